package io.github.secureblocks.web.spring;

import io.github.secureblocks.sql.Database;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A {@link Database} that takes part in Spring's transactions.
 *
 * <p><b>Guarantees.</b> Within {@code @Transactional}, every statement runs on the transaction's connection: it sees what came
 * before it and is rolled back with it. There {@link Database#transaction} is a part of Spring's transaction: where its
 * function throws, that part is taken back and nothing else, and Spring commits or not. Elsewhere it is as
 * {@link Database#over(DataSource)}.
 *
 * <p><b>Does not guarantee</b> anything for a transaction of another data source, or for transactions of reactive code.
 */
public final class SpringDatabase {
    private SpringDatabase() {}

    /**
     * A database over the data source of Spring's transactions.
     *
     * @param source the one that the transaction manager has; closing stays its owner's task
     * @return a database over it, within the default time limit and number of rows
     */
    public static Database over(DataSource source) {
        return Database.over(
                source instanceof TransactionAwareDataSourceProxy
                        ? source
                        : new TransactionAwareDataSourceProxy(source),
                TransactionSynchronizationManager::isActualTransactionActive);
    }
}
