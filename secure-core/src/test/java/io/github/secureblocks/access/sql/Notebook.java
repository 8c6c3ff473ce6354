package io.github.secureblocks.access.sql;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseSettings;
import io.github.secureblocks.sql.Sql;
import java.util.List;
import java.util.UUID;

/** A database of its own for one test: folders and notes of Ada and of Mallory. */
final class Notebook implements AutoCloseable {
    static final Caller ADA = caller("ada");
    static final Caller MALLORY = caller("mallory");
    static final OwnedRows NOTES = OwnedRows.of("notes", "owner");

    record Note(long id, String owner, String title) {}

    final String url = "jdbc:h2:mem:" + UUID.randomUUID();
    final Database db = Database.open(DatabaseSettings.builder(url)
            .user("sa")
            .password(() -> Secret.of("s3cret-of-the-pool"))
            .maximumConnections(2)
            .build());

    Notebook() {
        db.update(Sql.text("create table folders (id bigint primary key, owner varchar(255))"));
        db.update(Sql.text("create table notes (id bigint auto_increment primary key, owner varchar(255),"
                + " folder bigint, title varchar(255))"));
        db.update(Sql.text("create table shares (note bigint, subject varchar(255))"));
        db.update(Sql.text("insert into folders values (10, 'ada'), (20, 'mallory')"));
        db.update(Sql.text("insert into notes (owner, folder, title) values ('ada', 10, 'plan'), ('ada', 10, 'diary'),"
                + " ('mallory', 20, 'loot')"));
    }

    static Caller caller(String name, String... roles) {
        return Caller.verified(Subject.of(name), Roles.of(roles));
    }

    List<Note> all() {
        return db.list(Sql.text("select id, owner, title from notes order by id"), Note.class);
    }

    List<String> titles(Sql sql) {
        return db.list(sql, String.class);
    }

    @Override
    public void close() {
        db.close();
    }
}
