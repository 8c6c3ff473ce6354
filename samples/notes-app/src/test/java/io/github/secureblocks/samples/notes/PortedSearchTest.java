package io.github.secureblocks.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Sql;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search before the port and after it, under the same attacks. */
class PortedSearchTest {
    private static final String PASSWORD = "quiet-otter-41-lantern";
    private static final String SECRET = "secret of alice";

    private static final JdbcDataSource TABLES = new JdbcDataSource();
    private static PlainJdbcSearch before;
    private static NoteSearch after;
    private static RunningNotes notes;
    private static Browser mallory;

    @BeforeAll
    static void start() {
        TABLES.setURL("jdbc:h2:mem:ported;DB_CLOSE_DELAY=-1");
        Database db = Database.over(TABLES);
        Schema.createIn(db);
        db.update(Sql.text("insert into accounts values ('alice', 'x', 'user'), ('mallory', 'x', 'user')"));
        db.update(Sql.text(
                        "insert into notes (owner, title, body, created_at) values"
                                + " ('alice', :secret, '', '2026-01-01T00:00Z'), ('mallory', 'of mallory', '', '2026-01-01T00:00Z')")
                .bind("secret", SECRET));
        before = new PlainJdbcSearch(TABLES);
        after = new NoteSearch(db);
        notes = RunningNotes.start();
        notes.browser().signUp("alice", PASSWORD).write(SECRET, "");
        mallory = notes.browser().signUp("mallory", PASSWORD);
        mallory.write("of mallory", "");
    }

    @AfterAll
    static void stop() {
        notes.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            q      | %') or 1=1 --
            tag    | x')) or 1=1 --
            from   | 2026-01-01' or 1=1 --
            to     | 2026-01-01' as date) or 1=1 --
            shared | false or 1=1 --
            pinned | false or 1=1 --
            colour | X') or 1=1 --
            id     | 0) or 1=1 --
            """)
    void eachFilterReadAnotherUsersNoteBeforeAndDoesNotAfter(String name, String attack) throws SQLException {
        assertThat(before.find("mallory", Map.of(name, attack + " ")).notes())
                .as("before the port")
                .extracting(Note::title)
                .contains(SECRET);

        assertThatNothingIsTold(name, attack);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sort | cast((select max(title) from notes where owner = 'alice') as int)
            page | cast((select max(title) from notes where owner = 'alice') as int)
            """)
    void theOrderAndThePageToldAnotherUsersNoteInAnErrorBeforeAndDoNotAfter(String name, String attack) {
        assertThat(catchThrowable(() -> before.find("mallory", Map.of(name, attack))))
                .as("before the port")
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(SECRET);

        assertThatNothingIsTold(name, attack);
        assertThat(mallory.get(Browser.query("/notes", name, attack)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void bothFindTheSameWhereNobodyAttacks() throws SQLException {
        Found plain = before.find("mallory", Map.of("q", "of", "from", "2026-01-01", "pinned", "false"));
        Found ported = after.find(
                Caller.verified(Subject.of("mallory"), Roles.none()),
                new NoteFilter("of", List.of(), LocalDate.of(2026, 1, 1), null, null, false, List.of(), List.of()),
                null,
                Paging.FIRST);

        assertThat(plain.notes()).extracting(Note::title).containsExactly("of mallory");
        assertThat(ported).isEqualTo(plain);
    }

    @Test
    void thePortIsShorterThanWhatItReplaces() throws IOException {
        int plain = codeCharacters("test", "PlainJdbcSearch");
        int ported = codeCharacters("main", "NoteSearch");

        assertThat(ported).as("characters of code, before %d", plain).isLessThan(plain);
    }

    private static void assertThatNothingIsTold(String name, String attack) {
        HttpResponse<String> answer = mallory.get(Browser.query("/notes", name, attack));
        assertThat(answer.statusCode()).as("after the port").isIn(200, 400);
        assertThat(answer.body()).as("after the port").doesNotContain(SECRET, "Exception", "SQL");
        if (answer.statusCode() == 400) {
            assertThat(answer.body()).contains("could not be understood").doesNotContain("or 1=1", "max(title)");
        } else {
            assertThat(Browser.links(answer, "/notes/\\d+")).isEmpty();
        }
    }

    /** Of the class itself: comments, imports and spaces do not count. */
    private static int codeCharacters(String tree, String type) throws IOException {
        String source = Files.readString(Path.of(
                "src", tree, "java", PortedSearchTest.class.getPackageName().replace('.', '/'), type + ".java"));
        return Pattern.compile("/\\*[\\s\\S]*?\\*/|(?m)^(import|package) .*$|\\s+")
                .matcher(source)
                .replaceAll("")
                .length();
    }
}
