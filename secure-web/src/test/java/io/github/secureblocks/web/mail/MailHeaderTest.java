package io.github.secureblocks.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailHeaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello\r\nBcc: victim@example.org",
                "hello\nBcc: victim@example.org",
                "hello\r\n\r\n<script>alert(1)</script>"
            })
    void noSubjectAddsAHeaderOrABody(String hostile) throws MessagingException, IOException {
        MimeMessage attacked = read("From: a@example.org\r\nSubject: " + hostile + "\r\nX-Ours: 1\r\n\r\ntext");
        assertThat(attacked.getHeader("Bcc") != null || attacked.getHeader("X-Ours") == null)
                .isTrue();

        MimeMessage ours =
                read("From: a@example.org\r\nSubject: " + MailHeader.text(hostile) + "\r\nX-Ours: 1\r\n\r\ntext");
        assertThat(ours.getHeader("Bcc")).isNull();
        assertThat(ours.getHeader("X-Ours")).containsExactly("1");
        assertThat(ours.getContent()).isEqualTo("text");
    }

    @Test
    void aMailLibraryAloneLetsAHeaderBreakOut() throws MessagingException, IOException {
        MimeMessage message = new MimeMessage((Session) null);
        message.setText("text");
        message.setHeader("Subject", "hello\r\nBcc: victim@example.org");
        assertThat(sent(message).getHeader("Bcc")).isNotNull();

        message.setSubject(MailHeader.text("hello\r\nBcc: victim@example.org").toString());
        assertThat(sent(message).getHeader("Bcc")).isNull();
        assertThat(sent(message).getSubject()).isEqualTo("hello Bcc: victim@example.org");
    }

    private static MimeMessage sent(MimeMessage message) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.saveChanges();
        message.writeTo(bytes);
        return read(bytes.toString(StandardCharsets.ISO_8859_1));
    }

    private static MimeMessage read(String text) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void anEncodedWordStaysText() throws UnsupportedEncodingException {
        String hostile = "=?utf-8?q?=0d=0aBcc:_victim@example.org?=";
        assertThat(MimeUtility.decodeText(hostile)).contains("\r\nBcc:");
        assertThat(MimeUtility.decodeText(MailHeader.text(hostile).toString()))
                .isEqualTo("= ?utf-8?q?=0d=0aBcc:_victim@example.org?=");
        assertThat(MailHeader.text("=\u200b?utf-8?q?a?=").toString()).isEqualTo("= ?utf-8?q?a?=");
    }

    @Test
    void whatIsNotSeenBecomesOneSpace() {
        assertThat(MailHeader.text(" a\t\r\n\u0000 b\u202ec\u2028d\ud83de ").toString())
                .isEqualTo("a b c d e");
        assertThat(MailHeader.text("J\u00fcrgen \ud83d\ude00").toString()).isEqualTo("J\u00fcrgen \ud83d\ude00");
        assertThat(MailHeader.text(null).toString()).isEmpty();
        assertThat(MailHeader.text(42).toString()).isEqualTo("42");
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        assertThat(MailHeader.text("x".repeat(200)).toString()).isEqualTo("x".repeat(200));
        assertThat(MailHeader.text("x".repeat(201)).toString()).isEqualTo("x".repeat(199) + "\u2026");
        assertThat(MailHeader.text("x".repeat(198) + "\ud83d\ude00yy").toString())
                .isEqualTo("x".repeat(198) + "\u2026");
    }

    @Test
    void noTextIsEverMoreThanOneShortLine() {
        Random random = new Random(93);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(400); n > 0; n--) {
                text.append(
                        random.nextInt(3) == 0
                                ? "\r\n=? \ud83d\ude00\t\u2028".charAt(random.nextInt(9))
                                : (char) random.nextInt(0x10000));
            }
            String line = MailHeader.text(text).toString();
            assertThat(line)
                    .hasSizeLessThanOrEqualTo(MailHeader.MAX_LENGTH)
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]")
                    .doesNotContain("=?", "  ")
                    .isEqualTo(line.strip());
            assertThat(MailHeader.text(line).toString()).isEqualTo(line);
        }
    }
}
