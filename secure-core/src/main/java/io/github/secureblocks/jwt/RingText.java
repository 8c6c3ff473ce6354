package io.github.secureblocks.jwt;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The keys of a ring as JSON: what is sealed and stored. */
final class RingText {
    private static final int MAX_KEYS = RingKeys.MAX_LIVE + RingKeys.MAX_REVOKED + 8;

    private RingText() {}

    static byte[] write(RingKeys keys) {
        List<Map<String, Object>> members =
                keys.keys().stream().map(RingText::members).toList();
        return JSONObjectUtils.toJSONString(Map.of("keys", members)).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads what {@link #write} made; a key that is known already stays the same object.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static RingKeys read(byte[] text, RingKeys known) {
        try {
            Map<String, Object>[] all = JSONObjectUtils.getJSONObjectArray(
                    JSONObjectUtils.parse(new String(text, StandardCharsets.UTF_8)), "keys");
            if (all == null || all.length > MAX_KEYS) {
                throw new IllegalArgumentException("Not the keys of a ring");
            }
            return new RingKeys(
                    List.of(all).stream().map(each -> key(each, known)).toList(), known.timing());
        } catch (ParseException | ClassCastException | NullPointerException otherForm) {
            throw new IllegalArgumentException("Not the keys of a ring", otherForm);
        }
    }

    private static Map<String, Object> members(RingKey key) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kid", key.id());
        members.put("published", key.publishedAt());
        members.put("signs", key.signsFrom());
        members.put("lifetime", key.lifetime());
        members.put("cache", key.cache());
        if (key.isRevoked()) {
            members.put("revoked", key.revokedAt());
        }
        if (key.verification() != null) {
            members.put("alg", key.verification().algorithm().name());
            members.put("public", base64(key.verification().publicKey().getEncoded()));
        }
        if (key.secret() != null) {
            members.put("private", base64(key.secret().getEncoded()));
        }
        return members;
    }

    private static RingKey key(Map<String, Object> members, RingKeys known) {
        String id = (String) required(members, "kid");
        long revokedAt = members.containsKey("revoked") ? time(members, "revoked") : RingKey.NEVER;
        RingKey same = known.keys().stream()
                .filter(key -> key.id().equals(id) && !key.isRevoked())
                .findFirst()
                .orElse(null);
        VerificationKey verification = null;
        PrivateKey secret = null;
        if (revokedAt == RingKey.NEVER) {
            verification = same != null ? same.verification() : verification(id, members);
            secret = !members.containsKey("private")
                    ? null
                    : same != null && same.secret() != null ? same.secret() : secret(members);
        }
        return new RingKey(
                id,
                verification,
                secret,
                time(members, "published"),
                time(members, "signs"),
                revokedAt,
                time(members, "lifetime"),
                time(members, "cache"));
    }

    private static VerificationKey verification(String id, Map<String, Object> members) {
        try {
            SigningAlgorithm algorithm = algorithm(members);
            return VerificationKey.of(
                    id, algorithm, algorithm.keys().generatePublic(new X509EncodedKeySpec(bytes(members, "public"))));
        } catch (GeneralSecurityException notThatKey) {
            throw new IllegalArgumentException("Not a public key", notThatKey);
        }
    }

    private static PrivateKey secret(Map<String, Object> members) {
        try {
            return algorithm(members).keys().generatePrivate(new PKCS8EncodedKeySpec(bytes(members, "private")));
        } catch (GeneralSecurityException notThatKey) {
            throw new IllegalArgumentException("Not a private key", notThatKey);
        }
    }

    private static SigningAlgorithm algorithm(Map<String, Object> members) {
        return SigningAlgorithm.valueOf((String) required(members, "alg"));
    }

    private static long time(Map<String, Object> members, String name) {
        return (Long) required(members, name);
    }

    private static byte[] bytes(Map<String, Object> members, String name) {
        return Base64.getUrlDecoder().decode((String) required(members, name));
    }

    private static Object required(Map<String, Object> members, String name) {
        return Objects.requireNonNull(members.get(name));
    }

    private static String base64(byte @Nullable [] encoded) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Objects.requireNonNull(encoded));
    }
}
