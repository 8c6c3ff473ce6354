package io.github.secureblocks.refresh;

import static io.github.secureblocks.refresh.RefreshRig.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.refresh.RefreshRejected.Reason;
import io.github.secureblocks.refresh.StoredFamily.State;
import io.github.secureblocks.refresh.sql.SqlRefreshStore;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.DatabaseSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that fails before or after a step: nothing is half done, and who comes again with the same token goes on. */
@ParameterizedClass(name = "{0}")
@EnumSource(RefreshRig.Kind.class)
class FailingStoreTest {
    private static final class Down extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final RefreshRig rig;
    private final WatchedStore watched;
    private final RefreshTokens tokens;

    FailingStoreTest(RefreshRig.Kind kind) {
        rig = new RefreshRig(kind);
        watched = new WatchedStore(rig.store);
        tokens = rig.another(watched, rig.key, builder -> builder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void failAt(String moment) {
        watched.once(moment, () -> {
            throw new Down();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"before find", "after find", "before rotate", "after rotate"})
    void anExchangeThatFailedIsDoneByTheNextAttemptAndOnce(String moment) {
        String first = rig.start();
        failAt(moment);
        assertThatExceptionOfType(Down.class).isThrownBy(() -> tokens.redeem(first));

        String second = tokens.redeem(first).token().revealAsString();
        assertThat(rig.row(first).generation()).isEqualTo(1);
        assertThat(tokens.redeem(second).subject()).isEqualTo(ALICE);
        rig.assertRejected(first, Reason.REUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before find", "after find", "before end", "after end"})
    void aReuseThatWasNotRecordedIsSeenAgain(String moment) {
        String first = rig.start();
        String third = rig.redeem(rig.redeem(first));
        failAt(moment);
        assertThatExceptionOfType(Down.class).isThrownBy(() -> tokens.redeem(first));

        assertThat(RefreshRig.rejected(tokens, first).family())
                .contains(TokenForm.parse(first).family());
        rig.assertRejected(third, Reason.REUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "before removeEndedBefore",
                "before add",
                "after add",
                "before familiesOf",
                "after familiesOf",
                "before remove",
                "after remove"
            })
    void aLogInThatFailedLeavesNoTokenAndNoMoreFamiliesThanAllowed(String moment) {
        RefreshTokens few = rig.another(watched, rig.key, builder -> builder.maximumFamilies(2));
        String kept = rig.start();
        rig.clock.advance(Duration.ofMillis(1));
        rig.start();
        rig.clock.advance(Duration.ofMillis(1));
        rig.redeem(kept);
        failAt(moment);
        assertThatExceptionOfType(Down.class).isThrownBy(() -> few.start(ALICE));

        rig.clock.advance(Duration.ofMillis(1));
        RefreshToken token = few.start(ALICE);
        assertThat(rig.store.familiesOf(ALICE)).hasSize(2);
        assertThat(few.redeem(token.revealAsString()).subject()).isEqualTo(ALICE);
    }

    @Test
    void anEventListenerThatFailsDoesNotStopARevocation() {
        RefreshTokens loud = rig.another(
                rig.store,
                rig.key,
                builder -> builder.events(SecurityEvents.to(
                        event -> {
                            throw new Down();
                        },
                        rig.clock)));
        String first = rig.start();
        rig.redeem(rig.redeem(first));
        assertThat(RefreshRig.rejected(loud, first).reason()).isEqualTo(Reason.REUSED);
        assertThat(rig.row(first).state()).isEqualTo(State.REUSED);
    }

    @Test
    void aStoreThatReadsFromAReplicaIsNamedInsteadOfAskedForEver() {
        String first = rig.start();
        StoredFamily stale = rig.row(first);
        rig.redeem(first);
        watched.watch(moment -> {
            if (moment.equals("before find")) {
                rig.store.remove(List.of(stale.id()));
                rig.store.add(stale);
            } else if (moment.equals("before rotate")) {
                rig.store.remove(List.of(stale.id()));
            }
        });
        assertThatThrownBy(() -> tokens.redeem(first))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not from a replica");
    }

    @Test
    void aDatabaseThatIsGoneIsToldAsItselfAndNeverAsARejection() {
        Database db = Database.open(DatabaseSettings.builder("jdbc:h2:mem:gone")
                .user("sa")
                .password(RefreshRig::secret)
                .build());
        RefreshTokens over = rig.another(SqlRefreshStore.of(db), rig.key, builder -> builder);
        assertThatExceptionOfType(DatabaseException.class)
                .as("no table")
                .isThrownBy(() -> over.start(ALICE))
                .satisfies(failed -> assertThat(failed.reason()).isEqualTo(DatabaseException.Reason.STATEMENT));
        String token = rig.start();
        db.close();
        assertThatExceptionOfType(DatabaseException.class).isThrownBy(() -> over.redeem(token));
        assertThat(rig.redeem(token)).isNotEmpty();
        assertThat(rig.events).isEmpty();
    }
}
