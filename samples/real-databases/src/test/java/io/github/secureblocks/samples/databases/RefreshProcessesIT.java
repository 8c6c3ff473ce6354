package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.refresh.RefreshRejected.Reason;
import io.github.secureblocks.refresh.RefreshToken;
import io.github.secureblocks.refresh.RefreshTokens;
import io.github.secureblocks.refresh.StoredFamily;
import io.github.secureblocks.refresh.StoredFamily.State;
import io.github.secureblocks.refresh.sql.SqlRefreshStore;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several processes on one database, some of which are gone in the middle of it. */
@ParameterizedClass(name = "{0}")
@EnumSource(
        value = Engine.class,
        names = {"POSTGRESQL", "MARIADB"})
@ExtendWith(OneRunOfServers.class)
class RefreshProcessesIT {
    private static final Subject ALICE = Subject.of("alice");
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final int TOKENS = Integer.getInteger("refresh.tokens", 150);
    private static final int KILLS = Integer.getInteger("refresh.kills", 5);
    private static final int CHAINS = 8;

    private final String secret = SecureTokens.urlSafe();
    private final Server server;
    private final Database db;
    private final SqlRefreshStore store;
    private final RefreshTokens tokens;

    RefreshProcessesIT(Engine engine, Servers servers) {
        server = servers.of(engine);
        db = Database.open(server.settings().build());
        SqlRefreshStore.createTable(db);
        store = SqlRefreshStore.of(db);
        tokens = RefreshChild.tokens(store, MasterKey.of(Secret.of(secret)), WINDOW);
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
        server.execute("drop table refresh_family");
    }

    private RefreshProcess process(Duration window, int threads, String halt) throws IOException {
        return RefreshProcess.start(server, secret, window, threads, halt);
    }

    private StoredFamily row(RefreshToken token) {
        return store.find(token.family()).orElseThrow();
    }

    @Test
    void twoProcessesExchangeEachTokenOnce() throws Exception {
        try (RefreshProcess one = process(WINDOW, 4, "never");
                RefreshProcess other = process(WINDOW, 4, "never")) {
            assertThat(List.of(one.heard(), other.heard())).containsOnly("ready");
            for (int i = 0; i < TOKENS; i++) {
                RefreshToken first = tokens.start(ALICE);
                List<String> answers = both(one, other, first);
                assertThat(new HashSet<>(answers)).as("successors").hasSize(1);
                assertThat(answers.get(0)).hasSize(124);
                assertThat(row(first).generation()).isEqualTo(1);
            }
        }
    }

    @Test
    void withoutAWindowOneOfEightGetsTheSuccessorAndTheFamilyIsRevoked() throws Exception {
        try (RefreshProcess one = process(Duration.ZERO, 4, "never");
                RefreshProcess other = process(Duration.ZERO, 4, "never")) {
            assertThat(List.of(one.heard(), other.heard())).containsOnly("ready");
            for (int i = 0; i < TOKENS; i++) {
                RefreshToken first = tokens.start(ALICE);
                List<String> answers = both(one, other, first);
                assertThat(Collections.frequency(answers, Reason.REUSED.name())).isEqualTo(7);
                assertThat(row(first).generation()).isEqualTo(1);
                assertThat(row(first).state()).isEqualTo(State.REUSED);
            }
        }
    }

    private static List<String> both(RefreshProcess one, RefreshProcess other, RefreshToken token) throws IOException {
        one.say(token.revealAsString());
        other.say(token.revealAsString());
        List<String> answers = new ArrayList<>(List.of(one.heard().split(" ")));
        answers.addAll(List.of(other.heard().split(" ")));
        return answers;
    }

