package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.onetime.OneTimeCodes;
import io.github.secureblocks.onetime.OneTimeLinks;
import io.github.secureblocks.onetime.OneTimeRejected;
import io.github.secureblocks.onetime.OneTimeStore;
import io.github.secureblocks.onetime.sql.SqlOneTimeStore;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links and codes of two instances over one database. */
@OnEveryDatabase
class OneTimeIT {
    private static final int THREADS = 200;
    private static final Subject ADA = Subject.of("ada");
    private static final MasterKey KEY = MasterKey.of(Secret.of(SecureTokens.urlSafe()));

    private final Server server;
    private final List<Database> open = new ArrayList<>();
    private final List<OneTimeLinks> links = new ArrayList<>();
    private final List<OneTimeCodes> codes = new ArrayList<>();

    OneTimeIT(Engine engine, Servers servers) {
        this.server = servers.of(engine);
    }

    @BeforeEach
    void startTwoInstances() {
        for (int i = 0; i < 2; i++) {
            Database db = Database.open(server.settings().maximumConnections(8).build());
            open.add(db);
            SqlOneTimeStore.createTable(db);
            OneTimeStore store = SqlOneTimeStore.of(db);
            links.add(OneTimeLinks.builder("password-reset", store).build());
            codes.add(OneTimeCodes.builder("verify-email", store, KEY).build());
        }
    }

    @AfterEach
    void close() throws SQLException {
        open.forEach(Database::close);
        server.execute("drop table one_time_entry");
    }

    @Test
    void aLinkIsRedeemedByOneOf200Threads() throws Exception {
        String token = links.get(0).issue(ADA, "hash").revealAsString();

        Map<OneTimeRejected.Reason, Integer> rejected =
                atOnce(i -> links.get(i % 2).redeem(token, subject -> "hash"));

        assertThat(total(rejected)).isEqualTo(THREADS - 1);
        assertThat(rejected.keySet()).isSubsetOf(OneTimeRejected.Reason.UNKNOWN, OneTimeRejected.Reason.USED_AT_ONCE);
    }

    @Test
    void aCodeIsRedeemedByOneOf200Threads() throws Exception {
        String code = codes.get(0).issue(ADA).revealAsString();

        assertThat(total(atOnce(i -> codes.get(i % 2).redeem(ADA, code)))).isEqualTo(THREADS - 1);
    }

    @Test
    void fiveOf200WrongCodesAreCompared() throws Exception {
        String code = codes.get(0).issue(ADA).revealAsString();
        String wrong = (char) ('0' + (code.charAt(0) - '0' + 1) % 10) + code.substring(1);

        Map<OneTimeRejected.Reason, Integer> rejected =
                atOnce(i -> codes.get(i % 2).redeem(ADA, wrong));

        assertThat(rejected)
                .containsEntry(OneTimeRejected.Reason.WRONG_CODE, OneTimeCodes.MAX_ATTEMPTS)
                .containsEntry(OneTimeRejected.Reason.BURNT, THREADS - OneTimeCodes.MAX_ATTEMPTS);
    }

    @Test
    void ofLinksIssuedAtOnceOneHolds() throws Exception {
        String[] tokens = new String[THREADS];
        atOnce(i -> tokens[i] = links.get(i % 2).issue(ADA).revealAsString());

        int holding = 0;
        for (String token : tokens) {
            try {
                holding += links.get(0).redeem(token).equals(ADA) ? 1 : 0;
            } catch (OneTimeRejected superseded) {
                // As all but one are.
            }
        }
        assertThat(holding).isEqualTo(1);
        assertThat(server.number("select count(*) from one_time_entry")).isZero();
    }

    @Test
    void subjectsAreToldApartCharacterByCharacter() {
        List<Subject> alike = List.of(
                Subject.of("bob"),
                Subject.of("Bob"),
                Subject.of("b\u00f6b"),
                Subject.of("\ud83d\ude00"),
                Subject.of("\u20ac".repeat(255)));
        List<String> tokens = new ArrayList<>();
        for (Subject subject : alike) {
            tokens.add(links.get(0).issue(subject).revealAsString());
        }

        assertThat(tokens.stream().map(links.get(1)::redeem)).containsExactlyElementsOf(alike);
    }

    @Test
    void neitherLinkNorCodeIsInTheDatabase() throws SQLException {
        String token = links.get(0).issue(ADA).revealAsString();
        String code = codes.get(0).issue(ADA).revealAsString();

        assertThat(server.number("select count(*) from one_time_entry where digest like '%" + code
                        + "%' or slot like '%" + code + "%' or digest = '" + token + "' or context = '" + token + "'"))
                .isZero();
        assertThat(server.number("select count(*) from one_time_entry")).isEqualTo(2);
    }

    @Test
    void whatIsOverMakesRoomAndWhatWasSupersededIsNotOver() throws SQLException {
        OneTimeStore store = SqlOneTimeStore.of(open.get(0));
        OneTimeLinks yesterday = OneTimeLinks.builder("password-reset", store)
                .clock(() -> InstantSource.system().instant().minus(Duration.ofDays(1)))
                .build();
        for (int i = 0; i < 150; i++) {
            yesterday.issue(Subject.of("u" + i));
        }
        String kept = links.get(0).issue(Subject.of("u149")).revealAsString();
        assertThat(server.number("select count(*) from one_time_entry")).isBetween(50L, 51L);
        links.get(0).issue(ADA);

        assertThat(server.number("select count(*) from one_time_entry")).isEqualTo(2);
        assertThat(links.get(1).redeem(kept)).isEqualTo(Subject.of("u149"));
    }

    @Test
    void allOfASubjectAreTakenBack() {
        String token = links.get(0).issue(ADA).revealAsString();
        String code = codes.get(0).issue(ADA).revealAsString();

        SqlOneTimeStore.of(open.get(1)).revokeAllOf(ADA);

        assertThatExceptionOfType(OneTimeRejected.class)
                .isThrownBy(() -> links.get(0).redeem(token));
        assertThatExceptionOfType(OneTimeRejected.class)
                .isThrownBy(() -> codes.get(0).redeem(ADA, code));
    }

    private static int total(Map<OneTimeRejected.Reason, Integer> rejected) {
        return rejected.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<OneTimeRejected.Reason, Integer> atOnce(IntConsumer demand) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CountDownLatch ready = new CountDownLatch(THREADS);
        Map<OneTimeRejected.Reason, Integer> rejected = new EnumMap<>(OneTimeRejected.Reason.class);
        try {
            List<Future<?>> answers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int each = i;
                answers.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    try {
                        demand.accept(each);
                    } catch (OneTimeRejected refused) {
                        synchronized (rejected) {
                            rejected.merge(refused.reason(), 1, Integer::sum);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> answer : answers) {
                answer.get();
            }
            return rejected;
        } finally {
            threads.shutdownNow();
        }
    }
}
