package io.github.secureblocks.rules.bytecode;

import static io.github.secureblocks.rules.bytecode.MapperXmlTest.HEAD;
import static io.github.secureblocks.rules.bytecode.MapperXmlTest.scan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML is what anybody has written: it is understood, told as undecided, or named, and nothing beside it is opened. */
class HostileMapperXmlTest {
    private static final String GOOD = HEAD + """
            <select id="sorted">select id from notes <if test="x"> order by ${column}</if></select>
            <update id="u"><![CDATA[ update n set a = #{a} where b < '${b}' ]]></update>
            </mapper>
            """;

    @TempDir
    Path directory;

    private ScanResult scanned(byte[] bytes) throws IOException {
        Files.write(directory.resolve("Notes.xml"), bytes);
        return scan(directory);
    }

    private ScanResult scanned(String text) throws IOException {
        return scanned(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Verdict> verdicts(ScanResult result) {
        assertThat(result.unreadable()).isEmpty();
        return result.hits().stream().map(Hit::verdict).toList();
    }

    @Test
    void opensNothingThatAnEntityNames() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "${told}");
        String text = "<!DOCTYPE mapper [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                + "<mapper namespace=\"a.B\"><select id=\"s\">&x;</select></mapper>";
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                        .getDocumentElement()
                        .getTextContent())
                .isEqualTo("${told}");
        ScanResult result = scanned(text);
        assertThat(verdicts(result)).containsExactly(Verdict.UNDECIDED);
        assertThat(result.hits().toString()).doesNotContain("told");
    }

    @Test
    void replacesNoEntity() throws Exception {
        StringBuilder text = new StringBuilder("<!DOCTYPE mapper [<!ENTITY a0 \"${lol}\">");
        for (int level = 1; level < 20; level++) {
            text.append("<!ENTITY a%d \"%s\">".formatted(level, ("&a" + (level - 1) + ";").repeat(10)));
        }
        text.append("]>\n<mapper namespace=\"a.B\">\n<select id=\"s\">&a19;</select></mapper>");
        assertThat(verdicts(scanned(text.toString()))).containsExactly(Verdict.UNDECIDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<mapper namespace='a.B'>\n<select id='s'>select 1",
                "<mapper namespace='a.B'>\n<select id='s'></update></mapper>",
                "<mapper namespace='a.B'>\n<select id='s'>&undeclared;</select></mapper>",
                "<?xml version='1.0' encoding='no-such'?><mapper namespace='a.B'/>",
                "<!DOCTYPE mapper [<!ENTITY % p SYSTEM 'file:///no'>%p;]><mapper namespace='a.B'><sql>&p;</sql></mapper>",
                "text <mapper namespace='a.B'/>",
                "<mapper namespace='a.B' namespace='c.D'/>",
                "<mapper namespace='a.B'>\u0000</mapper>"
            })
    void saysThatItCannotDecideWhatIsMalformed(String text) throws Exception {
        assertThat(verdicts(scanned(text))).containsExactly(Verdict.UNDECIDED);
    }

    @Test
    void keepsWhatItHasSeenBeforeTheFileBreaks() throws Exception {
        assertThat(verdicts(scanned(GOOD.replace("</mapper>", "<"))))
                .containsExactly(Verdict.STRUCTURE, Verdict.STRUCTURE, Verdict.UNDECIDED);
    }

    @Test
    void readsTheEncodingsThatAMapperIsReadIn() throws Exception {
        String text = GOOD.replace("UTF-8", "UTF-16");
        assertThat(verdicts(scanned(text.getBytes(StandardCharsets.UTF_16)))).hasSize(2);
        assertThat(verdicts(scanned(text.getBytes(StandardCharsets.UTF_16LE)))).isNotEmpty();
        assertThat(verdicts(scanned(text))).containsExactly(Verdict.UNDECIDED);
        assertThat(verdicts(scanned(GOOD.replace("sorted", "s\u00f6rted").getBytes(StandardCharsets.ISO_8859_1))))
                .containsExactly(Verdict.UNDECIDED);
    }

    @Test
    void namesAMapperThatIsTooLarge() throws Exception {
        ScanResult result = scanned(GOOD + " ".repeat(ResourceFile.MAX_BYTES));
        assertThat(result.hits()).isEmpty();
        assertThat(result.unreadable()).singleElement().asString().contains("Notes.xml: larger");
    }

    @Test
    void tellsOnlyTheFirstThousandOfAFile() throws Exception {
        ScanResult result = scanned(HEAD + "<sql id='s'>" + "${a}".repeat(200_000) + "</sql></mapper>");
        assertThat(result.hits()).hasSize(XmlFile.MAX_PLACEHOLDERS + 1);
        assertThat(verdicts(result)).endsWith(Verdict.STRUCTURE, Verdict.UNDECIDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "${ @a", "\\${", "${@a@b", "$", "&lt;", "&#10;"})
    void readsALongTextToItsEnd(String part) throws Exception {
        scanned(HEAD + "<sql id='s'>" + part.repeat(900_000 / part.length()) + "</sql></mapper>");
        assertThat(scan(directory).unreadable()).isEmpty();
    }

    @Test
    void readsElementsThatLieDeep() throws Exception {
        int depth = 80_000;
        String text =
                HEAD + "<sql id='s'>" + "<if>".repeat(depth) + "${deep}" + "</if>".repeat(depth) + "</sql></mapper>";
        assertThat(verdicts(scanned(text))).containsExactly(Verdict.STRUCTURE);
    }

    @Test
    void keepsHostileNamesOnOneLine() throws Exception {
        ScanResult result =
                scanned("<mapper namespace='a&#10;b'>\n<select id='s&#10;&#9;\u202e'>${x}</select></mapper>");
        assertThat(result.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.className()).isEqualTo("Notes_xml");
            assertThat(hit.method() + hit.found()).doesNotContain("\n", "\t", "\u202e");
        });
    }

    @Test
    void neverFailsOnDamagedBytes() throws Exception {
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(42);
        for (int round = 0; round < 20; round++) {
            for (int file = 0; file < 100; file++) {
                byte[] damaged = good.clone();
                for (int change = random.nextInt(6); change >= 0; change--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                Files.write(directory.resolve(file + ".xml"), damaged);
            }
            assertThat(scan(directory).unreadable()).isEmpty();
        }
    }
}
