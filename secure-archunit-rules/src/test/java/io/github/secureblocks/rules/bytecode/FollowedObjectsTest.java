package io.github.secureblocks.rules.bytecode;

import static io.github.secureblocks.rules.bytecode.Sources.firesWhereMarked;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values that depend on which object a method or a field is asked of. */
class FollowedObjectsTest {
    private static final Detector SINK = new Detector.ArgumentNotConstant(
            Verdict.PROVED, List.of(Signature.of("app.Db#query(java.lang.String)")), 0);
    private static final String DB = """
            package app;
            interface Db {
                static void query(String sql) {}
            }
            """;

    @Test
    void takesTheMethodOfTheObjectThatAConstantHolds() {
        firesWhereMarked(SINK, DB, """
                package app;
                interface Order {
                    String column();
                    record Given(String column) implements Order {}
                    enum Fixed implements Order {
                        TITLE;
                        public String column() {
                            return "title";
                        }
                    }
                    final class Single implements Order {
                        static final Single INSTANCE = new Single();
                        public String column() {
                            return "id";
                        }
                    }
                }
                """, """
                package app;
                class Orders {
                    void single() {
                        Order order = Order.Single.INSTANCE;
                        Db.query("order by " + order.column());
                    }
                    void given(String column) {
                        Order order = new Order.Given(column);
                        Db.query("order by " + order.column()); // !
                    }
                }
                """);
    }

    @Test
    void takesTheFieldOfTheObjectThatAMethodMade() {
        firesWhereMarked(SINK, DB, """
                package app;
                record Query(String table, String order) {
                    Query orderedBy(String other) {
                        return new Query(table, other);
                    }
                    String text() {
                        return "select * from " + table + " order by " + order;
                    }
                    void fixed() {
                        Db.query(new Query("notes", "id").orderedBy("title").text());
                    }
                    void given(String column) {
                        Db.query(new Query("notes", "id").orderedBy(column).text()); // !
                    }
                }
                """);
    }

    @Test
    void takesAnOwnClassForTheFunctionThatItIs() {
        firesWhereMarked(SINK, DB, """
                package app;
                import java.util.concurrent.Callable;
                class Functions {
                    record Given(String text) implements Callable<String> {
                        public String call() {
                            return text;
                        }
                    }
                    static final class Fixed implements Callable<String> {
                        static final Fixed INSTANCE = new Fixed();
                        public String call() {
                            return "title";
                        }
                    }
                    void fixed() throws Exception {
                        Callable<String> order = Fixed.INSTANCE;
                        Db.query(order.call());
                    }
                    void given(String text) throws Exception {
                        Callable<String> order = new Given(text);
                        Db.query(order.call()); // !
                    }
                }
                """);
    }

    @Test
    void tellsTheKeysOfAMapFromItsValues() {
        firesWhereMarked(SINK, DB, """
                package app;
                import java.util.HashMap;
                import java.util.Map;
                class Keys {
                    void keys(String column) {
                        Map<String, String> values = new HashMap<>();
                        values.put(column, "?");
                        for (Map.Entry<String, String> each : values.entrySet()) {
                            Db.query("set x = " + each.getValue());
                            Db.query("set " + each.getKey()); // !
                        }
                    }
                }
                """);
    }

    @Test
    void knowsAPatternThatAConstantHolds() {
        firesWhereMarked(SINK, DB, """
                package app;
                import java.util.regex.Pattern;
                class Patterns {
                    private static final Pattern WORD = Pattern.compile("[a-z_]+");
                    private static final Pattern LOOSE = Pattern.compile("[^;]+");
                    void word(String column) {
                        if (WORD.matcher(column).matches()) {
                            Db.query("order by " + column);
                        }
                    }
                    void loose(String column) {
                        if (LOOSE.matcher(column).matches()) {
                            Db.query("order by " + column); // !
                        }
                    }
                }
                """);
    }

    @Test
    void knowsTheTypeThatWasAskedForAlsoWithoutACast() {
        firesWhereMarked(SINK, DB, """
                package app;
                class Asked {
                    void number(Object value) {
                        if (value instanceof Integer) {
                            Db.query("limit " + value);
                        } else {
                            Db.query("limit " + value); // !
                        }
                    }
                    void text(Object value) {
                        if (value instanceof String) {
                            Db.query("limit " + value); // !
                        }
                    }
                }
                """);
    }
}
