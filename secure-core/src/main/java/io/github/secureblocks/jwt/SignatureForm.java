package io.github.secureblocks.jwt;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a signature of a key looks like, checked before a provider sees it. */
record SignatureForm(int length, @Nullable BigInteger order) {
    private static final int HALF = 32;

    static SignatureForm of(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return new SignatureForm((rsa.getModulus().bitLength() + 7) / 8, null);
        }
        return new SignatureForm(
                2 * HALF, key instanceof ECPublicKey ec ? ec.getParams().getOrder() : null);
    }

    /** For ECDSA both numbers are from 1 to the order - 1: a provider that forgot this took zeros (CVE-2022-21449). */
    boolean fits(byte[] signature) {
        if (signature.length != length) {
            return false;
        }
        return order == null || (inRange(signature, 0, order) && inRange(signature, HALF, order));
    }

    private static boolean inRange(byte[] signature, int from, BigInteger order) {
        BigInteger number = new BigInteger(1, Arrays.copyOfRange(signature, from, from + HALF));
        return number.signum() > 0 && number.compareTo(order) < 0;
    }
}
