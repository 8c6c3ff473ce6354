package io.github.secureblocks.samples.notes;

import static io.github.secureblocks.samples.notes.NoteStore.NOTES;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Isolation;
import io.github.secureblocks.sql.Like;
import io.github.secureblocks.sql.SortBy;
import io.github.secureblocks.sql.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Finding one's own notes by any of eight filters, in one of five orders, page by page. */
@Repository
class NoteSearch {
    private static final SortBy SORT = SortBy.of("created", "created_at desc, id desc")
            .or("created-asc", "created_at, id")
            .or("title", "title, id")
            .or("title-desc", "title desc, id desc")
            .or("pinned", "pinned desc, created_at desc, id desc");

    private final Database db;

    NoteSearch(Database db) {
        this.db = db;
    }

    /** Both statements share one condition and see one state of the table. */
    Found find(Caller caller, NoteFilter filter, @Nullable String sort, Paging paging) {
        Sql wanted = wanted(filter);
        Sql page = NOTES.text(NoteStore.SELECT)
                .where(wanted)
                .orderBy(SORT.by(sort))
                .limit(paging.size())
                .offset(paging.skipped())
                .ownedBy(caller);
        Sql count = NOTES.text("select count(*) from notes").where(wanted).ownedBy(caller);
        return db.readOnly(
                Isolation.REPEATABLE_READ,
                tx -> new Found(
                        tx.list(page, Note.class), tx.one(count, Long.class).orElseThrow(), paging));
    }

    private static Sql wanted(NoteFilter f) {
        return Sql.allOf(
                Sql.ifPresent(
                        f.q(), q -> Sql.text("title like :q or body like :q").bind("q", Like.contains(q))),
                Sql.when(!f.tag().isEmpty(), () -> Sql.text("""
                        exists (select 1 from note_tags x join tags t on t.id = x.tag_id
                        where x.note_id = notes.id and t.name in (:tags))""").bind("tags", f.tag())),
                Sql.ifPresent(f.from(), day -> Sql.text("created_at >= :from").bind("from", start(day))),
                Sql.ifPresent(f.to(), day -> Sql.text("created_at < :to").bind("to", start(day.plusDays(1)))),
                Sql.ifPresent(
                        f.shared(),
                        shared ->
                                Sql.text("(share_token is not null) = :shared").bind("shared", shared)),
                Sql.ifPresent(f.pinned(), pinned -> Sql.text("pinned = :pinned").bind("pinned", pinned)),
                Sql.when(
                        !f.colour().isEmpty(),
                        () -> Sql.text("colour in (:colours)").bind("colours", f.colour())),
                Sql.when(!f.id().isEmpty(), () -> Sql.text("id in (:ids)").bind("ids", f.id())));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
