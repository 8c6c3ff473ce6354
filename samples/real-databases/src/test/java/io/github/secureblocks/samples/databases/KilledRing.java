package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.KeyRingStore;
import io.github.secureblocks.jwt.TokenRejected;
import io.github.secureblocks.jwt.TokenVerifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** What a process said before its end, and what a ring over the same store makes of it afterwards. */
final class KilledRing {
    private final AtomicReference<Instant> now = new AtomicReference<>(RingProcess.START);
    private final List<Issued> tokens = new ArrayList<>();
    private String revoking = "";
    private boolean ended;

    private record Issued(Instant at, String token) {}

    /** Until it ends, or has said so many words. */
    static KilledRing listen(RingChild child, int words) {
        KilledRing heard = new KilledRing();
        String[] said = null;
        for (int i = 0; i < words && (said = child.next()) != null; i++) {
            heard.hear(said[0], said[1]);
        }
        return heard;
    }

    /** What it had said before it was killed and nobody had read. */
    void listenToTheEnd(RingChild child) {
        for (String[] said = child.next(); said != null; said = child.next()) {
            hear(said[0], said[1]);
        }
    }

    private void hear(String word, String text) {
        switch (word) {
            case "now" -> now.set(Instant.parse(text));
            case "token" -> tokens.add(new Issued(now.get(), text));
            case "revokes" -> revoking = text;
            default -> ended = true;
        }
    }

    boolean ended() {
        return ended;
    }

    int tokens() {
        return tokens.size();
    }

    /** No valid token is lost, none by a key that was to be revoked comes back, and the ring goes on rotating. */
    void assertThatNothingIsLost(KeyRingStore store) {
        KeyRing ring = RingProcess.ring(store, now).build();
        for (Issued issued : tokens) {
            boolean holds = now.get().isBefore(issued.at().plus(RingProcess.LIFETIME));
            if (!RingProcess.kid(issued.token()).equals(revoking)) {
                assertThat(verifies(ring, issued.token()))
                        .as("issued %s, now %s", issued.at(), now)
                        .isEqualTo(holds);
            }
        }
        String token = issue(ring);
        assertThat(verifies(ring, token)).isTrue();
        KeyRing another = RingProcess.ring(store, now).build();
        assertThat(verifies(another, token)).isTrue();

        String before = RingProcess.kid(token);
        now.updateAndGet(time -> time.plus(RingProcess.ROTATION));
        ring.maintain();
        now.updateAndGet(time -> time.plus(RingProcess.LEAD));
        assertThat(RingProcess.kid(issue(ring))).isNotEqualTo(before);
        assertThat(RingProcess.kid(issue(another))).isEqualTo(RingProcess.kid(issue(ring)));
    }

    private static String issue(KeyRing ring) {
        return RingProcess.issuer(ring).issue(Subject.of("ada"), Roles.none()).revealAsString();
    }

    private boolean verifies(KeyRing ring, String token) {
        try {
            return TokenVerifier.builder(ring)
                            .issuer("https://notes.example")
                            .audience("notes")
                            .events(SecurityEvents.to(event -> {}, now::get))
                            .build()
                            .verify(token)
                    != null;
        } catch (TokenRejected rejected) {
            return false;
        }
    }
}
