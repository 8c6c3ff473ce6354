package io.github.secureblocks.samples.benchmarks.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.owasp.encoder.Encode;

/** Only what makes the same page can be compared. */
class RendererTest {
    private final Contenders contenders = new Contenders();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everybodyMakesThePageThatIsMadeByHand(boolean clean) throws Exception {
        NotesPage page = clean ? NotesPage.clean() : NotesPage.dirty();
        List<String> expected = seen(contenders.byHand.text(page));
        for (Map.Entry<String, Renderer> each : contenders.all().entrySet()) {
            assertThat(seen(each.getValue().text(page))).as(each.getKey()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsWrittenToAStreamIsTheText(boolean clean) throws Exception {
        NotesPage page = clean ? NotesPage.clean() : NotesPage.dirty();
        for (Map.Entry<String, Renderer> each : contenders.all().entrySet()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            each.getValue().write(page, out);
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .as(each.getKey())
                    .isEqualTo(each.getValue().text(page));
        }
    }

    @Test
    void theBlockWritesWhatIsWrittenByHandToTheCharacter() {
        for (NotesPage page : List.of(NotesPage.clean(), NotesPage.dirty())) {
            assertThat(contenders.block.text(page)).isEqualTo(contenders.byHand.text(page));
            assertThat(contenders.oneTemplate.text(page)).isEqualTo(contenders.byHand.text(page));
        }
    }

    @Test
    void thePagesShowTheirValues() {
        String dirty = String.join("\n", seen(contenders.byHand.text(NotesPage.dirty())));
        assertThat(dirty)
                .contains("<script>alert('everything')</script>", "href=/notes?tag=R&D", "title=by \"Ada\" & <Bob>");
        assertThat(Jsoup.parse(contenders.byHand.text(NotesPage.dirty())).select("script, img"))
                .isEmpty();
    }

    @Test
    void eachValueOfTheDirtyPageNeedsEncodingAndFourOfTheCleanOneDo() {
        assertThat(encoded(NotesPage.dirty())).isEqualTo(50);
        assertThat(encoded(NotesPage.clean())).isEqualTo(4);
    }

    private static long encoded(NotesPage page) {
        Stream<String> texts = Stream.concat(
                Stream.of(page.title(), page.user(), page.heading(), page.intro(), page.support()),
                page.notes().stream().flatMap(note -> Stream.of(note.title(), note.text())));
        Stream<String> attributes = Stream.concat(
                Stream.of(page.query(), page.profile(), page.hint(), page.contact()),
                page.notes().stream().flatMap(note -> Stream.of(note.url(), note.hint())));
        Stream<String> parameters =
                Stream.concat(Stream.of(page.topic()), page.notes().stream().map(NotesPage.Note::tag));
        return texts.filter(each -> !Encode.forHtmlContent(each).equals(each)).count()
                + attributes
                        .filter(each -> !Encode.forHtmlAttribute(each).equals(each))
                        .count()
                + parameters
                        .filter(each -> !Encode.forUriComponent(each).equals(each))
                        .count();
    }

    /** Elements in order, with their attributes and own text; how white space and URLs' parameters are written is free. */
    private static List<String> seen(String html) {
        return Jsoup.parse(html).getAllElements().stream()
                .map(element -> element.tagName() + attributes(element) + ": " + element.ownText())
                .toList();
    }

    private static List<String> attributes(Element element) {
        return element.attributes().asList().stream()
                .map(RendererTest::decoded)
                .sorted()
                .toList();
    }

    private static String decoded(Attribute attribute) {
        return attribute.getKey() + "=" + URLDecoder.decode(attribute.getValue(), StandardCharsets.UTF_8);
    }
}
