package io.github.secureblocks.samples.rules.crypto;

import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Mac;

/** Codes that are compared until the first difference. */
final class CryptoVariableTimeCompareBad {
    boolean bytes(Mac mac, byte[] message, byte[] given) {
        return Arrays.equals(mac.doFinal(message), given); // finds crypto/variable-time-compare
    }

    boolean bytesTurned(Mac mac, byte[] message, byte[] given) {
        byte[] code = mac.doFinal(message);
        return Arrays.equals(given, code); // finds crypto/variable-time-compare
    }

    boolean text(Mac mac, byte[] message, String given) {
        String code = Base64.getEncoder().encodeToString(mac.doFinal(message));
        return code.equals(given); // finds crypto/variable-time-compare
    }

    boolean textTurned(Mac mac, byte[] message, String given) {
        String code = Base64.getEncoder().encodeToString(mac.doFinal(message));
        return given.equals("sha256=" + code); // finds crypto/variable-time-compare
    }

    boolean objects(Mac mac, byte[] message, String given) {
        String code = Base64.getUrlEncoder().encodeToString(mac.doFinal(message));
        return Objects.equals(given, code); // finds crypto/variable-time-compare
    }
}
