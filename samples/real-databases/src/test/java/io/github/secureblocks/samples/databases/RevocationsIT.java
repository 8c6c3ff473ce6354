package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.KeyRingStore;
import io.github.secureblocks.jwt.Revocation;
import io.github.secureblocks.jwt.RevocationsUnavailable;
import io.github.secureblocks.jwt.SigningAlgorithm;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.TokenRejected;
import io.github.secureblocks.jwt.TokenRevocations;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.jwt.sql.SqlRevocationStore;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Instances of a service, each with connections of its own, that tell each other what was revoked. */
@OnEveryDatabase
class RevocationsIT {
    private static final Subject ADA = Subject.of("ada");
    private static final KeyRing RING = KeyRing.builder(
                    KeyRingStore.inMemory(), MasterKey.of(Secret.of(SecureTokens.urlSafe())))
            .algorithm(SigningAlgorithm.ED25519)
            .tokenLifetime(Duration.ofMinutes(15))
            .build();

    private final Server server;
    private final List<AutoCloseable> open = new ArrayList<>();

    RevocationsIT(Engine engine, Servers servers) {
        this.server = servers.of(engine);
    }

    private record Instance(TokenRevocations revocations, TokenIssuer issuer, TokenVerifier verifier) {
        String issue() {
            return issuer.issue(ADA, Roles.of("user")).revealAsString();
        }

        boolean accepts(String token) {
            try {
                return verifier.verify(token).subject().equals(ADA);
            } catch (TokenRejected rejected) {
                assertThat(rejected.reason()).isEqualTo(TokenRejected.Reason.REVOKED);
                return false;
            }
        }
    }

    @BeforeEach
    void makeTheTable() {
        SqlRevocationStore.createTable(database());
        SqlRevocationStore.createTable(database());
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        server.execute("drop table if exists token_revocation", "drop table if exists naive");
    }

    private Database database() {
        Database db = Database.open(server.settings().maximumConnections(8).build());
        open.add(0, db);
        return db;
    }

    private Instance start(Duration off) {
        InstantSource clock = () -> InstantSource.system().instant().plus(off);
        TokenRevocations revocations = TokenRevocations.builder(SqlRevocationStore.of(database()))
                .clock(clock)
                .interval(Duration.ofMinutes(1))
                .build();
        open.add(0, revocations);
        return new Instance(
                revocations,
                TokenIssuer.builder(RING)
                        .issuer("https://notes.example")
                        .audience("notes")
                        .lifetime(Duration.ofMinutes(15))
                        .revocations(revocations)
                        .build(),
                TokenVerifier.builder(RING)
                        .issuer("https://notes.example")
                        .audience("notes")
                        .revocations(revocations)
                        .clock(clock)
                        .build());
    }

    @Test
    void whatOneInstanceRevokesAnotherRefusesAndWhoSignsInAgainIsLetIn() {
        Instance ahead = start(Duration.ofSeconds(10));
        Instance behind = start(Duration.ofSeconds(-10));
        for (Instance revoking : List.of(ahead, behind)) {
            String stolen = behind.issue();
            revoking.revocations().revokeAllOf(ADA);
            String fresh = ahead.issue();
            for (Instance each : List.of(ahead, behind)) {
                assertThat(each.accepts(fresh)).as("before it is read").isTrue();
                each.revocations().synchronize();
                assertThat(each.accepts(stolen)).as("stolen").isFalse();
                assertThat(each.accepts(fresh)).as("fresh").isTrue();
            }
        }
    }

    @Test
    void aRestartForgetsNothing() {
        Instance before = start(Duration.ZERO);
        String one = before.issue();
        String other = before.issue();
        before.revocations().revoke(before.verifier().verify(one));

        Instance after = start(Duration.ZERO);

        assertThat(after.accepts(one)).isFalse();
        assertThat(after.accepts(other)).isTrue();
    }

    @Test
    void anInstanceDoesNotStartWithoutItsRevocations() throws SQLException {
        server.execute("drop table token_revocation");

        assertThatExceptionOfType(RevocationsUnavailable.class)
                .isThrownBy(() -> TokenRevocations.of(SqlRevocationStore.of(database()), InstantSource.system()));
    }

    @Test
    void whatFailsLaterIsNotClaimedToBeDoneAndWhatIsKnownStaysRefused() throws SQLException {
        Instance one = start(Duration.ZERO);
        String revoked = one.issue();
        String other = one.issue();
        one.revocations().revoke(one.verifier().verify(revoked));
        server.execute("drop table token_revocation");

        assertThatExceptionOfType(RevocationsUnavailable.class)
                .isThrownBy(() -> one.revocations().revokeAllOf(ADA));
        one.revocations().synchronize();

        assertThat(one.accepts(revoked)).isFalse();
        assertThat(one.accepts(other)).isTrue();
        assertThat(one.accepts(one.issue())).isTrue();
    }

