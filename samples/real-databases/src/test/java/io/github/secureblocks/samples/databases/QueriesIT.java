package io.github.secureblocks.samples.databases;

import static io.github.secureblocks.samples.databases.Failures.isRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.sql.AllowedNames;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.SortBy;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.SqlRefused.Reason;
import io.github.secureblocks.sql.UnknownName;
import io.github.secureblocks.sql.UnknownSort;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that are put together: lists, groups, parts, pages and chosen names mean the same on each database. */
@OnEveryDatabase
class QueriesIT {
    private static final AllowedNames COLUMNS =
            AllowedNames.of("author", "owner").or("number", "id");
    private static final AllowedNames TABLES = AllowedNames.of("notes", "notes").or("old", "old_notes");
    private static final SortBy SORT = SortBy.of("id", "id").or("newest", "id desc");

    private final Server server;
    private Database db;

    QueriesIT(Engine engine, Servers servers) {
        this.server = servers.of(engine);
    }

    record Named(String name, long notes) {}

    @BeforeEach
    void open() throws SQLException {
        server.execute(
                "create table notes (id bigint primary key, owner varchar(20) not null)",
                "create table old_notes (id bigint primary key, owner varchar(20) not null)",
                "insert into notes values (1, 'ann'), (2, 'ann'), (3, 'bob'), (4, 'cid')",
                "insert into old_notes values (3, 'bob'), (9, 'ann')");
        db = Database.open(server.settings().build());
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
        server.execute("drop table notes", "drop table old_notes");
    }

    record Whole(long n) {}

    record True(boolean n) {}

    @Test
    void noDriverCutsAFractionOrCallsAnyTextTrue() throws SQLException {
        server.execute(
                "create table cells (n numeric(9, 2), word varchar(20))", "insert into cells values (1.9, 'no')");
        try {
            for (Class<?> type : List.of(Whole.class, Long.class, Integer.class)) {
                failsToRead(Sql.text("select n from cells"), type);
            }
            assertThat(db.list(Sql.text("select sum(n) + 0.1 as n from cells"), Whole.class))
                    .containsExactly(new Whole(2));
            assertThat(db.list(Sql.text("select word as n from cells"), True.class))
                    .containsExactly(new True(false));
            failsToRead(Sql.text("select owner as n from notes"), True.class);
            failsToRead(Sql.text("select owner from notes"), Instant.class);
        } finally {
            server.execute("drop table cells");
        }
    }

