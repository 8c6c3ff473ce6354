package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Pattern;

/** Signed tokens. */
final class JwtRules {
    static final String JJWT = "io.jsonwebtoken.";
    static final String AUTH0 = "com.auth0.jwt.";
    static final String NIMBUS = "com.nimbusds.";
    static final String JOSE4J = "org.jose4j.";
    static final String SPRING = "org.springframework.security.oauth2.jwt.";

    static final String MAKE_AND_CHECK = "issuer.issue(subject, roles)\nverifier.verify(token)";

    private static final String CONSUMER = JOSE4J + "jwt.consumer.JwtConsumerBuilder#";
    private static final String ALGORITHM = "io.jsonwebtoken.SignatureAlgorithm";

    private JwtRules() {}

    static List<Rule> rules() {
        return List.of(raw(), weak(), UnverifiedClaims.rule());
    }

    private static Rule raw() {
        return new Rule(
                "jwt/raw-token",
                "Never make or check a JWT by hand",
                Severity.MEDIUM,
                List.of(347, 345, 613),
                List.of("9.1.1", "9.1.2", "9.2.1", "9.2.2", "9.2.3"),
                "A07",
                "A JWT library checks what it is told to; most accept a token without expiry, issuer or audience.",
                "An attacker uses a token for ever, or one that was made for somebody else.",
                List.of(new Detector.Call(
                        Verdict.POLICY,
                        Calls.of(
                                JJWT + "Jwts#builder|parser()",
                                AUTH0 + "JWT#create()",
                                AUTH0 + "JWT#require(*)",
                                NIMBUS + "jwt.JWTParser#parse(*)",
                                NIMBUS + "jwt.SignedJWT#parse|<init>(*)",
                                NIMBUS + "jose.JWSObject#parse|<init>(*)",
                                NIMBUS + "jwt.proc.DefaultJWTProcessor#<init>()",
                                JOSE4J + "jws.JsonWebSignature#<init>()",
                                CONSUMER + "<init>()",
                                SPRING + "NimbusJwtDecoder#<init>(*)",
                                SPRING + "NimbusJwtDecoder#withIssuerLocation|withJwkSetUri|withPublicKey"
                                        + "|withJwkSource(*)",
                                SPRING + "JwtDecoders#fromIssuerLocation|fromOidcIssuerLocation(*)",
                                SPRING + "NimbusJwtEncoder#<init>(*)",
                                SPRING + "NimbusJwtEncoder#withKeyPair(*)"))),
                new Fix.Vetted(
                        List.of("io.github.secureblocks.jwt.TokenIssuer", "io.github.secureblocks.jwt.TokenVerifier"),
                        "Jwts.parser().verifyWith(key).build().parseSignedClaims(token)",
                        MAKE_AND_CHECK),
                List.of(
                        "Do not add the missing checks by hand: type, algorithm, key, issuer, audience, times and form"
                                + " belong together.",
                        "Do not keep a key for ever: KeyRing.builder(store, masterKey) rotates it."),
                "JwtRawTokenBad",
                "JwtRawTokenGood");
    }

    private static Rule weak() {
        return new Rule(
                "jwt/weak-signature",
                "Never take tokens unsigned or signed with a shared secret",
                Severity.HIGH,
                List.of(347, 327),
                List.of("9.1.1", "9.1.2", "11.6.1"),
                "A02",
                "Without a signature anybody writes the token; with HMAC whoever can check it can make it.",
                "An attacker writes a token for any user and role.",
                List.of(
                        new Detector.Call(Verdict.PROVED, unsigned()),
                        new Detector.ArgumentConstant(
                                Verdict.PROVED,
                                Calls.of(JOSE4J + "jwx.JsonWebStructure#setAlgorithmHeaderValue(java.lang.String)"),
                                0,
                                Pattern.compile("^none$", Pattern.CASE_INSENSITIVE)),
                        new Detector.Call(Verdict.POLICY, shared()),
                        hmac(algorithmFirst(), 0),
                        hmac(algorithmSecond(), 1)),
                new Fix.Vetted(
                        List.of("io.github.secureblocks.jwt.TokenIssuer", "io.github.secureblocks.jwt.TokenVerifier"),
                        "Algorithm.none(), Jwts.parser().unsecured(), Algorithm.HMAC256(secret)",
                        MAKE_AND_CHECK),
                List.of(
                        "Do not take the algorithm from the token's header: the attacker writes it.",
                        "Do not make a longer secret instead: each service that checks tokens could still make them."),
                "JwtWeakSignatureBad",
                "JwtWeakSignatureGood");
    }

    private static Detector hmac(List<Signature> calls, int argument) {
        return new Detector.ArgumentConstant(Verdict.POLICY, calls, argument, Pattern.compile("^HS(256|384|512)$"));
    }

    private static List<Signature> unsigned() {
        return Calls.of(
                JJWT + "JwtParserBuilder#unsecured()",
                JJWT + "JwtParser#parseUnsecuredClaims|parseUnsecuredContent(*)",
                JJWT + "JwtParser#parseClaimsJwt|parseContentJwt(*)",
                AUTH0 + "algorithms.Algorithm#none()",
                NIMBUS + "jwt.PlainJWT#parse|<init>(*)",
                NIMBUS + "jose.PlainObject#parse|<init>(*)",
                CONSUMER + "setSkipSignatureVerification|setDisableRequireSignature|setSkipAllValidators"
                        + "|setSkipVerificationKeyResolutionOnNone()");
    }

    private static List<Signature> shared() {
        return Calls.of(
                JJWT + "security.Keys#hmacShaKeyFor(*)",
                JJWT + "security.Keys#secretKeyFor(*)",
                JJWT + "JwtParserBuilder#verifyWith(javax.crypto.SecretKey)",
                JJWT + "JwtParserBuilder#setSigningKey(byte[])",
                JJWT + "JwtParserBuilder#setSigningKey(java.lang.String)",
                AUTH0 + "algorithms.Algorithm#HMAC256|HMAC384|HMAC512(*)",
                NIMBUS + "jose.crypto.MACSigner#<init>(*)",
                NIMBUS + "jose.crypto.MACVerifier#<init>(*)",
                JOSE4J + "keys.HmacKey#<init>(*)",
                SPRING + "NimbusJwtDecoder#withSecretKey(*)",
                SPRING + "NimbusJwtEncoder#withSecretKey(*)");
    }

    private static List<Signature> algorithmFirst() {
        return Calls.of(
                JJWT + "JwtBuilder#signWith(" + ALGORITHM + ", *)",
                JOSE4J + "jwx.JsonWebStructure#setAlgorithmHeaderValue(java.lang.String)",
                SPRING + "JwsHeader#with(org.springframework.security.oauth2.jose.jws.JwsAlgorithm)");
    }

    private static List<Signature> algorithmSecond() {
        return Calls.of(JJWT + "JwtBuilder#signWith(java.security.Key, " + ALGORITHM + ")");
    }
}