    @ParameterizedTest
    @ValueSource(strings = {"before find", "after find", "before rotate", "after rotate"})
    void whoseServerWasGoneInTheMiddleComesAgainWithTheLastTokenAndGoesOn(String moment) throws Exception {
        RefreshToken first = tokens.start(ALICE);
        try (RefreshProcess dying = process(WINDOW, 1, moment)) {
            assertThat(dying.heard()).isEqualTo("ready");
            dying.say(first.revealAsString());
            assertThat(dying.heard()).isNull();
            assertThat(dying.exitCode()).isEqualTo(137);
        }
        assertThat(row(first).generation()).isEqualTo(moment.equals("after rotate") ? 1 : 0);
        RefreshToken second = tokens.redeem(first.revealAsString()).token();
        assertThat(row(first).generation()).isEqualTo(1);
        assertThat(tokens.redeem(second.revealAsString()).subject()).isEqualTo(ALICE);
        assertThat(RefreshChild.answer(tokens, first.revealAsString())).isEqualTo(Reason.REUSED.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"before end", "after end"})
    void aThiefIsSeenThoughTheServerWasGoneWhenItSawHim(String moment) throws Exception {
        RefreshToken first = tokens.start(ALICE);
        RefreshToken third = tokens.redeem(
                        tokens.redeem(first.revealAsString()).token().revealAsString())
                .token();
        try (RefreshProcess dying = process(WINDOW, 1, moment)) {
            assertThat(dying.heard()).isEqualTo("ready");
            dying.say(first.revealAsString());
            assertThat(dying.exitCode()).isEqualTo(137);
        }
        assertThat(RefreshChild.answer(tokens, first.revealAsString())).isEqualTo(Reason.REUSED.name());
        assertThat(RefreshChild.answer(tokens, third.revealAsString())).isEqualTo(Reason.REUSED.name());
    }

    @Test
    void underLoadNoKillEndsASessionOrForksOne() throws Exception {
        List<RefreshToken> firsts = new ArrayList<>();
        Map<String, String> held = new HashMap<>();
        for (int i = 0; i < CHAINS; i++) {
            RefreshToken first = tokens.start(ALICE);
            firsts.add(first);
            held.put(first.family(), first.revealAsString());
        }
        Map<String, String> successors = new HashMap<>();
        Random random = new Random(7);
        int lost = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            runAndKill(held, successors, 50 + random.nextInt(400));
            for (RefreshToken first : firsts) {
                lost += row(first).generation() - lengthOf(successors, first.revealAsString());
            }
        }
        System.out.printf(
                "refresh on %s: %d exchanges by %d processes that were killed, %d answers lost%n",
                server.engine(), successors.size(), KILLS, lost);
        assertThat(successors).hasSizeGreaterThan(10 * KILLS);
        for (RefreshToken first : firsts) {
            assertThat(RefreshChild.answer(tokens, held.get(first.family())))
                    .as("the session goes on")
                    .hasSize(124);
            assertThat(row(first).generation()).isEqualTo(lengthOf(successors, first.revealAsString()) + 1);
            assertThat(RefreshChild.answer(tokens, first.revealAsString())).isEqualTo(Reason.REUSED.name());
        }
    }

    /** As clients do: each goes on with the last token that it was answered. */
    private void runAndKill(Map<String, String> held, Map<String, String> successors, int answers) throws Exception {
        Map<String, String> familyOf = new HashMap<>();
        held.forEach((family, token) -> familyOf.put(token, family));
        try (RefreshProcess load = process(WINDOW, CHAINS, "never")) {
            assertThat(load.heard()).isEqualTo("ready");
            for (String token : held.values()) {
                load.say("on " + token);
            }
            for (int i = 0; i < answers; i++) {
                take(load.heard(), familyOf, held, successors);
            }
            load.kill();
            for (String line = load.heard(); line != null; line = load.heard()) {
                take(line, familyOf, held, successors);
            }
        }
    }

    private static void take(
            String line, Map<String, String> familyOf, Map<String, String> held, Map<String, String> successors) {
        String[] answer = line.split(" ");
        if (answer.length < 2 || answer[1].length() < 124 && answer[1].matches("[A-Za-z0-9_-]{21,}")) {
            return; // cut off by the kill
        }
        assertThat(answer[1]).as("an answer to the last token of a client").hasSize(124);
        assertThat(successors.merge(answer[0], answer[1], (before, now) -> before))
                .as("the successor of a token")
                .isEqualTo(answer[1]);
        String family = familyOf.get(answer[0]);
        familyOf.put(answer[1], family);
        held.put(family, answer[1]);
    }

    private static int lengthOf(Map<String, String> successors, String first) {
        int length = 0;
        for (String token = first; successors.containsKey(token); token = successors.get(token)) {
            length++;
        }
        return length;
    }
}
