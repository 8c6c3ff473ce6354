package io.github.secureblocks.samples.rules.sql;

import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.Transaction;
import java.util.List;

/** Every statement is the transaction's. */
final class SqlBesideTransactionGood {
    private final Database db;

    SqlBesideTransactionGood(Database db) {
        this.db = db;
    }

    int updated(Sql sql) {
        return db.transaction(tx -> tx.update(sql));
    }

    int all(List<Sql> statements) {
        return db.transaction(tx -> all(tx, statements));
    }

    private static int all(Transaction tx, List<Sql> statements) {
        return statements.stream().mapToInt(tx::update).sum();
    }
}
