package io.github.secureblocks.samples.databases;

import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.Transaction;
import java.util.List;

/** What a database and a transaction have in common. */
interface Statements {
    int update(Sql sql);

    <T> List<T> list(Sql sql, Class<T> type);
}

record InTransaction(Transaction tx) implements Statements {
    @Override
    public int update(Sql sql) {
        return tx.update(sql);
    }

    @Override
    public <T> List<T> list(Sql sql, Class<T> type) {
        return tx.list(sql, type);
    }
}

record Alone(Database db) implements Statements {
    @Override
    public int update(Sql sql) {
        return db.update(sql);
    }

    @Override
    public <T> List<T> list(Sql sql, Class<T> type) {
        return db.list(sql, type);
    }
}
