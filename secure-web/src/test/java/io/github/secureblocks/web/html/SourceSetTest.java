package io.github.secureblocks.web.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceSetTest {
    private static final String EVIL = "/a.png 1x, //evil.example/b.png";

    @Test
    void concatenationLetsAValueAddAnImageOfAnotherHost() {
        assertThat(candidates(EVIL + " 2x")).containsExactly("/a.png", "//evil.example/b.png");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "/a.png|/a.png",
                "https://notes.example/a.png?x=1|https://notes.example/a.png?x=1",
                "/a,b.png|/a%2Cb.png",
                ",|%2C",
                "^^|about:invalid#blocked",
                "/a.png 3x|about:invalid#blocked",
                "javascript:alert(1)|about:invalid#blocked",
                "//evil.example/a.png|about:invalid#blocked",
            })
    void aValueIsOneUrlOfTheList(String value, String url) {
        assertThat(Html.of("<img srcset=\"{} 1x, /b.png 2x\" alt=\"\">", value))
                .hasToString("<img srcset=\"" + url + " 1x, /b.png 2x\" alt=\"\">");
    }

    @Test
    void noValueChangesTheNumberOfUrls() {
        List<String> values = new ArrayList<>(Payloads.CODE);
        values.addAll(Payloads.ALL);
        values.addAll(Payloads.URLS);
        HostileText hostile = new HostileText(new Random(22));
        for (int i = 0; i < 4_000; i++) {
            values.add(hostile.next());
        }
        for (String value : values) {
            String page = Html.of(
                            "<img srcset=\"{} 1x,{}, /i/{}-{}?q={}&amp;r=1 100w\" alt=\"\">",
                            value,
                            value,
                            value,
                            value,
                            value)
                    .toString();
            assertThat(candidates(Jsoup.parse(page).selectFirst("img").attr("srcset")))
                    .as(value)
                    .hasSize(3);
            assertThat(Structure.of(page)).isEqualTo(Structure.of("<img srcset=\"x\" alt=\"\">"));
        }
    }

    /** As a browser reads them: a URL goes up to white space, commas at its end part, and else what follows describes it. */
    private static List<String> candidates(String list) {
        List<String> urls = new ArrayList<>();
        String rest = list;
        while (true) {
            rest = rest.replaceFirst("^[\\s,]+", "");
            if (rest.isEmpty()) {
                return urls;
            }
            String url = rest.split("\\s", 2)[0];
            rest = rest.substring(url.length());
            if (url.endsWith(",")) {
                url = url.replaceFirst(",+$", "");
            } else {
                rest = rest.contains(",") ? rest.substring(rest.indexOf(',')) : "";
            }
            urls.add(url);
        }
    }
}
