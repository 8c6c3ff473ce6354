package io.github.secureblocks.password;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.github.secureblocks.password.BreachLookup.Answer;
import io.github.secureblocks.password.PasswordRefused.Reason;
import io.github.secureblocks.password.PolicyVerdict.Problem;
import io.github.secureblocks.secret.Secret;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a new password is good enough. Make one and share it.
 *
 * <pre>{@code
 * private static final PasswordPolicy POLICY = PasswordPolicy.builder().contextWords("Acme Notes").build();
 *
 * PolicyVerdict verdict = POLICY.check(password, email, fullName);
 * if (!verdict.ok()) { return verdict.advice(); }
 * }</pre>
 *
 * <p><b>Guarantees.</b> Length is counted in code points, every character counts, none is demanded or forbidden. Common
 * passwords, keyboard rows, sequences, repeats and dates, also in leet speak or backwards, are refused where they are
 * guessed within 100 million attempts; so is what remains of a password once the words of its context are taken out. The
 * verdict holds nothing of the password. The work is bounded: of long passwords both ends are looked at, and one strong
 * end is enough; a breach source bounds its own.
 *
 * <p><b>Does not guarantee</b> that a password is secret, or unknown to those who know its user. The lists of words and
 * passwords are those of zxcvbn, mostly English. Its estimate works on copies of the characters that cannot be overwritten.
 *
 * <p>CWE-521; NIST SP 800-63B-4 3.1.1; OWASP ASVS 5.0 6.2.1, 6.2.4, 6.2.5, 6.2.9, 6.2.11, 6.2.12.
 */
@CheckReturnValue
public final class PasswordPolicy {
    /** The fewest code points that a policy may ask for: enough only beside a second factor. */
    public static final int SHORTEST = 8;

    /** What is asked for where nothing is said: what NIST SP 800-63B-4 asks of a password without a second factor. */
    public static final int DEFAULT_LENGTH = 15;

    /** The most that a policy may ask for: passwords of 64 characters are to be accepted. */
    public static final int LONGEST_MINIMUM = 64;

    private final int minLength;
    private final List<String> contextWords;
    private final @Nullable BreachSource breaches;
    private final boolean refuseUnknown;
    private final GuessEstimate guesses = new GuessEstimate();

    private PasswordPolicy(Builder builder) {
        this.minLength = builder.minLength;
        this.contextWords = List.copyOf(builder.contextWords);
        this.breaches = builder.breaches;
        this.refuseUnknown = builder.refuseUnknown;
    }

    /**
     * A policy that asks for {@link #DEFAULT_LENGTH} code points and no breach source.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Checks a password before it is hashed. Takes milliseconds, and the breach source's time where there is one.
     *
     * @param password what the user would like
     * @param contextWords what goes with the account: user name, e-mail address, real name; of any form and length
     * @return ok only if nothing speaks against it; to be read
     * @throws IllegalStateException if the secret is closed
     */
    public PolicyVerdict check(Secret password, String... contextWords) {
        return password.use(chars -> check(chars, contextWords));
    }

    private PolicyVerdict check(char[] password, String... words) {
        Set<Problem> problems = EnumSet.noneOf(Problem.class);
        Reason unusable = PasswordBytes.refusal(password);
        if (unusable == Reason.TOO_LONG) {
            problems.add(Problem.TOO_LONG);
        } else if (unusable == Reason.HOLDS_NUL || unusable == Reason.NOT_TEXT) {
            problems.add(Problem.NOT_TEXT);
        } else {
            addWeaknesses(password, words, problems);
        }
        boolean failed = problems.isEmpty() && breaches != null && isUnknown(breaches, password, problems);
        return PolicyVerdict.of(problems, failed, minLength);
    }

    private void addWeaknesses(char[] password, String[] words, Set<Problem> problems) {
        if (Character.codePointCount(password, 0, password.length) < minLength) {
            problems.add(Problem.TOO_SHORT);
        }
        if (guesses.isGuessable(password)) {
            problems.add(Problem.GUESSABLE);
        }
        List<String> context = new ArrayList<>(contextWords);
        context.addAll(List.of(words));
        if (guesses.isPersonal(password, ContextWords.of(context))) {
            problems.add(Problem.PERSONAL);
        }
    }

    private boolean isUnknown(BreachSource source, char[] password, Set<Problem> problems) {
        Answer answer = BreachLookup.ask(source, password);
        if (answer == Answer.BREACHED) {
            problems.add(Problem.BREACHED);
        }
        if (answer == Answer.UNKNOWN && refuseUnknown) {
            problems.add(Problem.BREACHES_UNKNOWN);
        }
        return answer == Answer.UNKNOWN;
    }

    /** What a policy asks for. */
    @CheckReturnValue
    public static final class Builder {
        private int minLength = DEFAULT_LENGTH;
        private List<String> contextWords = List.of();
        private @Nullable BreachSource breaches;
        private boolean refuseUnknown;

        private Builder() {}

        /**
         * The fewest code points.
         *
         * @param codePoints {@link #SHORTEST} to {@link #LONGEST_MINIMUM}; under {@link #DEFAULT_LENGTH} only where a
         *     second factor is always asked for
         * @return this
         * @throws IllegalArgumentException if it is out of range
         */
        @CanIgnoreReturnValue
        public Builder minLength(int codePoints) {
            if (codePoints < SHORTEST || codePoints > LONGEST_MINIMUM) {
                throw new IllegalArgumentException("A password's least length is " + SHORTEST + " to " + LONGEST_MINIMUM
                        + ", not " + codePoints + "; write PasswordPolicy.builder().build()");
            }
            this.minLength = codePoints;
            return this;
        }

        /**
         * Words that go with the service and make a password easy to guess: its name, its company's, its place's.
         *
         * @param words of any form, in place of those that were named before
         * @return this
         */
        @CanIgnoreReturnValue
        public Builder contextWords(String... words) {
            this.contextWords = List.of(words);
            return this;
        }

        /**
         * Where passwords of known breaches are looked up, once nothing else speaks against one. Where the source fails,
         * by an exception or an answer of another form, the password is accepted and the verdict says so, because nobody
         * could set a password otherwise: {@link #refuseWhereBreachesAreUnknown} chooses the other way.
         *
         * @param source with bounds of its own
         * @return this
         */
        @CanIgnoreReturnValue
        public Builder breachSource(BreachSource source) {
            this.breaches = source;
            return this;
        }

        /**
         * Refuses every password while the breach source fails.
         *
         * @return this
         */
        @CanIgnoreReturnValue
        public Builder refuseWhereBreachesAreUnknown() {
            this.refuseUnknown = true;
            return this;
        }

        /**
         * Reads the lists of words, which takes a tenth of a second.
         *
         * @return the policy
         * @throws IllegalStateException if failures are to refuse and there is no breach source
         */
        public PasswordPolicy build() {
            if (refuseUnknown && breaches == null) {
                throw new IllegalStateException(
                        "The policy refuses where breaches are unknown and has no source to know"
                                + " them from; write breachSource(source)");
            }
            return new PasswordPolicy(this);
        }
    }
}
