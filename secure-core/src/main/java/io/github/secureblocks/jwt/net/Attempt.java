package io.github.secureblocks.jwt.net;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One reading of the document, which everybody who wants it shares.
 *
 * @param begun when
 * @param over whether it led to a set; it never fails
 */
record Attempt(Instant begun, CompletableFuture<Boolean> over) {
    static Attempt begunAt(Instant now) {
        return new Attempt(now, new CompletableFuture<>());
    }

    /** Whether it is over and led to a set. */
    boolean hasLoaded() {
        return over.getNow(false);
    }

    void await(Duration patience) {
        try {
            over.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            // What is believed without it is believed.
        }
    }
}
