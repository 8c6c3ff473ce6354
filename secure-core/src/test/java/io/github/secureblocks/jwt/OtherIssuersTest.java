package io.github.secureblocks.jwt;

import static io.github.secureblocks.jwt.ChecklistItem.AUDIENCE;
import static io.github.secureblocks.jwt.ChecklistItem.ISSUER;
import static io.github.secureblocks.jwt.ChecklistItem.NO_REPEATED_MEMBER;
import static io.github.secureblocks.jwt.Forgery.RING;
import static io.github.secureblocks.jwt.Forgery.assertRejected;
import static io.github.secureblocks.jwt.Forgery.forged;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.jwt.TokenRejected.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherIssuersTest {
    private static final TokenVerifier STRICT = Forgery.verifier(RING).build();
    private static final TokenVerifier OPEN =
            Forgery.verifier(RING).acceptOtherClaims().build();

    @Test
    void acceptsTheTokenOfAnotherServerThatTheStrictOneRefuses() {
        Forger another = forged().header("typ", "\"application/at+jwt\"")
                .claim("aud", "[\"account\",\"notes\"]")
                .claim("scope", "\"openid profile\"")
                .claim("auth_time", "1893455999.5")
                .claim("email_verified", "true")
                .claim("acr", "null")
                .claim("realm_access", "{\"roles\":[\"admin\"],\"more\":{\"a\":[{\"b\":1}]}}")
                .without("roles");

        VerifiedToken who = OPEN.verify(another.sign());

        assertThat(who.subject()).hasToString("ada");
        assertThat(who.roles()).isEqualTo(Roles.none());
        assertRejected(STRICT, another.sign(), Reason.TYPE);
        assertRejected(STRICT, another.header("typ", "\"at+jwt\"").sign(), Reason.MALFORMED);
    }

    @Test
    @Ticks(AUDIENCE)
    void acceptsAnAudienceAmongSeveralAndNoListWithoutUs() {
        assertThat(OPEN.verify(forged().claim("aud", "[\"notes\"]").sign())).isNotNull();
        assertThat(OPEN.verify(forged().claim("aud", "\"notes\"").sign())).isNotNull();
        for (String others : new String[] {"[]", "[\"Notes\"]", "[\"account\",\"notes \"]", "\"account\""}) {
            assertRejected(OPEN, forged().claim("aud", others).sign(), Reason.AUDIENCE);
        }
        for (String noList : new String[] {"[\"notes\",1]", "[[\"notes\"]]", "{\"notes\":1}", "null", "true"}) {
            assertRejected(OPEN, forged().claim("aud", noList).sign(), Reason.CLAIM_INVALID);
        }
        assertRejected(OPEN, forged().without("aud").sign(), Reason.CLAIM_MISSING);
        assertRejected(STRICT, forged().claim("aud", "[\"notes\"]").sign(), Reason.CLAIM_INVALID);
    }

    @Test
    @Ticks(ISSUER)
    void believesAnIssuersKeysForThatIssuerAlone() {
        String theirs = forged().claim("iss", "\"https://login.example\"").sign();

        assertRejected(OPEN, theirs, Reason.ISSUER);
        assertThat(Forgery.verifier(RING)
                        .issuer("https://login.example")
                        .acceptOtherClaims()
                        .build()
                        .verify(theirs))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "sub", "exp", "iat", "jti"})
    void demandsEveryOtherClaim(String name) {
        assertRejected(OPEN, forged().without(name).sign(), Reason.CLAIM_MISSING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iss | null",
                "sub | {}",
                "jti | true",
                "exp | 1893456900.0",
                "exp | 1e9",
                "exp | null",
                "exp | 9223372036854775808",
                "iat | [1893456000]",
                "nbf | false",
                "roles | \"admin\"",
                "roles | null",
                "roles | [\"Admin\"]",
                "roles | [\"user\",{}]",
                "sid | 1",
            })
    void rejectsAClaimThatItReadsAndThatIsNotOfItsForm(String name, String json) {
        assertRejected(OPEN, forged().claim(name, json).sign(), Reason.CLAIM_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":1}",
                "[{\"a\":{\"b\":[{\"c\":1,\"c\":2}]}}]",
                "[[[[{\"\":1,\"\":1}]]]]",
            })
    @Ticks(NO_REPEATED_MEMBER)
    void rejectsARepeatedMemberAtAnyDepth(String json) {
        assertRejected(OPEN, forged().claim("x", json).sign(), Reason.MALFORMED);
    }

    @Test
    void rejectsWhatIsDeepOrNoJson() {
        assertRejected(
                OPEN, forged().claim("x", "[".repeat(17) + "]".repeat(17)).sign(), Reason.MALFORMED);
        assertRejected(
                OPEN, forged().claim("x", "[".repeat(4_000) + "]".repeat(4_000)).sign(), Reason.MALFORMED);
        for (String json : new String[] {"{a:1}", "{'a':1}", "[1,]", "01", "NaN", "1e", "\"\t\"", "[1", "/**/1"}) {
            assertRejected(OPEN, forged().claim("x", json).sign(), Reason.MALFORMED);
        }
    }

    @Test
    void keepsTheHeaderAndTheTimesAsStrictAsOurs() {
        assertRejected(OPEN, forged().header("jku", "\"x\"").sign(), Reason.HEADER);
        assertRejected(OPEN, forged().header("x", "{}").sign(), Reason.MALFORMED);
        for (String typ : new String[] {"\"JWT\"", "\"AT+JWT\"", "\"application/jwt\"", "\"application/\""}) {
            assertRejected(OPEN, forged().header("typ", typ).sign(), Reason.TYPE);
        }
        long longest = Forger.NOW + TokenIssuer.MAX_LIFETIME.toSeconds();
        assertRejected(OPEN, forged().claim("exp", String.valueOf(longest + 1)).sign(), Reason.CLAIM_INVALID);
        assertRejected(OPEN, forged().claim("exp", "0").sign(), Reason.EXPIRED);
    }

    @Test
    void letsNoOtherIssuerSayThatItKnowsOurRevocations() {
        TokenRevocations revocations = TokenRevocations.inMemory(Forgery.CLOCK);
        TokenVerifier open = Forgery.verifier(RING)
                .acceptOtherClaims()
                .revocations(revocations)
                .build();
        VerifiedToken theirs = open.verify(forged().claim(TokenIssuer.LAST_REVOCATION, "9223372036854775807")
                .sign());
        revocations.revokeAllOf(theirs.subject());

        assertRejected(
                open,
                forged().claim(TokenIssuer.LAST_REVOCATION, "9223372036854775807")
                        .sign(),
                Reason.REVOKED);
    }
}
