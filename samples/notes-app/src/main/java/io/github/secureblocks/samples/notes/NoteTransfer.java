package io.github.secureblocks.samples.notes;

import static io.github.secureblocks.samples.notes.NoteStore.NOTES;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.DatabaseException.Reason;
import io.github.secureblocks.sql.OrderBy;
import io.github.secureblocks.sql.SortBy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Repository;

/** Many notes at once, in and out. */
@Repository
class NoteTransfer {
    private record Row(UUID uid, String title, String body, Colour colour, boolean pinned, Instant createdAt) {
        static Row of(NewNote note) {
            return new Row(note.uid(), note.title(), note.body(), note.colour(), note.pinned(), note.createdAt());
        }
    }

    private static final OrderBy OLDEST_FIRST = SortBy.of("id", "id").by("id");

    private final Database db;

    NoteTransfer(Database db) {
        this.db = db;
    }

    /** Answers false, and stores nothing, where the caller has one of the notes or one comes twice. */
    boolean add(Caller caller, List<NewNote> notes) {
        try {
            db.transaction(tx -> {
                tx.batch(
                        NOTES.text("""
                                insert into notes (owner, uid, title, body, colour, pinned, created_at)
                                values (:caller, :uid, :title, :body, :colour, :pinned, :created_at)""").ownedBy(caller),
                        notes.stream().map(Row::of).toList());
                return Tags.add(tx, caller.subject(), taggings(notes));
            });
            return true;
        } catch (DatabaseException refused) {
            if (refused.reason() == Reason.UNIQUE_VIOLATION) {
                return false;
            }
            throw refused;
        }
    }

    /** However many they are, few of them are in memory at a time; answers how many there were. */
    long each(Caller caller, Consumer<NoteLine> write) {
        return db.forEach(NOTES.text("""
                        select uid, title, body, colour, pinned, created_at,
                          array(select t.name from note_tags x join tags t on t.id = x.tag_id
                            where x.note_id = notes.id order by t.name) as tags
                        from notes""").orderBy(OLDEST_FIRST).ownedBy(caller), NoteLine.class, write);
    }

    private static List<Tags.Tagging> taggings(List<NewNote> notes) {
        return notes.stream()
                .flatMap(note -> note.tags().stream().map(tag -> new Tags.Tagging(note.uid(), tag)))
                .toList();
    }
}
