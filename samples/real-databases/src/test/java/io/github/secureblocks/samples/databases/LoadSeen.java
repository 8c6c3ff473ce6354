package io.github.secureblocks.samples.databases;

import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.DatabaseException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What one thread of a load saw: which units are done, what the others failed with, and the longest of them. */
final class LoadSeen {
    /** What killing, waiting and colliding may end in. */
    private static final Set<Reason> EXPECTED = Set.of(
            Reason.UNAVAILABLE,
            Reason.TIMEOUT,
            Reason.CONFLICT,
            Reason.DEADLOCK,
            Reason.SERIALIZATION_FAILURE,
            Reason.OUTCOME_UNKNOWN);

    private final List<Long> committed = new ArrayList<>();
    private final Map<Reason, Integer> failures = new EnumMap<>(Reason.class);
    private final Set<String> unexpected = new TreeSet<>();
    private Duration longest = Duration.ZERO;

    void unit(long number, Consumer<Long> work) {
        long started = System.nanoTime();
        try {
            work.accept(number);
            committed.add(number);
        } catch (DatabaseException failed) {
            failures.merge(failed.reason(), 1, Integer::sum);
            if (!isExpected(failed)) {
                unexpected.add(failed.getMessage());
            }
        } catch (RuntimeException failed) {
            unexpected.add(failed.getClass().getName());
        }
        longest = longer(longest, Duration.ofNanos(System.nanoTime() - started));
    }

    void add(LoadSeen other) {
        committed.addAll(other.committed);
        other.failures.forEach((reason, count) -> failures.merge(reason, count, Integer::sum));
        unexpected.addAll(other.unexpected);
        longest = longer(longest, other.longest);
    }

    static boolean isExpected(DatabaseException failed) {
        return EXPECTED.contains(failed.reason());
    }

    List<Long> committed() {
        return committed;
    }

    Map<Reason, Integer> failures() {
        return failures;
    }

    Set<String> unexpected() {
        return unexpected;
    }

    Duration longest() {
        return longest;
    }

    @Override
    public String toString() {
        return committed.size() + " units committed, " + failures + ", longest " + longest.toMillis() + " ms";
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
