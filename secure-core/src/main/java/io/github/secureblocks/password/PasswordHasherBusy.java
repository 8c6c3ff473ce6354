package io.github.secureblocks.password;

import java.time.Duration;

/** As many passwords are hashed as may be at once, and none ended in time; the client may try again. */
public final class PasswordHasherBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private PasswordHasherBusy(String message) {
        super(message);
    }

    static PasswordHasherBusy full(int atOnce, Duration wait) {
        return new PasswordHasherBusy("The password was not looked at: " + atOnce
                + " hashes are under way, with as many waiting as can be served within " + wait
                + "; answer 503 and let the client try again, or allow more: PasswordHasher.atMost(hashes, wait)");
    }

    static PasswordHasherBusy interrupted() {
        return new PasswordHasherBusy("The password was not looked at: the thread was interrupted while it waited for"
                + " its turn; end the work at hand");
    }
}
