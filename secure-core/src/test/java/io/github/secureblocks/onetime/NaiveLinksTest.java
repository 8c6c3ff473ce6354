package io.github.secureblocks.onetime;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The usual way, a UUID in a column that is looked up and then deleted, and what is wrong with it. */
class NaiveLinksTest {
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final CyclicBarrier bothHaveLooked = new CyclicBarrier(2);
    private Connection admin;

    @BeforeEach
    void makeTheTable() throws SQLException {
        admin = DriverManager.getConnection(url);
        admin.createStatement()
                .execute("create table tokens (token varchar(36) primary key, subject varchar(255), expires bigint)");
    }

    @AfterEach
    void close() throws SQLException {
        admin.close();
    }

    @Test
    void isUsedTwiceByTwoRequestsAtOnce() throws Exception {
        String token = issue("ada");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<String> request = () -> redeem(token, bothHaveLooked);
            List<Future<String>> answers = threads.invokeAll(List.of(request, request), 30, TimeUnit.SECONDS);

            assertThat(answers.get(0).get()).isEqualTo("ada");
            assertThat(answers.get(1).get()).isEqualTo("ada");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void isRedeemedByWhoeverReadsTheTable() throws Exception {
        issue("ada");

        String stolen;
        try (ResultSet rows = admin.createStatement().executeQuery("select token from tokens")) {
            rows.next();
            stolen = rows.getString(1);
        }

        assertThat(redeem(stolen, new CyclicBarrier(1))).isEqualTo("ada");
    }

    @Test
    void serveForWhatTheyWereNotIssuedFor() throws Exception {
        String sentToVerifyAnAddress = issue("ada");

        String whosePasswordIsReset = redeem(sentToVerifyAnAddress, new CyclicBarrier(1));

        assertThat(whosePasswordIsReset).isEqualTo("ada");
    }

    @Test
    void aCodeIsComparedMoreOftenThanItsAttemptsAreCounted() throws Exception {
        int guesses = 3 * OneTimeCodes.MAX_ATTEMPTS;
        AtomicInteger attempts = new AtomicInteger();
        AtomicInteger compared = new AtomicInteger();
        CyclicBarrier allHaveLooked = new CyclicBarrier(guesses);
        ExecutorService threads = Executors.newFixedThreadPool(guesses);
        try {
            Callable<Void> guess = () -> {
                boolean mayTry = attempts.get() < OneTimeCodes.MAX_ATTEMPTS;
                allHaveLooked.await(20, TimeUnit.SECONDS);
                if (mayTry) {
                    compared.incrementAndGet();
                    attempts.incrementAndGet();
                }
                return null;
            };
            for (Future<Void> each : threads.invokeAll(Collections.nCopies(guesses, guess), 30, TimeUnit.SECONDS)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(compared).hasValue(guesses);
    }

    private String issue(String subject) throws SQLException {
        String token = UUID.randomUUID().toString();
        try (PreparedStatement insert = admin.prepareStatement("insert into tokens values (?, ?, 0)")) {
            insert.setString(1, token);
            insert.setString(2, subject);
            insert.executeUpdate();
        }
        return token;
    }

    private String redeem(String token, CyclicBarrier looked) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement select = connection.prepareStatement("select subject from tokens where token = ?");
                PreparedStatement delete = connection.prepareStatement("delete from tokens where token = ?")) {
            select.setString(1, token);
            try (ResultSet rows = select.executeQuery()) {
                String subject = rows.next() ? rows.getString(1) : null;
                looked.await(20, TimeUnit.SECONDS);
                delete.setString(1, token);
                delete.executeUpdate();
                return subject;
            }
        }
    }
}
