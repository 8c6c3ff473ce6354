package io.github.secureblocks.sql;

import io.github.secureblocks.secret.Secret;
import java.util.UUID;

/** A database of its own for one test. */
final class InMemory {
    private InMemory() {}

    static String url() {
        return "jdbc:h2:mem:" + UUID.randomUUID();
    }

    static DatabaseSettings.Builder settings(String url) {
        return DatabaseSettings.builder(url)
                .user("sa")
                .password(() -> Secret.of("s3cret-of-the-pool"))
                .maximumConnections(2);
    }

    static Database open() {
        return Database.open(settings(url()).build());
    }
}
