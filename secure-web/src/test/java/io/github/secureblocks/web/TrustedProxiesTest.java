package io.github.secureblocks.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private static final TrustedProxies PROXIES = TrustedProxies.of("10.0.0.0/8", "192.0.2.7", "2001:db8:a::/48");

    @Test
    void aClientCannotNameItselfWhereTheLeftmostEntryIsBelieved() {
        String header = "198.51.100.1, 203.0.113.7";
        assertThat(header.split(",", -1)[0]).isEqualTo("198.51.100.1");

        assertThat(from("10.0.0.1", header)).isEqualTo("203.0.113.7");
        assertThat(TrustedProxies.none().clientOf("203.0.113.7", lines(header)).text())
                .isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1 | https       | true",
                "10.0.0.1 | http, HTTPS | true",
                "10.0.0.1 | https, http | false",
                "10.0.0.1 | https,      | false",
                "10.0.0.1 | http        | false",
                "11.0.0.1 | https       | false"
            })
    void onlyANamedProxySaysThatTheClientCameOverHttps(String peer, String header, boolean https) {
        Function<String, Enumeration<String>> protocol =
                name -> name.equals("X-Forwarded-Proto") ? Collections.enumeration(List.of("https", header)) : null;
        assertThat(PROXIES.isHttps(false, peer, protocol)).isEqualTo(https);
        assertThat(PROXIES.isHttps(true, peer, protocol)).isTrue();
        assertThat(TrustedProxies.none().isHttps(false, peer, protocol)).isFalse();
        assertThat(PROXIES.isHttps(false, peer, name -> null)).isFalse();
        assertThat(PROXIES.isHttps(false, "a Unix socket", protocol)).isFalse();
    }

    @Test
    void readsNoHeaderUnlessThePeerIsANamedProxy() {
        Function<String, Enumeration<String>> never = name -> {
            throw new AssertionError("read " + name);
        };
        assertThat(TrustedProxies.none().clientOf("10.0.0.1", never).text()).isEqualTo("10.0.0.1");
        assertThat(PROXIES.clientOf("11.0.0.1", never).text()).isEqualTo("11.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7                                  | 203.0.113.7",
                "203.0.113.7, 10.1.1.1                        | 203.0.113.7",
                "1.1.1.1, 203.0.113.7 ,10.1.1.1,192.0.2.7     | 203.0.113.7",
                "10.3.3.3, 10.2.2.2                           | 10.3.3.3",
                "203.0.113.7:4711                             | 203.0.113.7",
                "2001:DB8::7                                  | 2001:db8:0:0:0:0:0:7",
                "[2001:db8::7]                                | 2001:db8:0:0:0:0:0:7",
                "[2001:db8::7]:443                            | 2001:db8:0:0:0:0:0:7",
                "203.0.113.7, ::ffff:10.1.1.1                 | 203.0.113.7",
                "::ffff:203.0.113.7                           | 203.0.113.7",
                "203.0.113.7, 2001:db8:a:1::1                 | 203.0.113.7",
            })
    void answersTheRightmostHopThatNoNamedProxyVouchesFor(String header, String client) {
        assertThat(from("10.0.0.1", header)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "unknown",
                "localhost",
                "attacker.example",
                "_hidden",
                "203.0.113.7.",
                "203.0.113",
                "3405803783",
                "0x7f.1",
                "0177.0.0.1",
                "203.0.113.07",
                "256.1.1.1",
                "-1.1.1.1",
                "1.1.1.1:",
                "1.1.1.1:123456",
                "1.1.1.1:80:80",
                "[1.1.1.1]",
                "[::1",
                "[::1]x",
                "[::1]:",
                "::1%eth0",
                "fe80::1%1",
                ":::",
                "1::2::3",
                "12345::1",
                ":1.1.1.1:",
                "::010.1.1.1",
                "g::1",
                ".:1",
                "٢٠٣.0.113.7",
                "203.0.113.7\u0000",
                "203.0.113.7\r\nX: y",
                "for=203.0.113.7",
            })
    void stopsAtTheLastNamedProxyBeforeAHopThatIsNoAddress(String garbage) {
        assertThat(from("10.0.0.1", "203.0.113.7, " + garbage)).isEqualTo("10.0.0.1");
        assertThat(from("10.0.0.1", garbage + ", 10.9.9.9")).isEqualTo("10.9.9.9");
    }

    @Test
    void readsSeveralLinesAsOneList() {
        assertThat(from("10.0.0.1", "1.1.1.1", "203.0.113.7, 10.2.2.2", "10.3.3.3"))
                .isEqualTo("203.0.113.7");
        assertThat(from("10.0.0.1")).isEqualTo("10.0.0.1");
        assertThat(PROXIES.clientOf("10.0.0.1", name -> null).text()).isEqualTo("10.0.0.1");
    }

    @Test
    void boundsWhatItReadsFromTheRight() {
        assertThat(from("10.0.0.1", "1.1.1.1" + ", 10.1.1.1".repeat(31))).isEqualTo("1.1.1.1");
        assertThat(from("10.0.0.1", "1.1.1.1" + ", 10.1.1.1".repeat(32))).isEqualTo("10.1.1.1");
        String[] many = new String[1_000];
        Arrays.fill(many, "9.9.9.9");
        many[999] = "203.0.113.7";
        assertThat(from("10.0.0.1", many)).isEqualTo("203.0.113.7");
        assertThat(from("10.0.0.1", "x".repeat(1 << 20) + ", 203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(from("10.0.0.1", "1".repeat(1 << 20))).isEqualTo("10.0.0.1");
    }

    @Test
    void endsOnEveryRandomHeader() {
        Random random = new Random(7);
        String alphabet = "0123456789abcdef:.,[]% \txz";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder header = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                header.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(from("10.0.0.1", header.toString())).matches("[0-9a-f:.]+");
        }
    }

    @Test
    void takesThePeerAsServersWriteIt() {
        assertThat(from("[2001:db8:b::1]")).isEqualTo("2001:db8:b:0:0:0:0:1");
        assertThat(from("fe80:0:0:0:0:0:0:1%eth0")).isEqualTo("fe80:0:0:0:0:0:0:1");
        assertThat(from("::ffff:10.0.0.1", "203.0.113.7")).isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "proxy.example", "/run/app.sock", "%eth0", "[]", "1.2.3.4:80"})
    void refusesAPeerThatIsNoAddressWithoutRepeatingIt(String peer) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PROXIES.clientOf(peer, lines()))
                .withMessage("The peer of a connection is a numeric address; pass request.getRemoteAddr() as the server"
                        + " gave it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "0.0.0.0/0",
                "::/0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/08",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0.1/8",
                "10.0.0.0/255.0.0.0",
                "2001:db8::1/64",
                "2001:db8::/129",
                "::ffff:10.0.0.0/104",
                "localhost",
                "proxy.example/24",
                "10.0.0.0/ 8",
                "*"
            })
    void refusesWhatIsNoNetwork(String cidr) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedProxies.of("192.0.2.1", cidr))
                .withMessageContaining("write TrustedProxies.of(\"10.0.0.0/8\", \"2001:db8::/32\")");
    }

    @Test
    void refusesAnEmptyList() {
        assertThatIllegalArgumentException()
                .isThrownBy(TrustedProxies::of)
                .withMessage("Name the proxies, or write TrustedProxies.none()");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,10.255.255.255,11.0.0.0",
        "192.0.2.128/25,192.0.2.128,192.0.2.127",
        "192.0.2.6/31,192.0.2.7,192.0.2.8",
        "128.0.0.0/1,255.0.0.1,127.0.0.1",
        "2001:db8:8000::/33,2001:db8:ffff::1,2001:db8:7fff::1",
        "2001:db8::1,2001:db8::1,2001:db8::2",
    })
    void keepsToTheBitsOfANetwork(String cidr, String inside, String outside) {
        TrustedProxies proxies = TrustedProxies.of(cidr);
        assertThat(proxies.clientOf(inside, lines("203.0.113.7")).text()).isEqualTo("203.0.113.7");
        assertThat(proxies.clientOf(outside, lines("203.0.113.7")))
                .isEqualTo(TrustedProxies.none().clientOf(outside, lines()));
    }

    @Test
    void countsAllOfASubscribersIpv6NetworkAsOne() {
        ClientAddress one = PROXIES.clientOf("2001:db8:0:1::1", lines());
        ClientAddress two = PROXIES.clientOf("2001:db8:0:1:ffff::2", lines());
        assertThat(one).isNotEqualTo(two).hasToString("2001:db8:0:1:0:0:0:1");
        assertThat(one.network()).isEqualTo(two.network()).isEqualTo("2001:db8:0:1::/64");
        assertThat(PROXIES.clientOf("203.0.113.7", lines()).network()).isEqualTo("203.0.113.7");
        assertThat(one).hasSameHashCodeAs(PROXIES.clientOf("2001:DB8:0:1::1", lines()));
    }

    private static String from(String peer, String... header) {
        return PROXIES.clientOf(peer, lines(header)).text();
    }

    private static Function<String, Enumeration<String>> lines(String... values) {
        return name -> {
            assertThat(name).isEqualTo("X-Forwarded-For");
            return Collections.enumeration(List.of(values));
        };
    }
}
