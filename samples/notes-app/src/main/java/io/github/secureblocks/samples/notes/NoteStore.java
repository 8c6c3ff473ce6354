package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.access.Unowned;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Like;
import io.github.secureblocks.sql.SortBy;
import io.github.secureblocks.sql.Sql;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** All SQL about notes. */
@Repository
class NoteStore {
    static final int MOST_SHOWN = 100;

    private static final SortBy SORT = SortBy.of("created", "id desc").or("title", "title, id");

    private final Database db;

    NoteStore(Database db) {
        this.db = db;
    }

    List<Note> list(Caller caller, Optional<String> query, @Nullable String sort) {
        return db.list(
                Sql.text("select id, owner, title, body, share_token from notes")
                        .where(
                                Sql.text("owner = :owner").bind("owner", caller.subject()),
                                Sql.ifPresent(
                                        query,
                                        text -> Sql.text("title like :q or body like :q")
                                                .bind("q", Like.contains(text))))
                        .orderBy(SORT.by(sort))
                        .limit(MOST_SHOWN),
                Note.class);
    }

    Unowned<Note> find(long id) {
        return Unowned.of(db.one(
                Sql.text("select id, owner, title, body, share_token from notes where id = :id")
                        .bind("id", id),
                Note.class));
    }

    /** The token is the permission: whoever has the link may read. */
    Optional<Note> findShared(String token) {
        return db.one(
                Sql.text("select id, owner, title, body, share_token from notes where share_token = :token")
                        .bind("token", token),
                Note.class);
    }

    void add(Caller caller, NoteDraft draft) {
        db.update(Sql.text("insert into notes (owner, title, body) values (:owner, :title, :body)")
                .bind("owner", caller.subject())
                .bind("title", draft.title())
                .bind("body", draft.body()));
    }

    void delete(Note note) {
        db.update(Sql.text("delete from notes where id = :id").bind("id", note.id()));
    }

    /**
     * Makes a new link; an earlier one stops working. The token itself is kept, because its owner is shown the link again;
     * a hash would protect nothing, since the token opens only the row that it stands in.
     */
    void share(Note note) {
        db.update(Sql.text("update notes set share_token = :token where id = :id")
                .bind("token", SecureTokens.urlSafe())
                .bind("id", note.id()));
    }
}
