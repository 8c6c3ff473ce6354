package io.github.secureblocks.samples.rules.crypto;

import io.github.secureblocks.crypto.MacKey;
import java.security.MessageDigest;
import javax.crypto.Mac;

/** Every byte is looked at, whatever the first one says. */
final class CryptoVariableTimeCompareGood {
    boolean matches(Mac mac, byte[] message, byte[] given) {
        return MessageDigest.isEqual(mac.doFinal(message), given);
    }

    boolean matches(MacKey key, byte[] message, byte[] given) {
        return key.matches(message, given);
    }
}
