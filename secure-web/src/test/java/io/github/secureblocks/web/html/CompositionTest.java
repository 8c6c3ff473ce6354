package io.github.secureblocks.web.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CompositionTest {
    private static final List<String> NAMES = List.of("a", "<b>", "c & d");

    @Test
    void eachMakesARowOfEachItemAndEncodesItOnce() {
        SafeHtml list = Html.of("<ul>{}</ul>", Html.each(NAMES, name -> Html.of("<li>{}</li>", name)));
        assertThat(list).hasToString("<ul><li>a</li><li>&lt;b&gt;</li><li>c &amp; d</li></ul>");
        assertThat(Html.each(List.<String>of(), Html::text)).hasToString("");
    }

    @Test
    void rowsAreMadeWhenTheyAreWrittenAndItemsReadAnewEachTime() {
        AtomicInteger made = new AtomicInteger();
        List<String> items = new ArrayList<>(NAMES);
        SafeHtml rows = Html.each(items, item -> Html.of("{},", made.incrementAndGet()));
        SafeHtml page = Html.of("<p>{}</p>", rows);
        assertThat(made).hasValue(0);
        assertThat(page).hasToString("<p>1,2,3,</p>");
        items.add("d");
        assertThat(page).hasToString("<p>4,5,6,7,</p>");
    }

    @Test
    void valuesAreReadWhenTheTemplateIsFilled() throws IOException {
        StringBuilder changing = new StringBuilder("before");
        Object[] values = {changing, "x"};
        List<SafeHtml> parts = new ArrayList<>(List.of(Html.text("a")));
        SafeHtml page = Html.of("<p title=\"{}\">{}</p>", values);
        SafeHtml list = Html.of("<p>{}</p>", parts);
        SafeHtml joined = Html.join(parts);
        changing.append(" after");
        values[1] = "y";
        parts.add(Html.text("b"));
        assertThat(page).hasToString("<p title=\"before\">x</p>");
        assertThat(list).hasToString("<p>a</p>");
        assertThat(joined).hasToString("a");
    }

    @Test
    void aCollectionOfHtmlStandsInElementText() {
        List<SafeHtml> rows =
                NAMES.stream().map(name -> Html.of("<li>{}</li>", name)).toList();
        assertThat(Html.of("<ul>{}</ul>", rows)).hasToString("<ul><li>a</li><li>&lt;b&gt;</li><li>c &amp; d</li></ul>");
        assertThat(Html.of("<p>{}</p>", new ArrayDeque<>(rows.subList(0, 1)))).hasToString("<p><li>a</li></p>");
        assertThat(Html.of("<p>{}{}</p>", List.of(), Set.of())).hasToString("<p></p>");
        Iterable<SafeHtml> other = rows::iterator;
        assertThat(Html.of("<p>{}</p>", other)).hasToString("<p><li>a</li><li>&lt;b&gt;</li><li>c &amp; d</li></p>");
    }

    @Test
    void aPathIsTextAlthoughItCanBeIterated() {
        assertThat(Html.of("<p>{} {}</p>", Path.of("/a/<b>"), Path.of("/"))).hasToString("<p>/a/&lt;b&gt; /</p>");
    }

    @Test
    void aCollectionOfTextOrInAnAttributeIsRefused() {
        assertRefused(() -> Html.of("<ul>{}</ul>", NAMES), HtmlRefused.Reason.NESTED);
        assertRefused(() -> Html.of("<ul>{}</ul>", List.of(Html.text("a"), "b")), HtmlRefused.Reason.NESTED);
        assertRefused(() -> Html.of("<p title=\"{}\">x</p>", List.of(Html.text("a"))), HtmlRefused.Reason.NESTED);
        assertRefused(() -> Html.of("<p title=\"{}\">x</p>", NAMES), HtmlRefused.Reason.NESTED);
    }

    @Test
    void whenAsksForThePartOnlyWhereItIsShown() {
        AtomicInteger asked = new AtomicInteger();
        assertThat(Html.when(true, () -> Html.text(asked.incrementAndGet()))).hasToString("1");
        assertThat(Html.when(false, () -> Html.text(asked.incrementAndGet()))).hasToString("");
        assertThat(asked).hasValue(1);
    }

    @Test
    void aMissingRowIsRefused() {
        SafeHtml rows = Html.each(NAMES, name -> null);
        assertRefused(rows::toString, HtmlRefused.Reason.VALUES);
    }

    @Test
    void depthCostsNoStack() {
        SafeHtml deep = Html.text("x");
        for (int i = 0; i < 200_000; i++) {
            SafeHtml inner = deep;
            deep = i % 2 == 0 ? Html.of("{}.", inner) : Html.each(List.of(1), one -> inner);
        }
        assertThat(deep.toString()).hasSize(100_001).startsWith("x..").endsWith(".");
    }

    @Test
    void everyWayOfWritingIsTheSameAndLeavesTheStreamToItsOwner() throws IOException {
        SafeHtml page = Html.of(
                "<h1 title=\"{}\">{}</h1><ul>{}</ul>{}",
                "caf\u00e9",
                "\u65e5\u672c \ud83d\ude00",
                Html.each(NAMES, name -> Html.of("<li>{}</li>", name)),
                Html.join(List.of(
                        Html.text("x".repeat(20_000)),
                        Html.of("<b>{}</b>", "y" + "\ud83d\ude00".repeat(9_000)),
                        Html.of("<i>{}</i>", "\ud83d\ude00".repeat(1_000)))));
        StringBuilder text = new StringBuilder();
        page.writeTo(text);
        Closing octets = new Closing();
        page.writeTo((OutputStream) octets);
        assertThat(text).hasToString(page.toString());
        assertThat(octets.toString(StandardCharsets.UTF_8)).isEqualTo(page.toString());
        assertThat(octets.touched).isFalse();
    }

    @Test
    void aFailureOfTheSinkOrOfARowGoesToTheWriter() {
        SafeHtml rows = Html.each(NAMES, name -> {
            throw new IllegalStateException("row");
        });
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> rows.writeTo(new StringBuilder()))
                .withMessage("row");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Html.of("<p>{}</p>", "x").writeTo(closed()));
    }

    private static OutputStream closed() throws IOException {
        OutputStream out = OutputStream.nullOutputStream();
        out.close();
        return out;
    }

    private static void assertRefused(Runnable filling, HtmlRefused.Reason reason) {
        assertThatExceptionOfType(HtmlRefused.class)
                .isThrownBy(filling::run)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static final class Closing extends ByteArrayOutputStream {
        private boolean touched;

        @Override
        public void flush() {
            touched = true;
        }

        @Override
        public void close() {
            touched = true;
        }
    }
}
