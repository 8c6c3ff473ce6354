package io.github.secureblocks.samples.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.access.NotFound;
import io.github.secureblocks.access.sql.OwnedRows;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.AllowedNames;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.DatabaseSettings;
import io.github.secureblocks.sql.Isolation;
import io.github.secureblocks.sql.Json;
import io.github.secureblocks.sql.Like;
import io.github.secureblocks.sql.SortBy;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.SqlArray;
import io.github.secureblocks.sql.SqlRefused;
import io.github.secureblocks.sql.Statements;
import io.github.secureblocks.sql.UnknownSort;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The code of the guide to SQL, run. */
class SqlGuideTest {
    private static final SortBy SORT = SortBy.of("created", "created_at desc, id desc")
            .or("title", "title, id")
            .or("title-desc", "title desc, id desc");

    private static final AllowedNames GROUPS =
            AllowedNames.of("author", "owner").or("state", "status");

    private static final OwnedRows NOTES = OwnedRows.of("notes", "owner");

    enum Status {
        DRAFT,
        DONE
    }

    record Note(
            long id,
            Subject owner,
            String title,
            Status status,
            @Nullable Instant createdAt) {}

    record NewNote(String title, Status status) {}

    record Order(long id, List<String> labels, Json items) {}

    record Group(String name, long notes) {}

    private Database db;
    private final Subject owner = Subject.of("alice");
    private final long id = 1;

