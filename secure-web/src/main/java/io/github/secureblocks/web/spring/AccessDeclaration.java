package io.github.secureblocks.web.spring;

import io.github.secureblocks.access.Caller;
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

    /** The one on the method stands before the one on its class. */
    static Optional<AccessDeclaration> of(Method handler, Class<?> type) {
        return Stream.of(handler, type)
                .map(AccessDeclaration::on)
                .flatMap(List::stream)
                .findFirst();
    }

    boolean needsNobody() {
        return annotation instanceof PublicEndpoint;
    }

    boolean allows(Caller caller) {
        return !(annotation instanceof RequiresRole role) || caller.hasRole(role.value());
    }
}
