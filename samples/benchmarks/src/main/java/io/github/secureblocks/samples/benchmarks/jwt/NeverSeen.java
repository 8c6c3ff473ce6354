package io.github.secureblocks.samples.benchmarks.jwt;

import io.github.secureblocks.jwt.TokenVerifier;
import java.security.GeneralSecurityException;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Ninety tokens in turn before a cache with room for one: each is looked up, verified, put in and pushed out. */
@State(Scope.Benchmark)
public class NeverSeen {
    private static final int TOKENS = 90;

    private final String[] tokens = new String[TOKENS];
    private TokenVerifier verifier;
    private int next;

    /** Signs them. */
    @Setup
    public void issue(Contenders with) throws GeneralSecurityException {
        for (int number = 0; number < TOKENS; number++) {
            tokens[number] = Contenders.SIGNING.token(with.keys.getPrivate(), number);
        }
        verifier = with.verifier(1);
    }

    TokenVerifier verifier() {
        return verifier;
    }

    String token() {
        next = (next + 1) % TOKENS;
        return tokens[next];
    }
}
