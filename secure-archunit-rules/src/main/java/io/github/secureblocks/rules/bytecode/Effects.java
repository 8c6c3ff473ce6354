package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Type;

/** What a call does of which nothing is known but its name. */
final class Effects {
    private static final Set<String> FILLS = Set.of(
            "read",
            "readFully",
            "readNBytes",
            "nextBytes",
            "getChars",
            "arraycopy",
            "toArray",
            "get",
            "digest",
            "doFinal",
            "update",
            "engineNextBytes",
            "addAll",
            "fill",
            "setAll",
            "sort",
            "copy",
            "decode",
            "encode",
            "inflate",
            "generateSeed",
            "printStackTrace",
            "put");

    /** Libraries that change nothing that they are handed, but for the methods above. */
    private static final List<String> READERS = List.of(
            "java/",
            "javax/",
            "kotlin/jvm/internal/Intrinsics",
            "org/springframework/util/",
            "com/google/common/base/",
            "org/apache/commons/lang3/");

    /** What goes into these comes out of them as a path, an address or text. */
    private static final Map<String, Set<String>> CARRIERS = Map.ofEntries(
            Map.entry(
                    "java/io/File",
                    Set.of("toPath", "toURI", "getPath", "getAbsolutePath", "getAbsoluteFile", "toString")),
            Map.entry("java/io/PrintWriter", Set.of("append", "format", "printf")),
            Map.entry("java/io/BufferedWriter", Set.of()),
            Map.entry("java/io/OutputStreamWriter", Set.of()),
            Map.entry("java/io/StringReader", Set.of()),
            Map.entry("java/io/ByteArrayInputStream", Set.of()),
            Map.entry("java/io/BufferedInputStream", Set.of()),
            Map.entry("java/io/BufferedReader", Set.of("readLine", "lines")),
            Map.entry("java/io/InputStreamReader", Set.of()),
            Map.entry("java/io/InputStream", Set.of("readAllBytes", "readNBytes")),
            Map.entry(
                    "java/nio/file/Path",
                    Set.of("of", "resolve", "resolveSibling", "toFile", "toUri", "toString", "toAbsolutePath")),
            Map.entry("java/nio/file/Paths", Set.of("get")),
            Map.entry("java/net/URI", Set.of("create", "resolve", "toURL", "toASCIIString", "toString", "getPath")),
            Map.entry("java/net/URL", Set.of("toURI", "toExternalForm", "toString", "getPath")),
            Map.entry("java/net/URLDecoder", Set.of("decode")),
            Map.entry("java/net/URLEncoder", Set.of("encode")),
            Map.entry("java/util/Base64$Decoder", Set.of("decode")),
            Map.entry("java/util/Base64$Encoder", Set.of("encode", "encodeToString")),
            Map.entry(
                    "java/util/Base64",
                    Set.of(
                            "getDecoder",
                            "getUrlDecoder",
                            "getMimeDecoder",
                            "getEncoder",
                            "getUrlEncoder",
                            "getMimeEncoder")),
            Map.entry(
                    "org/apache/commons/codec/binary/Base64",
                    Set.of("encodeBase64", "encodeBase64String", "encodeBase64URLSafeString", "encodeAsString")),
            Map.entry("org/apache/commons/codec/binary/Hex", Set.of("encodeHex", "encodeHexString")),
            Map.entry("java/util/HexFormat", Set.of("of", "ofDelimiter", "withUpperCase", "withLowerCase", "parseHex")),
            Map.entry("java/text/MessageFormat", Set.of("format")),
            Map.entry("java/text/Normalizer", Set.of("normalize")),
            Map.entry("java/util/Locale", Set.of("of", "forLanguageTag")),
            Map.entry("java/util/Arrays", Set.of("toString", "copyOf", "copyOfRange")),
            Map.entry("java/util/StringTokenizer", Set.of("nextToken")),
            Map.entry("java/util/Scanner", Set.of("next", "nextLine")),
            Map.entry("java/lang/CharSequence", Set.of("toString", "subSequence")),
            Map.entry("java/lang/Character", Set.of("toString", "valueOf", "toChars")),
            Map.entry("java/lang/Iterable", Set.of("iterator")));

    private static final Set<String> BUILDERS =
            Set.of("java/lang/String", "java/lang/StringBuilder", "java/lang/StringBuffer", "java/lang/CharSequence");

    /** What comes out of a container is made of what is in it, not of what is asked for. */
    private static final Set<String> TAKES = Set.of(
            "get",
            "getFirst",
            "getLast",
            "getOrDefault",
            "remove",
            "poll",
            "pop",
            "peek",
            "values",
            "keySet",
            "entrySet",
            "iterator",
            "next",
            "nextElement",
            "stream",
            "getKey",
            "getValue",
            "elements",
            "keys",
            "toArray",
            "subList",
            "findFirst",
            "findAny",
            "orElseThrow");

