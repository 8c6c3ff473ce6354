package io.github.secureblocks.samples.rules.secret;

import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.secret.Secrets;

/** A secret that the environment holds and nothing prints. */
final class SecretHardCodedGood {
    Secret databasePassword() {
        return Secrets.fromEnvironment("DB_PASSWORD");
    }
}
