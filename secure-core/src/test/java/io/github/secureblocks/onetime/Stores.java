package io.github.secureblocks.onetime;

import io.github.secureblocks.onetime.sql.SqlOneTimeStore;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseSettings;
import java.util.UUID;

/** Every store that the promises are held to. */
enum Stores {
    MEMORY {
        @Override
        OneTimeStore open() {
            return OneTimeStore.inMemory();
        }
    },
    SQL {
        @Override
        OneTimeStore open() {
            Database db = database();
            SqlOneTimeStore.createTable(db);
            return SqlOneTimeStore.of(db);
        }
    };

    abstract OneTimeStore open();

    static Database database() {
        return Database.open(DatabaseSettings.builder("jdbc:h2:mem:" + UUID.randomUUID())
                .user("sa")
                .password(() -> Secret.of("s3cret-of-the-pool"))
                .maximumConnections(8)
                .build());
    }
}