    private static final Set<String> LIBRARIES = Set.of(
            "org/apache/commons/lang3/StringUtils",
            "org/apache/commons/text/StringEscapeUtils",
            "org/springframework/util/StringUtils",
            "org/springframework/web/util/UriUtils",
            "org/springframework/web/util/HtmlUtils",
            "com/google/common/base/Strings",
            "com/google/common/base/Joiner");
    private static final Set<String> DEFAULTED = Set.of(
            "getProperty",
            "getOrDefault",
            "get",
            "orElse",
            "getString",
            "firstNonNull",
            "requireNonNullElse",
            "defaultString",
            "defaultIfBlank",
            "defaultIfEmpty",
            "defaultIfNull");

    private Effects() {}

    /** Whether the call can change an object that it is handed. */
    static boolean canChange(Callee callee, boolean own) {
        return own || !onlyReads(callee) || FILLS.contains(callee.name());
    }

    /** Whether the library looks at what it is handed and does nothing else with it. */
    static boolean onlyReads(Callee callee) {
        for (String reader : READERS) {
            if (callee.owner().startsWith(reader)) {
                return true;
            }
        }
        return false;
    }

    static Value result(CallSite site, Part unknown) {
        Callee callee = site.callee();
        Type type = callee.result();
        if (type == Type.VOID_TYPE) {
            return Datum.VOID;
        }
        Labels labels = site.execution().program().labels();
        if (labels.isEncoder(callee)) {
            return encoded(site);
        } else if (labels.isSource(callee)) {
            // Whatever it is called on, it answers what it answers.
            boolean elsewhere = unknown.kind() == Part.Kind.DEFERRED && !callee.equals(unknown.source());
            Part data = elsewhere ? Part.data(unknown.why()) : unknown;
            String key =
                    site.count() > 0 && labels.isKeyed(callee) ? site.text(0).text() : null;
            Part named = key == null ? data : Part.data(Parameters.OF_REQUEST + key);
            return Datum.unknown(named.from(callee), type, site.symbol());
        } else if (site.receiver() != null
                && callee.owner().startsWith("java/util/")
                && TAKES.contains(callee.name())) {
            return defaulted(site, site.result(site.heap().summary(site.receiver())));
        } else if (callee.is("java/util/HexFormat", "formatHex", "toHexDigits")) {
            return Datum.traced(Texts.STRING, site.symbol(), site.made().parts());
        } else if (carries(callee)) {
            return beginning(site, decoded(site.made()));
        }
        return defaulted(site, site.unknown(unknown));
    }

    private static Value defaulted(CallSite site, Value result) {
        int last = site.count() - 1;
        if (last > 0
                && result instanceof Datum datum
                && DEFAULTED.contains(site.callee().name())
                && site.datum(last).isConstant()) {
            return datum.mayBe(site.datum(last).texts());
        }
        return result;
    }

    private static boolean carries(Callee callee) {
        return LIBRARIES.contains(callee.owner())
                || BUILDERS.contains(callee.owner())
                || callee.owner().startsWith("java/util/function/")
                || CARRIERS.getOrDefault(callee.owner(), Set.of()).contains(callee.name());
    }

    private static Datum encoded(CallSite site) {
        Datum made = site.made();
        Set<Part> parts = new LinkedHashSet<>();
        made.parts().forEach(part -> parts.add(part.encodedBy(site.callee())));
        return made.withParts(parts);
    }

    private static Datum decoded(Datum made) {
        Set<Part> parts = new LinkedHashSet<>();
        made.parts().forEach(part -> parts.add(part.decoded()));
        return made.withParts(parts);
    }

    /** What a new object of a library was made from. */
    static Datum wrapped(CallSite site) {
        Callee callee = site.callee();
        Datum made = site.made();
        if (PureModel.isRandom(callee)) {
            return Datum.data(Part.data("a random " + Names.simple(callee.owner())), "L" + callee.owner() + ";", 0);
        }
        if (site.execution().program().labels().isSource(callee)) {
            return Datum.data(
                    Part.data("a new " + Names.simple(callee.owner())).from(callee), "L" + callee.owner() + ";", 0);
        }
        return beginning(site, made);
    }

    /** An address begins as its text does. */
    private static Datum beginning(CallSite site, Datum made) {
        Callee callee = site.callee();
        Value receiver = site.receiver();
        if (!callee.owner().equals("java/net/URI")) {
            return made;
        } else if (site.count() == 1 && (callee.isConstructor() || callee.name().equals("create"))) {
            return made.beginningAs(site.text(0));
        }
        return site.count() == 0 && receiver != null && !callee.name().equals("getPath")
                ? made.beginningAs(site.heap().summary(receiver))
                : made;
    }

    /** What a function is called with by somebody who is not known. */
    static List<Value> later(Function function) {
        List<Value> all = new ArrayList<>(function.captured());
        Type[] types = function.callee().parameters();
        int receiver = function.code().getTag() == org.objectweb.asm.Opcodes.H_INVOKESTATIC ? 0 : 1;
        for (int index = all.size() - receiver; index < types.length; index++) {
            if (index >= 0) {
                all.add(Datum.unknown(Part.data("a parameter of a lambda"), types[index], 0));
            }
        }
        return all;
    }
}
