package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.access.Unowned;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Sql;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** Writing, reading, changing, sharing and deleting one note. */
@Repository
class NoteStore {
    /** Each column of a {@link Note}, for conditions on {@code n}. */
    static final String SELECT = """
            select n.id, n.uid, n.owner, n.title, n.body, n.colour, n.pinned, n.created_at, n.share_token,
              (select string_agg(t.name, ', ' order by t.name)
                from note_tags x join tags t on t.id = x.tag_id where x.note_id = n.id) as tags
            from notes n""";

    private final Database db;
    private final SecurityEvents events;

    NoteStore(Database db, SecurityEvents events) {
        this.db = db;
        this.events = events;
    }

    /** The one way to a note; who asks for somebody else's is reported and told that there is none. */
    Note own(Caller caller, long id) {
        return Unowned.of(db.one(Sql.text(SELECT).where(Sql.text("n.id = :id").bind("id", id)), Note.class))
                .ownedBy(caller, events)
                .orNotFound();
    }

    /** The token is the permission: whoever has the link may read. */
    Optional<Note> findShared(String token) {
        return db.one(Sql.text(SELECT).where(Sql.text("n.share_token = :token").bind("token", token)), Note.class);
    }

    /** Answers the number of the new note. */
    long add(Caller caller, NoteDraft draft) {
        return db.insert(
                Sql.text("insert into notes (owner, title, body) values (:owner, :title, :body)")
                        .bind("owner", caller.subject())
                        .bind("title", draft.title())
                        .bind("body", draft.body()),
                "id",
                Long.class);
    }

    void change(Note note, NoteChanges changes) {
        db.transaction(tx -> {
            tx.update(Sql.text("""
                            update notes set title = coalesce(:title, title), body = coalesce(:body, body),
                              colour = coalesce(:colour, colour), pinned = coalesce(:pinned, pinned)
                            where id = :id""")
                    .bind("title", changes.title())
                    .bind("body", changes.body())
                    .bind("colour", changes.colour())
                    .bind("pinned", changes.pinned())
                    .bind("id", note.id()));
            List<String> tags = changes.tags();
            if (tags != null) {
                Tags.replace(tx, note, tags);
            }
            return note;
        });
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
