package io.github.secureblocks.rules.bytecode;

import static io.github.secureblocks.rules.bytecode.Sources.firesWhereMarked;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A reference that names the supertype says by its function's type what it is called on. */
class InheritedReferencesTest {
    private static final String SWITCHES = """
            package app;
            public class Switches {
                public abstract static class Switch<S> { public S off() { return null; } }
                public static class Guard extends Switch<Guard> {}
                public static class Strict extends Guard {}
                public static class Form extends Switch<Form> {}
            }
            """;

    @Test
    void areFoundOnTheTypeAlone() {
        firesWhereMarked(
                new Detector.ReferenceOn(
                        Verdict.POLICY, List.of(Signature.of("app.Switches$Switch#off()")), "app.Switches$Guard"),
                SWITCHES,
                """
                package app;
                import app.Switches.*;
                import java.util.function.Consumer;
                class Configured {
                    Consumer<Guard> guard = Switch::off; // !
                    Consumer<Strict> strict = Switch::off; // !
                    Consumer<Form> form = Switch::off;
                    void called(Guard guard) {
                        guard.toString();
                    }
                }
                """);
    }
}
