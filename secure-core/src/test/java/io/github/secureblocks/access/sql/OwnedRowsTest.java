package io.github.secureblocks.access.sql;

import static io.github.secureblocks.access.sql.Notebook.ADA;
import static io.github.secureblocks.access.sql.Notebook.MALLORY;
import static io.github.secureblocks.access.sql.Notebook.NOTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.secureblocks.access.Caller;
import io.github.secureblocks.access.NotFound;
import io.github.secureblocks.access.sql.Notebook.Note;
import io.github.secureblocks.sql.AllowedNames;
import io.github.secureblocks.sql.SortBy;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.SqlRefused;
import java.lang.reflect.Modifier;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnedRowsTest {
    private static final SortBy SORT = SortBy.of("title", "title").or("newest", "id desc");

    private final Notebook book = new Notebook();

    @AfterEach
    void close() {
        book.close();
    }

    private static OwnedSql find(long id) {
        return NOTES.text("select id, owner, title from notes").by("id", id);
    }

    @Test
    void aRawSelectByIdReadsAnybodysRowAndOursDoesNot() {
        Sql raw = Sql.text("select title from notes where id = :id").bind("id", 1);
        assertThat(book.titles(raw)).as("raw: no caller was named").containsExactly("plan");

        assertThat(book.db.one(find(1).ownedBy(MALLORY), Note.class)).isEmpty();
        assertThat(book.db.one(find(1).ownedBy(ADA), Note.class)).contains(new Note(1, "ada", "plan"));
    }

    @Test
    void anOrEscapesAConditionAppendedAsTextAndNotOurs() throws Exception {
        try (var raw = DriverManager.getConnection(book.url, "sa", "s3cret-of-the-pool");
                var statement = raw.prepareStatement(
                        "select title from notes where title = ? or title like '%' and owner = ?")) {
            statement.setString(1, "plan");
            statement.setString(2, "mallory");
            ResultSet rows = statement.executeQuery();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).as("raw: a row of ada's").isEqualTo("plan");
        }

        Sql condition = Sql.text("title = :t or title like '%'").bind("t", "plan");
        OwnedSql found = NOTES.text("select title from notes").where(condition);
        assertThat(book.titles(found.ownedBy(MALLORY))).containsExactly("loot");
    }

    @Test
    void whatIsMissingAndWhatIsSomebodyElsesAreAlike() {
        for (OwnedSql change : List.of(
                NOTES.text("delete from notes"),
                NOTES.text("update notes set title = :title").bind("title", "gone"))) {
            Throwable missing = catchThrowable(
                    () -> change.by("id", 99).changedBy(MALLORY, book.db).orNotFound());
            Throwable others = catchThrowable(
                    () -> change.by("id", 1).changedBy(MALLORY, book.db).orNotFound());
            assertThat(missing).isExactlyInstanceOf(NotFound.class).hasNoCause();
            assertThat(others).isExactlyInstanceOf(NotFound.class).hasNoCause().hasMessage(missing.getMessage());
        }
        assertThat(book.all()).extracting(Note::title).containsExactly("plan", "diary", "loot");
    }

    @Test
    void aCallerChangesItsOwnRows() {
        assertThat(NOTES.text("update notes set title = :title")
                        .bind("title", "new")
                        .by("id", 3)
                        .changedBy(MALLORY, book.db)
                        .orNotFound())
                .isEqualTo(1);
        assertThat(NOTES.text("delete from notes")
                        .by("id", 1)
                        .changedBy(ADA, book.db)
                        .rows())
                .isEqualTo(1);
        assertThat(book.all()).extracting(Note::title).containsExactly("diary", "new");
    }

    @Test
    void aCallerChangesSomeFieldsOfItsOwnRows() {
        OwnedSql some = NOTES.text("update notes")
                .set(Sql.ifPresent((String) null, v -> Sql.text("id = :v").bind("v", v)), title("new"))
                .by("id", 3);

        assertThat(some.changedBy(ADA, book.db).rows()).as("mallory's row").isZero();
        assertThat(some.changedBy(MALLORY, book.db).orNotFound()).isEqualTo(1);
        assertThat(book.all()).extracting(Note::title).containsExactly("plan", "diary", "new");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NOTES.text("update notes").set(title("all")).ownedBy(ADA))
                .withMessageContaining(".by(\"id\", id)");
    }

    @Test
    void anAssignmentGivesNoRowAway() {
        Sql raw = Sql.text("update notes")
                .set(owner("owner = :o"))
                .where(Sql.text("id = :id").bind("id", 1));
        assertThat(book.db.update(raw)).as("raw: ada's row is given away").isOne();

        AllowedNames columns = AllowedNames.of("who", "Owner");
        for (Sql given : List.of(
                owner("owner = :o"),
                owner("OWNER = :o"),
                owner("\"OWNER\" = :o"),
                owner("notes.owner = :o"),
                owner("\"a=b\".owner = :o"),
                owner(":column = :o").bind("column", columns.by("who")))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NOTES.text("update notes").set(title("t"), given))
                    .withMessageContaining("leave owner out");
        }
        assertThat(NOTES.text("update notes")
                        .set(Sql.text("title = owner"))
                        .by("id", 3)
                        .changedBy(MALLORY, book.db)
                        .rows())
                .isEqualTo(1);
        assertThat(book.all()).contains(new Note(3, "mallory", "mallory"));
    }

    private static Sql title(String title) {
        return Sql.text("title = :t").bind("t", title);
    }

    private static Sql owner(@CompileTimeConstant String assignment) {
        return Sql.text(assignment).bind("o", "mallory");
    }

    @Test
    void anInsertMakesTheCallerTheOwner() {
        Sql raw = Sql.text("insert into notes (owner, title) values (:owner, :title)")
                .bind("owner", "ada")
                .bind("title", "forged");
        assertThat(book.db.update(raw))
                .as("raw: the owner comes from the request")
                .isOne();

        OwnedSql note = NOTES.text("insert into notes (title, owner) values (:title, :caller)")
                .bind("title", "hers");
        long id = book.db.insert(note.ownedBy(MALLORY), "id", Long.class);

        assertThat(book.all()).contains(new Note(id, "mallory", "hers"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> note.bind("caller", "ada"))
                .withMessageContaining(".ownedBy(caller)");
    }

    @Test
    void anImportMakesTheCallerTheOwnerOfEachRow() {
        record Draft(String title) {}
        OwnedSql note = NOTES.text("insert into notes (owner, title) values (:caller, :title)");

        book.db.batch(note.ownedBy(MALLORY), List.of(new Draft("a"), new Draft("b")));

        assertThat(book.all()).extracting(Note::owner).containsExactly("ada", "ada", "mallory", "mallory", "mallory");
    }

    @Test
    void orderLimitOffsetAndOptionalConditionsCompose() {
        OwnedSql notes = NOTES.text("select title from notes")
                .where(Sql.ifPresent((String) null, v -> Sql.text("title = :t").bind("t", v)))
                .orderBy(SORT.by("newest"));

        assertThat(book.titles(notes.ownedBy(ADA))).containsExactly("diary", "plan");
        assertThat(book.titles(notes.limit(1).offset(1).ownedBy(ADA))).containsExactly("plan");
        assertThat(book.titles(notes.ownedBy(MALLORY))).containsExactly("loot");
    }

    @Test
    void groupsAndUnionsStandAroundOwnedRows() {
        Sql mine = NOTES.text("select owner, title from notes").ownedBy(MALLORY);

        assertThat(book.titles(
                        Sql.text("select owner from (:mine) n group by owner").bind("mine", mine)))
                .containsExactly("mallory");
        assertThat(book.titles(NOTES.text("select title from notes")
                        .ownedBy(MALLORY)
                        .union(OwnedRows.of("folders", "owner")
                                .text("select cast(id as varchar) from folders")
                                .ownedBy(MALLORY))))
                .containsExactlyInAnyOrder("loot", "20");
    }

    @Test
    void aChangeOfEveryOwnRowIsSaid() {
        OwnedSql empty = NOTES.text("delete from notes")
                .where(Sql.ifPresent((String) null, v -> Sql.text("title = :t").bind("t", v)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> empty.ownedBy(ADA))
                .withMessageContaining(".everyOwnRow()")
                .withMessageContaining("delete from notes");

        assertThat(empty.everyOwnRow().changedBy(ADA, book.db).rows()).isEqualTo(2);
        assertThat(book.all()).extracting(Note::title).containsExactly("loot");
    }

    @Test
    void theRowsOfJoinedTablesAreFoundByTheColumnsTable() {
        OwnedRows notes = OwnedRows.of("notes", "notes.owner");

        assertThat(book.titles(notes.text("select title from notes join folders f on f.id = notes.folder")
                        .where(Sql.text("f.owner = :f or notes.id > 0").bind("f", "ada"))
                        .ownedBy(MALLORY)))
                .containsExactly("loot");
        assertThat(notes.text("delete from notes")
                        .by("notes.id", 1)
                        .changedBy(MALLORY, book.db)
                        .rows())
                .isZero();
    }

    @Test
    void anAliasInTheOwnersColumnGuardsTheTableAndNoOtherOfThatAlias() {
        Sql raw = Sql.text("select x.title from folders n join notes x on true")
                .where(Sql.text("n.owner = :caller").bind("caller", "mallory"));
        assertThat(book.titles(raw)).as("raw: the owner of a folder").contains("plan");

        OwnedRows notes = OwnedRows.of("notes", "n.owner");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> notes.text("select x.title from folders n join notes x on true"))
                .withMessageContaining("write notes n");
        assertThat(book.titles(notes.text("select n.title from folders f join notes n on f.id = n.folder")
                        .ownedBy(MALLORY)))
                .containsExactly("loot");
    }

    @Test
    void aChosenColumnIsNotTheOwners() {
        AllowedNames columns = AllowedNames.of("title", "title").or("owner", "notes.OWNER");
        OwnedSql change = NOTES.text("update notes set :column = :value").by("id", 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> change.bind("column", columns.by("owner")))
                .withMessageContaining("off the AllowedNames");
        assertThat(change.bind("column", columns.by("title"))
                        .bind("value", "new")
                        .changedBy(ADA, book.db)
                        .rows())
                .isOne();
    }

    @Test
    void noTableAndNoConflictIsAddedBehindTheConditionOnTheOwner() {
        Sql raw = Sql.text("select m.title from notes")
                .where(Sql.text("notes.owner = :caller").bind("caller", "mallory"))
                .append(Sql.text("right join notes m on true"));
        assertThat(book.titles(raw)).as("raw: the rows of all").contains("plan");

        Sql mine = NOTES.text("select title from notes").ownedBy(MALLORY);
        Sql hers = NOTES.text("insert into notes (id, owner, title) values (1, :caller, 'hers')")
                .ownedBy(MALLORY);
        for (ThrowingCallable escape : List.<ThrowingCallable>of(
                () -> mine.append(Sql.text("right join notes m on true")),
                () -> mine.limit(5).append(Sql.text("cross join notes m")),
                () -> hers.append(Sql.text("on conflict (id) do update set title = 'hers'")),
                () -> hers.append(Sql.text("on duplicate key update title = 'hers'")))) {
            assertThatExceptionOfType(SqlRefused.class)
                    .isThrownBy(escape)
                    .withMessageContaining("two statements in db.transaction");
        }
        assertThat(book.titles(mine.append(Sql.text("group by title"), Sql.text("having count(*) = 1"))))
                .containsExactly("loot");
        assertThat(book.titles(mine.append(Sql.text("for update")))).containsExactly("loot");
    }

    @Test
    void nothingIsSetBehindTheConditionOnTheOwner() {
        Sql update = NOTES.text("update notes").by("id", 2L).ownedBy(MALLORY);
        assertThatExceptionOfType(SqlRefused.class)
                .isThrownBy(() -> update.set(Sql.text("owner = :o").bind("o", "ada")))
                .withMessageContaining(".set(...) before .ownedBy(caller)");
    }

    @Test
    void aTransactionTakesThemToo() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> book.db.transaction(tx -> {
                    NOTES.text("delete from notes")
                            .by("id", 3)
                            .changedBy(MALLORY, tx)
                            .orNotFound();
                    return NOTES.text("delete from notes")
                            .by("id", 1)
                            .changedBy(MALLORY, tx)
                            .orNotFound();
                }));
        assertThat(book.all()).hasSize(3);
    }

    @Test
    void aSelectIsNotRunAsAChange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> find(1).changedBy(ADA, book.db))
                .withMessageContaining("orElseThrow(NotFound::new)");
    }

    @Test
    void nothingHandsOutTheStatementBeforeACallerIsNamed() {
        assertThat(Sql.class.isAssignableFrom(OwnedSql.class)).isFalse();
        assertThat(Arrays.stream(OwnedSql.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> method.getReturnType() != OwnedSql.class)
                        .filter(method -> !method.getName().equals("toString")))
                .isNotEmpty()
                .allSatisfy(method -> assertThat(method.getParameterTypes()).contains(Caller.class));
    }

    @Test
    void noMessageHoldsAValue() {
        OwnedSql owned = NOTES.text("delete from notes").by("title", "s3cret").limit(1);

        assertThat(owned).hasToString("delete from notes where (title = :value) limit 1");
        assertThat(owned.ownedBy(ADA).toString()).doesNotContain("s3cret").doesNotContain("ada");
        assertThat(owned.changedBy(MALLORY, book.db)).hasToString("ChangeVerdict[0]");
        assertThat(NOTES).hasToString("OwnedRows[notes]");
    }
}
