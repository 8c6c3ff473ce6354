package io.github.secureblocks.rules.bytecode;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Values as the text that they become. */
final class Texts {
    static final String STRING = "Ljava/lang/String;";
    private static final String THROWABLE = "java/lang/Throwable";

    /** What is in a text that an exception has become part of. */
    static final Callee SHOWN = new Callee(THROWABLE, "toString", "()" + STRING);

    private static final Set<String> NUMBERS = Set.of(
            "Ljava/lang/Boolean;",
            "Ljava/lang/Byte;",
            "Ljava/lang/Short;",
            "Ljava/lang/Integer;",
            "Ljava/lang/Long;",
            "Ljava/lang/Float;",
            "Ljava/lang/Double;",
            "Ljava/math/BigInteger;",
            "Ljava/math/BigDecimal;",
            "Ljava/util/UUID;",
            "Ljava/util/concurrent/atomic/AtomicInteger;",
            "Ljava/util/concurrent/atomic/AtomicLong;");

    private static final int MAX_DEPTH = 4;

    private Texts() {}

    /** The value as it is appended. */
    static Datum of(Value value, String declared, Heap heap, Types types) {
        Obj object = heap.get(value);
        if (object instanceof Obj.Items
                || object instanceof Obj.Entries
                || object instanceof Obj.Instance
                || object instanceof Obj.Choice) {
            return inside(object, heap, types, 0);
        }
        Datum datum = heap.summary(value);
        if (value instanceof Datum && declared.length() == 1 && !declared.equals(datum.type())) {
            datum = datum.typed(declared);
        }
        if (datum.isNull()) {
            return Datum.literal("null", STRING);
        }
        String text = datum.text();
        if (text != null && datum.constant() != null && value instanceof Datum) {
            Datum.Level level = datum.level();
            return new Datum(text, level, datum.parts(), Set.of(), STRING, datum.symbol(), null);
        } else if (datum.isConstant()) {
            return datum.typed(STRING);
        } else if (isHarmless(datum, types)) {
            return Datum.harmless(STRING, 0);
        } else if (isEnum(datum, types)) {
            return Datum.someConstant(STRING);
        }
        return isThrown(datum, types) ? shown(datum) : datum.typed(STRING);
    }

    private static boolean isThrown(Datum datum, Types types) {
        return datum.type().isEmpty()
                ? datum.parts().contains(Part.CAUGHT)
                : datum.type().startsWith("L")
                        && types.isSubtype(
                                datum.type().substring(1, datum.type().length() - 1), THROWABLE);
    }

    /** As text, an exception is what its {@code toString()} answers. */
    private static Datum shown(Datum thrown) {
        return thrown.withParts(thrown.parts().stream()
                        .map(part -> part.source() == null ? part.from(SHOWN) : part)
                        .collect(Collectors.toCollection(LinkedHashSet::new)))
                .typed(STRING);
    }

    private static Datum inside(Obj object, Heap heap, Types types, int depth) {
        Datum all = Datum.someConstant(STRING);
        @Nullable Datum first = null;
        if (depth > MAX_DEPTH) {
            return all;
        }
        for (Value each : Heap.inside(object)) {
            Obj inner = heap.get(each);
            Datum text = inner == null || inner instanceof Obj.Text || inner instanceof Obj.Opaque
                    ? of(each, "", heap, types)
                    : inside(inner, heap, types, depth + 1);
            all = all.and(text).mayBe(all.may()).mayBe(text.texts());
            first = first == null ? text : first;
        }
        boolean alone = object instanceof Obj.Items items
                && items.exact()
                && items.items().size() == 1;
        return alone && first != null ? all.beginningAs(first) : all;
    }

    /** Whether its text can hold nothing but a number, a date or a name of the program. */
    static boolean isHarmless(Datum datum, Types types) {
        return datum.isNumber()
                || NUMBERS.contains(datum.type())
                || datum.type().startsWith("Ljava/time/")
                || (!datum.parts().isEmpty() && isEnum(datum, types));
    }

    static boolean isEnum(Datum datum, Types types) {
        return datum.type().startsWith("L")
                && !datum.type().startsWith("Ljava/lang/")
                && types.isSubtype(datum.type().substring(1, datum.type().length() - 1), "java/lang/Enum");
    }

    /** A locale or a character set: how text is made, not what of. */
    static boolean isManner(Type type) {
        return switch (type.getDescriptor()) {
            case "Ljava/util/Locale;", "Ljava/nio/charset/Charset;", "Ljava/util/TimeZone;" -> true;
            default -> false;
        };
    }
}
