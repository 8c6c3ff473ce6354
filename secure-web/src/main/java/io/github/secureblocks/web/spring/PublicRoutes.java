package io.github.secureblocks.web.spring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Handlers of other people's code that anybody may call: they can wear no {@link PublicEndpoint}.
 *
 * <pre>{@code
 * @Bean
 * PublicRoutes publicRoutes() {
 *     return PublicRoutes.none().and("/actuator/health", "the cluster asks whether we live");
 * }
 * }</pre>
 *
 * <p><b>Guarantees.</b> A route is compared, to the letter, with the pattern under which Spring MVC found the handler, not with
 * the path of the request, so that no spelling of a path opens another handler. What declares its access itself keeps to that.
 *
 * <p><b>Does not guarantee</b> that a route exists: a misspelt one opens nothing. For functional routes and view
 * controllers too. Routes that demand a caller or a role cannot be named yet. CWE-862; OWASP ASVS 5.0 8.2.1.
 */
public final class PublicRoutes {
    private static final PublicRoutes NONE = new PublicRoutes(Map.of());

    private final Map<String, String> reasons;

    private PublicRoutes(Map<String, String> reasons) {
        this.reasons = reasons;
    }

    /**
     * No route.
     *
     * @return routes that open nothing
     */
    public static PublicRoutes none() {
        return NONE;
    }

    /**
     * One more route.
     *
     * @param pattern exactly as it was declared, such as {@code /actuator/health}; never {@code /**}
     * @param reason why it is open to the world, for the reviewer
     * @return these routes and that one
     * @throws IllegalArgumentException if the pattern begins with no slash or is that of everything, or the reason is blank
     */
    public PublicRoutes and(String pattern, String reason) {
        if (!pattern.startsWith("/") || pattern.equals("/**") || reason.isBlank()) {
            throw new IllegalArgumentException("A public route has the pattern of one handler and a reason; write"
                    + " .and(\"/actuator/health\", \"the cluster asks whether we live\")");
        }
        Map<String, String> more = new LinkedHashMap<>(reasons);
        more.put(pattern, reason);
        return new PublicRoutes(Map.copyOf(more));
    }

    boolean contain(@Nullable Object pattern) {
        return pattern != null && reasons.containsKey(pattern.toString());
    }

    @Override
    public String toString() {
        return "PublicRoutes" + reasons.keySet();
    }
}
