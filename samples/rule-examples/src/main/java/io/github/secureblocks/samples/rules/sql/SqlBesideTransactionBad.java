package io.github.secureblocks.samples.rules.sql;

import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Isolation;
import io.github.secureblocks.sql.Sql;
import java.util.List;

/** Statements that the transaction around them does not hold. */
final class SqlBesideTransactionBad {
    private final Database db;

    SqlBesideTransactionBad(Database db) {
        this.db = db;
    }

    int updated(Sql first, Sql second) {
        return db.transaction(tx -> {
            tx.update(first);
            return db.update(second); // finds sql/beside-transaction
        });
    }

    int all(List<Sql> statements) {
        return db.transaction(Isolation.SERIALIZABLE, tx -> {
            statements.forEach(each -> {
                db.update(each); // finds sql/beside-transaction
            });
            return statements.size();
        });
    }

    List<String> counted(Database other, Sql titles) {
        return other.transaction(tx -> {
            return other.list(titles, String.class); // finds sql/beside-transaction
        });
    }
}
