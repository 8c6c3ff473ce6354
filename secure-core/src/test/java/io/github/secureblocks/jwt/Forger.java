package io.github.secureblocks.jwt;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes tokens that an issuer would not, signed by the right key, so that only the check under test can refuse. */
final class Forger {
    static final long NOW = 1_893_456_000L;

    private final SigningKey key;
    private final Map<String, String> header = new LinkedHashMap<>();
    private final Map<String, String> claims = new LinkedHashMap<>();

    Forger(KeyRing ring) {
        this(ring.signing());
    }

    Forger(SigningKey key) {
        this.key = key;
        header.put("alg", "\"" + key.algorithm().header() + "\"");
        header.put("kid", "\"" + key.id() + "\"");
        header.put("typ", "\"at+jwt\"");
        claims.put("iss", "\"https://notes.example\"");
        claims.put("aud", "\"notes\"");
        claims.put("sub", "\"ada\"");
        claims.put("iat", String.valueOf(NOW));
        claims.put("exp", String.valueOf(NOW + 900));
        claims.put("jti", "\"id-1\"");
        claims.put("roles", "[\"user\"]");
    }

    Forger header(String name, String json) {
        header.put(name, json);
        return this;
    }

    Forger claim(String name, String json) {
        claims.put(name, json);
        return this;
    }

    Forger without(String name) {
        header.remove(name);
        claims.remove(name);
        return this;
    }

    String headerJson() {
        return json(header);
    }

    String claimsJson() {
        return json(claims);
    }

    String sign() {
        return sign(headerJson(), claimsJson());
    }

    String sign(String headerJson, String claimsJson) {
        String input = base64(headerJson) + "." + base64(claimsJson);
        return input + "." + base64(key.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String json(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
