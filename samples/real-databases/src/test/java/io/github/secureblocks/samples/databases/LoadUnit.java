package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What one thread of a load does in each transaction: two parts that belong together, and one more on an account. */
final class LoadUnit {
    private static final int ACCOUNTS = 10;
    private static final Duration SLEEP = Duration.ofSeconds(1);

    private final Random random;
    private final Sql slow;

    /** With a statement that runs into its time limit while an account is read, or with {@code null}. */
    LoadUnit(int thread, Sql slow) {
        this.random = new Random(thread);
        this.slow = slow;
    }

    static void createTables(Server server) throws SQLException {
        server.execute(
                "create table parts (unit bigint, part integer, primary key (unit, part))",
                "create table accounts (id integer primary key, total bigint not null)");
        for (int id = 0; id < ACCOUNTS; id++) {
            server.execute("insert into accounts values (" + id + ", 0)");
        }
    }

    static void dropTables(Server server) throws SQLException {
        server.execute("drop table parts", "drop table accounts");
    }

    int write(Transaction tx, long unit) {
        int account = random.nextInt(ACCOUNTS);
        tx.update(part(unit, 1));
        long total = tx.one(
                        Sql.text("select total from accounts where id = :id").bind("id", account), Long.class)
                .orElseThrow();
        if (slow != null) {
            tx.withQueryTimeout(SLEEP).list(slow, Long.class);
        }
        tx.update(Sql.text("update accounts set total = :total where id = :id")
                .bind("total", total + 1)
                .bind("id", account));
        return tx.update(part(unit, 2));
    }

    private static Sql part(long unit, int part) {
        return Sql.text("insert into parts (unit, part) values (:unit, :part)")
                .bind("unit", unit)
                .bind("part", part);
    }

    static void assertWhole(Server server, List<Long> committed) throws SQLException {
        assertThat(server.number(
                        "select count(*) from (select unit from parts group by unit having count(*) <> 2) half"))
                .as("half-committed units")
                .isZero();
        long units = server.number("select count(distinct unit) from parts");
        assertThat(server.number("select sum(total) from accounts"))
                .as("no update is lost")
                .isEqualTo(units);
        assertThat(committed).isNotEmpty();
        // A connection that dies in the commit leaves open whether it took place; a unit told as done is there.
        StringBuilder told = new StringBuilder("select count(distinct unit) from parts where unit in (-1");
        committed.forEach(unit -> told.append(',').append(unit));
        assertThat(server.number(told.append(')').toString()))
                .as("units told as done")
                .isEqualTo(committed.size());
    }
}
