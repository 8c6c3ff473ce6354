package io.github.secureblocks.refresh;

import static io.github.secureblocks.refresh.RefreshRig.ALICE;
import static io.github.secureblocks.refresh.RefreshRig.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.refresh.RefreshRejected.Reason;
import io.github.secureblocks.refresh.StoredFamily.State;
import io.github.secureblocks.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(RefreshRig.Kind.class)
class RefreshTokensTest {
    private static final Duration IDLE = Duration.ofDays(7);
    private static final Duration ABSOLUTE = Duration.ofDays(30);
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration TICK = Duration.ofMillis(1);

    private final RefreshRig rig;

    RefreshTokensTest(RefreshRig.Kind kind) {
        rig = new RefreshRig(kind);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aTokenIsExchangedForTheNextOneOfItsFamily() {
        RefreshToken first = rig.tokens.start(ALICE);
        RefreshGrant grant = rig.tokens.redeem(first.revealAsString());

        assertThat(grant.subject()).isEqualTo(ALICE);
        assertThat(grant.family()).isEqualTo(first.family()).matches("[0-9a-f]{32}");
        assertThat(grant.token().revealAsString())
                .isNotEqualTo(first.revealAsString())
                .matches("[A-Za-z0-9_-]{124}");
        assertThat(rig.events).isEmpty();
    }

    @Test
    void everySubjectComesBackAsItWas() {
        for (String id :
                List.of("a", "Alice", "alice", "a%20b", "+", "ß", "İ", "日本", "\uD83D\uDE00", "é".repeat(255))) {
            Subject subject = Subject.of(id);
            RefreshToken token = rig.tokens.start(subject);
            assertThat(rig.tokens.redeem(token.revealAsString()).subject()).isEqualTo(subject);
            assertThat(rig.tokens.familiesOf(subject)).hasSize(1);
        }
    }

    @Test
    void noObjectShowsATokenWhenItIsPrinted() {
        RefreshToken first = rig.tokens.start(ALICE);
        RefreshGrant grant = rig.tokens.redeem(first.revealAsString());
        String printed = first + " " + grant + " " + grant.token() + " " + rig.tokens.familiesOf(ALICE) + " "
                + rig.row(first.revealAsString());
        assertThat(printed)
                .doesNotContain(first.revealAsString(), grant.token().revealAsString())
                .contains("alice", first.family());
    }

    @Test
    void theIdleLifeEndsToTheMillisecondAndEachUseRenewsIt() {
        String token = rig.start();
        rig.clock.advance(IDLE.minus(TICK));
        String next = rig.redeem(token);
        rig.clock.advance(IDLE.minus(TICK));
        String last = rig.redeem(next);
        rig.clock.advance(IDLE);
        rig.assertRejected(last, Reason.EXPIRED_IDLE);
        assertThat(rig.row(last).state()).isEqualTo(State.EXPIRED_IDLE);
    }

    @Test
    void theAbsoluteLifeEndsToTheMillisecondHoweverOftenATokenIsUsed() {
        Instant end = rig.clock.instant().plus(ABSOLUTE);
        RefreshToken token = rig.tokens.start(ALICE);
        while (rig.clock.instant().plus(IDLE).isBefore(end)) {
            rig.clock.advance(IDLE.minusHours(1));
            token = rig.tokens.redeem(token.revealAsString()).token();
            assertThat(token.expiresAt()).isBeforeOrEqualTo(end);
        }
        assertThat(token.expiresAt()).isEqualTo(end);
        rig.clock.advance(Duration.between(rig.clock.instant(), end).minus(TICK));
        String last = rig.redeem(token.revealAsString());
        rig.clock.advance(TICK);
        rig.assertRejected(last, Reason.EXPIRED);
    }

    @Test
    void aTokenSaysWhenItExpires() {
        assertThat(rig.tokens.start(ALICE).expiresAt())
                .isEqualTo(rig.clock.instant().plus(IDLE));
    }

    @Test
    void theTokenJustUsedGivesTheSameSuccessorUntilTheWindowCloses() {
        String first = rig.start();
        RefreshToken second = rig.tokens.redeem(first).token();
        rig.clock.advance(WINDOW.minus(TICK));
        RefreshToken again = rig.tokens.redeem(first).token();

        assertThat(again.revealAsString()).isEqualTo(second.revealAsString());
        assertThat(again.expiresAt()).isEqualTo(second.expiresAt());
        assertThat(rig.row(first).generation()).isEqualTo(1);
        rig.clock.advance(TICK);
        rig.assertRejected(first, Reason.REUSED);
    }

    @Test
    void whenTheSuccessorWasUsedTheRetryIsAReuse() {
        String first = rig.start();
        rig.redeem(rig.redeem(first));
        rig.assertRejected(first, Reason.REUSED);
    }

    @Test
    void aReuseRevokesTheFamilyTellsOnceAndNamesTheFamilyToAllThatCome() {
        String first = rig.start();
        String second = rig.redeem(first);
        String third = rig.redeem(second);
        String other = rig.start();

        RefreshRejected reuse = rig.rejected(first);
        assertThat(reuse.reason()).isEqualTo(Reason.REUSED);
        assertThat(reuse.family()).contains(TokenForm.parse(first).family());
        assertThat(rig.told()).containsExactly("AUTHN_TOKEN_REUSE REUSED");
        assertThat(rig.events.get(0).subject()).contains(ALICE);

        for (String dead : List.of(first, second, third)) {
            assertThat(rig.rejected(dead).family())
                    .contains(TokenForm.parse(first).family());
        }
        assertThat(rig.told().subList(1, 4)).containsOnly("AUTHN_TOKEN_REJECTED REUSED");
        assertThat(rig.redeem(other)).as("another family goes on").isNotEmpty();
    }

    @Test
    void withoutAWindowTheOtherOneOfTwoTabsRevokesTheFamily() {
        RefreshTokens strict = rig.another(rig.store, rig.key, builder -> builder.retryWindow(Duration.ZERO));
        String first = rig.start();
        String second = strict.redeem(first).token().revealAsString();
        assertThat(RefreshRig.rejected(strict, first).reason()).isEqualTo(Reason.REUSED);
        assertThat(RefreshRig.rejected(strict, second).reason()).isEqualTo(Reason.REUSED);
    }

    @Test
    void anyTokenOfTheFamilyLogsOutAndAgain() {
        String first = rig.start();
        String second = rig.redeem(first);
        String third = rig.redeem(second);
        for (int i = 0; i < 2; i++) {
            assertThat(rig.tokens.revoke(first)).contains(TokenForm.parse(first).family());
        }
        rig.assertRejected(third, Reason.REVOKED);
        assertThat(rig.rejected(third).family()).isEmpty();
        assertThat(rig.tokens.revoke("nonsense")).isEmpty();
    }

    @Test
    void aUserSeesAndEndsOwnFamiliesAndNobodyElses() {
        rig.tokens.start(BOB);
        RefreshToken phone = rig.tokens.start(ALICE);
        rig.clock.advance(TICK);
        RefreshToken laptop = rig.tokens.start(ALICE);
        rig.clock.advance(TICK);
        rig.redeem(phone.revealAsString());

        List<RefreshFamily> families = rig.tokens.familiesOf(ALICE);
        assertThat(families).extracting(RefreshFamily::id).containsExactly(phone.family(), laptop.family());
        assertThat(families.get(0).createdAt()).isEqualTo(rig.clock.instant().minusMillis(2));
        assertThat(families.get(0).lastUsedAt()).isEqualTo(rig.clock.instant());
        assertThat(families.get(0).expiresAt()).isEqualTo(rig.clock.instant().plus(IDLE));

        assertThat(rig.tokens.revokeFamily(BOB, laptop.family())).isFalse();
        assertThat(rig.tokens.revokeFamily(ALICE, laptop.family())).isTrue();
        assertThat(rig.tokens.revokeFamily(laptop.family())).isFalse();
        assertThat(rig.tokens.revokeFamily("' or '1'='1")).isFalse();
        assertThat(rig.tokens.familiesOf(ALICE)).hasSize(1);
    }

    @Test
    void aDisabledUserHasNoFamilyLeft() {
        String first = rig.start();
        String second = rig.start();
        String bobs = rig.tokens.start(BOB).revealAsString();
        assertThat(rig.tokens.revokeAllOf(ALICE)).hasSize(2);
        rig.assertRejected(first, Reason.REVOKED);
        rig.assertRejected(second, Reason.REVOKED);
        assertThat(rig.redeem(bobs)).isNotEmpty();
        rig.clock.advance(Duration.ofMillis(1));
        assertThat(rig.tokens.revokeAllOf(ALICE)).isEmpty();
    }

    @Test
    void aChangedPasswordEndsTheOthers() {
        RefreshToken mine = rig.tokens.start(ALICE);
        RefreshToken other = rig.tokens.start(ALICE);
        assertThat(rig.tokens.revokeOthers(ALICE, mine.family())).containsExactly(other.family());
        rig.assertRejected(other.revealAsString(), Reason.REVOKED);
        assertThat(rig.redeem(mine.revealAsString())).isNotEmpty();
    }

    @Test
    void logInsDoNotFillTheStore() {
        RefreshTokens few = rig.another(rig.store, rig.key, builder -> builder.maximumFamilies(3));
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tokens.add(few.start(ALICE).revealAsString());
            rig.clock.advance(TICK);
        }
        rig.assertRejected(tokens.get(0), Reason.UNKNOWN);
        few.revoke(tokens.get(3));
        rig.redeem(tokens.get(1));
        rig.clock.advance(TICK);
        few.start(ALICE);
        assertThat(rig.store.familiesOf(ALICE)).hasSize(3);
        rig.assertRejected(tokens.get(3), Reason.UNKNOWN);
        few.start(ALICE);
        rig.assertRejected(tokens.get(2), Reason.UNKNOWN);
        for (int i = 0; i < 50; i++) {
            few.revoke(few.start(ALICE).revealAsString());
        }
        assertThat(rig.store.familiesOf(ALICE)).hasSize(3);
    }

