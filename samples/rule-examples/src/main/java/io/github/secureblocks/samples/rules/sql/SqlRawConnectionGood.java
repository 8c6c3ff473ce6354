package io.github.secureblocks.samples.rules.sql;

import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseSettings;
import java.util.function.Supplier;

/** A pool with bounds, whose connections are encrypted and whose password never prints. */
final class SqlRawConnectionGood {
    Database pooled(String url, String user, Supplier<Secret> password) {
        return Database.open(
                DatabaseSettings.builder(url).user(user).password(password).build());
    }
}