    @BeforeEach
    void open() {
        db = Database.open(DatabaseSettings.builder("jdbc:h2:mem:" + UUID.randomUUID())
                .user("sa")
                .password(() -> Secret.of(new char[0]))
                .build());
        db.update(Sql.text("create table notes (id bigint generated always as identity primary key, owner varchar(40),"
                + " title varchar(200) unique, status varchar(10), created_at timestamp with time zone)"));
        db.batch(
                Sql.text("insert into notes (owner, title, status) values (:owner, :title, :status)")
                        .bind("owner", owner),
                List.of(new NewNote("100% sour", Status.DRAFT), new NewNote("soup", Status.DONE)));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void values() {
        List<Note> notes = db.list(
                Sql.text(
                                "select id, owner, title, status, created_at from notes where owner = :owner and status = :status")
                        .bind("owner", owner)
                        .bind("status", Status.DRAFT),
                Note.class);
        Optional<Note> note = db.one(
                Sql.text("select id, owner, title, status, created_at from notes where id = :id")
                        .bind("id", id),
                Note.class);
        List<String> titles = db.list(Sql.text("select title from notes"), String.class);
        long count = db.one(Sql.text("select count(*) from notes"), Long.class).orElseThrow();

        assertThat(notes).extracting(Note::title).containsExactly("100% sour");
        assertThat(note).hasValue(notes.get(0));
        assertThat(titles).hasSize((int) count);
    }

    @Test
    void conditionsAndOptionalFilters() {
        String query = "100%";
        Status status = null;
        boolean onlyMine = true;

        Sql wanted = Sql.allOf(
                Sql.when(onlyMine, () -> Sql.text("owner = :owner").bind("owner", owner)),
                Sql.ifPresent(status, s -> Sql.text("status = :status").bind("status", s)),
                Sql.ifPresent(
                        query,
                        q -> Sql.anyOf(
                                Sql.text("title like :q").bind("q", Like.contains(q)),
                                Sql.text("owner like :q").bind("q", Like.startsWith(q)))));
        long total = db.one(Sql.text("select count(*) from notes").where(wanted), Long.class)
                .orElseThrow();
        List<String> titles =
                db.list(Sql.text("select title from notes").where(wanted).limit(50), String.class);

        assertThat(total).isEqualTo(1);
        assertThat(titles).containsExactly("100% sour");
    }

    @Test
    void lists() {
        List<Long> ids = List.of();

        Sql asked = Sql.text("select title from notes")
                .where(Sql.when(!ids.isEmpty(), () -> Sql.text("id in (:ids)").bind("ids", ids)));
        Sql only = ids.isEmpty() ? Sql.text("1 = 0") : Sql.text("id in (:ids)").bind("ids", ids);

        assertThat(db.list(asked, String.class)).hasSize(2);
        assertThat(db.list(Sql.text("select title from notes").where(only), String.class))
                .isEmpty();
        assertThatThrownBy(() -> Sql.text("id in (:ids)").bind("ids", ids))
                .isInstanceOf(SqlRefused.class)
                .extracting(refused -> ((SqlRefused) refused).reason())
                .isEqualTo(SqlRefused.Reason.EMPTY_LIST);
    }

    @Test
    void jsonAndArrays() {
        db.update(Sql.text("create table orders (id bigint, labels varchar(40) array, items json)"));
        List<String> labels = List.of("urgent", "it's");
        List<Long> ids = List.of(id);
        String text = "{\"soup\":2}";

        db.update(Sql.text("insert into orders (id, labels, items) values (:id, :labels, :items)")
                .bind("id", id)
                .bind("labels", SqlArray.of(String.class, labels))
                .bind("items", Json.of(text)));
        List<Order> orders = db.list(
                Sql.text("select id, labels, items from orders where id = any(:ids)")
                        .bind("ids", SqlArray.of(Long.class, ids)),
                Order.class);

        assertThat(orders).containsExactly(new Order(id, labels, Json.of(text)));
    }

    @Test
    void patterns() {
        String q = "100%";

        Sql contains = Sql.text("title like :q").bind("q", Like.contains(q));
        Sql starts = Sql.text("lower(title) like :q").bind("q", Like.startsWith(q.toLowerCase(Locale.ROOT)));

        assertThat(titles(contains)).containsExactly("100% sour");
        assertThat(titles(starts)).containsExactly("100% sour");
        assertThat(titles(Sql.text("title like :q").bind("q", Like.endsWith("%"))))
                .isEmpty();
    }

    @Test
    void sortingAndPaging() {
        String sort = "title-desc";
        int page = 1;
        int size = 20;

        List<String> titles = db.list(
                Sql.text("select title from notes")
                        .orderBy(SORT.by(sort))
                        .limit(size)
                        .offset((page - 1) * size),
                String.class);
        List<Group> groups = db.list(
                Sql.text("select :by as name, count(*) as notes from notes group by :by")
                        .bind("by", GROUPS.by("author")),
                Group.class);

        assertThat(titles).containsExactly("soup", "100% sour");
        assertThat(groups).containsExactly(new Group("alice", 2));
        assertThatThrownBy(() -> SORT.by("title; drop table notes")).isInstanceOf(UnknownSort.class);
    }

    @Test
    void furtherClauses() {
        String title = "soup";
        long few = 0;

        List<Group> authors = db.list(
                Sql.text("select owner as name, count(*) as notes from notes")
                        .where(Sql.ifPresent(title, t -> Sql.text("title = :t").bind("t", t)))
                        .append(Sql.text("group by owner having count(*) > :few")
                                .bind("few", few)),
                Group.class);

        assertThat(authors).containsExactly(new Group("alice", 1));
    }

    @Test
    void queriesInQueries() {
        Sql done = Sql.text("select id from notes where status = :status").bind("status", Status.DONE);
        Sql mine = Sql.text("select title from notes where id in (:done)").bind("done", done);
        Sql both = mine.union(Sql.text("select title from notes where status = :status")
                        .bind("status", Status.DRAFT))
                .limit(10);

        assertThat(db.list(mine, String.class)).containsExactly("soup");
        assertThat(db.list(both, String.class)).containsExactlyInAnyOrder("soup", "100% sour");
    }

    @Test
    void insertsAndBatches() {
        String title = "bread";
        List<NewNote> rows = List.of(new NewNote("milk", Status.DRAFT), new NewNote("eggs", Status.DRAFT));

        long key = db.insert(
                Sql.text("insert into notes (owner, title) values (:owner, :title)")
                        .bind("owner", owner)
                        .bind("title", title),
                "id",
                Long.class);
        int added = db.batch(
                Sql.text("insert into notes (owner, title, status) values (:owner, :title, :status)")
                        .bind("owner", owner),
                rows);

        assertThat(key).isEqualTo(3);
        assertThat(added).isEqualTo(2);
    }

    @Test
    void changes() {
        String title = null;
        Status status = Status.DONE;

        int changed = db.update(Sql.text("update notes")
                .set(
                        Sql.ifPresent(title, t -> Sql.text("title = :t").bind("t", t)),
                        Sql.ifPresent(status, s -> Sql.text("status = :s").bind("s", s)))
                .where(Sql.text("id = :id").bind("id", id)));
        int everyRow = db.updateAll(Sql.text("update notes set created_at = null"));

        assertThat(changed).isEqualTo(1);
        assertThat(everyRow).isEqualTo(2);
        assertThat(titles(Sql.text("status = :s").bind("s", Status.DONE))).containsExactly("100% sour", "soup");
        assertThatThrownBy(() -> db.update(Sql.text("delete from notes"))).isInstanceOf(SqlRefused.class);
    }

    @Test
    void ownRows() {
        Caller caller = Caller.verified(owner, Roles.none());
        Sql wanted = Sql.text("status = :status").bind("status", Status.DONE);
        String sort = "title";
        String title = "bread";
        Status status = Status.DRAFT;
        List<NewNote> rows = List.of(new NewNote("milk", Status.DRAFT));

        List<String> mine = db.list(
                NOTES.text("select title from notes")
                        .where(wanted)
                        .orderBy(SORT.by(sort))
                        .limit(50)
                        .ownedBy(caller),
                String.class);
        long own = db.insert(
                NOTES.text("insert into notes (owner, title) values (:caller, :title)")
                        .bind("title", title)
                        .ownedBy(caller),
                "id",
                Long.class);
        NOTES.text("update notes")
                .set(
                        Sql.ifPresent(title, t -> Sql.text("title = :t").bind("t", t)),
                        Sql.ifPresent(status, s -> Sql.text("status = :s").bind("s", s)))
                .by("id", own)
                .changedBy(caller, db)
                .orNotFound();
        int added = db.batch(
                NOTES.text("insert into notes (owner, title, status) values (:caller, :title, :status)")
                        .ownedBy(caller),
                rows);
        NOTES.text("delete from notes").by("id", own).changedBy(caller, db).orNotFound();

        assertThat(added).isEqualTo(1);
        assertThat(mine).containsExactly("soup");
        assertThatThrownBy(() -> NOTES.text("delete from notes")
                        .by("id", id)
                        .changedBy(Caller.verified(Subject.of("mallory"), Roles.none()), db)
                        .orNotFound())
                .isInstanceOf(NotFound.class);
    }

    @Test
    void transactions() {
        long other = 2;

        boolean moved = db.transaction(tx -> {
            tx.update(Sql.text("update notes set owner = :owner where id = :id")
                    .bind("owner", "bob")
                    .bind("id", id));
            return rename(tx, other, "broth");
        });
        List<Note> report = db.readOnly(
                Isolation.REPEATABLE_READ,
                tx -> tx.list(Sql.text("select id, owner, title, status, created_at from notes"), Note.class));

        assertThat(moved).isTrue();
        assertThat(report).extracting(Note::owner).containsExactly(Subject.of("bob"), owner);
        assertThatThrownBy(() -> db.transaction(tx -> db.transaction(inner -> 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static boolean rename(Statements db, long id, String title) {
        return db.update(Sql.text("update notes set title = :title where id = :id")
                        .bind("title", title)
                        .bind("id", id))
                == 1;
    }

    @Test
    void tryingAgain() {
        assertThat(this.<Long>again(
                        3,
                        tx -> tx.one(Sql.text("select count(*) from notes"), Long.class)
                                .orElseThrow()))
                .isEqualTo(2);
    }

    private <T> T again(int times, Function<Statements, T> work) {
        for (int left = times - 1; ; left--) {
            try {
                return db.transaction(Isolation.SERIALIZABLE, work::apply);
            } catch (DatabaseException failed) {
                if (left == 0 || !failed.reason().retryable()) {
                    throw failed;
                }
            }
        }
    }

    @Test
    void streams() {
        StringBuilder out = new StringBuilder();

        long written = db.stream(
                Sql.text("select title from notes order by id"),
                String.class,
                titles -> titles.mapToLong(title -> write(title, out)).sum());

        long titles =
                db.forEach(Sql.text("select title from notes order by id"), String.class, title -> write(title, out));

        assertThat(written).isEqualTo(15);
        assertThat(titles).isEqualTo(2);
        assertThat(out).hasToString("100% sour\nsoup\n".repeat(2));
    }

    private static long write(String line, StringBuilder out) {
        out.append(line).append('\n');
        return line.length() + 1;
    }

    @Test
    void destructive() {
        db.update(Sql.text("create table notes_old (id bigint)"));
        db.destructive(Sql.text("drop table notes_old"), "replaced by notes");

        assertThatThrownBy(() -> db.list(Sql.text("select id from notes_old"), Long.class))
                .isInstanceOf(DatabaseException.class);
    }

    @Test
    void failures() {
        assertThat(add("new")).isTrue();
        assertThat(add("new")).isFalse();
    }

    private boolean add(String title) {
        try {
            db.update(Sql.text("insert into notes (title) values (:title)").bind("title", title));
            return true;
        } catch (DatabaseException failed) {
            if (failed.reason() == DatabaseException.Reason.UNIQUE_VIOLATION) {
                return false;
            }
            throw failed;
        }
    }

    @Test
    void otherBounds() {
        Statements slow = db.withQueryTimeout(Duration.ofMinutes(2)).withMaximumRows(100_000);

        assertThat(slow.list(Sql.text("select title from notes"), String.class)).hasSize(2);
    }

    /** Each cell of the table, which is no block of Java by itself. */
    @Test
    void theTableOfTheGuideIsCompiledCode() throws IOException {
        String table =
                Files.readString(CommittedFile.ROOT.resolve("docs/sql.md")).split("\n## ", 3)[1];
        List<String> cells = Pattern.compile("(?m) \\| `([^|]*)` \\|$")
                .matcher(table)
                .results()
                .map(cell -> folded(cell.group(1)))
                .toList();
        String code = folded(Files.readString(CommittedFile.ROOT.resolve(
                "samples/house/src/test/java/io/github/secureblocks/samples/house/SqlGuideTest.java")));

        assertThat(cells).hasSizeGreaterThan(15);
        assertThat(cells.stream().filter(cell -> !code.contains(cell)))
                .as("cells that are not in this class")
                .isEmpty();
    }

    private static String folded(String code) {
        return code.replaceAll("\\s+", "");
    }

    private List<String> titles(Sql condition) {
        return db.list(Sql.text("select title from notes").where(condition).orderBy(SORT.by("title")), String.class);
    }
}
