package io.github.secureblocks.samples.notes;

import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.Sql;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** All SQL about users. */
@Repository
class AccountStore {
    /** What others may see of an account. */
    record Listed(String username, String role) {}

    private final Database db;

    AccountStore(Database db) {
        this.db = db;
    }

    Optional<Account> find(String name) {
        return db.one(
                Sql.text("select name, password_hash, role from accounts where name = :name")
                        .bind("name", name),
                Account.class);
    }

    List<Listed> list() {
        return db.list(Sql.text("select name as username, role from accounts order by name"), Listed.class);
    }

    /** Answers false where the name is taken; the table's key decides, so that of two at once only one succeeds. */
    boolean add(Account account) {
        try {
            return db.update(Sql.text("insert into accounts (name, password_hash, role) values (:name, :hash, :role)")
                            .bind("name", account.name())
                            .bind("hash", account.passwordHash())
                            .bind("role", account.role()))
                    == 1;
        } catch (DatabaseException refused) {
            if (refused.reason() == DatabaseException.Reason.UNIQUE_VIOLATION) {
                return false;
            }
            throw refused;
        }
    }

    void replaceHash(String name, String hash) {
        db.update(Sql.text("update accounts set password_hash = :hash where name = :name")
                .bind("hash", hash)
                .bind("name", name));
    }
}
