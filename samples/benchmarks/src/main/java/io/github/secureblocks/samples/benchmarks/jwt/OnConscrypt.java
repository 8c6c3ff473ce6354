package io.github.secureblocks.samples.benchmarks.jwt;

import java.security.Security;
import org.conscrypt.Conscrypt;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** With Conscrypt as the first provider. */
@State(Scope.Benchmark)
public class OnConscrypt extends Contenders {
    @Override
    void install() {
        Security.insertProviderAt(Conscrypt.newProvider(), 1);
    }
}
