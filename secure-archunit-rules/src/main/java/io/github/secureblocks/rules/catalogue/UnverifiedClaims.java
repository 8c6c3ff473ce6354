package io.github.secureblocks.rules.catalogue;

import java.util.List;

/** Claims of a token that nobody has checked. */
final class UnverifiedClaims {
    private static final String JWS = JwtRules.NIMBUS + "jose.JWSObject#";

    private UnverifiedClaims() {}

    static Rule rule() {
        return new Rule(
                "jwt/unverified-claims",
                "Never read claims before the signature is checked",
                Severity.HIGH,
                List.of(347, 345),
                List.of("9.1.1", "9.1.3"),
                "A07",
                "Until the signature is checked, a claim is what its sender wrote.",
                "An attacker names the user, the role or the key that the program then believes.",
                List.of(
                        new Detector.NotConfigured(
                                Verdict.PROVED,
                                Calls.of(
                                        JwtRules.NIMBUS + "jwt.SignedJWT#parse(*)",
                                        JwtRules.NIMBUS + "jose.JWSObject#parse(java.lang.String)"),
                                Calls.of(JWS + "verify(*)", JWS + "getSigningInput()").stream()
                                        .map(call -> new Detector.Setting(call, List.of()))
                                        .toList(),
                                Calls.of(
                                        JwtRules.NIMBUS + "jwt.JWT#getJWTClaimsSet()",
                                        JwtRules.NIMBUS + "jose.JOSEObject#getPayload()")),
                        new Detector.Call(
                                Verdict.PROVED,
                                Calls.of(JwtRules.JOSE4J
                                        + "jws.JsonWebSignature#getUnverifiedPayload|getUnverifiedPayloadBytes()")),
                        new Detector.Call(
                                Verdict.POLICY,
                                Calls.of(
                                        JwtRules.AUTH0 + "JWT#decode(java.lang.String)",
                                        JwtRules.AUTH0 + "JWT#decodeJwt(java.lang.String)"))),
                new Fix.Vetted(
                        List.of("io.github.secureblocks.jwt.TokenIssuer", "io.github.secureblocks.jwt.TokenVerifier"),
                        "SignedJWT.parse(token).getJWTClaimsSet().getSubject()",
                        JwtRules.MAKE_AND_CHECK),
                List.of(
                        "Do not read a claim to choose the key: the verifier chooses by key id among keys that it knows.",
                        "Do not check in one method and read again in another: hand on the VerifiedToken."),
                "JwtUnverifiedClaimsBad",
                "JwtUnverifiedClaimsGood");
    }
}