    @Test
    void whatEndedADayAgoIsRemovedByTheNextLogIn() {
        for (int i = 0; i < 5; i++) {
            rig.start();
        }
        rig.clock.advance(ABSOLUTE.plus(Duration.ofDays(1)));
        rig.tokens.start(BOB);
        assertThat(rig.store.familiesOf(ALICE)).hasSize(5);
        rig.clock.advance(TICK);
        assertThat(rig.tokens.removeExpired()).isEqualTo(5);
        assertThat(rig.store.familiesOf(ALICE)).isEmpty();
        rig.start();
        rig.clock.advance(ABSOLUTE.plus(Duration.ofDays(2)));
        rig.tokens.start(BOB);
        assertThat(rig.store.familiesOf(ALICE)).isEmpty();
    }

    @Test
    void afterTheMasterKeyChangedARetryGivesTheSameSuccessorAndANewOneIsUnderTheNewKey() {
        Secret old = RefreshRig.secret();
        Secret fresh = RefreshRig.secret();
        RefreshTokens before = rig.another(rig.store, MasterKey.of(old), builder -> builder);
        RefreshTokens after = rig.another(rig.store, MasterKey.of(fresh, old), builder -> builder);
        RefreshTokens later = rig.another(rig.store, MasterKey.of(fresh), builder -> builder);

        String first = before.start(ALICE).revealAsString();
        String second = before.redeem(first).token().revealAsString();
        assertThat(after.redeem(first).token().revealAsString()).isEqualTo(second);
        String third = after.redeem(second).token().revealAsString();
        assertThat(later.redeem(third).subject()).isEqualTo(ALICE);
        assertThat(RefreshRig.rejected(later, second).reason()).isEqualTo(Reason.KEY_UNKNOWN);

        String old1 = before.start(ALICE).revealAsString();
        String old2 = after.redeem(old1).token().revealAsString();
        assertThat(RefreshRig.rejected(before, old1).reason())
                .as("an instance that was not given the new key yet")
                .isEqualTo(Reason.KEY_UNKNOWN);
        assertThat(after.redeem(old2).subject()).isEqualTo(ALICE);
    }

