package io.github.secureblocks.web.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.web.mail.MailAddressRefused.Reason;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.org",
                "a@b.co",
                "ann.lee+news@mail.example.org",
                "o'brien@example.org",
                "x_y-z=a~b&c@xn--bcher-kva.example",
                "1@1.example"
            })
    void anOrdinaryAddressIsTaken(String address) {
        assertThat(MailAddress.of(address)).hasToString(address);
    }

    @Test
    void aSecondRecipientIsRefused() throws AddressException {
        String hostile = "ann@example.org, victim@example.org";
        assertThat(InternetAddress.parse(hostile)).hasSize(2);
        assertRefused(Reason.NOT_ONE, hostile);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_ONE|ann",
                "NOT_ONE|''",
                "NOT_ONE|a@b@c.example",
                "NOT_ONE|@relay.example:ann@example.org",
                "NOT_ONE|ann@example.org;eve@example.org",
                "NOT_ONE|\"ann@home\"@example.org",
                "LOCAL_PART|@example.org",
                "LOCAL_PART|Ann <ann@example.org>",
                "LOCAL_PART|\"ann\"@example.org",
                "LOCAL_PART|ann(comment)@example.org",
                "LOCAL_PART|-OQueueDirectory=/tmp@example.org",
                "LOCAL_PART|ann..lee@example.org",
                "LOCAL_PART|.ann@example.org",
                "LOCAL_PART|ann.@example.org",
                "LOCAL_PART|ann%evil.example@example.org",
                "LOCAL_PART|evil.example!ann@example.org",
                "LOCAL_PART|ann`id`@example.org",
                "LOCAL_PART|$(id)@example.org",
                "LOCAL_PART|a/b@example.org",
                "LOCAL_PART|jürgen@example.org",
                "LOCAL_PART|a,b@example.org",
                "LOCAL_PART|friends:ann@example.org",
                "DOMAIN|ann@",
                "DOMAIN|ann@localhost",
                "DOMAIN|ann@example.org.",
                "DOMAIN|ann@.example.org",
                "DOMAIN|ann@example..org",
                "DOMAIN|ann@-example.org",
                "DOMAIN|ann@example-.org",
                "DOMAIN|ann@[127.0.0.1]",
                "DOMAIN|ann@127.0.0.1",
                "DOMAIN|ann@exa_mple.org",
                "DOMAIN|ann@bücher.example",
                "DOMAIN|ann@example.org>",
                "DOMAIN|ann@example.org eve"
            })
    void anythingElseIsRefused(Reason reason, String hostile) {
        assertRefused(reason, hostile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nBcc: eve@example.org", "\n", "\r", "\t", " ", "\u0000", "\u200b", "\u2028", "\uff20x"})
    void aHeaderIsNotInjectedAtEitherEndOrInBetween(String hostile) {
        for (String address :
                new String[] {"ann@example.org" + hostile, hostile + "ann@example.org", "ann" + hostile + "@example.org"
                }) {
            assertThatThrownBy(() -> MailAddress.of(address)).isInstanceOf(MailAddressRefused.class);
        }
    }

    @Test
    void lengthsAreThoseOfTheStandard() {
        String label = "b".repeat(63);
        assertThat(MailAddress.of("a".repeat(64) + "@" + label + ".example")).isNotNull();
        assertRefused(Reason.LOCAL_PART, "a".repeat(65) + "@example.org");
        assertRefused(Reason.DOMAIN, "a@" + label + "b.example");
        assertRefused(Reason.TOO_LONG, "a@" + (label + ".").repeat(4) + "example");
    }

    @Test
    void addressesAreEqualByTextWithTheDomainInLowerCase() {
        assertThat(MailAddress.of("Ann@EXAMPLE.org"))
                .isEqualTo(MailAddress.of("Ann@example.ORG"))
                .hasSameHashCodeAs(MailAddress.of("Ann@example.org"))
                .hasToString("Ann@example.org")
                .isNotEqualTo(MailAddress.of("ann@example.org"));
    }

    @Test
    void whatIsTakenIsOneAddressForTheMailLibraryToo() throws AddressException {
        Random random = new Random(88);
        String pieces = "ann@example.org,;:<>()[]\"\\ \r\n\t\u0000%!-.'+_@@..";
        int taken = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder("a.n@ex-a.org");
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                text.insert(random.nextInt(text.length() + 1), pieces.charAt(random.nextInt(pieces.length())));
                if (random.nextBoolean()) {
                    text.deleteCharAt(random.nextInt(text.length()));
                }
            }
            String address;
            try {
                address = MailAddress.of(text.toString()).toString();
            } catch (MailAddressRefused refused) {
                continue;
            }
            taken++;
            InternetAddress[] parsed = InternetAddress.parse(address, true);
            assertThat(parsed).hasSize(1);
            assertThat(parsed[0].getAddress()).isEqualTo(address).isEqualToIgnoringCase(text.toString());
            assertThat(parsed[0].getPersonal()).isNull();
        }
        assertThat(taken).isBetween(1_000, 49_000);
    }

    private static void assertRefused(Reason reason, String hostile) {
        assertThatThrownBy(() -> MailAddress.of(hostile)).isInstanceOfSatisfying(MailAddressRefused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.getMessage()).doesNotContain("evil", "victim", "eve@");
        });
    }
}
