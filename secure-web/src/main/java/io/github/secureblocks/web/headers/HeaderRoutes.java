package io.github.secureblocks.web.headers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which headers the responses of which paths carry.
 *
 * <p><b>Guarantees.</b> A route is one path, such as {@code /status}, or a path and all below it, such as {@code /embed/*}; the
 * longest that fits decides. What is wrong is refused when it is stated, and so at start-up: a pattern that is malformed or
 * there twice, a route that changes nothing, one that is weaker without {@link #weaker} saying why, and one that changes
 * {@code Strict-Transport-Security}, which is the host's. A weaker route applies only where the path as it came says the
 * same as the path that the container made of it: {@code /admin/..;/embed/x} has the headers of every other path.
 *
 * <p><b>Does not guarantee</b> that a route leads anywhere. Immutable.
 *
 * <p>CWE-1021, CWE-525, CWE-22.
 */
public final class HeaderRoutes {
    private static final Pattern PATTERN = Pattern.compile("(?:/[A-Za-z0-9._~!$&'()+=:@-]+)+(?:/\\*)?|/");
    private static final Pattern AMBIGUOUS = Pattern.compile("[;\\\\%]|//|/\\.{1,2}(?:/|$)");

    private final SecurityHeaders everywhere;
    private final List<Route> routes;

    private HeaderRoutes(SecurityHeaders everywhere, List<Route> routes) {
        this.everywhere = everywhere;
        this.routes = routes;
    }

    /**
     * The same headers for every path.
     *
     * @param everywhere such as {@code SecurityHeaders.html()}
     * @return routes to which others are added
     */
    public static HeaderRoutes of(SecurityHeaders everywhere) {
        return new HeaderRoutes(everywhere, List.of());
    }

    /**
     * Adds a route whose headers are different and not weaker.
     *
     * @param pattern a path, or a path and {@code /*}
     * @param headers of its responses
     * @return routes with this one
     * @throws IllegalArgumentException if the pattern is malformed or there already, or the headers change nothing or let
     *     more in
     */
    public HeaderRoutes route(String pattern, SecurityHeaders headers) {
        return with(pattern, headers, null);
    }

    /**
     * Adds a route whose headers let more in than those of other paths.
     *
     * @param pattern a path, or a path and {@code /*}
     * @param headers of its responses
     * @param reason why, for those who read it later
     * @return routes with this one
     * @throws IllegalArgumentException if the pattern is malformed or there already, the headers are not weaker, or no
     *     reason is given
     */
    public HeaderRoutes weaker(String pattern, SecurityHeaders headers, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException(
                    "A weaker route has a reason; write .weakerRoute(pattern, headers, \"partners show the map\")");
        }
        return with(pattern, headers, reason);
    }

    /**
     * Adds a route of files that are nobody's own: the headers of every other path, and everybody may keep the response.
     *
     * @param pattern a path, or a path and {@code /*}
     * @param maxAge for how long, to a year
     * @return routes with this one
     * @throws IllegalArgumentException if the pattern is malformed or there already, or the time is not from a second to a
     *     year
     */
    public HeaderRoutes staticFiles(String pattern, Duration maxAge) {
        return weaker(pattern, everywhere.toBuilder().cachedByAll(maxAge).build(), "static files are nobody's own");
    }

    /**
     * The headers for a request.
     *
     * @param path as the container decoded it, below the application's own path
     * @param raw the path as it came, below the application's own path
     * @return those of the longest route that fits
     */
    public SecurityHeaders forPath(String path, String raw) {
        for (Route each : routes) {
            if (each.matches(path) && (each.reason == null || each.matches(raw) && !isAmbiguous(raw))) {
                return each.headers;
            }
        }
        return everywhere;
    }

    /**
     * The headers of paths without a route.
     *
     * @return as they were stated
     */
    public SecurityHeaders everywhere() {
        return everywhere;
    }

    /**
     * Whether every path has the same headers.
     *
     * @return {@code true} without a route
     */
    public boolean isEmpty() {
        return routes.isEmpty();
    }

    /**
     * What is weaker where, for a report at start-up.
     *
     * @return one text for each weaker route: its pattern, what it lets in, and why
     */
    public List<String> weakened() {
        return routes.stream()
                .filter(each -> each.reason != null)
                .map(each -> each.pattern + ": " + String.join(", ", each.headers.weakerThan(everywhere)) + " ("
                        + each.reason + ")")
                .toList();
    }

    /**
     * Whether one of the policies reports to a path.
     *
     * @param path of this application
     * @return {@code true} if a browser is told of it
     */
    public boolean reportTo(String path) {
        return everywhere.reportAddresses().contains(path)
                || routes.stream()
                        .anyMatch(each -> each.headers.reportAddresses().contains(path));
    }

    private HeaderRoutes with(String pattern, SecurityHeaders headers, @Nullable String reason) {
        if (!PATTERN.matcher(pattern).matches() || AMBIGUOUS.matcher(pattern).find()) {
            throw new IllegalArgumentException("A route is one path, or a path and all below it;"
                    + " write \"/status\" or \"/embed/*\", and SecurityHeadersFilter.of(headers) for all paths");
        }
        if (routes.stream().anyMatch(each -> each.pattern.equals(pattern))) {
            throw new IllegalArgumentException(pattern + " is there twice; leave one of its routes out");
        }
        if (!headers.transportSecurity().equals(everywhere.transportSecurity())) {
            throw new IllegalArgumentException(
                    pattern + " changes Strict-Transport-Security, which browsers keep for the"
                            + " whole host; state it where the headers of every path are");
        }
        checkStrength(pattern, headers, reason);
        List<Route> all = new ArrayList<>(routes);
        all.add(Route.of(pattern, headers, reason));
        all.sort(Comparator.comparingInt((Route each) -> each.pattern.length()).reversed());
        checkEffect(all);
        return new HeaderRoutes(everywhere, List.copyOf(all));
    }

    private void checkStrength(String pattern, SecurityHeaders headers, @Nullable String reason) {
        List<String> weaker = headers.weakerThan(everywhere);
        if (reason == null && !weaker.isEmpty()) {
            throw new IllegalArgumentException(pattern + " is weaker than other paths: " + String.join(", ", weaker)
                    + "; write .weakerRoute(\"" + pattern + "\", headers, \"why\")");
        }
        if (reason != null && weaker.isEmpty()) {
            throw new IllegalArgumentException(
                    pattern + " is not weaker than other paths; write .route(\"" + pattern + "\", headers)");
        }
    }

    /** A route must differ from what its paths had without it: the next longer pattern around it, or every path. */
    private void checkEffect(List<Route> all) {
        for (int i = 0; i < all.size(); i++) {
            Route inner = all.get(i);
            SecurityHeaders around = all.stream()
                    .skip(i + 1L)
                    .filter(outer -> outer.isAround(inner))
                    .map(outer -> outer.headers)
                    .findFirst()
                    .orElse(everywhere);
            if (inner.headers.equals(around)) {
                throw new IllegalArgumentException(
                        inner.pattern + " changes nothing: its paths have these headers already; leave the route out");
            }
        }
    }

    /** An encoded, doubled or dotted path is one that two readers may read differently. */
    private static boolean isAmbiguous(String raw) {
        return AMBIGUOUS.matcher(raw).find();
    }

    @Override
    public String toString() {
        return "HeaderRoutes" + routes.stream().map(each -> each.pattern).toList();
    }

    private record Route(
            String pattern,
            String path,
            boolean below,
            SecurityHeaders headers,
            @Nullable String reason) {
        static Route of(String pattern, SecurityHeaders headers, @Nullable String reason) {
            boolean below = pattern.endsWith("/*");
            String path = below ? pattern.substring(0, pattern.length() - 2) : pattern;
            return new Route(pattern, path, below, headers, reason);
        }

        boolean matches(String asked) {
            return asked.startsWith(path)
                    && (asked.length() == path.length() || below && asked.charAt(path.length()) == '/');
        }

        boolean isAround(Route inner) {
            return below && matches(inner.path);
        }
    }
}
