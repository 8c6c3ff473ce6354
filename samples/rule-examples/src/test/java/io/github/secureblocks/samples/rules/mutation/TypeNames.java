package io.github.secureblocks.samples.rules.mutation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** Types as they are written in a source outside of their package; types of the example itself by their short name. */
record TypeNames(String ownPackage) {
    /** Empty where a type cannot be written. */
    Optional<String> source(TypeMirror type) {
        return switch (type.getKind()) {
            case DECLARED -> declared((DeclaredType) type);
            case ARRAY -> source(((ArrayType) type).getComponentType()).map(component -> component + "[]");
            case TYPEVAR -> isCaptured(type) ? source(((TypeVariable) type).getUpperBound()) : Optional.empty();
            case WILDCARD -> wildcard((WildcardType) type);
            default ->
                type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID
                        ? Optional.of(type.getKind().name().toLowerCase(Locale.ROOT))
                        : Optional.empty();
        };
    }

    private Optional<String> declared(DeclaredType type) {
        String name = ((TypeElement) type.asElement()).getQualifiedName().toString();
        List<Optional<String>> arguments =
                type.getTypeArguments().stream().map(this::argument).toList();
        if (name.isEmpty() || arguments.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        String own = ownPackage + ".";
        String shown = name.startsWith(own) ? name.substring(own.length()) : name;
        return Optional.of(
                arguments.isEmpty()
                        ? shown
                        : arguments.stream().map(Optional::get).collect(Collectors.joining(", ", shown + "<", ">")));
    }

    private Optional<String> argument(TypeMirror type) {
        return isCaptured(type) ? Optional.of("?") : source(type);
    }

    private Optional<String> wildcard(WildcardType type) {
        if (type.getExtendsBound() != null) {
            return source(type.getExtendsBound()).map(bound -> "? extends " + bound);
        }
        return type.getSuperBound() == null
                ? Optional.of("?")
                : source(type.getSuperBound()).map(bound -> "? super " + bound);
    }

    private static boolean isCaptured(TypeMirror type) {
        return type.getKind() == TypeKind.TYPEVAR && type.toString().startsWith("capture#");
    }
}
