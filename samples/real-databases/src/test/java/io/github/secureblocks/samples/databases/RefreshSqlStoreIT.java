package io.github.secureblocks.samples.databases;

import io.github.secureblocks.refresh.RefreshStore;
import io.github.secureblocks.refresh.sql.SqlRefreshStore;
import io.github.secureblocks.sql.Database;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;

@OnEveryDatabase
class RefreshSqlStoreIT extends RefreshStoreContract {
    private final Server server;
    private final Database db;

    RefreshSqlStoreIT(Engine engine, Servers servers) {
        server = servers.of(engine);
        db = Database.open(server.settings().build());
        SqlRefreshStore.createTable(db);
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
        server.execute("drop table refresh_family");
    }

    @Override
    RefreshStore store() {
        return SqlRefreshStore.of(db);
    }
}
