package io.github.secureblocks.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.refresh.RefreshRejected.Reason;
import io.github.secureblocks.secret.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is done in whatever order, each token is answered as a model says that fits on a page and keeps every token. */
@ParameterizedClass(name = "{0}")
@EnumSource(RefreshRig.Kind.class)
class RandomHistoriesTest {
    private static final int HISTORIES = Integer.getInteger("refresh.histories", 60);
    private static final int STEPS = 120;
    private static final long WINDOW = 10_000;
    private static final long IDLE = 1_000_000;
    private static final long ABSOLUTE = 3_000_000;
    private static final List<Subject> SUBJECTS =
            Stream.of("alice", "Alice", "bob").map(Subject::of).toList();
    private static final long[] SHORT = {0, 1, 100, WINDOW - 1, WINDOW, WINDOW + 1, 300_000};
    private static final long[] LONG = {IDLE - 1, IDLE, IDLE / 2, ABSOLUTE / 3};

    private final RefreshRig.Kind kind;
    private final Map<Reason, Integer> rejections = new EnumMap<>(Reason.class);
    private int exchanges;
    private int retries;

    RandomHistoriesTest(RefreshRig.Kind kind) {
        this.kind = kind;
    }

    /** A family as it should be: every token that it ever had, the last one current. */
    private static final class Model {
        final Subject subject;
        final List<String> tokens = new ArrayList<>();
        final long absoluteEnd;
        long rotatedAt;
        Reason end;

        Model(Subject subject, String first, long now) {
            this.subject = subject;
            this.absoluteEnd = now + ABSOLUTE;
            this.rotatedAt = now;
            tokens.add(first);
        }

        /** Null where the token is exchanged or its successor told again. */
        Reason expected(int at, long now) {
            if (end == null) {
                boolean mayRetry = at == tokens.size() - 2 && now - rotatedAt < WINDOW;
                if (now >= absoluteEnd) {
                    end = Reason.EXPIRED;
                } else if (now - rotatedAt >= IDLE) {
                    end = Reason.EXPIRED_IDLE;
                } else if (at < tokens.size() - 1 && !mayRetry) {
                    end = Reason.REUSED;
                }
            }
            return end;
        }

        boolean lives(long now) {
            return end == null && now < absoluteEnd && now - rotatedAt < IDLE;
        }
    }

    @Test
    void everyAnswerIsTheModels() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            try (RefreshRig rig = new RefreshRig(kind)) {
                new History(rig, new Random(seed), "history " + seed).run();
            }
        }
        assertThat(exchanges).as("exchanges").isGreaterThan(HISTORIES * 10);
        assertThat(retries).as("retries").isGreaterThan(HISTORIES);
        assertThat(rejections).containsOnlyKeys(Reason.EXPIRED, Reason.EXPIRED_IDLE, Reason.REVOKED, Reason.REUSED);
    }

    private final class History {
        private final RefreshRig rig;
        private final Random random;
        private final String name;
        private final List<Secret> secrets = new ArrayList<>(List.of(RefreshRig.secret()));
        private final List<Model> families = new ArrayList<>();
        private RefreshTokens tokens;

        History(RefreshRig rig, Random random, String name) {
            this.rig = rig;
            this.random = random;
            this.name = name;
            this.tokens = restarted();
        }

        void run() {
            start();
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(16)) {
                    case 0 -> start();
                    case 1 -> present(random.nextInt(4));
                    case 3 -> revoke();
                    case 4 -> revokeAll();
                    case 5 -> tokens = restarted();
                    case 6 -> newMasterKey();
                    case 7, 8 -> pause();
                    case 10 -> present(1);
                    case 12 -> lists();
                    default -> present(0);
                }
            }
            for (Model family : families) {
                present(family, family.tokens.size() - 1);
            }
        }

        private RefreshTokens restarted() {
            return rig.another(
                    rig.store,
                    MasterKey.of(
                            secrets.get(0), secrets.subList(1, secrets.size()).toArray(Secret[]::new)),
                    builder -> builder.idleLifetime(Duration.ofMillis(IDLE))
                            .absoluteLifetime(Duration.ofMillis(ABSOLUTE)));
        }

        private void pause() {
            long[] pauses = random.nextInt(8) == 0 ? LONG : SHORT;
            rig.clock.advance(Duration.ofMillis(pauses[random.nextInt(pauses.length)]));
        }

        private Model family() {
            int young = random.nextInt(Math.min(families.size(), 4));
            return families.get(random.nextInt(4) == 0 ? random.nextInt(families.size()) : families.size() - 1 - young);
        }

        private void newMasterKey() {
            secrets.add(0, RefreshRig.secret());
            tokens = restarted();
        }

        private void start() {
            Subject subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
            families.add(new Model(subject, tokens.start(subject).revealAsString(), now()));
        }

        private void present(int back) {
            Model family = family();
            present(family, Math.max(0, family.tokens.size() - 1 - back));
        }

        private void present(Model family, int at) {
            Reason expected = family.expected(at, now());
            Reason rejected = null;
            try {
                RefreshGrant grant = tokens.redeem(family.tokens.get(at));
                assertThat(grant.subject()).as(name).isEqualTo(family.subject);
                exchanged(family, at, grant.token().revealAsString());
            } catch (RefreshRejected refusal) {
                rejected = refusal.reason();
                rejections.merge(rejected, 1, Integer::sum);
            }
            assertThat(rejected).as(name).isEqualTo(expected);
        }

        private void exchanged(Model family, int at, String successor) {
            if (at == family.tokens.size() - 1) {
                assertThat(family.tokens).as(name).doesNotContain(successor);
                family.tokens.add(successor);
                family.rotatedAt = now();
                exchanges++;
            } else {
                assertThat(successor).as(name).isEqualTo(family.tokens.get(at + 1));
                retries++;
            }
        }

        private void revoke() {
            if (random.nextInt(3) > 0) {
                return;
            }
            Model family = family();
            tokens.revoke(family.tokens.get(random.nextInt(family.tokens.size())));
            if (family.end == null) {
                family.end = Reason.REVOKED;
            }
        }

        private void revokeAll() {
            Subject subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
            if (random.nextInt(5) == 0) {
                tokens.revokeAllOf(subject);
                families.stream()
                        .filter(family -> family.subject.equals(subject) && family.end == null)
                        .forEach(family -> family.end = Reason.REVOKED);
            }
        }

        private void lists() {
            Subject subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
            assertThat(tokens.familiesOf(subject))
                    .as(name)
                    .extracting(RefreshFamily::id)
                    .containsExactlyInAnyOrderElementsOf(families.stream()
                            .filter(family -> family.subject.equals(subject) && family.lives(now()))
                            .map(family -> TokenForm.parse(family.tokens.get(0)).family())
                            .toList());
        }

        private long now() {
            return rig.clock.millis();
        }
    }
}
