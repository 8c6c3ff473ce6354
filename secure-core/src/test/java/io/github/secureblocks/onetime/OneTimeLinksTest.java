package io.github.secureblocks.onetime;

import static io.github.secureblocks.onetime.Rig.ADA;
import static io.github.secureblocks.onetime.Rig.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.onetime.OneTimeRejected.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Stores.class)
class OneTimeLinksTest {
    private final Rig rig;
    private final OneTimeLinks resets;

    OneTimeLinksTest(Stores stores) {
        rig = new Rig(stores.open());
        resets = rig.resets;
    }

    @Test
    void tellWhomTheyWereIssuedForOnce() {
        String token = resets.issue(ADA).revealAsString();

        assertThat(resets.redeem(token)).isEqualTo(ADA);
        rig.rejects(Reason.UNKNOWN, () -> resets.redeem(token));
    }

    @Test
    void holdToTheInstantAndNoLonger() {
        OneTimeToken early = resets.issue(ADA);
        OneTimeToken late = resets.issue(BOB);
        rig.clock.advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(resets.redeem(early.revealAsString())).isEqualTo(ADA);

        rig.clock.advance(Duration.ofMillis(1));

        assertThat(late.expiresAt()).isEqualTo(rig.clock.instant());
        rig.rejects(Reason.EXPIRED, () -> resets.redeem(late.revealAsString()));
    }

    @Test
    void areOfNoUseForAnotherPurpose() {
        String token = rig.verifications.issue(ADA).revealAsString();

        rig.rejects(Reason.UNKNOWN, () -> resets.redeem(token));
        assertThat(rig.verifications.redeem(token)).isEqualTo(ADA);
    }

    @Test
    void takeThePlaceOfTheOlderOfTheSameSubjectAndPurposeAlone() {
        String older = resets.issue(ADA).revealAsString();
        String ofAnotherPurpose = rig.verifications.issue(ADA).revealAsString();
        String ofAnother = resets.issue(BOB).revealAsString();

        String newer = resets.issue(ADA).revealAsString();

        rig.rejects(Reason.UNKNOWN, () -> resets.redeem(older));
        assertThat(resets.redeem(newer)).isEqualTo(ADA);
        assertThat(resets.redeem(ofAnother)).isEqualTo(BOB);
        assertThat(rig.verifications.redeem(ofAnotherPurpose)).isEqualTo(ADA);
    }

    @Test
    void dieWhenWhatTheyAreBoundToChanges() {
        String[] password = {"$2a$12$before"};
        List<Subject> asked = new ArrayList<>();
        String token = resets.issue(ADA, password[0]).revealAsString();
        password[0] = "$2a$12$after";

        rig.rejects(
                Reason.CONTEXT,
                () -> resets.redeem(token, subject -> {
                    asked.add(subject);
                    return password[0];
                }));

        assertThat(asked).containsExactly(ADA);
        password[0] = "$2a$12$before";
        assertThat(resets.redeem(token, subject -> password[0])).isEqualTo(ADA);
    }

    @Test
    void areOfNoUseForAnAccountThatWasClosedMeanwhile() {
        Map<Subject, String> passwordHashes = new HashMap<>(Map.of(ADA, "$2a$12$before"));
        String token = resets.issue(ADA, "$2a$12$before").revealAsString();
        passwordHashes.remove(ADA);

        rig.rejects(Reason.CONTEXT, () -> resets.redeem(token, passwordHashes::get));
    }

    @Test
    void areNotRedeemedWithoutTheContextThatTheyHaveNorWithOneThatTheyHaveNot() {
        String bound = resets.issue(ADA, "").revealAsString();
        String unbound = resets.issue(BOB).revealAsString();

        rig.rejects(Reason.CONTEXT, () -> resets.redeem(bound));
        rig.rejects(Reason.CONTEXT, () -> resets.redeem(unbound, subject -> ""));
    }

    @Test
    void askForAContextOnlyWhereTheLinkHolds() {
        String token = resets.issue(ADA, "a").revealAsString();
        rig.clock.advance(Duration.ofHours(1));

        rig.rejects(
                Reason.EXPIRED,
                () -> resets.redeem(token, subject -> {
                    throw new AssertionError("asked");
                }));
    }

    @Test
    void areTakenBackForOnePurposeOrForAll() {
        String reset = resets.issue(ADA).revealAsString();
        String verification = rig.verifications.issue(ADA).revealAsString();
        String ofBob = resets.issue(BOB).revealAsString();

        resets.revoke(ADA);
        rig.rejects(Reason.UNKNOWN, () -> resets.redeem(reset));
        rig.store.revokeAllOf(ADA);
        rig.rejects(Reason.UNKNOWN, () -> rig.verifications.redeem(verification));

        assertThat(resets.redeem(ofBob)).isEqualTo(BOB);
    }

    @Test
    void tellSubjectsApartCharacterByCharacter() {
        List<Subject> alike = List.of(
                Subject.of("bob"),
                Subject.of("Bob"),
                Subject.of("bo\u0308b"),
                Subject.of("b\u00f6b"),
                Subject.of("\ud83d\ude00"));
        List<String> tokens = new ArrayList<>();
        alike.forEach(subject -> tokens.add(resets.issue(subject).revealAsString()));

        assertThat(tokens.stream().map(resets::redeem)).containsExactlyElementsOf(alike);
    }

    @Test
    void keepNothingThatCouldBeRedeemed() {
        OneTimeToken token = resets.issue(ADA, "ada@example.org");
        OneTimeEntry kept = rig.store
                .bySlot(new Purpose("link", "password-reset").slot("ada"))
                .orElseThrow();

        for (String column :
                new String[] {kept.slot(), kept.digest(), String.valueOf(kept.context()), kept.toString()}) {
            assertThat(column).doesNotContain(token.revealAsString()).doesNotContain("example");
            rig.rejects(Reason.MALFORMED, () -> resets.redeem(column));
        }
    }

    @Test
    void keepTheTokenOutOfEverythingThatIsPrinted() {
        OneTimeToken token = resets.issue(ADA);
        rig.rejects(Reason.CONTEXT, () -> resets.redeem(token.revealAsString(), subject -> "b"));

        assertThat(token).hasToString("OneTimeToken[expires 2030-01-01T00:15:00Z]");
        assertThat(rig.events.toString())
                .contains("AUTHN_TOKEN_CREATED reason=LINK", "subject=ada")
                .doesNotContain(token.revealAsString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.9S", "PT24H0.001S", "PT2562047788015215H", "PT-2562047788015215H"})
    void refuseALifetimeOutOfBounds(Duration time) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneTimeLinks.builder("a", rig.store).lifetime(time))
                .withMessageContaining(".lifetime(Duration.ofMinutes(30))");
    }

    @Test
    void refuseAPurposeThatIsNotAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneTimeLinks.builder("Reset a password", rig.store))
                .withMessageContaining("OneTimeLinks.builder(\"password-reset\", store)");
        assertThatIllegalArgumentException().isThrownBy(() -> new Purpose("link", "a".repeat(65)));
        assertThat(new Purpose("link", "a".repeat(64)).name()).hasSize(64);
    }
}
