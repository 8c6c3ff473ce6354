package io.github.secureblocks.samples.rules.mutation;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What decides takes another way to the same place. In the patterns, {@code %E} is the expression, {@code %T} its type,
 * {@code %R} its type as a reference, {@code %A} its erasure, {@code %P} that of
 * the reference, and {@code %N} a name of its own.
 */
final class ValueMutations {
    private static final String UNKNOWN = "System.nanoTime() > 0";

    private ValueMutations() {}

    static List<Mutation> all() {
        return Stream.of(inStatements(), throughMembers(), asKotlin(), asExpressions(), asText())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mutation> inStatements() {
        return List.of(
                statement("local", "%T %N = %E; ", "%N"),
                statement(
                        "local set on both branches",
                        "final %T %N; if (" + UNKNOWN + ") { %N = %E; } else { %N = %E; } ",
                        "%N"),
                statement("try/finally", "final %T %N; try { %N = %E; } finally { System.nanoTime(); } ", "%N"),
                statement(
                        "loop over one",
                        "%T %N = %E; for (%T each%N : java.util.List.<%R>of(%E)) { %N = each%N; } ",
                        "%N"),
                inner("instance field", "this.%N = %E; ", "this.%N", "private %T %N; "),
                inner("static field", "%N = %E; ", "%N", "private static %T %N; "));
    }

    private static List<Mutation> throughMembers() {
        return List.of(
                member("helper", "same%N(%E)", "private static <T> T same%N(T value) { return value; } "),
                member(
                        "helper of a helper",
                        "outer%N(%E)",
                        "private static %T outer%N(%T value) { return inner%N(0, value); }"
                                + " private static %T inner%N(int other, %T value) { return value; } "),
                member(
                        "varargs forwarded",
                        "outer%N(%E)",
                        "private static %T outer%N(%T... values) { return inner%N(values); }"
                                + " private static %T inner%N(%T... values) { return values[0]; } "),
                member(
                        "generic class and cast",
                        "((%R) new Box%N<Object>(%E).value())",
                        "private static class Box%N<V> { private final V value;"
                                + " Box%N(V value) { this.value = value; } V value() { return value; } } "),
                packed(
                        "record",
                        "Pack%N %N = new Pack%N(%E, 1); ",
                        "%N.value()",
                        "private record Pack%N(%T value, int other) {} "),
                member("generic record", "new Pack%N<%R>(%E).value()", "private record Pack%N<V>(V value) {} "),
                member(
                        "static nested class",
                        "new Nested%N(%E).value",
                        "private static class Nested%N { final %T value; Nested%N(%T value) { this.value = value; } } "),
                deferred("anonymous class", "new Object() { %T value() { return %E; } }.value()"),
                deferred("lambda", "((java.util.function.Supplier<%R>) () -> %E).get()"));
    }

    private static List<Mutation> asKotlin() {
        return List.of(
                member(
                        "Kotlin: checked parameter",
                        "Kt%N.same(%E)",
                        "private static final class Kt%N { static %R same(%R value) {"
                                + " kotlin.jvm.internal.Intrinsics.checkNotNullParameter(value, \"value\"); return value; } } "),
                member(
                        "Kotlin: default argument",
                        "same%N$default(%E, null, 2, null)",
                        "private static %R same%N(%R value, String other) { return value; }"
                                + " private static %R same%N$default(%R value, String other, int mask, Object marker) {"
                                + " if ((mask & 2) != 0) { other = \"\"; } return same%N(value, other); } "),
                member(
                        "Kotlin: companion",
                        "Held%N.Companion.same(%E)",
                        "private static final class Held%N { static final Companion Companion = new Companion();"
                                + " static final class Companion { %T same(%T value) { return value; } } } "),
                packed(
                        "Kotlin: lateinit",
                        "Late%N %N = new Late%N(); %N.set(%E); ",
                        "%N.get()",
                        "private static final class Late%N { %R held; void set(%R value) { this.held = value; } %R get() {"
                                + " %R value = this.held; if (value != null) { return value; }"
                                + " kotlin.jvm.internal.Intrinsics.throwUninitializedPropertyAccessException(\"held\");"
                                + " return null; } } "),
                deferred("Kotlin: lambda", "((kotlin.jvm.functions.Function0<%R>) () -> %E).invoke()"));
    }

    private static List<Mutation> asExpressions() {
        return List.of(
                value("ternary", "(" + UNKNOWN + " ? %E : %E)"),
                value(
                        "switch over int",
                        "(switch ((int) System.nanoTime()) { case 1 -> %E; case 2 -> %E; default -> %E; })"),
                value(
                        "switch over enum",
                        "(switch (Thread.currentThread().getState()) { case NEW -> %E; default -> %E; })"),
                value(
                        "switch over text",
                        "(switch (Thread.currentThread().getName()) { case \"main\" -> %E; default -> %E; })"),
                value("pattern", "((Object) (%E) instanceof %P value%N ? value%N : %E)"),
                value("array", "new %A[] {%E}[0]"),
                value("list", "java.util.List.<%R>of(%E).get(0)"),
                value("map", "java.util.Map.of(\"k\", %E).get(\"k\")"),
                value("optional", "java.util.Optional.of(%E).get()"),
                value("stream", "java.util.stream.Stream.<%R>of(%E).map(%N -> %N).findFirst().get()"));
    }

    private static List<Mutation> asText() {
        return List.of(
                text("StringBuilder", "new StringBuilder().append(%E).toString()"),
                text("concatenation", "(%E + \"\")"),
                text("format", "String.format(\"%%s\", %E)"),
                text("join", "String.join(\"\", %E)"));
    }

    /** What only newer compilers understand. */
    static List<Mutation> newer() {
        return List.of(
                value("pattern switch", "(switch ((Object) (%E)) { case %P value%N -> value%N; default -> %E; })"),
                member(
                        "record pattern",
                        "((Object) new Pack%N<%R>(%E) instanceof Pack%N<?>(%P value%N) ? value%N : %E)",
                        "private record Pack%N<V>(V value) {} "));
    }

    private static Mutation value(String name, String use) {
        return new Mutation(name, site -> carried(site, "", use, "", "", operand -> true));
    }

    /** For a body of its own, which may throw nothing. */
    private static Mutation deferred(String name, String use) {
        return new Mutation(
                name, site -> site.throwsItself() ? Optional.empty() : carried(site, "", use, "", "", operand -> true));
    }

    private static Mutation text(String name, String use) {
        return new Mutation(name, site -> carried(site, "", use, "", "", Operand::isText));
    }

    private static Mutation member(String name, String use, String member) {
        return new Mutation(name, site -> carried(site, "", use, member, "", operand -> true));
    }

    private static Mutation statement(String name, String before, String use) {
        return packed(name, before, use, "");
    }

    private static Mutation packed(String name, String before, String use, String member) {
        return new Mutation(name, site -> carried(site, before, use, member, "", operand -> true));
    }

    private static Mutation inner(String name, String before, String use, String member) {
        return new Mutation(name, site -> carried(site, before, use, "", member, operand -> true));
    }

    private static Optional<Rewriting> carried(
            Site site, String before, String use, String member, String inner, Predicate<Operand> applies) {
        List<Operand> operands = site.operands().stream().filter(applies).toList();
        if (operands.isEmpty() || (!before.isEmpty() && !site.takes(before))) {
            return Optional.empty();
        }
        Rewriting rewriting = new Rewriting(site);
        StringBuilder statements = new StringBuilder();
        for (int index = 0; index < operands.size(); index++) {
            Operand operand = operands.get(index);
            statements.append(filled(before, operand, index));
            rewriting.replace(operand.start(), operand.end(), filled(use, operand, index));
            rewriting.member(filled(member, operand, index)).innerMember(filled(inner, operand, index));
        }
        return Optional.of(before.isEmpty() ? rewriting : rewriting.before(statements.toString()));
    }

    private static String filled(String pattern, Operand operand, int index) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < pattern.length(); at++) {
            char one = pattern.charAt(at);
            text.append(one == '%' ? filled(pattern.charAt(++at), operand, index) : String.valueOf(one));
        }
        return text.toString();
    }

    private static String filled(char place, Operand operand, int index) {
        return switch (place) {
            case 'E' -> operand.text();
            case 'T' -> operand.type();
            case 'R' -> operand.reference();
            case 'A' -> operand.erased();
            case 'P' -> operand.reference().replaceAll("<.*>", "");
            case 'N' -> "carried" + index;
            default -> String.valueOf(place);
        };
    }
}
