package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.bytecode.Hit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a finding by what it is, not by its line, so that it is known again when lines move. */
final class Fingerprints {
    private static final int HEX_DIGITS = 32;

    private Fingerprints() {}

    static String of(Hit hit) {
        String text = String.join(
                "\n",
                hit.rule().id(),
                hit.className(),
                hit.method() + hit.descriptor(),
                hit.target(),
                Integer.toString(hit.ordinal()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
