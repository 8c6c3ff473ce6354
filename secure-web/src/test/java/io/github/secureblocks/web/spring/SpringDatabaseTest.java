package io.github.secureblocks.web.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.Isolation;
import io.github.secureblocks.sql.Sql;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

class SpringDatabaseTest {
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext(Application.class);
    private final Database db = context.getBean(Database.class);
    private final Notes notes = context.getBean(Notes.class);

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    @ImportAutoConfiguration(SecureDatabaseAutoConfiguration.class)
    static class Application {
        @Bean
        DataSource source() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            return source;
        }

        @Bean
        PlatformTransactionManager transactions(DataSource source) {
            return new DataSourceTransactionManager(source);
        }

        @Bean
        Notes notes() {
            return new Notes();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithoutBoot {
        @Bean
        Database database(DataSource source) {
            return SpringDatabase.over(source);
        }
    }

    static class Notes {
        @Transactional
        public void inTransaction(Runnable work) {
            work.run();
        }
    }

    @BeforeEach
    void create() {
        db.update(Sql.text("create table t (id int primary key)"));
    }

    @AfterEach
    void close() {
        db.destructive(Sql.text("drop table t"), "the test is over");
        context.close();
    }

    @Test
    void aDatabaseOverThePlainSourceStaysWhereSpringRollsBack() {
        Database beside = Database.over(context.getBean(DataSource.class));

        failing(() -> beside.update(insertion(1)));

        assertThat(ids()).as("not taken back").containsExactly(1);
    }

    @Test
    void everyStatementIsRolledBackWithSpringsTransaction() {
        record Row(int id) {}
        failing(() -> {
            new JdbcTemplate(context.getBean(DataSource.class)).update("insert into t values (9)");
            db.update(insertion(1));
            db.batch(Sql.text("insert into t values (:id)"), List.of(new Row(2), new Row(3)));
            db.transaction(tx -> tx.update(insertion(4)));
            List<Integer> seen = db.stream(Sql.text("select id from t order by id"), Integer.class, Stream::toList);
            assertThat(seen).as("sees what Spring's own template wrote").containsExactly(1, 2, 3, 4, 9);
        });
        assertThat(ids()).isEmpty();

        notes.inTransaction(() -> db.transaction(tx -> tx.update(insertion(1))));
        assertThat(ids()).containsExactly(1);
    }

    @Test
    void aPartThatFailsIsTakenBackAndTheRestStays() {
        notes.inTransaction(() -> {
            db.update(insertion(1));
            Throwable failed = catchThrowable(() -> db.transaction(tx -> {
                tx.update(insertion(2));
                return tx.update(insertion(1));
            }));
            assertThat(failed).isInstanceOf(DatabaseException.class).hasNoSuppressedExceptions();
            db.update(insertion(3));
        });

        assertThat(ids()).containsExactly(1, 3);
    }

    @Test
    void isolationIsDecidedWhereTheTransactionBegins() {
        notes.inTransaction(() -> assertThatIllegalStateException()
                .isThrownBy(() -> db.transaction(Isolation.SERIALIZABLE, tx -> tx.update(insertion(1))))
                .withMessageStartingWith("The surrounding transaction decides about isolation and read-only"));
        assertThat(ids()).isEmpty();
    }

    @Test
    void elsewhereItHasTransactionsOfItsOwn() {
        db.transaction(Isolation.SERIALIZABLE, tx -> tx.update(insertion(1)));
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    tx.update(insertion(2));
                    return tx.update(insertion(1));
                }));
        assertThat(ids()).containsExactly(1);
    }

    @Test
    void aSourceThatIsAwareAlreadyIsRefusedOnlyWhereNobodySaysWhoCommits() {
        DataSource aware = new TransactionAwareDataSourceProxy(context.getBean(DataSource.class));
        notes.inTransaction(() -> {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Database.over(aware).update(insertion(1)))
                    .withMessageContaining("Database.over(dataSource, inTransaction)");
            SpringDatabase.over(aware).update(insertion(2));
        });
        assertThat(ids()).containsExactly(2);
    }

    @Test
    void withoutBootItIsDeclared() {
        try (AnnotationConfigApplicationContext other = new AnnotationConfigApplicationContext()) {
            other.registerBean(DataSource.class, () -> context.getBean(DataSource.class));
            other.register(WithoutBoot.class);
            other.refresh();
            Database declared = other.getBean(Database.class);

            failing(() -> declared.update(insertion(1)));
        }
        assertThat(ids()).isEmpty();
    }

    @Test
    void backsOffWhereTheApplicationDeclaresItsOwn() {
        try (AnnotationConfigApplicationContext other = new AnnotationConfigApplicationContext()) {
            other.registerBean("own", Database.class, () -> db);
            other.register(Application.class);
            other.refresh();
            assertThat(other.getBeansOfType(Database.class)).containsOnlyKeys("own");
        }
    }

    private void failing(Runnable work) {
        assertThatIllegalStateException()
                .isThrownBy(() -> notes.inTransaction(() -> {
                    work.run();
                    throw new IllegalStateException("rolls back");
                }));
    }

    private List<Integer> ids() {
        return db.list(Sql.text("select id from t order by id"), Integer.class);
    }

    private static Sql insertion(int id) {
        return Sql.text("insert into t values (:id)").bind("id", id);
    }
}
