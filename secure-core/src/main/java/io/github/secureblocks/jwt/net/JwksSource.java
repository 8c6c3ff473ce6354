package io.github.secureblocks.jwt.net;

import io.github.secureblocks.net.HttpsAnswer;
import io.github.secureblocks.net.HttpsFailed;
import io.github.secureblocks.net.HttpsService;
import java.time.Duration;

/** Where documents come from. */
@FunctionalInterface
interface JwksSource {
    Fetched fetch() throws HttpsFailed;

    /** A document, and how long it is fresh. */
    record Fetched(byte[] document, Duration fresh) {}

    static JwksSource of(HttpsService service) {
        return () -> {
            HttpsAnswer answer = service.get();
            return new Fetched(
                    answer.body(),
                    Freshness.of(
                            answer.header("Cache-Control").orElse(""),
                            answer.header("Age").orElse("")));
        };
    }
}
