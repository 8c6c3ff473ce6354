package io.github.secureblocks.jwt.sql;

import io.github.secureblocks.jwt.Revocation;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** A row of the table. The name is percent-encoded and found by its hash, so that no collation takes one for another. */
record RevocationRow(Revocation.Kind kind, String name, long place, long revokedAt, long endsAt) {
    Revocation revocation() {
        return new Revocation(
                place,
                kind,
                URLDecoder.decode(name, StandardCharsets.UTF_8),
                Instant.ofEpochMilli(revokedAt),
                Instant.ofEpochMilli(endsAt));
    }

    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    static String idOf(Revocation.Kind kind, String name) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest((kind + " " + name).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java runtime has no SHA-256; use one that has it", missing);
        }
    }
}
