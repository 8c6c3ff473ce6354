package io.github.secureblocks.access.sql;

import static io.github.secureblocks.access.sql.Notebook.ADA;
import static io.github.secureblocks.access.sql.Notebook.MALLORY;
import static io.github.secureblocks.access.sql.Notebook.NOTES;
import static io.github.secureblocks.access.sql.Notebook.caller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secureblocks.access.AccessDenied;
import io.github.secureblocks.access.Caller;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.SqlRefused;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose a row is where one column of text does not tell it. */
class OwnersTest {
    private static final OwnedRows FOLDERS = OwnedRows.of("folders", "owner");
    private static final OwnedRows BY_FOLDER = OwnedRows.where(
            "notes", "exists (select 1 from folders f where f.id = notes.folder and f.owner = :caller)");
    private static final OwnedRows SHARED = NOTES.readableWhere(
            "owner = :caller or exists (select 1 from shares s where s.note = notes.id and s.subject = :caller)");

    private final Notebook book = new Notebook();
    private final List<SecurityEvent> told = new ArrayList<>();
    private final SecurityEvents events = SecurityEvents.to(told::add, InstantSource.system());

    @AfterEach
    void close() {
        book.close();
    }

    @Test
    void aRowBelongsToTheOwnerOfItsParent() {
        OwnedSql all = BY_FOLDER.text("select title from notes").where(Sql.text("1 = 1 or 1 = 1"));

        assertThat(book.titles(all.ownedBy(MALLORY))).containsExactly("loot");
        assertThat(BY_FOLDER
                        .text("delete from notes")
                        .by("id", 1)
                        .changedBy(MALLORY, book.db)
                        .rows())
                .isZero();
    }

    @Test
    void aRowIsPutOnlyIntoAParentOfTheCallers() {
        OwnedSql add = FOLDERS.text("insert into notes (owner, folder, title) select :caller, id, :title from folders")
                .bind("title", "slipped in");

        assertThat(add.by("id", 10).changedBy(MALLORY, book.db).rows()).isZero();
        assertThat(add.by("id", 20).changedBy(MALLORY, book.db).rows()).isOne();
        assertThat(book.all()).extracting(Notebook.Note::owner).containsExactly("ada", "ada", "mallory", "mallory");
    }

    @Test
    void whatIsSharedIsReadAndNotChanged() {
        book.db.update(Sql.text("insert into shares values (1, 'mallory')"));

        assertThat(book.titles(SHARED.text("select title from notes").ownedBy(MALLORY)))
                .containsExactlyInAnyOrder("plan", "loot");
        assertThat(SHARED.text("update notes set title = 'defaced'")
                        .by("id", 1)
                        .changedBy(MALLORY, book.db)
                        .rows())
                .isZero();
        assertThat(SHARED.text("insert into shares (note) select id from notes")
                        .by("id", 1)
                        .changedBy(MALLORY, book.db)
                        .rows())
                .as("nor copied on")
                .isZero();
        assertThat(SHARED.text("insert into notes (owner, title) values (:caller, 'own')")
                        .changedBy(MALLORY, book.db)
                        .rows())
                .isOne();
    }

    @Test
    void anOwnerOfAnotherTypeIsMadeOfTheSubject() {
        book.db.update(Sql.text("create table tasks (id bigint, owner_id bigint)"));
        OwnedRows tasks = OwnedRows.of("tasks", "owner_id", subject -> Long.valueOf(subject.id()));
        OwnedSql add = tasks.text("insert into tasks (id, owner_id) values (:id, :caller)")
                .bind("id", 7);

        add.changedBy(caller("12"), book.db).orNotFound();

        OwnedSql find = tasks.text("select id from tasks").by("id", 7);
        assertThat(book.db.one(find.ownedBy(caller("12")), Long.class)).contains(7L);
        assertThat(book.db.one(find.ownedBy(caller("13")), Long.class)).isEmpty();
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> find.ownedBy(ADA));
    }

    @Test
    void aSubjectWithoutAKeyOwnsNothing() {
        OwnedRows nobodys = OwnedRows.of("notes", "owner", subject -> null);

        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> nobodys.text("select id from notes").ownedBy(ADA))
                .withMessageContaining("answer the owner's value");
    }

    @Test
    void aRoleThatSeesAllIsDemandedAndReported() {
        OwnedSql all =
                NOTES.text("select title, owner = :caller as own from notes").by("id", 1);
        Caller auditor = caller("eve", "auditor");

        Sql read = all.bypassedBy(auditor, "auditor", "the audit reads all", events);

        record Row(String title, boolean own) {}
        assertThat(book.db.list(read, Row.class)).containsExactly(new Row("plan", false));
        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(SecurityEvent.Type.AUTHZ_ADMIN);
            assertThat(event.reason()).isEqualTo("OWNER_CONDITION_LEFT_OUT");
            assertThat(event.subject()).contains(auditor.subject());
            assertThat(event.explanation()).contains("the audit reads all");
        });
    }

    @Test
    void withoutTheRoleNothingIsHandedOut() {
        OwnedSql all = NOTES.text("select title from notes");

        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> all.bypassedBy(caller("eve", "audit"), "auditor", "the audit reads all", events));
        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(SecurityEvent.Type.AUTHZ_FAIL);
            assertThat(event.reason()).isEqualTo("ROLE_MISSING");
        });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.bypassedBy(caller("eve", "auditor"), "auditor", " ", events));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NOTES.text("insert into notes (owner) values (:caller)")
                        .bypassedBy(caller("eve", "auditor"), "auditor", "none", events));
    }

    @Test
    void aConditionWaitsForItsCallerAlone() {
        assertThatExceptionOfType(SqlRefused.class).isThrownBy(() -> OwnedRows.where("notes", "owner = 'ada'"));
        assertThatExceptionOfType(SqlRefused.class)
                .isThrownBy(() -> OwnedRows.where("notes", "owner = :caller and team = :team"))
                .withMessageContaining(":team");
        assertThatExceptionOfType(SqlRefused.class).isThrownBy(() -> NOTES.readableWhere("owner = :caller) or (1 = 1"));
        assertThatExceptionOfType(SqlRefused.class).isThrownBy(() -> OwnedRows.of("notes", "1 = 1 or owner"));
        assertThatExceptionOfType(SqlRefused.class).isThrownBy(() -> OwnedRows.of("notes n", "owner"));
    }
}
