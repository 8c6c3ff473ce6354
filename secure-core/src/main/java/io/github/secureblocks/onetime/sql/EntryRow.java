package io.github.secureblocks.onetime.sql;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.onetime.OneTimeEntry;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table. The subject is percent-encoded and found by its hash, so that neither a column's character set nor a
 * collation that takes "Bob" for "bob" has a say in whose link it is.
 */
record EntryRow(
        String slot,
        String digest,
        @Nullable String context,
        @Nullable String keyId,
        String subject,
        int attempts,
        long expiresAt) {
    static EntryRow of(OneTimeEntry entry) {
        return new EntryRow(
                entry.slot(),
                entry.digest(),
                entry.context(),
                entry.key(),
                URLEncoder.encode(entry.subject().id(), StandardCharsets.UTF_8),
                entry.attempts(),
                entry.expiresAt().toEpochMilli());
    }

    OneTimeEntry entry() {
        return new OneTimeEntry(
                slot,
                digest,
                context,
                keyId,
                Subject.of(URLDecoder.decode(subject, StandardCharsets.UTF_8)),
                attempts,
                Instant.ofEpochMilli(expiresAt));
    }

    static String keyOf(Subject subject) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(subject.id().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java runtime has no SHA-256; use one that has it", missing);
        }
    }
}
