package io.github.secureblocks.jwt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs one task at a time and not too often, off the thread of the request that found it due: who presents unknown
 * identifiers, or a store that fails, causes no more than one attempt in {@link #EVERY} milliseconds.
 */
final class Refresh {
    static final long EVERY = 10_000;

    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(2);

    private final Executor executor;
    private final Consumer<Runnable> task;
    private final AtomicReference<@Nullable Attempt> running = new AtomicReference<>();
    private volatile long last;

    /** The task calls what it is given as soon as nobody need wait any more. */
    Refresh(Executor executor, long now, Consumer<Runnable> task) {
        this.executor = executor;
        this.task = task;
        this.last = now;
    }

    /** The attempt under way, or a new one; {@code null} where it is too early for one. */
    @Nullable
    Attempt start(long now) {
        Attempt other = running.get();
        if (other != null) {
            return other;
        }
        Attempt mine = new Attempt(new CompletableFuture<>(), System.nanoTime());
        if (Math.abs(now - last) < EVERY || !running.compareAndSet(null, mine)) {
            return running.get();
        }
        last = now;
        try {
            executor.execute(() -> run(mine));
        } catch (Throwable notTaken) {
            // Also where no thread can be had: the next one who finds it due tries again.
            end(mine);
        }
        return mine;
    }

    private void run(Attempt attempt) {
        try {
            task.accept(attempt::done);
        } finally {
            end(attempt);
        }
    }

    private void end(Attempt attempt) {
        running.compareAndSet(attempt, null);
        attempt.done();
    }

    record Attempt(CompletableFuture<@Nullable Void> read, long startedAt) {
        void done() {
            read.complete(null);
        }

        /** Never longer than two seconds after the attempt began, so that a store which hangs holds up nobody for long. */
        void await() {
            try {
                read.get(Math.max(0, startedAt + LONGEST_WAIT - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException goOn) {
                // With what is known.
            }
        }
    }
}
