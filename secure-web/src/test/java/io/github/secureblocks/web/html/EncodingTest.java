package io.github.secureblocks.web.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.owasp.encoder.Encode;

/** The look before the encoder changes nothing of what the encoder answers. */
class EncodingTest {
    private static final Map<Encoding, UnaryOperator<String>> ENCODERS = Map.of(
            Encoding.CONTENT, Encode::forHtmlContent,
            Encoding.HTML, Encode::forHtml,
            Encoding.ATTRIBUTE, Encode::forHtmlAttribute,
            Encoding.JAVASCRIPT, Encode::forJavaScript,
            Encoding.CSS_STRING, EncodingTest::endedCssString,
            Encoding.URI_COMPONENT, Encode::forUriComponent);

    /** Left, right and both sides of a code point; the last three make pairs of halves, or change what an escape ends in. */
    private static final String[] NEIGHBOURS = {"", "a", "<", "\ud83d", "\ude00", "F "};

    @ParameterizedTest
    @EnumSource
    void everyCodePointComesOutOfItAsOutOfTheEncoder(Encoding encoding) {
        UnaryOperator<String> encoder = ENCODERS.get(encoding);
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            String text = Character.toString(point);
            assertSame(encoding, encoder, text);
            if (point < 0x3000
                    || (point & 0xFF) > 0xF0
                    || (point & 0xFF00) == 0xFD00
                    || Character.charCount(point) == 1) {
                assertSame(encoding, encoder, "a" + text + "b");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCharacterComesOutTheSameBetweenAnyNeighbours(Encoding encoding) {
        UnaryOperator<String> encoder = ENCODERS.get(encoding);
        for (int c = 0; c <= Character.MAX_VALUE; c += c < 0x300 || c > 0xD700 ? 1 : 37) {
            for (String before : NEIGHBOURS) {
                for (String after : NEIGHBOURS) {
                    assertSame(encoding, encoder, before + (char) c + after);
                }
            }
        }
    }

    /** All of Latin-1, and one of each kind of what is above it. */
    @ParameterizedTest
    @EnumSource
    void everyPairOfCharactersComesOutTheSame(Encoding encoding) {
        UnaryOperator<String> encoder = ENCODERS.get(encoding);
        String first = IntStream.range(0, 0x100)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                + "\u017f\u2027\u2028\u2029\u202a\u3000\ud7ff\ud800\udbff\udc00\udfff\ue000\ufdcf\ufdd0\ufdef\ufdf0\ufeff\ufffd\ufffe\uffff";
        for (int i = 0; i < first.length(); i++) {
            for (int j = 0; j < first.length(); j++) {
                assertSame(encoding, encoder, String.valueOf(new char[] {first.charAt(i), first.charAt(j)}));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyTextOfAnyLengthComesOutTheSame(Encoding encoding) {
        Random random = new Random(116);
        HostileText hostile = new HostileText(random);
        UnaryOperator<String> encoder = ENCODERS.get(encoding);
        for (int i = 0; i < 20_000; i++) {
            assertSame(encoding, encoder, hostile.next());
        }
        for (int length : new int[] {1_022, 1_023, 1_024, 1_025, 2_047, 2_048, 2_049, 9_000}) {
            for (String tail : new String[] {"<", "\ud83d\ude00", "\ud83d", "\"", "&f", "\u2028"}) {
                assertSame(encoding, encoder, "x".repeat(length) + tail + "f".repeat(length) + tail);
                assertSame(encoding, encoder, tail.repeat(length));
            }
        }
    }

    @Test
    void cleanTextIsHandedThroughAsItIs() {
        String name = "Caf\u00e9 \u65e5\u672c 4711";
        assertThat(Encoding.CONTENT.encode(name)).isSameAs(name);
        assertThat(Encoding.CSS_STRING.encode(name)).isSameAs(name);
    }

    @Test
    void whatStandsInCodeHoldsNothingThatHtmlReads() {
        for (Encoding encoding : new Encoding[] {Encoding.JAVASCRIPT, Encoding.CSS_STRING, Encoding.URI_COMPONENT}) {
            for (char c = 0; c < 0x80; c++) {
                assertThat(encoding.encode("a" + c + "b")).doesNotContain("<", "&", "\"", "'", "\n", "\r", "\u0000");
            }
        }
    }

    /** An escape that ends the text is closed, so that constant text after it is none of it. */
    private static String endedCssString(String text) {
        String encoded = Encode.forCssString(text);
        char last = text.charAt(text.length() - 1);
        return Encode.forCssString(String.valueOf(last)).startsWith("\\") ? encoded + " " : encoded;
    }

    private static void assertSame(Encoding encoding, UnaryOperator<String> encoder, String text) {
        String expected = encoder.apply(text);
        if (!encoding.encode(text).equals(expected)) {
            assertThat(text.codePoints().mapToObj(Integer::toHexString).limit(20))
                    .as("%s differs for", encoding)
                    .isEmpty();
        }
    }
}
