package io.github.secureblocks.access.sql;

import static io.github.secureblocks.access.sql.Notebook.NOTES;
import static io.github.secureblocks.access.sql.Notebook.caller;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.access.sql.Notebook.Note;
import io.github.secureblocks.sql.Like;
import io.github.secureblocks.sql.SortBy;
import io.github.secureblocks.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever the owners, rows and conditions: a caller reads all of its own rows that match, changes those, and no other. */
class OwnedRowsPropertyTest {
    private static final String[] OWNERS = {
        "ada", "Ada", "ada'", "o'or'1'='1", "a%", "_", "\u00e5da", "ad", "adaa", "%", "ada--", "\\", "null", "true"
    };
    private static final SortBy SORT = SortBy.of("id", "id").or("title", "title desc, id");

    @RepeatedTest(10)
    void everyRowIsTheCallers(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        int read = 0;
        int changed = 0;
        try (Notebook book = new Notebook()) {
            fill(book, random);
            for (int i = 0; i < 60; i++) {
                Caller caller = caller(OWNERS[random.nextInt(OWNERS.length)]);
                Sql[] conditions = conditions(random);
                read += reads(book, caller, conditions, random);
                changed += changes(book, caller, conditions, random);
            }
        }
        assertThat(read).as("rows read").isGreaterThan(50);
        assertThat(changed).as("rows changed").isGreaterThan(10);
    }

    private static int reads(Notebook book, Caller caller, Sql[] conditions, Random random) {
        OwnedSql select = NOTES.text("select id, owner, title from notes").where(conditions);
        if (random.nextBoolean()) {
            select = select.orderBy(SORT.by(random.nextBoolean() ? "id" : "title"));
        }
        List<Note> rows = book.db.list(select.ownedBy(caller), Note.class);

        assertThat(rows).containsExactlyInAnyOrderElementsOf(matching(book, caller, conditions));
        return rows.size();
    }

    private static int changes(Notebook book, Caller caller, Sql[] conditions, Random random) {
        List<Note> before = book.all();
        List<Note> matching = matching(book, caller, conditions);
        boolean delete = random.nextInt(8) == 0;
        OwnedSql change = delete
                ? NOTES.text("delete from notes")
                : NOTES.text("update notes set title = :t").bind("t", "t" + random.nextInt(9));

        int rows = change.where(conditions)
                .everyOwnRow()
                .changedBy(caller, book.db)
                .rows();

        assertThat(rows).isEqualTo(matching.size());
        List<Note> untouched = new ArrayList<>(before);
        untouched.removeAll(matching);
        List<Note> after = book.all();
        assertThat(after).containsAll(untouched).hasSize(before.size() - (delete ? rows : 0));
        return rows;
    }

    /** The same question without the block: all rows that match, then those of the caller by comparing in Java. */
    private static List<Note> matching(Notebook book, Caller caller, Sql[] conditions) {
        List<Note> all =
                book.db.list(Sql.text("select id, owner, title from notes").where(conditions), Note.class);
        return all.stream()
                .filter(note -> note.owner().equals(caller.subject().id()))
                .toList();
    }

    private static Sql[] conditions(Random random) {
        Sql[] conditions = new Sql[random.nextInt(4)];
        for (int i = 0; i < conditions.length; i++) {
            conditions[i] = condition(random);
        }
        return conditions;
    }

    private static Sql condition(Random random) {
        String owner = OWNERS[random.nextInt(OWNERS.length)];
        return switch (random.nextInt(8)) {
            case 0 -> Sql.text("title = :t or owner = :o").bind("t", "t1").bind("o", owner);
            case 1 -> Sql.text("1 = 1 or owner like :o").bind("o", Like.contains(owner));
            case 2 -> Sql.text("id > :id").bind("id", random.nextInt(40));
            case 3 -> Sql.anyOf(condition(random), Sql.text("title like :t").bind("t", Like.startsWith("t")));
            case 4 -> Sql.text("id in (:ids)").bind("ids", List.of(1, 5, 9, random.nextInt(40)));
            case 5 -> Sql.text("not (owner = :caller)").bind("caller", owner);
            case 6 -> Sql.text("owner in (:owners)").bind("owners", Sql.text("select owner from notes"));
            default -> Sql.when(random.nextBoolean(), () -> Sql.text("true"));
        };
    }

    private static void fill(Notebook book, Random random) {
        for (int i = 0; i < 80; i++) {
            OwnedSql note = NOTES.text("insert into notes (owner, title) values (:caller, :title)")
                    .bind("title", "t" + random.nextInt(9));
            note.changedBy(caller(OWNERS[random.nextInt(OWNERS.length)]), book.db)
                    .orNotFound();
        }
    }
}
