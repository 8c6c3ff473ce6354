package io.github.secureblocks.password;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether a new password is good enough, and what to change; made by {@link PasswordPolicy#check} alone. Holds nothing of it. */
@CheckReturnValue
public final class PolicyVerdict {
    /** What speaks against a password. May grow: keep a default branch. */
    public enum Problem {
        /** Fewer characters than the policy asks for. */
        TOO_SHORT("Use more characters, at least %d; several words in a row are easy to remember"),
        /** More than 4,096 bytes in UTF-8, which {@link PasswordHasher} does not take. */
        TOO_LONG("Use fewer characters, at most 1,024"),
        /** Holds NUL or half a surrogate pair, which {@link PasswordHasher} does not take. */
        NOT_TEXT("Leave out characters that no keyboard types"),
        /** A common password, or close to one: guessed within 100 million attempts. */
        GUESSABLE("This is among the first passwords that are guessed; use words or characters that do not follow from"
                + " each other"),
        /** Guessed as quickly, once the words that go with the account or the service are known. */
        PERSONAL(
                "Leave out the names of yourself and of this service, or add several words that have nothing to do with"
                        + " them"),
        /** Known from a breach. */
        BREACHED("This password was stolen elsewhere and is tried everywhere; use another, here and where you had it"),
        /** The breach source failed, and the policy refuses then. */
        BREACHES_UNKNOWN("Passwords cannot be checked at the moment; try again in a few minutes");

        private final String advice;

        Problem(String advice) {
            this.advice = advice;
        }
    }

    private final Set<Problem> problems;
    private final boolean breachSourceFailed;
    private final int minLength;

    private PolicyVerdict(Set<Problem> problems, boolean breachSourceFailed, int minLength) {
        this.problems = problems.isEmpty() ? Set.of() : EnumSet.copyOf(problems);
        this.breachSourceFailed = breachSourceFailed;
        this.minLength = minLength;
    }

    static PolicyVerdict of(Set<Problem> problems, boolean breachSourceFailed, int minLength) {
        return new PolicyVerdict(problems, breachSourceFailed, minLength);
    }

    /**
     * The answer.
     *
     * @return true only if nothing speaks against the password
     */
    public boolean ok() {
        return problems.isEmpty();
    }

    /**
     * What speaks against it, for the log and for texts in other languages.
     *
     * @return empty where the verdict is ok
     */
    public Set<Problem> problems() {
        return Collections.unmodifiableSet(problems);
    }

    /**
     * What the user can do, in English.
     *
     * @return one sentence for each problem, in the order of {@link Problem}
     */
    public List<String> advice() {
        return problems.stream()
                .map(problem -> problem == Problem.TOO_SHORT ? problem.advice.formatted(minLength) : problem.advice)
                .toList();
    }

    /**
     * Whether the breach source was asked and failed, so that nothing is known of breaches: worth an alarm, and a check
     * at the next log-in.
     *
     * @return false also where no source was asked
     */
    public boolean breachSourceFailed() {
        return breachSourceFailed;
    }

    /** Tells the problems. */
    @Override
    public String toString() {
        return "PolicyVerdict[" + (ok() ? "ok" : problems) + (breachSourceFailed ? ", breach source failed" : "") + "]";
    }
}
