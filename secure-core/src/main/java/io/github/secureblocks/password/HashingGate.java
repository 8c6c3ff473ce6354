package io.github.secureblocks.password;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets so many hashes run at once, first come first served, and keeps few waiting: the rest would come too late anyway. */
final class HashingGate {
    static final int MAX_AT_ONCE = 1024;
    static final Duration MAX_WAIT = Duration.ofMinutes(1);

    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final int WAITING_EACH = 32;

    private final int atOnce;
    private final Duration wait;
    private final Semaphore running;
    private final Semaphore inside;

    private HashingGate(int atOnce, Duration wait) {
        this.atOnce = atOnce;
        this.wait = wait;
        this.running = new Semaphore(atOnce, true);
        this.inside = new Semaphore(atOnce * (1 + WAITING_EACH));
    }

    /** Half of the cores, so that the other half answers everybody else. */
    static HashingGate halfOfTheCores() {
        return new HashingGate(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), WAIT);
    }

    static HashingGate of(int atOnce, Duration wait) {
        if (atOnce < 1 || atOnce > MAX_AT_ONCE) {
            throw new IllegalArgumentException("The hashes at once are 1 to " + MAX_AT_ONCE + ", not " + atOnce
                    + "; write atMost(4, Duration.ofSeconds(5))");
        }
        if (wait.isNegative() || wait.compareTo(MAX_WAIT) > 0) {
            throw new IllegalArgumentException("A wait for a hash is zero to " + MAX_WAIT + ", not " + wait
                    + "; write atMost(4, Duration.ofSeconds(5))");
        }
        return new HashingGate(atOnce, wait);
    }

    <T> T pass(Supplier<T> work) {
        if (!inside.tryAcquire()) {
            throw PasswordHasherBusy.full(atOnce, wait);
        }
        try {
            return passWithin(work);
        } finally {
            inside.release();
        }
    }

    private <T> T passWithin(Supplier<T> work) {
        awaitTurn();
        try {
            return work.get();
        } finally {
            running.release();
        }
    }

    private void awaitTurn() {
        try {
            if (!running.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw PasswordHasherBusy.full(atOnce, wait);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw PasswordHasherBusy.interrupted();
        }
    }

    int waiting() {
        return running.getQueueLength();
    }

    @Override
    public String toString() {
        return "at most " + atOnce + " at once";
    }
}
