package io.github.secureblocks.samples.notes;

import io.github.secureblocks.log.SafeLogger;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Sends mails after the answer, so that its time does not tell whether there is an account. */
@Component
class Mails implements AutoCloseable {
    private static final SafeLogger LOG = SafeLogger.of(Mails.class);

    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1_000));

    void later(Runnable work) {
        thread.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException failed) {
                LOG.error("A mail was not sent", failed);
            }
        });
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
