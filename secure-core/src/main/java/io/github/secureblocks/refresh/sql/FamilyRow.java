package io.github.secureblocks.refresh.sql;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.refresh.StoredFamily;
import io.github.secureblocks.refresh.StoredFamily.State;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A row of the table. The subject is percent-encoded and found by its hash, so that neither a column's character set nor a
 * collation that takes "Bob" for "bob" has a say in whose family it is.
 */
record FamilyRow(
        String id,
        String subject,
        int generation,
        String currentHash,
        String previousHash,
        String keyId,
        long createdAt,
        long rotatedAt,
        long idleEnd,
        long absoluteEnd,
        State state,
        long endedAt) {

    static FamilyRow of(StoredFamily family) {
        return new FamilyRow(
                family.id(),
                URLEncoder.encode(family.subject().id(), StandardCharsets.UTF_8),
                family.generation(),
                family.currentHash(),
                family.previousHash(),
                family.keyId(),
                family.createdAt(),
                family.rotatedAt(),
                family.idleEnd(),
                family.absoluteEnd(),
                family.state(),
                family.endedAt());
    }

    StoredFamily family() {
        return new StoredFamily(
                id,
                Subject.of(URLDecoder.decode(subject, StandardCharsets.UTF_8)),
                generation,
                currentHash,
                previousHash,
                keyId,
                createdAt,
                rotatedAt,
                idleEnd,
                absoluteEnd,
                state,
                endedAt);
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
