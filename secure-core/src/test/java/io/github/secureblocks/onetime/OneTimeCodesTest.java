package io.github.secureblocks.onetime;

import static io.github.secureblocks.onetime.Rig.ADA;
import static io.github.secureblocks.onetime.Rig.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.onetime.OneTimeRejected.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Stores.class)
class OneTimeCodesTest {
    private final Rig rig;
    private final OneTimeCodes codes;

    OneTimeCodesTest(Stores stores) {
        rig = new Rig(stores.open());
        codes = rig.codes;
    }

    @Test
    void holdOnceForTheSubjectTheyWereIssuedFor() {
        String code = codes.issue(ADA).revealAsString();
        codes.issue(BOB);

        rig.rejects(Reason.WRONG_CODE, () -> codes.redeem(BOB, code));
        codes.redeem(ADA, " " + code + "\n");
        rig.rejects(Reason.UNKNOWN, () -> codes.redeem(ADA, code));
    }

    @Test
    void holdToTheInstantAndNoLonger() {
        String early = codes.issue(ADA).revealAsString();
        String late = codes.issue(BOB).revealAsString();
        rig.clock.advance(Duration.ofMinutes(10).minusMillis(1));
        codes.redeem(ADA, early);

        rig.clock.advance(Duration.ofMillis(1));

        rig.rejects(Reason.EXPIRED, () -> codes.redeem(BOB, late));
    }

    @Test
    void areBurntByFiveWrongOnesAndNotByFour() {
        String code = codes.issue(ADA).revealAsString();
        for (int i = 0; i < 4; i++) {
            rig.rejects(Reason.WRONG_CODE, () -> codes.redeem(ADA, Rig.wrong(code)));
        }
        codes.redeem(ADA, code);

        String burnt = codes.issue(ADA).revealAsString();
        for (int i = 0; i < 5; i++) {
            rig.rejects(Reason.WRONG_CODE, () -> codes.redeem(ADA, Rig.wrong(burnt)));
        }
        rig.rejects(Reason.BURNT, () -> codes.redeem(ADA, burnt));
        codes.redeem(ADA, codes.issue(ADA).revealAsString());
    }

    @Test
    void countNoAttemptForWhatCannotBeACode() {
        String code = codes.issue(ADA).revealAsString();
        for (int i = 0; i < 20; i++) {
            rig.rejects(Reason.MALFORMED, () -> codes.redeem(ADA, code + "0"));
        }
        rig.rejects(Reason.MALFORMED, () -> codes.redeem(ADA, " ".repeat(57) + code));
        codes.redeem(ADA, " ".repeat(56) + code);
    }

    @Test
    void holdFromASecondToTenMinutes() {
        for (Duration time : new Duration[] {Duration.ofSeconds(1), OneTimeCodes.MAX_LIFETIME}) {
            OneTimeCodes bound = rig.codes(Rig.masterKey(1)).lifetime(time).build();
            assertThat(bound.issue(ADA).expiresAt())
                    .isEqualTo(rig.clock.instant().plus(time));
        }
    }

    @Test
    void areOfNoUseForAnotherPurposeOrContext() {
        OneTimeCodes others = OneTimeCodes.builder("change-email", rig.store, Rig.masterKey(1))
                .clock(rig.clock)
                .events(rig.told)
                .build();
        others.issue(ADA);
        String code = codes.issue(ADA, "ada@example.org").revealAsString();

        rig.rejects(Reason.WRONG_CODE, () -> others.redeem(ADA, code));
        rig.rejects(Reason.WRONG_CODE, () -> codes.redeem(ADA, code));
        rig.rejects(Reason.WRONG_CODE, () -> codes.redeem(ADA, code, "eve@example.org"));
        codes.redeem(ADA, code, "ada@example.org");
    }

