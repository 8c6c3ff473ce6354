package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ObjectsOfTheProgramTest {
    private static final Detector NOT_CONSTANT = new Detector.ArgumentNotConstant(
            Verdict.PROVED, List.of(Signature.of("app.Db#query(java.lang.String)")), 0);
    private static final String QUERY = """
            package app;
            public class Db {
                public static void query(String sql) {}
            }
            """;

    private static void firesWhereMarked(String... sources) {
        Sources compiled = Sources.of(sources);
        assertThat(compiled.marked()).isNotEmpty();
        assertThat(compiled.places(NOT_CONSTANT)).isEqualTo(compiled.marked());
    }

    @Test
    void whatOneObjectHoldsIsNotWhatAnotherHolds() {
        firesWhereMarked(QUERY, """
                package app;
                import java.util.ArrayList;
                import java.util.List;
                class Update {
                    private final List<String> sets = new ArrayList<>();
                    private String where = "";
                    static Update of() {
                        return new Update();
                    }
                    Update set(String column) {
                        sets.add(column + " = ?");
                        return this;
                    }
                    Update where(String condition) {
                        where = " where " + condition;
                        return this;
                    }
                    String sql() {
                        return "update notes set " + String.join(", ", sets) + where;
                    }
                }
                """, """
                package app;
                class Updates {
                    void all(String name) {
                        Db.query(Update.of().set("title").where("id = ?").sql());
                        Db.query(Update.of().set("title").set(name).sql()); // !
                        Db.query(Update.of().set("title").where(name + " = 1").sql()); // !
                    }
                }
                """);
    }

    @Test
    void aPartOfARecordIsNotItsOtherPart() {
        firesWhereMarked(QUERY, """
                package app;
                record Column<T>(T name, T title) {
                    static final Column<String> ID = new Column<>("id", "Number");
                    static <T> Column<T> of(T name, T title) {
                        return new Column<>(name, title);
                    }
                    Column<T> titled(T other) {
                        return new Column<>(name, other);
                    }
                }
                """, """
                package app;
                class Columns {
                    void all(String given) {
                        Column<String> column = Column.of("created", given);
                        Db.query("order by " + column.name());
                        Db.query("order by " + column.title()); // !
                        Db.query("order by " + Column.ID.titled(given).name());
                        Db.query("order by " + Column.ID.titled(given).title()); // !
                        Db.query("order by " + column.titled("Created").title());
                    }
                }
                """);
    }

    @Test
    void whoeverHandsAnObjectInTellsWhatItHolds() {
        firesWhereMarked(QUERY, """
                package app;
                final class Order {
                    private final String column;
                    Order(String column) {
                        this.column = column;
                    }
                    String column() {
                        return column;
                    }
                }
                """, """
                package app;
                class Repository {
                    void fixed(Order order) {
                        Db.query("order by " + order.column());
                    }
                    void free(Order order) {
                        Db.query("order by " + order.column()); // !
                    }
                }
                """, """
                package app;
                class Service {
                    void list(Repository notes, String given) {
                        notes.fixed(new Order(given.isEmpty() ? "id" : "title"));
                        notes.free(new Order(given));
                    }
                }
                """);
    }

    @Test
    void whatAConstructorHasCheckedHoldsForEveryObject() {
        firesWhereMarked(QUERY, """
                package app;
                import java.util.Set;
                record Search(String order, String title) {
                    private static final Set<String> ORDERS = Set.of("id", "title");
                    Search {
                        if (!ORDERS.contains(order)) {
                            throw new IllegalArgumentException("Not an order");
                        }
                    }
                }
                """, """
                package app;
                class Searches {
                    void all(Search search) {
                        Db.query("order by " + search.order());
                        Db.query("title = " + search.title()); // !
                    }
                }
                """, """
                package app;
                class Reader {
                    Search read(String order, String title) {
                        return new Search(order, title);
                    }
                }
                """);
    }

    @Test
    void anObjectInAFieldMayHaveBeenChangedSinceItWasMade() {
        firesWhereMarked(QUERY, """
                package app;
                import java.util.ArrayList;
                import java.util.List;
                class Settings {
                    private final String table = "notes";
                    private final List<String> columns = new ArrayList<>();
                    private String order = "id";
                    String table() {
                        return table;
                    }
                    String order() {
                        return order;
                    }
                    void order(String other) {
                        order = other;
                    }
                    void add(String column) {
                        columns.add(column);
                    }
                    String columns() {
                        return String.join(",", columns);
                    }
                }
                """, """
                package app;
                class Holder {
                    private final Settings settings = new Settings();
                    void change(String given) {
                        settings.order(given);
                        settings.add(given);
                    }
                    void all() {
                        Db.query("select * from " + settings.table());
                        Db.query("order by " + settings.order()); // !
                        Db.query("select " + settings.columns()); // !
                    }
                }
                """);
    }

    @Test
    void aSourceAnswersDataWhateverItIsCalledOn() {
        Detector from = new Detector.ArgumentFrom(
                Verdict.PROVED,
                List.of(Signature.of("java.io.File#<init>(java.lang.String)")),
                0,
                List.of(Signature.of("java.util.zip.ZipEntry#getName()")),
                List.of());
        Sources compiled = Sources.of(QUERY, """
                package app;
                import java.io.File;
                import java.util.zip.ZipEntry;
                class Held {
                    void all(ZipEntry entry) {
                        Db.query(new Object() {
                            String name() {
                                return entry.getName();
                            }
                        }.name().trim()); // !
                        Db.query(new Object() {
                            String kind() {
                                return entry.isDirectory() ? "directory" : "file";
                            }
                        }.kind());
                        new File(new Object() {
                            String name() {
                                return entry.getName();
                            }
                        }.name()); // !
                    }
                }
                """);
        assertThat(compiled.scan(Sources.rule("test/rule", NOT_CONSTANT, from)).hits())
                .extracting(Hit::verdict)
                .containsExactly(Verdict.PROVED, Verdict.PROVED);
    }

    @Test
    void anOwnClassIsFollowedBehindAnInterfaceOfALibrary() {
        firesWhereMarked(QUERY, """
                package app;
                import java.util.Optional;
                import java.util.concurrent.Callable;
                import java.util.function.UnaryOperator;
                class Behind {
                    void all(String given) throws Exception {
                        Callable<String> fixed = new Callable<>() {
                            @Override public String call() {
                                return given.isEmpty() ? "id" : "title";
                            }
                        };
                        Db.query("order by " + fixed.call());
                        Callable<String> free = new Callable<>() {
                            @Override public String call() {
                                return given;
                            }
                        };
                        Db.query("order by " + free.call()); // !
                        UnaryOperator<String> hidden = new UnaryOperator<>() {
                            @Override public String apply(String text) {
                                return "id";
                            }
                        };
                        Db.query("order by " + Optional.of(given).map(hidden).get());
                    }
                }
                """);
    }

    @Test
    void aFieldHoldsWhatIsNotFollowedAnyMoreOfAWriterWithManyCallers() {
        String calls = IntStream.range(0, 20)
                .mapToObj(each -> "void call" + each + "() { set(\"select " + each + "\"); }\n")
                .collect(Collectors.joining());
        firesWhereMarked(QUERY, """
                package app;
                class Slow {
                    private String text;
                    private int work;
                    private void set(String text) {
                        int n = 0;
                        %s
                        work = n;
                        this.text = text;
                    }
                    %s
                    void data(String data) { set(data); }
                    void run() {
                        Db.query(text); // !
                    }
                }
                """.formatted("n = n * 31 + 7; ".repeat(20), calls));
    }

    @Test
    void aConstantIsKnownAlsoWhereTheFirstWhoAskedForItHadFewStepsLeft() {
        String asking = IntStream.range(0, 30)
                .mapToObj(each -> "void ask" + each + "(int n) { " + "n = n * 31 + 7; ".repeat(250 - each * 5)
                        + " Db.query(Table.NAME); work = n; }\n")
                .collect(Collectors.joining());
        Sources compiled = Sources.of(QUERY, """
                package app;
                class Table {
                    static final String NAME;
                    static {
                        int n = 0;
                        %s
                        NAME = "select " + n;
                    }
                }
                """.formatted("n = n + 7; ".repeat(60)), """
                package app;
                class Asking {
                    int work;
                    %s
                }
                """.formatted(asking), """
                package app;
                class Later {
                    void go() {
                        Db.query(Table.NAME);
                    }
                }
                """);
        assertThat(compiled.places(NOT_CONSTANT)).noneMatch(place -> place.startsWith("Later.java"));
    }
}
