package io.github.secureblocks.samples.attack;

import java.util.function.Function;

/**
 * A hostile act over HTTP.
 *
 * @param name what the attacker does
 * @param cwe the weakness that it needs
 * @param gain what can be seen from outside when it works
 * @param door a request that is answered by anything but 404 where the feature exists
 * @param attempt makes the attempt, and answers whether the gain was seen
 */
record Attack(String name, int cwe, String gain, Function<Browser, Answer> door, Attempt attempt) {
    /** What came of it. */
    enum Outcome {
        SUCCEEDS("**succeeds**"),
        FAILS("fails"),
        NO_SUCH_DOOR("no such door");

        private final String cell;

        Outcome(String cell) {
            this.cell = cell;
        }

        String cell() {
            return cell;
        }
    }

    @FunctionalInterface
    interface Attempt {
        boolean succeeds(Target target) throws Exception;
    }

    /** An attack on a feature that both applications have. */
    static Attack on(String name, int cwe, String gain, Attempt attempt) {
        return new Attack(name, cwe, gain, browser -> browser.get(HttpContract.LOGIN), attempt);
    }

    /** An attack on a feature that only one of them has. */
    static Attack onDoor(String name, int cwe, String gain, Function<Browser, Answer> door, Attempt attempt) {
        return new Attack(name, cwe, gain, door, attempt);
    }

    Outcome against(Target target) {
        try {
            if (door.apply(target.attacker()).status() == 404) {
                return Outcome.NO_SUCH_DOOR;
            }
            return attempt.succeeds(target) ? Outcome.SUCCEEDS : Outcome.FAILS;
        } catch (Exception | AssertionError e) {
            throw new AssertionError(
                    "\"" + name + "\" could not be tried against "
                            + target.application().title(),
                    e);
        }
    }
}
