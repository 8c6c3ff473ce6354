package io.github.secureblocks.samples.rules.sql;

import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Sql;
import java.util.List;
import java.util.Optional;

/** The same statements within bounds, of constant text alone. */
final class SqlRawStatementGood {
    record Note(long id, String title) {}

    Optional<Note> prepared(Database db, long id) {
        return db.one(Sql.text("select id, title from notes where id = :id").bind("id", id), Note.class);
    }

    int template(Database db, long id) {
        return db.update(Sql.text("delete from notes where id = :id").bind("id", id));
    }

    int named(Database db, String owner) {
        return db.update(Sql.text("delete from notes where owner = :owner").bind("owner", owner));
    }

    Optional<Note> client(Database db, long id) {
        return db.one(Sql.text("select id, title from notes where id = :id").bind("id", id), Note.class);
    }

    int batch(Database db, List<Note> notes) {
        return db.batch(Sql.text("insert into notes (id, title) values (:id, :title)"), notes);
    }

    long insert(Database db, String title) {
        return db.insert(Sql.text("insert into notes (title) values (:title)").bind("title", title), "id", Long.class);
    }

    int object(Database db, long id) {
        return db.update(Sql.text("delete from notes where id = :id").bind("id", id));
    }

    List<String> titles(Database db) {
        return db.list(Sql.text("select title from notes"), String.class);
    }
}
