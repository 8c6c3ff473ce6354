package io.github.secureblocks.samples.benchmarks.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Only what a browser reads as the same text can be compared. */
class EncodeTextTest {
    private final List<EncodeText> texts =
            List.of(new CleanShort(), new CleanLong(), new DirtyShort(), new DirtyLong(), new NotLatin());

    @Test
    void everybodysTextIsReadAsTheSame() {
        for (EncodeText each : texts) {
            Map<String, String> encoded = Map.of(
                    "OWASP", each.floor(),
                    "the block", each.ours(),
                    "commons-text", each.commonsText(),
                    "Spring", each.spring(),
                    "Guava", each.guava(),
                    "ESAPI", each.esapi());
            encoded.forEach((name, text) -> assertThat(read(text)).as(name).isEqualTo(each.text()));
        }
    }

    @Test
    void theBlocksTextIsThatOfItsEncoderToTheCharacter() {
        texts.forEach(each -> assertThat(each.ours()).isEqualTo(each.floor()));
    }

    @Test
    void theTextsNeedAsMuchEncodingAsTheirNamesSay() {
        assertThat(texts)
                .extracting(each -> each.floor().equals(each.text()))
                .containsExactly(true, true, false, false, true);
    }

    private static String read(String encoded) {
        return Jsoup.parseBodyFragment("<pre>" + encoded + "</pre>")
                .selectFirst("pre")
                .wholeText();
    }
}
