package io.github.secureblocks.jwt;

import io.github.secureblocks.jwt.TokenRejected.Reason;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a header must say. It only names a key: what is computed is the key's to say.
 *
 * @param elsewhere whether an issuer that is not ours wrote it
 */
record ExpectedHeader(boolean elsewhere) {
    private static final Set<String> MEMBERS = Set.of("alg", "kid", "typ");

    private static final Set<String> ALGORITHMS = Arrays.stream(SigningAlgorithm.values())
            .map(SigningAlgorithm::header)
            .collect(Collectors.toUnmodifiableSet());

    VerificationKey key(Map<String, Object> header, VerificationKeys keys) {
        // No key is for another one, so that none has to be looked for.
        if (!(header.get("alg") instanceof String algorithm) || !ALGORITHMS.contains(algorithm)) {
            throw new TokenRejected(Reason.ALGORITHM);
        }
        if (!MEMBERS.containsAll(header.keySet())) {
            throw new TokenRejected(Reason.HEADER);
        }
        if (!isAccessToken(header.get("typ"))) {
            throw new TokenRejected(Reason.TYPE);
        }
        if (!(header.get("kid") instanceof String id)) {
            throw new TokenRejected(Reason.KEY_UNKNOWN);
        }
        VerificationKey key = keys.find(id);
        if (key == null || !key.id().equals(id)) {
            throw new TokenRejected(Reason.KEY_UNKNOWN);
        }
        if (!key.algorithm().header().equals(algorithm)) {
            throw new TokenRejected(Reason.ALGORITHM);
        }
        return key;
    }

    /** Ours write the short form alone; RFC 9068, 4, lets others write the long one. */
    private boolean isAccessToken(@Nullable Object typ) {
        return TokenIssuer.TYPE.equals(typ) || (elsewhere && ("application/" + TokenIssuer.TYPE).equals(typ));
    }
}
