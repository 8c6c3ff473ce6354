package io.github.secureblocks.jwt.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.github.secureblocks.HandClock;
import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.KeyRingStore;
import io.github.secureblocks.jwt.SigningAlgorithm;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.TokenRejected;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.net.HttpsService;
import io.github.secureblocks.net.LocalHttps;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A ring of one party, published over HTTPS, read by another: time alone is not real. */
class RotationOverHttpsTest {
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final HandClock clock = new HandClock();
    private final HandBackground background = new HandBackground(clock);
    private final SecurityEvents unheard = SecurityEvents.to(event -> {}, clock);
    private final KeyRing ring = KeyRing.builder(
                    KeyRingStore.inMemory(), MasterKey.of(Secret.of(SecureTokens.urlSafe(256))))
            .algorithm(SigningAlgorithm.ED25519)
            .tokenLifetime(LIFETIME)
            .rotateEvery(Duration.ofHours(4))
            .cacheTime(Duration.ofMinutes(20))
            .clock(clock)
            .executor(Runnable::run)
            .events(unheard)
            .build();
    private final LocalHttps server = LocalHttps.answering(this::publish);
    private final RemoteKeys keys = RemoteKeys.builder(server.at("/keys"), SigningAlgorithm.ED25519)
            .clock(clock)
            .events(unheard)
            .build(
                    JwksSource.of(HttpsService.builder(server.at("/keys"))
                            .tls(LocalHttps.trusting())
                            .timeout(Duration.ofSeconds(30))
                            .build()),
                    background);
    private final TokenIssuer issuer = TokenIssuer.builder(ring)
            .issuer("https://login.example")
            .audience("notes")
            .lifetime(LIFETIME)
            .build();
    private final TokenVerifier verifier = TokenVerifier.builder(keys)
            .issuer("https://login.example")
            .audience("notes")
            .clock(clock)
            .events(unheard)
            .build();

    @AfterEach
    void end() {
        keys.close();
        server.close();
    }

    @Test
    void sixtyHoursOfRotationsRejectNoValidTokenAndAcceptNoneThatIsOver() {
        Deque<String> alive = new ArrayDeque<>();
        Deque<String> over = new ArrayDeque<>();
        Set<String> ids = new HashSet<>();
        int falseRejects = 0;
        int lateAccepts = 0;
        for (Duration time = Duration.ZERO; time.compareTo(Duration.ofHours(60)) < 0; time = time.plus(STEP)) {
            String token = issue();
            ids.add(id(token));
            alive.add(token);
            falseRejects += (int) alive.stream().filter(each -> !accepts(each)).count();
            lateAccepts += (int) over.stream().filter(this::accepts).count();
            background.advance(STEP);
            ring.maintain();
            if (alive.size() > 3) {
                over.add(alive.remove());
            }
            if (over.size() > 3) {
                over.remove();
            }
        }
        assertThat(falseRejects).as("valid tokens that were rejected").isZero();
        assertThat(ids).as("keys that signed").hasSizeBetween(13, 16);
        assertThat(keys.failingSince()).isEmpty();
        assertThat(server.requests())
                .as("one reading in about a quarter of an hour")
                .isBetween(230, 280);
        assertThat(lateAccepts).as("tokens that were over and accepted").isZero();
    }

    @Test
    void aRevokedKeyIsGoneElsewhereWithinAQuarterOfAnHour() {
        String token = issue();
        assertThat(accepts(token)).isTrue();
        ring.revoke(id(token));
        Duration until = Duration.ZERO;
        while (keys.find(id(token)) != null && until.compareTo(Duration.ofHours(1)) < 0) {
            background.advance(Duration.ofSeconds(10));
            until = until.plusSeconds(10);
        }
        assertThat(until).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(15));
        assertThat(accepts(token)).isFalse();
    }

    private void publish(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders()
                .set("Cache-Control", "max-age=" + ring.jwksMaxAge().toSeconds());
        LocalHttps.answer(exchange, "application/jwk-set+json", ring.jwks());
    }

    private String issue() {
        return issuer.issue(Subject.of("u1"), Roles.of("user")).revealAsString();
    }

    private boolean accepts(String token) {
        try {
            verifier.verify(token);
            return true;
        } catch (TokenRejected rejected) {
            return false;
        }
    }

    private static String id(String token) {
        String header = new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))),
                java.nio.charset.StandardCharsets.UTF_8);
        return header.replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
    }
}
