package io.github.secureblocks.samples.rules.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The call itself is made in another form or from another place. */
final class CallMutations {
    static final String REFERENCE = "method reference";

    private static final String UNKNOWN = "(int) System.nanoTime()";

    private CallMutations() {}

    static List<Mutation> all() {
        return List.of(
                call("call in a helper", call -> true, CallMutations::inHelper),
                call("call in a nested class", call -> true, CallMutations::inNestedClass),
                call("call in an anonymous class", call -> true, CallMutations::inAnonymousClass),
                call("call in a lambda", call -> true, CallMutations::inLambda),
                call("call in a switch", call -> true, CallMutations::inSwitch),
                call("call in try/finally", call -> true, CallMutations::inTry),
                call(REFERENCE, CallSite::referable, CallMutations::asReference),
                call(
                        "receiver's subtype",
                        call -> call.receiver().isPresent() && isOpen(call),
                        CallMutations::onSubtype),
                call("subclass made", call -> call.makes() && isOpen(call), CallMutations::bySubclass),
                call(
                        "anonymous subclass made",
                        call -> call.makes() && isOpen(call),
                        CallMutations::byAnonymousSubclass));
    }

    private static boolean isOpen(CallSite call) {
        return call.subtype().isPresent();
    }

    private static Mutation call(
            String name, Predicate<CallSite> applies, BiFunction<Rewriting, Scene, Optional<Rewriting>> rewriting) {
        return new Mutation(
                name,
                site -> site.call()
                        .filter(applies)
                        .flatMap(call -> rewriting.apply(new Rewriting(site), new Scene(site, call))));
    }

    /** A site with its call, and the pieces that a moved call is written with. */
    private record Scene(Site site, CallSite call) {
        String text() {
            return site.source(call.start(), call.end());
        }

        String parameters() {
            List<String> parameters = new ArrayList<>();
            call.receiver().ifPresent(receiver -> parameters.add(receiver.type() + " target"));
            for (int index = 0; index < call.arguments().size(); index++) {
                int position = index;
                call.arguments().get(index).type().ifPresent(type -> parameters.add(type + " a" + position));
            }
            return String.join(", ", parameters);
        }

        String passed(boolean withReceiver) {
            List<String> passed = new ArrayList<>();
            call.receiver().filter(receiver -> withReceiver).ifPresent(receiver -> passed.add(receiver.text()));
            call.arguments().stream()
                    .filter(argument -> argument.type().isPresent())
                    .forEach(argument -> passed.add(argument.text()));
            return String.join(", ", passed);
        }

        String inside() {
            List<String> arguments = new ArrayList<>();
            for (int index = 0; index < call.arguments().size(); index++) {
                CallSite.Argument argument = call.arguments().get(index);
                arguments.add(argument.type().isPresent() ? "a" + index : argument.text());
            }
            String list = "(" + String.join(", ", arguments) + ")";
            if (call.makes()) {
                return "new " + call.owner() + list;
            }
            return (call.receiver().isPresent() ? "target" : call.owner()) + "." + call.name() + list;
        }

        String method(String start) {
            return "\n    " + start + " " + call.result() + " moved(" + parameters() + ")" + call.thrown()
                    + " {\n        " + result() + inside() + "; " + Rewriting.HERE + "\n    }\n";
        }

        String result() {
            return call.answers() ? "return " : "";
        }
    }

    private static Optional<Rewriting> replaced(Rewriting rewriting, Scene scene, String use, String member) {
        return Optional.of(
                rewriting.replace(scene.call().start(), scene.call().end(), use).member(member));
    }

    private static Optional<Rewriting> inHelper(Rewriting rewriting, Scene scene) {
        return replaced(rewriting, scene, "moved(" + scene.passed(true) + ")", scene.method("private static"));
    }

    private static Optional<Rewriting> inNestedClass(Rewriting rewriting, Scene scene) {
        return replaced(
                rewriting,
                scene,
                "new Mover().moved(" + scene.passed(true) + ")",
                "private static final class Mover {" + scene.method("private") + "}\n");
    }

