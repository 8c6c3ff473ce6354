package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.secret.Secrets;
import io.github.secureblocks.sql.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The settings that the guide to SQL shows, where PostgreSQL's driver is. */
class SqlGuideSettingsTest {
    @Test
    void areAcceptedBeforeAnyConnection() {
        DatabaseSettings settings = DatabaseSettings.builder("jdbc:postgresql://db.example/notes")
                .user("notes")
                .password(() -> Secrets.fromFile(Path.of("/run/secrets/db_password")))
                .maximumConnections(20)
                .connectionTimeout(Duration.ofSeconds(3))
                .queryTimeout(Duration.ofSeconds(10))
                .maximumRows(1_000)
                .build();

        assertThat(settings.toString()).contains("postgresql").doesNotContain("db.example", "run/secrets");
    }
}
