package io.github.secureblocks.samples.rules.tls;

import java.util.function.BiPredicate;
import javax.net.ssl.SSLParameters;

/** The identification that clients need, and a lambda that decides nothing about hosts. */
final class TlsVerificationOffNearMiss {
    void identify(SSLParameters parameters) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }

    BiPredicate<String, String> always() {
        return (left, right) -> true;
    }
}
