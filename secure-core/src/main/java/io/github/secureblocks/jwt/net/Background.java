package io.github.secureblocks.jwt.net;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs work one after another, off the threads of requests. */
interface Background extends AutoCloseable {
    /** Does nothing where it is closed. */
    void after(Duration delay, Runnable work);

    /** Nothing begins any more, and what runs is interrupted. */
    @Override
    void close();

    /** One thread, which does not keep the process alive. */
    static Background daemon() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "secure-blocks-remote-keys");
            thread.setDaemon(true);
            return thread;
        });
        return new Background() {
            @Override
            public void after(Duration delay, Runnable work) {
                try {
                    executor.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
                } catch (RejectedExecutionException closed) {
                    // Nobody waits for it any more.
                }
            }

            @Override
            public void close() {
                executor.shutdownNow();
            }
        };
    }
}