    private static Optional<Rewriting> inAnonymousClass(Rewriting rewriting, Scene scene) {
        String use = "new Object() { " + scene.call().result() + " moved()"
                + scene.call().thrown() + " { " + scene.result() + scene.text() + "; } }.moved()";
        return replaced(rewriting, scene, use, "");
    }

    private static Optional<Rewriting> inLambda(Rewriting rewriting, Scene scene) {
        boolean answers = scene.call().answers();
        String generic = answers ? "<T, X extends Exception>" : "<X extends Exception>";
        String type = answers ? "Work<T, X>" : "Work<X>";
        String result = answers ? "T" : "void";
        String member = "private interface Work" + generic + " { " + result + " run() throws X; } private static "
                + generic + " " + result + " work(" + type + " work) throws X { " + scene.result() + "work.run(); } ";
        return replaced(rewriting, scene, "work(() -> " + scene.text() + ")", member);
    }

    private static Optional<Rewriting> inSwitch(Rewriting rewriting, Scene scene) {
        String use = "switch (" + UNKNOWN + ") { case 1 -> " + scene.text() + "; default -> " + scene.text() + "; }";
        boolean statement =
                scene.site().statement().filter(Site.Statement::expression).isPresent();
        return replaced(rewriting, scene, statement ? use : "(" + use + ")", "");
    }

    private static Optional<Rewriting> inTry(Rewriting rewriting, Scene scene) {
        return scene.site()
                .statement()
                .filter(Site.Statement::alone)
                .map(statement -> rewriting.replace(
                        statement.start(),
                        statement.end(),
                        "try { " + scene.site().source(statement.start(), statement.end())
                                + " } finally { System.nanoTime(); }"));
    }

    private static Optional<Rewriting> asReference(Rewriting rewriting, Scene scene) {
        CallSite call = scene.call();
        if (call.arguments().stream().anyMatch(argument -> argument.type().isEmpty())) {
            return Optional.empty();
        }
        String parameters = call.arguments().stream()
                .map(argument -> argument.type().orElseThrow())
                .collect(Collectors.collectingAndThen(Collectors.toList(), CallMutations::numbered));
        String on = call.receiver().map(Operand::text).orElse(call.owner());
        return replaced(
                rewriting,
                scene,
                "((Reference) " + on + "::" + call.name() + ").apply(" + scene.passed(false) + ")",
                "private interface Reference { " + call.result() + " apply(" + parameters + ")" + call.thrown()
                        + "; } ");
    }

    private static String numbered(List<String> types) {
        List<String> parameters = new ArrayList<>();
        for (String type : types) {
            parameters.add(type + " a" + parameters.size());
        }
        return String.join(", ", parameters);
    }

    private static Optional<Rewriting> onSubtype(Rewriting rewriting, Scene scene) {
        Operand receiver = scene.call().receiver().orElseThrow();
        return Optional.of(rewriting
                .replace(receiver.start(), receiver.end(), "((Sub) " + receiver.text() + ")")
                .member(scene.call().subtype().orElseThrow() + " "));
    }

    private static Optional<Rewriting> bySubclass(Rewriting rewriting, Scene scene) {
        CallSite call = scene.call();
        String names = Stream.iterate(0, index -> index < call.arguments().size(), index -> index + 1)
                .map(index -> "a" + index)
                .collect(Collectors.joining(", "));
        return replaced(
                rewriting,
                scene,
                "new Sub(" + scene.passed(false) + ")",
                call.subtype().orElseThrow() + " {\n    Sub(" + scene.parameters() + ")" + call.thrown()
                        + " {\n        super(" + names + "); " + Rewriting.HERE + "\n    }\n}\n");
    }

    private static Optional<Rewriting> byAnonymousSubclass(Rewriting rewriting, Scene scene) {
        return replaced(rewriting, scene, scene.text() + " {}", "");
    }
}
