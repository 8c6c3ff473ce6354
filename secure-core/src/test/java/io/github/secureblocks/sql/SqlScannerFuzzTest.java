package io.github.secureblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Whatever the text, it is read or refused by one type, and what is refused is not repeated. */
class SqlScannerFuzzTest {
    private static final String CANARY = "hunter2secret";
    private static final String[] PIECES = {
        "select ",
        "in",
        " in (",
        "(",
        ")",
        "'",
        "''",
        "\"",
        "`",
        ":a",
        ":a1",
        "::",
        ":",
        "like ",
        " escape '!'",
        "%",
        "--",
        "/*",
        "*/",
        "#",
        ";",
        "$$",
        "$1",
        "?",
        "\\",
        "\0",
        "\u0085",
        "\u2028",
        "\uD83D",
        "\uDE00",
        "ß",
        "İ",
        "delete ",
        "drop ",
        "with x as (",
        "union ",
        "into ",
        "where ",
        ",",
        ".",
        " ",
        "\n",
        "1",
        "_",
        "n",
        "I",
        "ın",
        CANARY
    };

    @RepeatedTest(20)
    void anyTextIsReadOrRefused(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        int read = 0;
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            String text = text(random);
            try {
                Template template = Template.of(text);
                read++;
                agreesWithItself(template, text);
            } catch (SqlRefused expected) {
                refused++;
                assertThat(expected.getMessage())
                        .doesNotContain(CANARY)
                        .hasSizeLessThan(400)
                        .isNotBlank();
            }
        }
        assertThat(read).as("texts that were read").isGreaterThan(10);
        assertThat(refused).as("texts that were refused").isGreaterThan(10);
    }

    /** Whatever is put together, its parts stay in their order and its values at their marks, or it is refused. */
    @RepeatedTest(20)
    void anyCompositionIsAStatementOrRefused(RepetitionInfo run) {
        Random random = new Random(1_000 + run.getCurrentRepetition());
        int composed = 0;
        for (int i = 0; i < 1_000; i++) {
            try {
                staysInPlace(
                        part(random, "update notes n", "update notes n set z = 0"),
                        part(random, "a = a", "b = b + 1", "c = (select :a)", "d = b, c"),
                        part(random, "from x", "join x on a = b", "group by a", "returning a", "for update", "or a"));
                composed++;
            } catch (SqlRefused expected) {
                assertThat(expected.getMessage()).hasSizeLessThan(2_000).isNotBlank();
            }
        }
        assertThat(composed).as("statements that were composed").isGreaterThan(10);
    }

    private static void staysInPlace(Sql base, Sql assignment, Sql part) {
        Sql sql = base.append(part).where(Sql.text("id = :id").bind("id", 7)).set(assignment);
        String jdbc = sql.jdbc(false);
        assertThat(jdbc)
                .startsWith(base.jdbc(true))
                .contains(assignment.clauses().jdbc(), part.clauses().jdbc());
        assertThat(jdbc.split(" where \\(id = \\?\\)", -1)).as(jdbc).hasSize(2);
        assertThat(Template.of(jdbc.replace("escape '!'", "").replace("?", ":x"))
                        .order())
                .as(jdbc)
                .hasSameSizeAs(sql.positional());
        assertThat(sql.kind()).isEqualTo(StatementKind.HARMLESS);
    }

    private static Sql part(Random random, String... usual) {
        String text = usual[random.nextInt(usual.length)];
        if (random.nextInt(3) == 0) {
            text += " " + text(random);
        }
        Sql sql = Template.of(text).statement();
        for (String name : Template.of(text).names()) {
            sql = sql.bind(name, 1);
        }
        return sql;
    }

    @Test
    void theLongestTextIsReadOnceFromStartToEnd() {
        for (String piece :
                new String[] {"(", ")", "'", "in (:a) ", ":a ", "x ", "like ", " ", "a.", "((", "\"\"", "::"}) {
            String text = piece.repeat(SqlScanner.MAX_LENGTH / piece.length());
            try {
                assertThat(Template.of(text).jdbc().length()).isLessThan(20 * SqlScanner.MAX_LENGTH);
            } catch (SqlRefused expected) {
                assertThat(expected.getMessage()).hasSizeLessThan(400);
            }
        }
    }

    private static void agreesWithItself(Template template, String text) {
        String jdbc = template.jdbc();
        assertThat(jdbc).doesNotContain("\0");
        assertThat(template.marks()).hasSameSizeAs(template.order());
        for (int mark : template.marks()) {
            assertThat(jdbc.charAt(mark)).isEqualTo('?');
        }
        for (int parameter : template.order()) {
            assertThat(text).contains(":" + template.name(parameter));
        }
        assertThat(template.outside().reads() && template.outside().kind() != StatementKind.HARMLESS)
                .isFalse();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(random.nextInt(30) + 1); length >= 0; length--) {
            if (random.nextInt(20) == 0) {
                text.append((char) random.nextInt(Character.MAX_VALUE + 1));
            } else {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }
}
