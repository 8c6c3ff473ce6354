package io.github.secureblocks.samples.rules.code;

import io.github.secureblocks.password.PasswordHasher;
import io.github.secureblocks.password.PasswordVerdict;
import io.github.secureblocks.secret.Secret;

/** The verdict decides. */
final class CodeDroppedVerdictGood {
    private final PasswordHasher passwords;

    CodeDroppedVerdictGood(PasswordHasher passwords) {
        this.passwords = passwords;
    }

    boolean logIn(Secret password, String stored) {
        PasswordVerdict verdict = passwords.check(password, stored);
        return verdict.ok();
    }
}
