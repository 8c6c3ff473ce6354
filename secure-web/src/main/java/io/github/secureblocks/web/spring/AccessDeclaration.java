package io.github.secureblocks.web.spring;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.identity.Roles;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Who may call a handler, as its annotation says. */
record AccessDeclaration(Annotation annotation) {
    private static final List<Class<? extends Annotation>> TYPES =
            List.of(PublicEndpoint.class, Authenticated.class, RequiresRole.class);

    static List<AccessDeclaration> on(AnnotatedElement element) {
        return TYPES.stream()
                .map(type -> AnnotatedElementUtils.findMergedAnnotation(element, type))
                .filter(Objects::nonNull)
                .map(AccessDeclaration::new)
                .toList();
    }

    /** The one on the method stands before the one on its class; two on the same place are none. */
    static Optional<AccessDeclaration> of(Method handler, Class<?> type) {
        return Stream.of(handler, type)
                .map(AccessDeclaration::on)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .filter(found -> found.size() == 1)
                .map(found -> found.get(0));
    }

    /** What is wrong with it, and the line to write. */
    Optional<String> mistake() {
        if (annotation instanceof PublicEndpoint open && open.reason().isBlank()) {
            return Optional.of(
                    "is open to the world without a reason; write" + " @PublicEndpoint(reason = \"the log-in page\")");
        }
        if (annotation instanceof RequiresRole role && !isRole(role.value())) {
            return Optional.of("requires what cannot be a role's name, so nobody could call it; write"
                    + " @RequiresRole(\"admin\"), of a-z 0-9 - _ : .");
        }
        return Optional.empty();
    }

    private static boolean isRole(String name) {
        try {
            Roles.of(name);
            return true;
        } catch (IllegalArgumentException notARole) {
            return false;
        }
    }

    boolean needsNobody() {
        return annotation instanceof PublicEndpoint;
    }

    boolean allows(Caller caller) {
        return !(annotation instanceof RequiresRole role) || caller.hasRole(role.value());
    }
}
