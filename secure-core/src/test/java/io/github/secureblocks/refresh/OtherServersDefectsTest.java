package io.github.secureblocks.refresh;

import static io.github.secureblocks.refresh.RefreshRig.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.refresh.RefreshRejected.Reason;
import io.github.secureblocks.refresh.StoredFamily.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What went wrong in servers that rotate refresh tokens: each defect in a few lines first, then the same against ours. */
@ParameterizedClass(name = "{0}")
@EnumSource(RefreshRig.Kind.class)
class OtherServersDefectsTest {
    private final RefreshRig rig;
    private final WatchedStore watched;
    private final RefreshTokens tokens;

    OtherServersDefectsTest(RefreshRig.Kind kind) {
        rig = new RefreshRig(kind);
        watched = new WatchedStore(rig.store);
        tokens = rig.another(watched, rig.key, builder -> builder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    /** Keycloak GHSA-m2w5-7xhv-w6fh. */
    @Test
    void twoThatAskBeforeEitherHasChangedAnythingDoNotBothMint() {
        Set<String> valid = new HashSet<>(Set.of("token"));
        boolean one = valid.contains("token");
        boolean other = valid.contains("token");
        Set<String> minted = new HashSet<>();
        for (boolean passed : List.of(one, other)) {
            valid.remove("token");
            if (passed) {
                minted.add(SecureTokens.urlSafe());
            }
        }
        assertThat(minted).as("validate, then update").hasSize(2);

        String first = rig.start();
        List<String> successors = new ArrayList<>();
        watched.once("before rotate", () -> successors.add(rig.redeem(first)));
        successors.add(tokens.redeem(first).token().revealAsString());

        assertThat(watched.moments).contains("before rotate");
        assertThat(successors).hasSize(2);
        assertThat(new HashSet<>(successors)).hasSize(1);
        assertThat(rig.row(first).generation()).isEqualTo(1);
    }

    /** Keycloak #49213: the database takes its change back, and a counter beside it does not. */
    @Test
    void whatTheStoreTakesBackIsTakenBackAltogether() {
        Map<String, Integer> counterInMemory = new HashMap<>(Map.of("family", 0));
        int counterInDatabase = 0;
        counterInMemory.merge("family", 1, Integer::sum);
        assertThat(counterInMemory.get("family") > counterInDatabase)
                .as("after the rollback every token of the family counts as used")
                .isTrue();

        String first = rig.start();
        watched.once("before rotate", () -> {
            throw new IllegalStateException("rolled back");
        });
        assertThatThrownBy(() -> tokens.redeem(first)).hasMessage("rolled back");
        assertThat(rig.row(first).generation()).isZero();
        assertThat(tokens.redeem(first).token()).isNotNull();
    }

    /** The other half of it: a failover loses what was confirmed, and live sessions count as reuse. */
    @Test
    void aStoreThatLostARotationRevokesNobody() {
        String first = rig.start();
        StoredFamily backup = rig.row(first);
        String second = rig.redeem(first);
        rig.store.remove(List.of(backup.id()));
        rig.store.add(backup);

        rig.assertRejected(second, Reason.AHEAD);
        assertThat(rig.row(first).state()).isEqualTo(State.LIVE);
        assertThat(rig.redeem(first)).as("the same successor as before").isEqualTo(second);
        assertThat(rig.redeem(second)).isNotEmpty();
    }

    /** Keycloak #51312. */
    @Test
    void aRevocationBetweenReadAndWriteHolds() {
        Map<String, String> rows = new HashMap<>(Map.of("family", "live"));
        String read = rows.get("family");
        rows.put("family", "revoked");
        rows.put("family", read);
        assertThat(rows).as("read, revoke, write back").containsValue("live");

        String first = rig.start();
        watched.once("before rotate", () -> rig.tokens.revokeAllOf(ALICE));
        assertThat(RefreshRig.rejected(tokens, first).reason()).isEqualTo(Reason.REVOKED);

        String second = rig.start();
        watched.once("before rotate", () -> rig.tokens.revoke(second));
        assertThat(RefreshRig.rejected(tokens, second).reason()).isEqualTo(Reason.REVOKED);
        assertThat(rig.store.familiesOf(ALICE))
                .extracting(StoredFamily::state)
                .containsExactly(State.REVOKED, State.REVOKED);
    }

    /** Keycloak #50999. */
    @Test
    void aReplayInTheSameMillisecondIsSeen() {
        Instant now = rig.clock.instant();
        long notBefore = now.getEpochSecond();
        assertThat(now.plusMillis(400).getEpochSecond() >= notBefore)
                .as("issued at or after the last use: by whole seconds the replay passes")
                .isTrue();

        String first = rig.start();
        rig.redeem(rig.redeem(first));
        rig.assertRejected(first, Reason.REUSED);

        RefreshTokens strict = rig.another(rig.store, rig.key, builder -> builder.retryWindow(Duration.ZERO));
        String other = rig.start();
        strict.redeem(other);
        assertThat(RefreshRig.rejected(strict, other).reason()).isEqualTo(Reason.REUSED);
    }

    /** Keycloak #14122, OpenRisk #777: reuse detection that fires on two tabs is switched off. */
    @Test
    void twoTabsAndALostAnswerEndNoSession() {
        Set<String> unused = new HashSet<>(Set.of("token"));
        unused.remove("token");
        assertThat(unused.remove("token")).as("the second tab is a thief").isFalse();

        String first = rig.start();
        String tab = rig.redeem(first);
        rig.clock.advance(Duration.ofSeconds(3));
        assertThat(rig.redeem(first)).isEqualTo(tab);
        rig.clock.advance(Duration.ofMinutes(5));
        assertThat(rig.redeem(tab)).isNotEmpty();
        assertThat(rig.events).isEmpty();
    }

    /** VilnaCRM #474: a grace that mints anew gives the thief a clean chain of its own. */
    @Test
    void aThiefInTheWindowSharesTheOwnersChainAndIsSeenAtTheNextUse() {
        Map<String, List<String>> children = new HashMap<>();
        for (String who : List.of("owner", "thief")) {
            children.computeIfAbsent("token", token -> new ArrayList<>()).add(who + SecureTokens.urlSafe());
        }
        assertThat(new HashSet<>(children.get("token")))
                .as("two chains that never meet")
                .hasSize(2);

        String first = rig.start();
        String owners = rig.redeem(first);
        rig.clock.advance(Duration.ofSeconds(9));
        String thiefs = rig.redeem(first);
        assertThat(thiefs).isEqualTo(owners);

        rig.clock.advance(Duration.ofMinutes(5));
        String next = rig.redeem(thiefs);
        rig.clock.advance(Duration.ofMinutes(1));
        rig.assertRejected(owners, Reason.REUSED);
        rig.assertRejected(next, Reason.REUSED);
    }

    /** Engram #341: "revoked a moment ago" was taken for "rotated a moment ago". */
    @Test
    void afterABreachNoTokenOfTheFamilyCountsAsARetry() {
        Instant revokedAt = rig.clock.instant();
        assertThat(Duration.between(revokedAt, rig.clock.instant()).toSeconds() < 10)
                .as("recently revoked, so benign")
                .isTrue();

        String first = rig.start();
        String second = rig.redeem(first);
        String third = rig.redeem(second);
        rig.assertRejected(first, Reason.REUSED);
        for (String each : List.of(third, second, first)) {
            rig.assertRejected(each, Reason.REUSED);
        }
        assertThat(rig.tokens.familiesOf(ALICE)).isEmpty();
    }

    /** spring-authorization-server #2319: each rotation gives a full life. */
    @Test
    void aFamilyEndsHoweverOftenItIsRotated() {
        Instant slidingEnd = rig.clock.instant();
        String token = rig.start();
        int rotations = 0;
        Reason end = null;
        while (end == null && rotations < 100) {
            slidingEnd = rig.clock.instant().plus(Duration.ofDays(7));
            rig.clock.advance(Duration.ofDays(1));
            try {
                token = rig.redeem(token);
                rotations++;
            } catch (RefreshRejected rejected) {
                end = rejected.reason();
            }
        }
        assertThat(slidingEnd).as("a life that slides is not over").isAfter(rig.clock.instant());
        assertThat(end).isEqualTo(Reason.EXPIRED);
        assertThat(rotations).isEqualTo(29);
    }

    /** The event is the OWASP vocabulary's; a log-out ends more than the token at hand. */
    @Test
    void aReuseIsAnEventAndALogOutEndsTheFamily() {
        String first = rig.start();
        rig.redeem(rig.redeem(first));
        rig.assertRejected(first, Reason.REUSED);
        assertThat(rig.told()).containsExactly("AUTHN_TOKEN_REUSE REUSED");

        String used = rig.start();
        String held = rig.redeem(used);
        Set<String> unused = new HashSet<>(Set.of(held));
        unused.remove(used);
        assertThat(unused).as("who deletes the presented token alone").contains(held);
        rig.tokens.revoke(used);
        rig.assertRejected(held, Reason.REVOKED);
    }
}
