package io.github.secureblocks.web.test;

/**
 * An attack that succeeded.
 *
 * <p><b>Guarantees.</b> It holds no body, no value of a cookie and none of the user's fields or headers.
 */
public final class AttackFinding {
    private final Attack attack;
    private final String tried;
    private final String seen;

    AttackFinding(Attack attack, String tried, String seen) {
        this.attack = attack;
        this.tried = tried;
        this.seen = seen;
    }

    /**
     * What succeeded.
     *
     * @return the attack
     */
    public Attack attack() {
        return attack;
    }

    /**
     * The request that showed it.
     *
     * @return one line, such as {@code POST /notes with Origin: https://evil.example}
     */
    public String tried() {
        return tried;
    }

    /**
     * What was seen.
     *
     * @return one line
     */
    public String seen() {
        return seen;
    }

    /** One line: the attack, the request and what was seen. */
    @Override
    public String toString() {
        return attack + ": " + tried + ": " + seen;
    }
}