    /** A number that is given before the commit: whoever reads past it never sees what is committed late. */
    @Test
    void aNaiveSequenceLosesWhatIsCommittedLate() throws SQLException {
        server.execute("create table naive (place bigint primary key)");
        try (Connection slow = server.connect();
                Connection quick = server.connect();
                Statement late = slow.createStatement();
                Statement early = quick.createStatement()) {
            slow.setAutoCommit(false);
            late.execute("insert into naive values (1)");
            early.execute("insert into naive values (2)");
            long read = number(early, "select max(place) from naive where place > 0");
            slow.commit();

            assertThat(read).isEqualTo(2);
            assertThat(number(early, "select count(*) from naive where place > " + read))
                    .as("what is left to read")
                    .isZero();
        }
    }

    @Test
    void aReaderMissesNothingThatManyWriteAtOnce() throws Exception {
        int writers = 6;
        int each = 40;
        List<SqlRevocationStore> stores = List.of(SqlRevocationStore.of(database()), SqlRevocationStore.of(database()));
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        List<String> seen = new ArrayList<>();
        long read = 0;
        try {
            List<Future<?>> writing = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                int writer = w;
                writing.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        add(stores.get(writer % 2), Revocation.Kind.SESSION, writer + "-" + i);
                    }
                }));
            }
            boolean done;
            do {
                done = writing.stream().allMatch(Future::isDone);
                List<Revocation> next = stores.get(0).after(read, 7);
                while (!next.isEmpty()) {
                    seen.addAll(next.stream().map(Revocation::name).toList());
                    read = next.get(next.size() - 1).number();
                    next = stores.get(0).after(read, 7);
                }
            } while (!done);
            for (Future<?> one : writing) {
                one.get(1, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(seen).hasSize(writers * each).doesNotHaveDuplicates();
        assertThat(stores.get(1).last()).isEqualTo(read);
    }

    @Test
    void namesAreToldApartCharacterByCharacter() {
        SqlRevocationStore store = SqlRevocationStore.of(database());
        List<String> names = Stream.of(
                        "bob", "Bob", "b\u00f6b", "bo\u0308b", "\ud83d\ude00", "\u20ac".repeat(255), "'", "%41", "+")
                .toList();
        names.forEach(name -> add(store, Revocation.Kind.SUBJECT, name));
        add(store, Revocation.Kind.SESSION, "bob");
        add(store, Revocation.Kind.SUBJECT, "bob");

        List<Revocation> kept = store.after(0, 100);

        assertThat(kept).hasSize(names.size() + 1);
        assertThat(kept.stream()
                        .filter(each -> each.kind() == Revocation.Kind.SUBJECT)
                        .map(Revocation::name))
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(kept.get(kept.size() - 1).name()).as("revoked again").isEqualTo("bob");
    }

    @Test
    void whatIsKeptIsKeptLongEnoughAndNoLonger() {
        SqlRevocationStore store = SqlRevocationStore.of(database());
        Instant now = Instant.parse("2030-01-01T00:00:00Z");
        long first = store.add(Revocation.Kind.SUBJECT, "ada", now, now.plusSeconds(100));
        long second = store.add(Revocation.Kind.SUBJECT, "ada", now.minusSeconds(9), now.plusSeconds(91));
        assertThat(second).isEqualTo(first + 1).isGreaterThan(now.toEpochMilli());

        store.removeEnded(now.plusSeconds(100).minusMillis(1));
        assertThat(store.after(0, 9)).hasSize(1);
        store.removeEnded(now.plusSeconds(100));
        assertThat(store.after(0, 9)).isEmpty();
        assertThat(store.last()).as("the order goes on").isEqualTo(second);
    }

    @Test
    void moreThanAPageIsReadAtTheStart() {
        SqlRevocationStore store = SqlRevocationStore.of(database());
        Instance before = start(Duration.ZERO);
        String token = before.issue();
        before.revocations().revokeAllOf(ADA);
        IntStream.range(0, 1_100).forEach(i -> add(store, Revocation.Kind.SESSION, "s" + i));
        add(store, Revocation.Kind.SUBJECT, "last");

        Instance after = start(Duration.ZERO);

        assertThat(after.accepts(token)).isFalse();
        String ofLast = after.issuer().issue(ADA, Roles.none(), "s1099").revealAsString();
        assertThat(after.accepts(ofLast)).isFalse();
    }

    private static void add(SqlRevocationStore store, Revocation.Kind kind, String name) {
        Instant now = Instant.now();
        store.add(kind, name, now, now.plusSeconds(60));
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
