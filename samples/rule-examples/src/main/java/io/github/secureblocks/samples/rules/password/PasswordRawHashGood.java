package io.github.secureblocks.samples.rules.password;

import io.github.secureblocks.password.PasswordHasher;
import io.github.secureblocks.secret.Secret;
import org.jspecify.annotations.Nullable;

/** One block hashes and checks: the cost, the format and the time for unknown users are its business. */
final class PasswordRawHashGood {
    String register(Secret password) {
        return PasswordHasher.bcrypt().hash(password);
    }

    boolean logIn(Secret password, @Nullable String stored) {
        return PasswordHasher.bcrypt().check(password, stored).ok();
    }
}
