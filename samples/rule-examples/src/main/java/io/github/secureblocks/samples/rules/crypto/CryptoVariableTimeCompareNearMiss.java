package io.github.secureblocks.samples.rules.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;

/** Nothing that an attacker wants to find out: a checksum, an algorithm's name, a length. */
final class CryptoVariableTimeCompareNearMiss {
    boolean isUnchanged(MessageDigest digest, byte[] file, byte[] published) {
        return Arrays.equals(digest.digest(file), published);
    }

    boolean isOurs(Mac mac) {
        return mac.getAlgorithm().equals("HmacSHA256");
    }

    boolean isWhole(Mac mac, byte[] message, int length) {
        return mac.doFinal(message).length == length;
    }

    String code(Mac mac, byte[] message) {
        return Base64.getEncoder().encodeToString(mac.doFinal(message));
    }
}
