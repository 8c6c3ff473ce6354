package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneOfSeveralTest {
    private static final Detector NOT_CONSTANT = new Detector.ArgumentNotConstant(
            Verdict.PROVED, List.of(Signature.of("app.Db#query(java.lang.String)")), 0);
    private static final String QUERY = """
            package app;
            public class Db {
                public static void query(String sql) {}
            }
            """;

    private static void firesWhereMarked(String source) {
        Sources compiled = Sources.of(QUERY, source);
        assertThat(compiled.marked()).isNotEmpty();
        assertThat(compiled.places(NOT_CONSTANT)).isEqualTo(compiled.marked());
    }

    @Test
    void anyFunctionOfAMapMayBeTheOneThatRuns() {
        firesWhereMarked("""
                package app;
                import java.util.List;
                import java.util.Map;
                import java.util.function.*;
                class Functions {
                    void all(String name, String key, int number) {
                        Map<String, UnaryOperator<String>> fixed = Map.of("a", text -> "id", "b", text -> "title");
                        Db.query(fixed.get(key).apply(name));
                        Map<String, UnaryOperator<String>> free = Map.of("a", text -> "id", "b", text -> text);
                        Db.query(free.get(key).apply(name)); // !
                        Db.query(fixed.getOrDefault(key, text -> text).apply(name)); // !
                        List<Supplier<String>> parts = List.of(() -> "id", () -> "n" + name.length());
                        Db.query(parts.get(number).get());
                        List<Supplier<String>> others = List.of(() -> "id", () -> name);
                        Db.query(others.get(number).get()); // !
                    }
                }
                """);
    }

    @Test
    void whereNoneIsFoundTheOtherPathIsTaken() {
        firesWhereMarked("""
                package app;
                import java.util.*;
                import java.util.function.Supplier;
                class Missing {
                    private static final Supplier<String> ID = () -> "id";
                    void all(String name, String key) {
                        Map<String, Supplier<String>> known = Map.of("a", () -> "id", "b", () -> "title");
                        Supplier<String> found = known.get(key);
                        if (found == null) {
                            Db.query(name); // !
                            return;
                        }
                        Db.query(found.get());
                        Db.query(Optional.ofNullable(known.get(key)).map(Supplier::get).orElse(name)); // !
                        Db.query(Objects.requireNonNullElse(known.get(key), () -> name).get()); // !
                        Supplier<String> first = known.get("a");
                        if (found == first) {
                            Db.query(name); // !
                        }
                    }
                }
                """);
    }

    @Test
    void whatIsPutIntoAnyOfSeveralRowsMayBeInEach() {
        firesWhereMarked("""
                package app;
                class Rows {
                    void all(String name, int row) {
                        String[][] grid = {{"id", name}, {"title", name}};
                        Db.query(grid[row][0]);
                        Db.query(grid[row][1]); // !
                        grid[row][0] = name;
                        Db.query(grid[0][0]); // !
                    }
                }
                """);
    }
}
