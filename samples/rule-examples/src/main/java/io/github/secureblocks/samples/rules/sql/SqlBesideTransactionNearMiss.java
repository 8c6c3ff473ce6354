package io.github.secureblocks.samples.rules.sql;

import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Sql;
import java.util.List;

/** The database after its transaction, and in lambdas that no transaction runs. */
final class SqlBesideTransactionNearMiss {
    private final Database db;

    SqlBesideTransactionNearMiss(Database db) {
        this.db = db;
    }

    int after(Sql first, Sql second) {
        int changed = db.transaction(tx -> tx.update(first));
        return changed + db.update(second);
    }

    void each(List<Sql> statements) {
        statements.forEach(sql -> db.update(sql));
    }
}
