package io.github.secureblocks.jwt.net;

import io.github.secureblocks.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** Runs what is due when it is told to, on the thread that tells it. */
final class HandBackground implements Background {
    private record Task(Instant due, Runnable work) {}

    private final Queue<Task> tasks = new PriorityQueue<>(Comparator.comparing(Task::due));
    private final HandClock clock;
    private boolean atOnce = true;
    private boolean closed;

    HandBackground(HandClock clock) {
        this.clock = clock;
    }

    /** Whether work without delay runs in the call that asks for it; otherwise it waits like the rest. */
    void atOnce(boolean wanted) {
        atOnce = wanted;
    }

    @Override
    public void after(Duration delay, Runnable work) {
        if (isAtOnce(delay)) {
            work.run();
        } else {
            add(new Task(clock.instant().plus(delay), work));
        }
    }

    private synchronized boolean isAtOnce(Duration delay) {
        return atOnce && delay.isZero() && !closed;
    }

    private synchronized void add(Task task) {
        if (!closed) {
            tasks.add(task);
        }
    }

    /** Moves the clock from one due task to the next. */
    void advance(Duration time) {
        Instant end = clock.instant().plus(time);
        for (Task next = poll(end); next != null; next = poll(end)) {
            if (next.due().isAfter(clock.instant())) {
                clock.advance(Duration.between(clock.instant(), next.due()));
            }
            next.work().run();
        }
        clock.advance(Duration.between(clock.instant(), end));
    }

    void runDue() {
        advance(Duration.ZERO);
    }

    private synchronized Task poll(Instant end) {
        Task next = tasks.peek();
        return next == null || next.due().isAfter(end) ? null : tasks.poll();
    }

    synchronized int waiting() {
        return tasks.size();
    }

    @Override
    public synchronized void close() {
        closed = true;
        tasks.clear();
    }
}