    @Test
    void aClockThatGoesBackNeitherRevivesNorKills() {
        String first = rig.start();
        String second = rig.redeem(first);
        Instant end = rig.tokens.familiesOf(ALICE).get(0).expiresAt();
        rig.clock.advance(Duration.ofHours(-1));
        rig.assertRejected(first, Reason.CLOCK);
        String third = rig.redeem(second);
        assertThat(rig.row(third).idleEnd()).as("not shortened").isEqualTo(end.toEpochMilli());

        rig.clock.advance(Duration.ofHours(1).plus(IDLE));
        rig.assertRejected(third, Reason.EXPIRED_IDLE);
        rig.clock.advance(IDLE.negated());
        rig.assertRejected(third, Reason.EXPIRED_IDLE);
    }

    @Test
    void aClockThatIsALittleBehindTakesARetryForOne() {
        String first = rig.start();
        String second = rig.redeem(first);
        rig.clock.advance(WINDOW.minus(TICK).negated());
        assertThat(rig.redeem(first)).isEqualTo(second);
        rig.clock.advance(TICK.negated());
        rig.assertRejected(first, Reason.CLOCK);
        rig.clock.advance(TICK);
        assertThat(rig.redeem(first)).as("the family goes on").isEqualTo(second);
    }

    @Test
    void logInsLookForWhatEndedOnceAMinuteHoweverManyThereAre() {
        WatchedStore watched = new WatchedStore(rig.store);
        RefreshTokens tokens = rig.another(watched, rig.key, builder -> builder);
        for (int i = 0; i < 10; i++) {
            tokens.start(ALICE);
            rig.clock.advance(Duration.ofSeconds(7));
        }
        assertThat(watched.moments)
                .filteredOn(each -> each.equals("before removeEndedBefore"))
                .hasSize(2);
    }

