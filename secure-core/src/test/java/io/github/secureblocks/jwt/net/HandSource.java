package io.github.secureblocks.jwt.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.secureblocks.net.HttpsFailed;
import io.github.secureblocks.net.LocalHttps;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers what it was last told to, and counts. */
final class HandSource implements JwksSource {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String document;
    private volatile Duration fresh = Freshness.UNSAID;

    HandSource(String document) {
        this.document = document;
    }

    void publishes(String next) {
        document = next;
    }

    void isDown() {
        document = null;
    }

    void freshFor(Duration time) {
        fresh = time;
    }

    int asked() {
        return asked.get();
    }

    @Override
    public Fetched fetch() throws HttpsFailed {
        asked.incrementAndGet();
        String text = document;
        if (text == null) {
            throw LocalHttps.failure(HttpsFailed.Reason.UNREACHABLE);
        }
        return new Fetched(text.getBytes(UTF_8), fresh);
    }
}
