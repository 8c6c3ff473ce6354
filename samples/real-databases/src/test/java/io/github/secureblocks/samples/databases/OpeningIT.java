package io.github.secureblocks.samples.databases;

import static io.github.secureblocks.samples.databases.Failures.SECRET;
import static io.github.secureblocks.samples.databases.Failures.fails;

import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Why a database cannot be opened; H2 in memory, which makes a wrong password wait, is in {@code DatabaseOpenTest}. */
@ParameterizedClass(name = "{0}")
@EnumSource(
        value = Engine.class,
        names = {"POSTGRESQL", "MARIADB"})
@ExtendWith(OneRunOfServers.class)
class OpeningIT {
    private final Server server;

    OpeningIT(Engine engine, Servers servers) {
        this.server = servers.of(engine);
    }

    @Test
    void aWrongUserOrPasswordIsTyped() {
        Server wrong = new Server(server.engine(), server.url(), "nobody", SECRET);

        fails(() -> Database.open(wrong.settings().build()).close(), Reason.CREDENTIALS);
    }
}