    @Test
    void takeThePlaceOfTheOlder() {
        String older = codes.issue(ADA).revealAsString();
        String newer = codes.issue(ADA).revealAsString();

        if (!older.equals(newer)) {
            rig.rejects(Reason.WRONG_CODE, () -> codes.redeem(ADA, older));
        }
        codes.redeem(ADA, newer);
    }

    @Test
    void areTakenBack() {
        String code = codes.issue(ADA).revealAsString();

        codes.revoke(ADA);

        rig.rejects(Reason.UNKNOWN, () -> codes.redeem(ADA, code));
    }

    @Test
    void outliveAChangeOfTheMasterKeyWhileTheEarlierOneIsGiven() {
        String kept = codes.issue(ADA).revealAsString();
        String lost = codes.issue(BOB).revealAsString();
        OneTimeCodes rotated =
                rig.codes(MasterKey.of(Rig.secret(2), Rig.secret(1))).build();
        OneTimeCodes forgotten = rig.codes(Rig.masterKey(2)).build();

        rotated.redeem(ADA, kept);
        rig.rejects(Reason.KEY_UNKNOWN, () -> forgotten.redeem(BOB, lost));
    }

    @Test
    void areNotFoundByTryingWhatIsStored() throws Exception {
        OneTimeCodes short6 = rig.codes(Rig.masterKey(1)).digits(6).build();
        String code = short6.issue(ADA).revealAsString();
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        String naive = HexFormat.of().formatHex(sha.digest(code.getBytes(StandardCharsets.US_ASCII)));
        assertThat(IntStream.range(0, 1_000_000)
                        .mapToObj(number -> String.valueOf(1_000_000 + number).substring(1))
                        .filter(each -> naive.equals(
                                HexFormat.of().formatHex(sha.digest(each.getBytes(StandardCharsets.US_ASCII)))))
                        .findFirst())
                .as("what a plain hash gives away")
                .contains(code);

        String slot = new Purpose("code", "verify-email").slot("ada");
        String kept = rig.store.bySlot(slot).orElseThrow().digest();

        assertThat(IntStream.range(0, 1_000_000)
                        .mapToObj(number -> String.valueOf(1_000_000 + number).substring(1))
                        .filter(each -> kept.equals(
                                HexFormat.of().formatHex(sha.digest(Digest.joined(slot, each, "none", "")))))
                        .findFirst())
                .as("what ours gives away to who knows how it is made, but not the key")
                .isEmpty();
    }

    @Test
    void haveAsManyDigitsAsAskedForWithoutBias() {
        int[] seen = new int[10];
        for (int i = 0; i < 2_000; i++) {
            String code =
                    rig.codes(Rig.masterKey(1)).digits(10).build().issue(ADA).revealAsString();
            assertThat(code).matches("[0-9]{10}");
            code.chars().forEach(digit -> seen[digit - '0']++);
        }
        for (int count : seen) {
            assertThat(count).as("of 20,000 digits, each of ten").isBetween(1_700, 2_300);
        }
        assertThat(codes.issue(ADA).revealAsString()).hasSize(8);
    }

    @Test
    void keepTheCodeOutOfEverythingThatIsPrinted() {
        OneTimeCode code = codes.issue(ADA);
        rig.rejects(Reason.WRONG_CODE, () -> codes.redeem(ADA, Rig.wrong(code.revealAsString())));

        assertThat(code).hasToString("OneTimeCode[expires 2030-01-01T00:10:00Z]");
        assertThat(rig.events.toString())
                .contains("AUTHN_TOKEN_CREATED reason=CODE", "subject=ada")
                .doesNotContain(code.revealAsString());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 5, 11, Integer.MAX_VALUE})
    void refuseTooFewAndTooManyDigits(int digits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.codes(Rig.masterKey(1)).digits(digits))
                .withMessageContaining(".digits(8)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT10M0.001S", "PT2562047788015215H"})
    void refuseALifetimeOutOfBounds(Duration time) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.codes(Rig.masterKey(1)).lifetime(time))
                .withMessageContaining(".lifetime(Duration.ofMinutes(10))");
    }
}
