package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.HandClock;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.Revocation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Instances whose clocks differ, through random histories, beside a model that counts revocations and compares no time. */
class RevocationHistoryTest {
    private static final int HISTORIES = 60;
    private static final int STEPS = 400;

    /** In the model's order; the time is for forgetting alone. */
    private record Known(int order, Kind kind, String name, Instant until) {
        String key() {
            return kind + name;
        }

        boolean concerns(Issued token) {
            return switch (kind) {
                case TOKEN -> name.equals(token.token().id());
                case SESSION -> name.equals(token.session());
                case SUBJECT -> name.equals(token.token().subject().id()) && token.after() < order;
                case ALL -> token.after() < order;
            };
        }
    }

    /** A token and how many revocations had happened, as far as its issuer could know. */
    private record Issued(VerifiedToken token, String session, int after) {}

    private Random random = new Random();
    private int refused;
    private int accepted;
    private int full;

    private final class Instance {
        final History history;
        final HandClock clock;
        final int capacity;
        final AtomicInteger toldFull = new AtomicInteger();
        final HandScheduler scheduler = new HandScheduler();
        final TokenRevocations revocations;
        final Map<String, Known> all = new LinkedHashMap<>();
        final Map<String, Known> held = new LinkedHashMap<>();
        int read;
        int greatest;
        int floor;
        int timesFull;

        Instance(History history, HandClock clock, int capacity) {
            this.history = history;
            this.clock = clock;
            this.capacity = capacity;
            this.revocations = TokenRevocations.builder(history.store)
                    .clock(clock)
                    .events(SecurityEvents.to(
                            event -> toldFull.addAndGet(event.reason().equals("FULL") ? 1 : 0), clock))
                    .scheduler(scheduler)
                    .maxEntries(capacity)
                    .build();
            readModel();
        }

        void readModel() {
            for (Known each : new ArrayList<>(history.log.values())) {
                if (each.order() > read) {
                    learn(each);
                    read = each.order();
                }
            }
        }

        void learn(Known revocation) {
            greatest = Math.max(greatest, revocation.order());
            all.put(revocation.key(), revocation);
            held.values().removeIf(each -> !each.until().isAfter(clock.instant()));
            if (!revocation.until().isAfter(clock.instant()) || revocation.order() < floor) {
                return;
            }
            if (revocation.kind() == Kind.ALL) {
                floor = revocation.order();
                held.values().removeIf(each -> each.order() < floor);
                return;
            }
            if (!held.containsKey(revocation.key()) && held.size() >= capacity) {
                floor = greatest;
                timesFull++;
                held.clear();
            }
            held.put(revocation.key(), revocation);
        }

        void check(Issued token) {
            if (VerifiedToken.isOver(token.token().expiresAt(), clock.instant())) {
                return;
            }
            boolean isRefused = revocations.isRevoked(token.token());
            boolean mustBe = all.values().stream()
                    .anyMatch(each -> each.concerns(token)
                            && (each.kind() != Kind.SESSION
                                    || token.after() < each.order()
                                    || held.containsKey(each.key())));
            boolean mayBe = token.after() < floor;
            assertThat(isRefused).as("%s at floor %d", token, floor).isEqualTo(mustBe || mayBe);
            assertThat(revocations.size()).as("entries").isEqualTo(held.size()).isLessThanOrEqualTo(capacity);
            assertThat(toldFull).hasValue(timesFull);
            refused += isRefused ? 1 : 0;
            accepted += isRefused ? 0 : 1;
        }
    }

    private final class History {
        final SharedStore store = new SharedStore();
        final Map<String, Known> log = new LinkedHashMap<>();
        final List<Instance> instances = new ArrayList<>();
        final List<Issued> tokens = new ArrayList<>();
        int revocations;
        int ids;
        boolean down;

        History() {
            int capacity = random.nextBoolean() ? 6 : 1_000;
            for (int i = 0; i < 3; i++) {
                HandClock clock = new HandClock();
                clock.advance(Duration.ofMillis(random.nextInt(30_000) - 15_000));
                instances.add(new Instance(this, clock, capacity));
            }
        }

