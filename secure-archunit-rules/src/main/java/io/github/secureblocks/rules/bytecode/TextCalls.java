package io.github.secureblocks.rules.bytecode;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/** The methods of the JDK that make text, or a collection, out of what they are given and of nothing else. */
final class TextCalls {
    static final String STRING = "java/lang/String";
    static final Set<String> BUILDERS = Set.of("java/lang/StringBuilder", "java/lang/StringBuffer");

    private static final Set<String> BOXES = Set.of(
            "java/lang/Boolean",
            "java/lang/Byte",
            "java/lang/Character",
            "java/lang/Short",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Float",
            "java/lang/Double");
    private static final Set<String> UNCHANGED = Set.of(
            "toString",
            "intern",
            "getBytes",
            "toCharArray",
            "stripIndent",
            "translateEscapes",
            "describeConstable",
            "subSequence");
    private static final Set<String> COLLECTED = Set.of(
            "java/util/List.of",
            "java/util/Set.of",
            "java/util/Arrays.asList",
            "java/util/Collections.singletonList",
            "java/util/Collections.singleton",
            "java/util/stream/Stream.of",
            "java/util/List.copyOf",
            "java/util/Objects.requireNonNullElse");
    private static final Set<String> FIRST_ONLY = Set.of(
            "java/util/Objects.requireNonNull",
            "java/util/Objects.toString",
            "java/lang/String.valueOf",
            "java/lang/String.copyValueOf",
            "java/util/Base64$Decoder.decode",
            "java/util/HexFormat.parseHex");
    private static final Set<String> FORMATTED =
            Set.of("java/lang/String.format", "java/text/MessageFormat.format", "java/lang/String.join");
    private static final Map<String, Set<String>> CARRIERS = Map.of(
            "java/io/File", Set.of(),
            "java/io/PrintWriter", Set.of("append", "format", "printf"),
            "java/io/BufferedWriter", Set.of(),
            "java/io/OutputStreamWriter", Set.of(),
            "java/nio/file/Path", Set.of("of", "resolve", "resolveSibling", "toFile", "toUri"),
            "java/nio/file/Paths", Set.of("get"),
            "java/net/URI", Set.of("create", "resolve", "toURL", "toASCIIString"),
            "java/net/URL", Set.of("toURI", "toExternalForm"),
            "java/util/Optional", Set.of("of", "ofNullable", "get", "orElse", "orElseThrow"));

    private TextCalls() {}

    static String key(MethodInsnNode call) {
        return call.owner + "." + call.name;
    }

    /** {@code Integer.valueOf(1)}, {@code Boolean.TRUE.booleanValue()}. */
    static boolean boxes(MethodInsnNode call) {
        return BOXES.contains(call.owner)
                && (call.name.equals("valueOf") || call.name.equals("toString") || call.name.endsWith("Value"));
    }

    static boolean collects(MethodInsnNode call) {
        return COLLECTED.contains(key(call));
    }

    static boolean takesFirst(MethodInsnNode call) {
        return FIRST_ONLY.contains(key(call));
    }

    static boolean formats(MethodInsnNode call) {
        return FORMATTED.contains(key(call)) || (call.owner.equals(STRING) && call.name.equals("formatted"));
    }

    static boolean keepsReceiver(MethodInsnNode call) {
        return call.owner.equals(STRING) && UNCHANGED.contains(call.name);
    }

    static boolean isText(MethodInsnNode call) {
        return call.owner.equals(STRING);
    }

    /** Whether an object handed to the method is only read by it. */
    static boolean onlyReads(MethodInsnNode call) {
        return collects(call)
                || takesFirst(call)
                || formats(call)
                || isText(call)
                || (BUILDERS.contains(call.owner) && !call.name.equals("getChars"));
    }

    /** Whether what goes into the call can come out of it as text, a path or an address. */
    static boolean carries(MethodInsnNode call) {
        if (call.name.equals("<init>")) {
            return isText(call) || BUILDERS.contains(call.owner) || CARRIERS.containsKey(call.owner);
        }
        return Type.getReturnType(call.desc).getSort() >= Type.ARRAY
                && (onlyReads(call)
                        || CARRIERS.getOrDefault(call.owner, Set.of()).contains(call.name));
    }

    /** A locale or a character set: how text is made, not what of. */
    static boolean isManner(Type type) {
        return type.getDescriptor().equals("Ljava/util/Locale;")
                || type.getDescriptor().equals("Ljava/nio/charset/Charset;");
    }

    /** The method's effect on one text. */
    static String changed(String method, String text) {
        return switch (method) {
            case "toLowerCase" -> text.toLowerCase(Locale.ROOT);
            case "toUpperCase" -> text.toUpperCase(Locale.ROOT);
            case "trim", "strip" -> text.strip();
            default -> text;
        };
    }

    static boolean changes(MethodInsnNode call) {
        return isText(call)
                && Set.of("toLowerCase", "toUpperCase", "trim", "strip").contains(call.name);
    }
}
