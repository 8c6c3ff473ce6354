package io.github.secureblocks.samples.rules.sql;

import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Like;
import io.github.secureblocks.sql.SortBy;
import io.github.secureblocks.sql.Sql;
import java.util.List;
import java.util.Optional;

/** Constant text, bound values, and columns from a list. */
final class SqlDynamicTextGood {
    private static final SortBy SORT = SortBy.of("created", "created_at desc").or("title", "title");

    record Note(long id, String title) {}

    List<Note> mine(Database db, String owner) {
        return db.list(
                Sql.text("select id, title from notes where owner = :owner").bind("owner", owner), Note.class);
    }

    List<Note> search(Database db, String owner, Optional<String> title, String sort) {
        return db.list(
                Sql.text("select id, title from notes")
                        .where(
                                Sql.text("owner = :owner").bind("owner", owner),
                                Sql.ifPresent(
                                        title, text -> Sql.text("title like :q").bind("q", Like.contains(text))))
                        .orderBy(SORT.by(sort))
                        .limit(50),
                Note.class);
    }
}
