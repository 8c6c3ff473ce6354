package io.github.secureblocks.samples.benchmarks.jwt;

import java.security.Provider;
import java.security.Security;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** With the Amazon Corretto Crypto Provider first, which is there for Linux on x86-64. */
@State(Scope.Benchmark)
public class OnCorretto extends Contenders {
    private static final String PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    /** Whether this machine has it. */
    public static boolean isHere() {
        try {
            return provider() != null;
        } catch (ReflectiveOperationException absent) {
            return false;
        }
    }

    @Override
    void install() {
        try {
            Security.insertProviderAt(provider(), 1);
        } catch (ReflectiveOperationException absent) {
            throw new IllegalStateException("The provider is not there for this machine", absent);
        }
    }

    private static Provider provider() throws ReflectiveOperationException {
        return (Provider) Class.forName(PROVIDER).getDeclaredConstructor().newInstance();
    }
}