    @Test
    void ofVeryManyThatEndedOneCallRemovesAThousand() {
        for (int i = 0; i < 1_001; i++) {
            rig.tokens.start(Subject.of("user-" + i));
        }
        rig.clock.advance(ABSOLUTE.plusDays(1).plus(TICK));
        assertThat(rig.tokens.removeExpired()).isEqualTo(1_000);
        assertThat(rig.tokens.removeExpired()).isEqualTo(1);
        assertThat(rig.tokens.removeExpired()).isZero();
    }

    @Test
    void termsOnTheirBoundsAreTaken() {
        RefreshTokens least = rig.another(
                rig.store,
                rig.key,
                builder -> builder.absoluteLifetime(Duration.ofSeconds(1))
                        .idleLifetime(Duration.ofSeconds(1))
                        .retryWindow(Duration.ZERO)
                        .maximumFamilies(1));
        RefreshTokens most = rig.another(
                rig.store,
                rig.key,
                builder -> builder.absoluteLifetime(Duration.ofDays(400))
                        .idleLifetime(Duration.ofDays(400))
                        .retryWindow(Duration.ofSeconds(60))
                        .maximumFamilies(1_000));
        Instant now = rig.clock.instant();
        assertThat(least.start(ALICE).expiresAt()).isEqualTo(now.plusSeconds(1));
        assertThat(most.start(BOB).expiresAt()).isEqualTo(now.plus(Duration.ofDays(400)));
        RefreshTokens.Builder builder = RefreshTokens.builder(rig.store, rig.key);
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maximumFamilies(1_001));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.idleLifetime(Duration.ofDays(400).plusNanos(1)));
    }

    @Test
    void termsOutsideOfTheirBoundsAreRefused() {
        RefreshTokens.Builder builder = RefreshTokens.builder(rig.store, rig.key);
        assertThatIllegalArgumentException().isThrownBy(() -> builder.absoluteLifetime(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.absoluteLifetime(Duration.ofDays(401)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.idleLifetime(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.retryWindow(Duration.ofMillis(60_001)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.retryWindow(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maximumFamilies(0));
        assertThatIllegalArgumentException().isThrownBy(() -> RefreshStore.inMemory(0));
    }
}
