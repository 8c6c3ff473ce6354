package io.github.secureblocks.refresh;

import static io.github.secureblocks.refresh.RefreshRig.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.refresh.RefreshRejected.Reason;
import io.github.secureblocks.refresh.StoredFamily.State;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** RFC 9700, 4.14.2: the family in a token is protected, tokens cannot be guessed, stores hold nothing that can be used. */
class ForgedRefreshTokenTest {
    private final RefreshRig rig = new RefreshRig(RefreshRig.Kind.MEMORY);
    private final WatchedStore watched = new WatchedStore(rig.store);
    private final RefreshTokens tokens = rig.another(watched, rig.key, builder -> builder);

    private void assertForged(String token, Reason reason) {
        RefreshRejected rejected = RefreshRig.rejected(tokens, token);
        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected).hasMessage("The refresh token is not valid").hasNoCause();
        assertThat(watched.moments).as("the store was asked").isEmpty();
    }

    @Test
    void whoKnowsAFamilyCannotRevokeItByATokenThatLooksUsed() {
        Map<String, String> current = Map.of("family-1", "secret");
        String[] invented = "family-1.anything".split("\\.", 2);
        assertThat(current.containsKey(invented[0]) && !current.get(invented[0]).equals(invented[1]))
                .as("with a plain family id, what is not the current token passes for a used one")
                .isTrue();

        RefreshToken token = rig.tokens.start(ALICE);
        String keyId = TokenForm.parse(token.revealAsString()).key();
        byte[] body = TokenForm.body(token.family(), 0, keyId, new byte[TokenForm.SECRET_BYTES]);
        assertForged(TokenForm.of(body, new byte[32]).text(), Reason.FORGED);
        assertThat(rig.row(token.revealAsString()).state()).isEqualTo(State.LIVE);
    }

    @Test
    void noBitOfATokenCanBeChanged() {
        String token = rig.redeem(rig.start());
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            RefreshRejected rejected =
                    RefreshRig.rejected(tokens, Base64.getUrlEncoder().encodeToString(changed));
            assertThat(rejected.reason()).isIn(Reason.MALFORMED, Reason.KEY_UNKNOWN, Reason.FORGED);
        }
        assertThat(watched.moments).as("the store was asked").isEmpty();
        assertThat(rig.redeem(token)).isNotEmpty();
    }

    @Test
    void aTokenHasOneText() {
        String token = rig.start();
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        assertForged(token + "=", Reason.MALFORMED);
        assertForged(token + "\n", Reason.MALFORMED);
        assertForged(" " + token, Reason.MALFORMED);
        assertForged(token.substring(0, 122) + "==", Reason.MALFORMED);
        assertForged("", Reason.MALFORMED);
        assertForged("\0".repeat(TokenForm.LENGTH), Reason.MALFORMED);
        byte[] all = new byte[bytes.length];
        Arrays.fill(all, (byte) 0xff);
        assertForged(Base64.getEncoder().encodeToString(all), Reason.MALFORMED);
    }

    @Test
    void aTokenForAnotherAudienceIsNoneForThisOne() {
        RefreshTokens admin = rig.another(watched, rig.key, builder -> builder.audience("admin"));
        RefreshTokens notes = rig.another(watched, rig.key, builder -> builder.audience("notes"));
        String token = admin.start(ALICE).revealAsString();
        watched.watch(moment -> {});
        assertThat(RefreshRig.rejected(notes, token).reason()).isEqualTo(Reason.FORGED);
        assertForged(token, Reason.FORGED);
        assertThat(notes.revoke(token)).isEmpty();
        assertThat(watched.moments).isEmpty();
        assertThat(admin.redeem(token).subject()).isEqualTo(ALICE);
    }

    @Test
    void aTokenUnderAnotherMasterKeyIsNone() {
        RefreshTokens other = rig.another(rig.store, MasterKey.of(RefreshRig.secret()), builder -> builder);
        assertForged(other.start(ALICE).revealAsString(), Reason.KEY_UNKNOWN);
    }

    @Test
    void theStoreHoldsNothingThatATokenCouldBeMadeOf() {
        String first = rig.start();
        String second = rig.redeem(first);
        String row = rig.row(second).toString();
        for (String token : List.of(first, second)) {
            byte[] secret = Arrays.copyOfRange(TokenForm.parse(token).body(), 29, 61);
            assertThat(row)
                    .doesNotContain(HexFormat.of().formatHex(secret))
                    .doesNotContain(Base64.getUrlEncoder().withoutPadding().encodeToString(secret))
                    .doesNotContain(token)
                    .contains(TokenForm.parse(token).hash());
        }
    }

    @Test
    void whoWritesToTheStoreCannotMakeATokenWithoutTheMasterKey() {
        RefreshToken victim = rig.tokens.start(ALICE);
        StoredFamily row = rig.row(victim.revealAsString());
        byte[] body = TokenForm.body(row.id(), 0, row.keyId(), "k".repeat(32).getBytes(StandardCharsets.US_ASCII));
        TokenForm own = TokenForm.of(body, new byte[32]);
        rig.store.remove(List.of(row.id()));
        rig.store.add(new StoredFamily(
                row.id(), ALICE, 0, own.hash(), "", row.keyId(), 0, 0, Long.MAX_VALUE, Long.MAX_VALUE, State.LIVE, 0));
        assertForged(own.text(), Reason.FORGED);
    }

    @Test
    void whoHasTheMasterKeyAloneCannotGoOnWithAFamily() {
        String token = rig.redeem(rig.start());
        TokenMint stolen = new TokenMint(rig.key.macKeys("refresh tokens"), "");
        String family = TokenForm.parse(token).family();
        TokenForm guessed = stolen.successor(stolen.first(family));
        rig.assertRejected(guessed.text(), Reason.UNKNOWN);
        assertThat(rig.row(token).state()).isEqualTo(State.LIVE);
        rig.assertRejected(stolen.first(TokenMint.newFamily()).text(), Reason.UNKNOWN);
        rig.assertRejected(stolen.first(family).text(), Reason.UNKNOWN);
        assertThat(rig.row(token).state()).as("nor as its retry").isEqualTo(State.LIVE);
    }

    @RepeatedTest(20)
    void anyTextIsRejectedByTypeAndNotRepeated(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        String good = rig.start();
        for (int i = 0; i < 1_000; i++) {
            String text = mutated(good, random);
            if (text.equals(good)) {
                continue;
            }
            RefreshRejected rejected = RefreshRig.rejected(tokens, text);
            assertThat(rejected.reason()).isIn(Reason.MALFORMED, Reason.KEY_UNKNOWN, Reason.FORGED);
            assertThat(rejected.toString()).endsWith(": The refresh token is not valid");
            assertThat(rejected.getCause()).isNull();
            assertThat(tokens.revoke(text)).isEmpty();
            assertThat(tokens.revokeFamily(text)).isFalse();
        }
        assertThat(watched.moments).as("the store was asked").isEmpty();
        assertThat(rig.told()).hasSizeLessThanOrEqualTo(1_000);
        assertThat(rig.redeem(good)).isNotEmpty();
    }

    @Test
    void aTextOfAnyLengthCostsNothing() {
        String huge = "A".repeat(10_000_000);
        for (int i = 0; i < 1_000; i++) {
            assertForged(huge, Reason.MALFORMED);
        }
    }

    private static String mutated(String good, Random random) {
        StringBuilder text = new StringBuilder(good);
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(5)) {
                case 0 -> text.insert(at, (char) random.nextInt(Character.MAX_VALUE + 1));
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
                case 2 ->
                    text.replace(at, Math.min(text.length(), at + 1), "" + "-_+/=A.\0\n%".charAt(random.nextInt(10)));
                case 3 -> text.reverse();
                default -> text.replace(at, Math.min(text.length(), at + 1), "" + (char) ('A' + random.nextInt(26)));
            }
        }
        return text.toString();
    }
}
