package io.github.secureblocks.samples.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.web.headers.CspNonce;
import io.github.secureblocks.web.headers.SecurityHeaders;
import io.github.secureblocks.web.html.Escape;
import io.github.secureblocks.web.html.RichText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten thousand hostile values in every place of a template, read by a browser. */
class HostileValuesIT {
    private static final int PER_PAGE = 500;
    private static final List<String> VALUES = HostileCorpus.values();

    private static Site site;
    private static Site elsewhere;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        site = new Site();
        elsewhere = new Site();
        chromium = Chromium.start(elsewhere.port());
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        site.close();
        elsewhere.close();
    }

    @ParameterizedTest
    @EnumSource
    void concatenationRunsThemInEveryPlace(Context context) {
        boolean ran = false;
        for (int from = 0; !ran && from < VALUES.size(); from += 10) {
            List<String> some = VALUES.subList(from, from + 10);
            chromium.open(site.show("/page", TestPage.concatenated(context, some, "n"), Map.of()));
            ran = (Boolean) chromium.run("return typeof ran !== 'undefined' && ran.length > 0");
        }
        assertThat(ran).as("script has run").isTrue();
        site.strays();
        elsewhere.strays();
    }

    @Test
    void anElementOrAnAttributeTooManyIsSeen() {
        Map<?, ?> meant = read(TestPage.concatenated(Context.DOUBLE_QUOTED, List.of("x"), "n"), Map.of());
        for (String value : List.of("x\" lang=\"en", "x\"><i title=\"x")) {
            Map<?, ?> seen = read(TestPage.concatenated(Context.DOUBLE_QUOTED, List.of(value), "n"), Map.of());
            assertThat(seen.get("shape")).isNotEqualTo(meant.get("shape"));
            assertThat(seen.get("values")).isEqualTo(meant.get("values"));
        }
    }

    @Test
    void whatAPolicyHasToStopIsSeen() {
        CspNonce nonce = CspNonce.fresh();
        String page = TestPage.concatenated(Context.TEXT, List.of("<script>canary(1)</script>"), nonce.text());
        Map<?, ?> seen = read(page, SecurityHeaders.html().headers(nonce));
        assertThat(seen.get("ran")).isEqualTo("");
        assertThat(seen.get("broken")).isEqualTo("script-src-elem");
    }

    @Test
    void theEncoderOfTextLetsALinkRunAndTheTemplateDoesNot() {
        String encoded = "<a href=\"" + Escape.html("javascript:canary(1)") + "\">x</a>";
        assertThat(ranByClick(encoded)).isTrue();
        assertThat(ranByClick(Context.LINK.fill("javascript:canary(1)", "n").toString()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void templatesRunNothingAndHandOverTheTextItself(boolean withPolicy) {
        Set<Context> contexts = EnumSet.allOf(Context.class);
        if (withPolicy) {
            contexts.remove(Context.STYLE_ATTRIBUTE);
        }
        String shape = null;
        for (int from = 0; from < VALUES.size(); from += PER_PAGE) {
            if (from == 0) {
                shape = (String) seen(contexts, harmless(), withPolicy).get("shape");
            }
            List<String> values = VALUES.subList(from, from + PER_PAGE);
            Map<?, ?> seen = seen(contexts, values, withPolicy);
            assertThat(seen.get("ran")).as("script that has run").isEqualTo("");
            assertThat(seen.get("broken")).as("what the policy stopped").isEqualTo("");
            assertThat(shape.equals(seen.get("shape")))
                    .as("elements and attributes are those of the templates")
                    .isTrue();
            contexts.forEach(context -> assertArrived(context, values, (Map<?, ?>) seen.get("values")));
            assertThat(site.strays()).isEmpty();
            assertThat(elsewhere.strays()).isEmpty();
        }
    }

    @Test
    void markupThatAPolicyHasCleanedRunsNothingAndIsOnlyWhatItKeeps() {
        for (int from = 0; from < VALUES.size(); from += PER_PAGE) {
            StringBuilder parts = new StringBuilder();
            for (String value : VALUES.subList(from, from + PER_PAGE)) {
                parts.append("<div class=rich>")
                        .append(RichText.basic().clean(value))
                        .append("</div>");
            }
            chromium.open(site.show("/page", TestPage.page(parts.toString(), "n"), Map.of()));
            assertThat(chromium.run(TestPage.STRANGE_IN_RICH_TEXT)).isEqualTo("");
            chromium.settle();
            assertThat((Boolean) chromium.run("return ran.length === 0")).isTrue();
            assertThat(chromium.run("return document.querySelectorAll('.rich').length"))
                    .isEqualTo((long) PER_PAGE);
            assertThat(site.strays()).isEmpty();
            assertThat(elsewhere.strays()).isEmpty();
        }
    }

    @Test
    void theCorpusIsLargeAndWithoutDoubles() {
        assertThat(VALUES).hasSizeGreaterThanOrEqualTo(10_000).doesNotHaveDuplicates();
    }

    private static boolean ranByClick(String link) {
        chromium.open(site.show("/page", TestPage.page(link, "n"), Map.of()));
        chromium.run("document.querySelector('a').click()");
        chromium.settle();
        return (Boolean) chromium.run("return typeof ran !== 'undefined' && ran.length > 0");
    }

    private static Map<?, ?> seen(Set<Context> contexts, List<String> values, boolean withPolicy) {
        CspNonce nonce = CspNonce.fresh();
        Map<String, String> headers = withPolicy ? SecurityHeaders.html().headers(nonce) : Map.of();
        return read(TestPage.encoded(contexts, values, nonce.text()), headers);
    }

    private static Map<?, ?> read(String page, Map<String, String> headers) {
        chromium.open(site.show("/page", page, headers));
        return (Map<?, ?>) chromium.run(TestPage.READ);
    }

    private static List<String> harmless() {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < PER_PAGE; i++) {
            values.add("v" + i);
        }
        return values;
    }

    private static void assertArrived(Context context, List<String> values, Map<?, ?> seen) {
        String[] read = String.valueOf(seen.get(context.name())).split(";", -1);
        assertThat(read).as("values read in %s", context).hasSize(values.size());
        for (int i = 0; i < read.length; i++) {
            String text = text(read[i]);
            assertThat(Arrived.asMeant(context, values.get(i), text))
                    .as("%s of %s arrives as %s", context, printable(values.get(i)), printable(text))
                    .isTrue();
        }
    }

    private static String text(String units) {
        StringBuilder text = new StringBuilder();
        Arrays.stream(units.split(" "))
                .filter(unit -> !unit.isEmpty())
                .forEach(unit -> text.append((char) Integer.parseInt(unit, 16)));
        return text.toString();
    }

    static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.chars().limit(200).forEach(c -> {
            if (c > ' ' && c < 0x7f) {
                printable.append((char) c);
            } else {
                printable.append("\\u%04x".formatted(c));
            }
        });
        return printable.toString();
    }
}
