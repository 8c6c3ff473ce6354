package io.github.secureblocks.samples.rules.code;

import io.github.secureblocks.password.PasswordHasher;
import io.github.secureblocks.secret.Secret;

/** The verdict decides. */
final class CodeDroppedVerdictGood {
    private final PasswordHasher passwords;

    CodeDroppedVerdictGood(PasswordHasher passwords) {
        this.passwords = passwords;
    }

    boolean logIn(Secret password, String stored) {
        return passwords.check(password, stored).ok();
    }
}
