package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Signature;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/** Names of the catalogue and names of the class file, each in the other's form. */
final class Names {
    private static final Map<String, String> PRIMITIVES = Map.of(
            "boolean", "Z", "byte", "B", "char", "C", "short", "S", "int", "I", "long", "J", "float", "F", "double",
            "D");

    private Names() {}

    static Stream<String> expanded(String name) {
        return name.contains("{ee}")
                ? Stream.of(name.replace("{ee}", "javax"), name.replace("{ee}", "jakarta"))
                : Stream.of(name);
    }

    /** The internal names of a binary name that may start with <code>{ee}</code>. */
    static List<String> internal(String binary) {
        return expanded(binary).map(name -> name.replace('.', '/')).toList();
    }

    static List<String> internal(List<String> binary) {
        return binary.stream().flatMap(name -> internal(name).stream()).toList();
    }

    /** How the descriptors of the meant methods begin: with all their parameters, or with those that are named. */
    static List<String> parameterDescriptors(Signature signature) {
        String end = signature.anyParameters() ? "" : ")";
        return expanded(signature.parameters().stream()
                        .map(Names::descriptor)
                        .collect(Collectors.joining("", "(", end)))
                .toList();
    }

    static String binary(String internal) {
        return internal.replace('/', '.');
    }

    static String simple(String internal) {
        return internal.substring(Math.max(internal.lastIndexOf('/'), internal.lastIndexOf('$')) + 1);
    }

    static String annotation(String descriptor) {
        return Type.getType(descriptor).getInternalName();
    }

    /** A method as people write it: {@code Random.nextInt(int)}, {@code new Random()}. */
    static String readable(String owner, String name, String descriptor) {
        String parameters = parameters(descriptor);
        return name.equals("<init>") ? "new " + binary(owner) + parameters : binary(owner) + "." + name + parameters;
    }

    static String parameters(String descriptor) {
        return Stream.of(Type.getArgumentTypes(descriptor))
                .map(type -> {
                    String name = type.getClassName();
                    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
                })
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** The name on one line, as it is read: a class file may hold line breaks, terminal codes and more in any name. */
    static String shown(String name) {
        return name.codePoints().allMatch(Names::isPlain)
                ? name
                : name.codePoints()
                        .mapToObj(point -> isPlain(point) ? Character.toString(point) : "\\u{%x}".formatted(point))
                        .collect(Collectors.joining());
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String descriptor(String source) {
        String type = source.endsWith("...") ? source.substring(0, source.length() - 3) + "[]" : source;
        int dimensions = 0;
        while (type.endsWith("[]")) {
            type = type.substring(0, type.length() - 2);
            dimensions++;
        }
        String primitive = PRIMITIVES.get(type);
        return "[".repeat(dimensions) + (primitive == null ? "L" + type.replace('.', '/') + ";" : primitive);
    }
}