    private void failsToRead(Sql sql, Class<?> type) {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> db.list(sql, type))
                .matches(failed -> failed.reason() == DatabaseException.Reason.MAPPING)
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 64, 65, 1_000})
    void aListFindsItsElementsAndNothingElse(int size) {
        List<Long> ids = LongStream.range(2, 2 + size).boxed().toList();

        assertThat(found(Sql.text("id in (:ids)").bind("ids", ids)))
                .isEqualTo(ids.stream().filter(id -> id <= 4).toList());
        assertThat(found(Sql.text("id not in (:ids)").bind("ids", ids))).contains(1L);
    }

    @Test
    void anEmptyListIsRefusedAndSoIsOneThatIsTooLong() {
        Sql condition = Sql.text("id in (:ids)");
        isRefused(() -> condition.bind("ids", List.of()), Reason.EMPTY_LIST);
        isRefused(() -> condition.bind("ids", new long[1_001]), Reason.LIST_TOO_LONG);
    }

    @Test
    void aListChangesOnlyItsElements() {
        assertThat(db.update(Sql.text("delete from notes")
                        .where(Sql.text("owner in (:owners)").bind("owners", Set.of("ann", "bob' or '1'='1")))))
                .isEqualTo(2);
        assertThat(found()).containsExactly(3L, 4L);
    }

    @Test
    void groupsKeepTheirParentheses() {
        Sql annOrFour = Sql.anyOf(owner("ann"), Sql.text("id = :id").bind("id", 4));

        assertThat(found(Sql.text("id > :least").bind("least", 1), annOrFour)).containsExactly(2L, 4L);
        assertThat(found(Sql.anyOf(Sql.allOf(owner("ann"), Sql.text("id < :n").bind("n", 2)), owner("bob"))))
                .containsExactly(1L, 3L);
    }

    @Test
    void whatIsLeftOutDoesNotCount() {
        Sql none = Sql.when(false, () -> owner("nobody"));

        assertThat(found(none, Sql.when(true, () -> owner("bob")))).containsExactly(3L);
        assertThat(found(Sql.anyOf(none, owner("cid")), Sql.ifPresent(Optional.<Long>empty(), id -> none)))
                .containsExactly(4L);
        assertThat(found(Sql.anyOf(none, none))).hasSize(4);
    }

    @Test
    void aQueryStandsWithinAnother() {
        Sql old = Sql.text("select id from old_notes").where(owner("bob"));

        assertThat(found(Sql.text("id in (:query)").bind("query", old))).containsExactly(3L);
        assertThat(found(Sql.text("not exists (:query)")
                        .bind("query", Sql.text("select 1 from old_notes o where o.id = notes.id"))))
                .containsExactly(1L, 2L, 4L);
        assertThat(db.one(
                        Sql.text("select count(*) from (:found) f")
                                .bind("found", Sql.text("select id from notes").where(owner("ann"))),
                        Long.class))
                .contains(2L);
    }

    @Test
    void unionsHaveOneOrderAndOneLimit() {
        Sql now = Sql.text("select id, owner from notes").where(owner("bob"));
        Sql once = Sql.text("select id, owner from old_notes");

        assertThat(ids(now.union(once).orderBy(SORT.by("newest")))).containsExactly(9L, 3L);
        assertThat(ids(now.unionAll(once).orderBy(SORT.by("newest")))).containsExactly(9L, 3L, 3L);
        assertThat(ids(now.unionAll(once).orderBy(SORT.by("newest")).limit(1).offset(1)))
                .containsExactly(3L);
    }

    @Test
    void pagesFollowEachOther() {
        Sql all = Sql.text("select id from notes").orderBy(SORT.by(null));

        assertThat(ids(all.limit(3))).containsExactly(1L, 2L, 3L);
        assertThat(ids(all.limit(3).offset(3))).containsExactly(4L);
        assertThat(ids(all.limit(3).offset(Sql.MAX_OFFSET))).isEmpty();
        assertThat(ids(all.limit(Sql.MAX_LIMIT).offset(0))).hasSize(4);
    }

    @Test
    void columnsAndTablesAreChosenByTheirPublicNames() {
        Sql counted = Sql.text("select :by as name, count(*) as notes from :table group by :by order by name")
                .bind("by", COLUMNS.by("author"))
                .bind("table", TABLES.by("old"));

        assertThat(db.list(counted, Named.class)).containsExactly(new Named("ann", 1), new Named("bob", 1));
        for (String hostile : List.of("owner", "AUTHOR", "author--", "1; drop table notes", Failures.SECRET)) {
            assertThatExceptionOfType(UnknownName.class)
                    .isThrownBy(() -> COLUMNS.by(hostile))
                    .withMessage("Unknown name; expected one of [author, number]");
            assertThatExceptionOfType(UnknownSort.class)
                    .isThrownBy(() -> SORT.by(hostile))
                    .withMessageContaining("[id, newest]")
                    .withMessageNotContaining(hostile);
        }
    }

    private static Sql owner(String name) {
        return Sql.text("owner = :o").bind("o", name);
    }

    private List<Long> found(Sql... conditions) {
        return ids(Sql.text("select id from notes").where(conditions).orderBy(SORT.by("id")));
    }

    private List<Long> ids(Sql sql) {
        record Found(long id) {}
        record Both(long id, String owner) {}
        return sql.toString().contains("id, owner")
                ? db.list(sql, Both.class).stream().map(Both::id).toList()
                : db.list(sql, Found.class).stream().map(Found::id).toList();
    }
}
