package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * Text, a number, or an object of which nothing but its origin is known.
 *
 * @param constant the value where it is one known constant
 * @param level how constant it is where there is no part that is not
 * @param parts what keeps it from being constant
 * @param may constants that it can be, such as a default; not all that it can be
 * @param type descriptor of its static type; empty where unknown
 * @param symbol names the unknown, so that a condition on it tells of it everywhere; 0 for none
 * @param condition what this truth value tells of another value
 * @param start how a text begins that is not constant as a whole, as {@link Beginnings} sums it up; null where that is unknown
 */
record Datum(
        @Nullable Object constant,
        Level level,
        Set<Part> parts,
        Set<String> may,
        String type,
        int symbol,
        @Nullable Condition condition,
        @Nullable String start)
        implements Value {
    Datum(
            @Nullable Object constant,
            Level level,
            Set<Part> parts,
            Set<String> may,
            String type,
            int symbol,
            @Nullable Condition condition) {
        this(constant, level, parts, may, type, symbol, condition, null);
    }

    // Hashed by the million in a process of seconds, before what the compiler generates has become fast.
    @Override
    public int hashCode() {
        int hash = constant == null ? level.ordinal() : constant.hashCode();
        return ((hash * 31 + parts.hashCode()) * 31 + type.hashCode()) * 31 + symbol;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Datum that
                        && symbol == that.symbol
                        && level == that.level
                        && type.equals(that.type)
                        && Objects.equals(constant, that.constant)
                        && parts.equals(that.parts)
                        && may.equals(that.may)
                        && Objects.equals(condition, that.condition)
                        && Objects.equals(start, that.start));
    }

    enum Level {
        /** A compile-time constant. */
        LITERAL,
        /** Made of constants alone. */
        CONSTANT,
        /** Made of constants and numbers, which carry no syntax of any language. */
        HARMLESS
    }

    /** The null reference. */
    enum Nothing {
        NULL
    }

    /**
     * A constant of an enum.
     *
     * @param owner internal name
     * @param name as written
     * @param ordinal from 0
     */
    record EnumConstant(String owner, String name, int ordinal) {}

    /**
     * What a truth value tells of another value.
     *
     * @param symbol the other value
     * @param holds what it is where this is true
     * @param fails what it is where this is false
     */
    record Condition(
            int symbol, @Nullable Datum holds, @Nullable Datum fails) {
        /** Tells no more than that a number is the length of the object. */
        static Condition lengthOf(Ref object) {
            return lengthOf(object.object());
        }

        /** The same of a text or an array that is an unknown, or of a number that is its length. */
        static Condition lengthOf(int symbol) {
            return new Condition(Integer.MIN_VALUE + symbol, null, null);
        }

        /** Whose length the number is; null where it is none. */
        @Nullable
        Ref lengthened() {
            return holds == null && fails == null ? new Ref(symbol - Integer.MIN_VALUE) : null;
        }
    }

    static final int MAX_TEXT = 20_000;
    private static final int MAX_PARTS = 8;
    private static final int MAX_MAY = 16;

    static final Datum NULL = literal(Nothing.NULL, "");
    static final Datum ZERO = literal(0, "I");

    /** Stands in a local variable that holds nothing. */
    static final Datum UNSET = literal(Nothing.NULL, "?");

    /** The result of a method without one. */
    static final Datum VOID = literal(Nothing.NULL, "V");

    static Datum literal(Object constant, String type) {
        return new Datum(constant, Level.LITERAL, Set.of(), Set.of(), type, 0, null);
    }

    static Datum computed(Object constant, String type) {
        if (constant instanceof String text && text.length() > MAX_TEXT) {
            return someConstant(type);
        }
        return new Datum(constant, Level.CONSTANT, Set.of(), Set.of(), type, 0, null);
    }

    static Datum truth(boolean value) {
        return computed(value ? 1 : 0, "Z");
    }

    /** A constant that is not worked out. */
    static Datum someConstant(String type) {
        return new Datum(null, Level.CONSTANT, Set.of(), Set.of(), type, 0, null);
    }

    static Datum harmless(String type, int symbol) {
        return new Datum(null, Level.HARMLESS, Set.of(), Set.of(), type, symbol, null);
    }

    /** A number that is made of something else: harmless, but for what may yet turn out to be a constant. */
    static Datum number(String type, int symbol, Set<Part> of) {
        Set<Part> open = new LinkedHashSet<>(of);
        open.removeIf(part -> part.kind() == Part.Kind.DATA);
        return new Datum(null, Level.HARMLESS, open, Set.of(), type, symbol, null);
    }

    /** Harmless as text, whatever it is made of; where it comes from stays known as far as a rule asks for it. */
    static Datum traced(String type, int symbol, Set<Part> of) {
        Set<Part> traces = new LinkedHashSet<>();
        for (Part part : of) {
            if (part.kind() == Part.Kind.DEFERRED) {
                traces.add(part);
            } else if (part.source() != null) {
                traces.add(new Part(Part.Kind.TRACE, part.why(), part.source(), null));
            }
        }
        return new Datum(null, Level.HARMLESS, traces, Set.of(), type, symbol, null);
    }

    static Datum data(Part part, String type, int symbol) {
        return new Datum(null, Level.CONSTANT, Set.of(part), Set.of(), type, symbol, null);
    }

    /** Something unknown of a type: a number is harmless as text. */
    static Datum unknown(Part part, Type type, int symbol) {
        return switch (type.getSort()) {
            case Type.BOOLEAN, Type.SHORT, Type.INT, Type.LONG, Type.FLOAT, Type.DOUBLE ->
                part.kind() == Part.Kind.DATA
                        ? harmless(type.getDescriptor(), symbol)
                        : new Datum(null, Level.HARMLESS, Set.of(part), Set.of(), type.getDescriptor(), symbol, null);
            default -> data(part, type.getDescriptor(), symbol);
        };
    }

    @Override
    public int size() {
        return constant instanceof Long || constant instanceof Double || type.equals("J") || type.equals("D") ? 2 : 1;
    }

    boolean isNull() {
        return constant == Nothing.NULL;
    }

    /** Made of constants alone, numbers that come from elsewhere excluded. */
    boolean isConstant() {
        return parts.isEmpty() && level != Level.HARMLESS;
    }

    boolean isNumber() {
        return type.length() == 1 && "ZSIJFD".contains(type);
    }

    /** The constant as text, as it would be appended; null where it is not known. */
    @Nullable
    String text() {
        if (constant == null || constant == Nothing.NULL) {
            return null;
        } else if (constant instanceof Integer number) {
            return type.equals("Z")
                    ? number == 0 ? "false" : "true"
                    : type.equals("C") ? String.valueOf((char) number.intValue()) : number.toString();
        } else if (constant instanceof Type named) {
            return named.getClassName();
        } else if (constant instanceof EnumConstant one) {
            return one.name();
        }
        return constant.toString();
    }

    /** The constant as an int; null where it is not known. */
    @Nullable
    Integer number() {
        return constant instanceof Integer number ? number : null;
    }

    Datum typed(String descriptor) {
        return descriptor.equals(type)
                ? this
                : new Datum(constant, level, parts, may, descriptor, symbol, condition, start);
    }

    /** The same, but no constant to the compiler. */
    Datum asComputed() {
        return level == Level.LITERAL
                ? new Datum(constant, Level.CONSTANT, parts, may, type, symbol, condition, start)
                : this;
    }

    Datum named(int name) {
        return new Datum(constant, level, parts, may, type, name, condition, start);
    }

    Datum on(@Nullable Condition told) {
        return new Datum(constant, level, parts, may, type, symbol, told, start);
    }

    boolean has(Part.Kind kind) {
        return parts.stream().anyMatch(part -> part.kind() == kind);
    }

    /** What it was made by and has not been followed yet. */
    Set<Part> deferred() {
        Set<Part> open = new LinkedHashSet<>(parts);
        open.removeIf(part -> part.kind() != Part.Kind.DEFERRED);
        return open;
    }

    Datum withParts(Set<Part> other) {
        return new Datum(constant, level, other, may, type, symbol, condition, start);
    }

    /** Not constant so far, and perhaps told more of by what the object was made by that it was asked of. */
    Datum alsoBy(Datum object) {
        Set<Part> open = new LinkedHashSet<>(object.parts);
        open.removeIf(part -> part.kind() != Part.Kind.DEFERRED);
        if (parts.isEmpty() || open.isEmpty()) {
            return this;
        }
        open.addAll(parts);
        return withParts(open);
    }

    Datum withMay(Set<String> texts) {
        return new Datum(constant, level, parts, texts, type, symbol, condition, start);
    }

    Datum mayBe(Set<String> texts) {
        Set<String> all = new LinkedHashSet<>(may);
        for (String text : texts) {
            if (all.size() < MAX_MAY) {
                all.add(text);
            }
        }
        return new Datum(constant, level, parts, all, type, symbol, condition, start);
    }

    /** The same, known to begin as {@code other} does. */
    Datum beginningAs(Datum other) {
        return new Datum(constant, level, parts, may, type, symbol, condition, other.beginning());
    }

    /** How it begins, as {@link Beginnings} sums it up; null where that is unknown. */
    @Nullable
    String beginning() {
        String text = constant instanceof String known && parts.isEmpty() ? known : null;
        return text == null ? start : Beginnings.of(text);
    }

    /** Made from this: as constant as this is, with other contents. */
    Datum made(String descriptor) {
        return new Datum(null, level == Level.LITERAL ? Level.CONSTANT : level, parts, Set.of(), descriptor, 0, null);
    }

    /** Where its parts come from stays known; what it can be does not. */
    Datum and(Datum other) {
        String same = Objects.equals(start, other.start) ? start : null;
        return new Datum(
                null, higher(higher(level, other.level), Level.CONSTANT), united(other), Set.of(), type, 0, null, same);
    }

    /** This text, followed by that. */
    Datum then(Datum other) {
        String first = text();
        String second = other.text();
        Datum both = new Datum(
                null,
                higher(level, other.level),
                united(other),
                Set.of(),
                "Ljava/lang/String;",
                0,
                null,
                first == null || !parts.isEmpty() ? start : Beginnings.of(first, other.beginning()));
        if (first != null && second != null && parts.isEmpty() && other.parts.isEmpty()) {
            return first.length() + second.length() > MAX_TEXT
                    ? both
                    : new Datum(first + second, both.level, Set.of(), Set.of(), both.type, 0, null);
        }
        return both.mayBe(pairs(texts(), other.texts()));
    }

    private static List<String> pairs(Set<String> first, Set<String> second) {
        List<String> all = new ArrayList<>();
        if (first.size() * second.size() <= MAX_MAY) {
            first.forEach(one -> second.forEach(two -> {
                if (one.length() + two.length() <= MAX_TEXT) {
                    all.add(one + two);
                }
            }));
        }
        return all;
    }

    private Datum mayBe(List<String> texts) {
        return mayBe(new LinkedHashSet<>(texts));
    }

    /** The constants that it is or can be. */
    Set<String> texts() {
        String text = text();
        if (text == null) {
            return may;
        }
        Set<String> all = new LinkedHashSet<>(may);
        all.add(text);
        return all;
    }

    /** This on one path and that on another. */
    Datum join(Datum other) {
        if (equals(other)) {
            return this;
        }
        Set<String> either = new LinkedHashSet<>(texts());
        either.addAll(other.texts());
        boolean same = constant != null && constant.equals(other.constant);
        return new Datum(
                        same ? constant : null,
                        higher(level, other.level),
                        united(other),
                        Set.of(),
                        type.isEmpty() ? other.type : type,
                        symbol == other.symbol ? symbol : 0,
                        null,
                        Objects.equals(beginning(), other.beginning()) ? beginning() : null)
                .mayBe(either);
    }

    private Set<Part> united(Datum other) {
        if (other.parts.isEmpty() || parts.equals(other.parts)) {
            return parts;
        } else if (parts.isEmpty()) {
            return other.parts;
        }
        Set<Part> all = new LinkedHashSet<>();
        List<Part> both = new ArrayList<>(parts);
        both.addAll(other.parts);
        both.stream()
                .filter(part -> part.source() != null || part.encoder() == null)
                .forEach(all::add);
        all.addAll(both);
        if (all.size() <= MAX_PARTS) {
            return all;
        }
        return new LinkedHashSet<>(List.copyOf(all).subList(0, MAX_PARTS));
    }

    private static Level higher(Level one, Level other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