        void step() {
            int at = random.nextInt(instances.size());
            Instance instance = instances.get(at);
            switch (random.nextInt(24)) {
                case 0, 1, 2, 3, 4, 5 -> issue(instance);
                case 6 -> pass(Duration.ofMillis(random.nextInt(3)));
                case 7 -> pass(Duration.ofSeconds(random.nextInt(1_200)));
                case 8 -> down = random.nextInt(3) == 0;
                case 9 -> restart(at);
                case 10, 11, 12, 13 -> read(instance);
                case 14, 15 -> revoke(instance, Kind.SUBJECT, "user-" + random.nextInt(4));
                case 16 -> revoke(instance, Kind.SESSION, "session-" + random.nextInt(12));
                case 17 -> revokeToken(instance);
                case 18 -> rarely(() -> revoke(instance, Kind.ALL, ""));
                default -> {
                    // Nothing but the checks.
                }
            }
            store.down(down);
            if (!tokens.isEmpty()) {
                Issued token = tokens.get(random.nextInt(tokens.size()));
                instances.forEach(each -> each.check(token));
            }
        }

        void rarely(Runnable work) {
            if (random.nextInt(10) == 0) {
                work.run();
            }
        }

        void pass(Duration time) {
            instances.forEach(each -> each.clock.advance(time));
        }

        void issue(Instance by) {
            String session = "session-" + random.nextInt(12);
            long second = by.clock.instant().getEpochSecond();
            tokens.add(new Issued(
                    VerifiedToken.of(
                            "id-" + ids++,
                            Subject.of("user-" + random.nextInt(4)),
                            Roles.none(),
                            Instant.ofEpochSecond(second),
                            Instant.ofEpochSecond(second + 60 + random.nextInt(43_000)),
                            session,
                            by.revocations.last()),
                    session,
                    down ? by.greatest : revocations));
        }

        void revokeToken(Instance by) {
            if (!tokens.isEmpty()) {
                VerifiedToken token = tokens.get(random.nextInt(tokens.size())).token();
                if (!VerifiedToken.isOver(token.expiresAt(), by.clock.instant())
                        && !by.held.containsKey(Kind.TOKEN + token.id())) {
                    revoke(by, Kind.TOKEN, token.id());
                }
            }
        }

        void revoke(Instance by, Kind kind, String name) {
            try {
                switch (kind) {
                    case TOKEN -> by.revocations.revoke(named(name));
                    case SESSION -> by.revocations.revokeSession(name);
                    case SUBJECT -> by.revocations.revokeAllOf(Subject.of(name));
                    default -> by.revocations.revokeAll();
                }
            } catch (RevocationsUnavailable unwritten) {
                assertThat(down).isTrue();
                return;
            }
            Instant from = kind == Kind.TOKEN
                    ? named(name).expiresAt()
                    : by.clock.instant().plus(TokenIssuer.MAX_LIFETIME);
            Instant until = from.plus(TokenVerifier.SKEW.multipliedBy(3));
            Known before = log.remove(kind + name);
            Known made = new Known(
                    ++revocations,
                    kind,
                    name,
                    before != null && before.until().isAfter(until) ? before.until() : until);
            log.put(made.key(), made);
            by.learn(made);
        }

        VerifiedToken named(String id) {
            return tokens.get(Integer.parseInt(id.substring(3))).token();
        }

        void read(Instance by) {
            by.scheduler.tick();
            if (!down) {
                by.readModel();
                log.values().removeIf(each -> !each.until().isAfter(by.clock.instant()));
            }
        }

        void restart(int at) {
            Instance before = instances.get(at);
            if (!down) {
                full += before.timesFull;
                instances.set(at, new Instance(this, before.clock, before.capacity));
            }
        }
    }

    @RepeatedTest(5)
    void noTokenIsRefusedOrAcceptedOtherThanTheModelSays(RepetitionInfo run) {
        random = new Random(run.getCurrentRepetition());
        for (int i = 0; i < HISTORIES; i++) {
            History history = new History();
            for (int step = 0; step < STEPS; step++) {
                history.step();
            }
            history.instances.forEach(each -> full += each.timesFull);
        }
        assertThat(refused).as("refused").isGreaterThan(5_000);
        assertThat(accepted).as("accepted").isGreaterThan(5_000);
        assertThat(full).as("times full").isGreaterThan(50);
    }
}
