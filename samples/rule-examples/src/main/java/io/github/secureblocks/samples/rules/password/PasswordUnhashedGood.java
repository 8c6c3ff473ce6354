package io.github.secureblocks.samples.rules.password;

import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.password.PasswordHasher;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Sql;

/** Only the hash is kept, and the log knows who, not with what. */
final class PasswordUnhashedGood {
    private static final SafeLogger LOG = SafeLogger.of(PasswordUnhashedGood.class);

    private final Database db;

    PasswordUnhashedGood(Database db) {
        this.db = db;
    }

    void register(String name, Secret password) {
        String hash = PasswordHasher.bcrypt().hash(password);
        db.update(Sql.text("insert into accounts (name, hash) values (:name, :hash)")
                .bind("name", name)
                .bind("hash", hash));
        LOG.info("{} registered", name);
    }
}
