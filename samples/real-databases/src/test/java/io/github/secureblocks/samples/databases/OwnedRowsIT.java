package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.access.NotFound;
import io.github.secureblocks.access.sql.OwnedRows;
import io.github.secureblocks.access.sql.OwnedSql;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.SortBy;
import io.github.secureblocks.sql.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller reaches its own rows and no others, whichever database stands behind them. */
@OnEveryDatabase
class OwnedRowsIT {
    private static final OwnedRows NOTES = OwnedRows.of("notes", "notes.owner");
    private static final OwnedRows SHARED = NOTES.readableWhere("notes.owner = :caller"
            + " or exists (select 1 from shares s where s.note = notes.id and s.subject = :caller)");
    private static final OwnedRows FOLDERS = OwnedRows.of("folders", "owner", subject -> UUID.fromString(subject.id()));
    private static final OwnedRows BY_FOLDER = OwnedRows.where(
            "notes", "exists (select 1 from folders f where f.id = notes.folder and f.owner = cast(:caller as uuid))");
    private static final SortBy SORT = SortBy.of("id", "notes.id desc");

    private static final Caller ADA = caller("3f2504e0-4f89-41d3-9a0c-0305e82c3301");
    private static final Caller MALLORY = caller("9b2d7a52-0c1e-4c55-8a3e-1f6a7f0e4d02");

    private final Server server;
    private Database db;

    OwnedRowsIT(Engine engine, Servers servers) {
        this.server = servers.of(engine);
    }

    private static Caller caller(String name) {
        return Caller.verified(Subject.of(name), Roles.none());
    }

    @BeforeEach
    void open() throws SQLException {
        server.execute(
                "create table folders (id bigint primary key, owner uuid not null)",
                "create table notes (id bigint primary key, owner varchar(255) "
                        + (server.engine() == Engine.MARIADB ? "character set utf8mb4 collate utf8mb4_nopad_bin " : "")
                        + "not null, folder bigint, title varchar(40) not null)",
                "create table shares (note bigint, subject varchar(255))");
        db = Database.open(server.settings().build());
        folder(10, ADA);
        folder(20, MALLORY);
        note(1, ADA, 10, "plan");
        note(2, ADA, 10, "diary");
        note(3, MALLORY, 20, "loot");
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
        server.execute("drop table shares", "drop table notes", "drop table folders");
    }

    @Test
    void aRawSelectByIdReadsAnybodysRowAndOursDoesNot() {
        assertThat(db.one(Sql.text("select title from notes where id = :id").bind("id", 1), String.class))
                .as("raw: no caller was named")
                .contains("plan");

        OwnedSql find = NOTES.text("select title from notes").by("id", 1);
        assertThat(db.one(find.ownedBy(MALLORY), String.class)).isEmpty();
        assertThat(db.one(find.ownedBy(ADA), String.class)).contains("plan");
    }

    @Test
    void noConditionLetsRowsOfOthersIn() {
        OwnedSql search = NOTES.text("select notes.title from notes join folders f on f.id = notes.folder")
                .where(Sql.text("notes.title = :t or 1 = 1").bind("t", "plan"))
                .orderBy(SORT.by(null))
                .limit(5)
                .offset(0);

        assertThat(titles(search.ownedBy(MALLORY))).containsExactly("loot");
        assertThat(titles(search.ownedBy(ADA))).containsExactly("diary", "plan");
    }

    @Test
    void changesReachOwnRowsAlone() {
        OwnedSql rename = NOTES.text("update notes set title = :t").bind("t", "new");

        assertThat(rename.by("id", 1).changedBy(MALLORY, db).rows()).isZero();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> NOTES.text("delete from notes")
                        .by("id", 1)
                        .changedBy(MALLORY, db)
                        .orNotFound());
        assertThat(all()).containsExactly("plan", "diary", "loot");

        rename.by("id", 1).changedBy(ADA, db).orNotFound();
        NOTES.text("delete from notes").by("id", 2).changedBy(ADA, db).orNotFound();
        assertThat(all()).containsExactly("new", "loot");
    }

    @Test
    void aRowThatHasTheNewValueAlreadyIsFound() {
        OwnedSql same =
                NOTES.text("update notes set title = :t").bind("t", "plan").by("id", 1);

        assertThat(same.changedBy(ADA, db).rows()).isOne();
    }

    @Test
    void aRowBelongsToTheOwnerOfItsParentOfAnotherType() {
        assertThat(titles(BY_FOLDER.text("select title from notes").ownedBy(MALLORY)))
                .containsExactly("loot");

        OwnedSql add = FOLDERS.text(
                        "insert into notes (id, owner, folder, title) select 4, :owner, id, :title from folders")
                .bind("owner", MALLORY.subject())
                .bind("title", "slipped in");
        assertThat(add.by("id", 10).changedBy(MALLORY, db).rows()).isZero();
        assertThat(add.by("id", 20).changedBy(MALLORY, db).rows()).isOne();
    }

    @Test
    void whatIsSharedIsReadAndNotChanged() {
        db.update(Sql.text("insert into shares values (1, :s)").bind("s", MALLORY.subject()));

        assertThat(titles(SHARED.text("select title from notes").ownedBy(MALLORY)))
                .containsExactlyInAnyOrder("plan", "loot");
        assertThat(SHARED.text("delete from notes")
                        .by("id", 1)
                        .changedBy(MALLORY, db)
                        .rows())
                .isZero();
    }

    @Test
    void groupsStandAroundOwnedRows() {
        Sql mine = NOTES.text("select owner from notes").ownedBy(ADA);

        assertThat(db.list(
                        Sql.text("select count(*) from (:mine) n group by owner")
                                .bind("mine", mine),
                        Long.class))
                .containsExactly(2L);
    }

    /** What the Javadoc warns of: MariaDB's default takes two names for one. */
    @Test
    void ownersAreComparedAsTheColumnComparesText() throws SQLException {
        server.execute("create table loose (id bigint, owner varchar(255))");
        try {
            OwnedRows loose = OwnedRows.of("loose", "owner");
            loose.text("insert into loose (id, owner) values (1, :caller)")
                    .changedBy(caller("Ann"), db)
                    .orNotFound();
            note(5, caller("Ann"), 10, "of Ann");

            assertThat(db.list(loose.text("select id from loose").ownedBy(caller("ann")), Long.class))
                    .hasSize(server.engine() == Engine.MARIADB ? 1 : 0);
            assertThat(titles(NOTES.text("select title from notes").ownedBy(caller("ann"))))
                    .as("by a binary collation")
                    .isEmpty();
        } finally {
            server.execute("drop table loose");
        }
    }

    private void folder(long id, Caller owner) {
        FOLDERS.text("insert into folders (id, owner) values (:id, :caller)")
                .bind("id", id)
                .changedBy(owner, db)
                .orNotFound();
    }

    private void note(long id, Caller owner, long folder, String title) {
        NOTES.text("insert into notes (id, owner, folder, title) values (:id, :caller, :folder, :title)")
                .bind("id", id)
                .bind("folder", folder)
                .bind("title", title)
                .changedBy(owner, db)
                .orNotFound();
    }

    private List<String> titles(Sql sql) {
        return db.list(sql, String.class);
    }

    private List<String> all() {
        return titles(Sql.text("select title from notes order by id"));
    }
}
