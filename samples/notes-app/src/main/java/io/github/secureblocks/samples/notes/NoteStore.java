package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.access.Unowned;
import io.github.secureblocks.access.sql.OwnedRows;
import io.github.secureblocks.access.sql.OwnedSql;
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
    /** Whose notes are whose; a statement made of it carries the condition on the owner. */
    static final OwnedRows NOTES = OwnedRows.of("notes", "notes.owner");

    /** Each column of a {@link Note}. */
    static final String SELECT = """
            select id, uid, owner, title, body, colour, pinned, created_at, share_token,
              array(select t.name from note_tags x join tags t on t.id = x.tag_id
                where x.note_id = notes.id order by t.name) as tags
            from notes""";

    private final Database db;
    private final SecurityEvents events;

    NoteStore(Database db, SecurityEvents events) {
        this.db = db;
        this.events = events;
    }

    /**
     * A note to show or to edit. It is read before the owner is asked, so that who tries the numbers of others is reported,
     * and is told that there is none.
     */
    Note own(Caller caller, long id) {
        return Unowned.of(db.one(Sql.text(SELECT).where(Sql.text("id = :id").bind("id", id)), Note.class))
                .ownedBy(caller, events)
                .orNotFound();
    }

    /** The token is the permission: whoever has the link may read. */
    Optional<Note> findShared(String token) {
        return db.one(Sql.text(SELECT).where(Sql.text("share_token = :token").bind("token", token)), Note.class);
    }

    /** Answers the number of the new note. */
    long add(Caller caller, NoteDraft draft) {
        return db.insert(
                NOTES.text("insert into notes (owner, title, body) values (:caller, :title, :body)")
                        .bind("title", draft.title())
                        .bind("body", draft.body())
                        .ownedBy(caller),
                "id",
                Long.class);
    }

    void change(Caller caller, Note note, NoteChanges changes) {
        db.transaction(tx -> {
            List<String> tags = changes.tags();
            if (tags != null) {
                Tags.replace(tx, note, tags);
            }
            return changes.hasFields()
                    ? update(note, changes).changedBy(caller, tx).orNotFound()
                    : 0;
        });
    }

    private static OwnedSql update(Note note, NoteChanges changes) {
        return NOTES.text("update notes")
                .set(
                        Sql.ifPresent(
                                changes.title(), v -> Sql.text("title = :v").bind("v", v)),
                        Sql.ifPresent(changes.body(), v -> Sql.text("body = :v").bind("v", v)),
                        Sql.ifPresent(
                                changes.colour(), v -> Sql.text("colour = :v").bind("v", v)),
                        Sql.ifPresent(
                                changes.pinned(), v -> Sql.text("pinned = :v").bind("v", v)))
                .by("id", note.id());
    }

    void delete(Caller caller, long id) {
        NOTES.text("delete from notes").by("id", id).changedBy(caller, db).orNotFound();
    }

    /**
     * Makes a new link; an earlier one stops working. The token itself is kept, because its owner is shown the link again;
     * a hash would protect nothing, since the token opens only the row that it stands in.
     */
    void share(Caller caller, long id) {
        NOTES.text("update notes set share_token = :token")
                .bind("token", SecureTokens.urlSafe())
                .by("id", id)
                .changedBy(caller, db)
                .orNotFound();
    }
}
