package io.github.secureblocks.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    @ParameterizedTest
    @CsvSource({
        "https://notes.example,true,false",
        "https://notes.example:8443,true,false",
        "https://a.b-c.notes.example:65535,true,false",
        "https://xn--nts-jna.example,true,false",
        "https://under_score.example,true,false",
        "https://192.0.2.7,true,false",
        "http://notes.example,false,false",
        "http://localhost:5173,false,true",
        "http://app.localhost,false,true",
        "https://localhost,true,true",
        "http://127.0.0.1:8080,false,true",
        "http://127.9.9.9,false,true",
        "http://[::1]:3000,false,true",
        "http://localhost.example,false,false",
        "http://notlocalhost,false,false",
        "http://127.0.0.1.example,false,false",
    })
    void takesAnOriginAsABrowserWritesIt(String text, boolean https, boolean loopback) {
        Origin origin = Origin.of(text);
        assertThat(origin).hasToString(text).isEqualTo(Origin.of(text)).hasSameHashCodeAs(Origin.of(text));
        assertThat(origin.isHttps()).isEqualTo(https);
        assertThat(origin.isLoopback()).isEqualTo(loopback);
        assertThat(origin).isNotEqualTo(Origin.of("https://other.example")).isNotEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*|wildcard",
                "https://*|wildcard",
                "https://*.notes.example|wildcard",
                "https://*.github.io|wildcard",
                "https://*.co.uk|wildcard",
                "https://notes.example:*|wildcard",
                "https://notes*.example|wildcard",
                "null|sandboxed frame",
                "''|An origin is a scheme",
                "' https://notes.example'|An origin is a scheme",
                "notes.example|An origin is a scheme",
                "//notes.example|An origin is a scheme",
                "https:notes.example|An origin is a scheme",
                "https:/notes.example|An origin is a scheme",
                "https:\\\\notes.example|An origin is a scheme",
                "https://|An origin is a scheme",
                "https://notes.example/|An origin is a scheme",
                "https://notes.example/path|An origin is a scheme",
                "https://notes.example?a|An origin is a scheme",
                "https://notes.example#a|An origin is a scheme",
                "https://ada@notes.example|An origin is a scheme",
                "https://ada:x@notes.example|An origin is a scheme",
                "https://notes.example,https://b.example|An origin is a scheme",
                "https://notes.example https://b.example|An origin is a scheme",
                "https://notes.example:|An origin is a scheme",
                "https://notes.example:0|An origin is a scheme",
                "https://notes.example:08443|An origin is a scheme",
                "https://notes.example:-1|An origin is a scheme",
                "https://notes.example:443443|An origin is a scheme",
                "https://notes%2eexample|An origin is a scheme",
                "file://|An origin is a scheme",
                "file:///tmp|An origin is a scheme",
                "ftp://notes.example|An origin is a scheme",
                "wss://notes.example|An origin is a scheme",
                "chrome-extension://abcdefgh|An origin is a scheme",
                "capacitor://localhost|An origin is a scheme",
                "https://notes.example:65536|1 to 65535",
                "https://notes.example:443|scheme's own port",
                "http://notes.example:80|scheme's own port",
                "HTTPS://notes.example|lower case",
                "https://Notes.example|lower case",
                "https://n\u043etes.example|ASCII",
                "https://notes\u3002example|ASCII",
                "https://.example|at most 253",
                "https://notes..example|at most 253",
                "https://notes.example.|at most 253",
                "https://-notes.example|at most 253",
                "https://notes-.example|at most 253",
                "https://1|four decimal",
                "https://127.1|four decimal",
                "https://2130706433|four decimal",
                "https://0x7f000001|four decimal",
                "https://0x7f.1|four decimal",
                "https://0x|four decimal",
                "https://017700000001|four decimal",
                "https://127.0.0.01|four decimal",
                "https://127.0.0.256|four decimal",
                "https://1.2.3.4.5|four decimal",
                "https://notes.1|four decimal",
                "https://[::]|IPv6",
                "https://[0:0:0:0:0:0:0:1]|IPv6",
                "https://[::0001]|IPv6",
                "https://[::ffff:127.0.0.1]|IPv6",
                "https://[2001:db8::1]|IPv6",
                "https://[::1%25eth0]|An origin is a scheme",
                "https://[::1|An origin is a scheme",
            })
    void refusesWhatNoBrowserSendsOrMoreThanOneSiteCanBe(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Origin.of(text))
                .withMessageContaining(reason)
                .withMessageEndingWith("; write \"https://notes.example\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://s3cret.example/", "https://S3CRET.example", "https://s3cret..example"})
    void saysNothingOfWhatItRefuses(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Origin.of(text))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContainIgnoringCase("s3cret"));
    }

    @Test
    void takesALongNameAndNoLonger() {
        String label = "a".repeat(63);
        String host = label + "." + label + "." + label + "." + "a".repeat(61);
        assertThat(Origin.of("https://" + host)).hasToString("https://" + host);
        assertThatIllegalArgumentException().isThrownBy(() -> Origin.of("https://" + host + "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> Origin.of("https://" + label + "a.example"));
        assertThatIllegalArgumentException().isThrownBy(() -> Origin.of("https://" + "a.".repeat(1 << 19) + "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> Origin.of("https://" + "a".repeat(1 << 20)));
    }

    /** A browser's own parser writes it the same way, so the text is compared with what browsers send. */
    @Test
    void whateverIsTakenIsWhatABrowsersParserWrites() {
        Random random = new Random(60_601);
        String[] seeds = {"https://notes.example:8443", "http://127.0.0.1:80", "http://[::1]:3000", "https://a-b.c_d.e"
        };
        int taken = 0;
        for (int round = 0; round < 20_000; round++) {
            String text = Mutations.of(seeds[round % seeds.length], "*.:/@-_%0123456789abcxX[]\\ \t\n#?\u043e", random);
            Origin origin;
            try {
                origin = Origin.of(text);
            } catch (IllegalArgumentException refused) {
                continue;
            }
            HttpUrl url = HttpUrl.get(text);
            taken++;
            String port = url.port() == HttpUrl.defaultPort(url.scheme()) ? "" : ":" + url.port();
            String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
            assertThat(url.scheme() + "://" + host + port).isEqualTo(origin.toString());
            assertThat(url.encodedPath() + url.encodedUsername()).isEqualTo("/");
        }
        assertThat(taken).isGreaterThan(1_000);
    }
}
