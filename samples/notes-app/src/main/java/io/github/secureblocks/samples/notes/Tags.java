package io.github.secureblocks.samples.notes;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.Transaction;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** The words that somebody sorts notes by: all SQL about them, as part of what changes the notes. */
final class Tags {
    static final int MOST = 20;

    /** A word for a note. */
    record Tagging(UUID note, String tag) {}

    private record Word(String tag) {}

    private static final Pattern TAG = Pattern.compile("[a-z0-9-]{1,40}");

    private Tags() {}

    static boolean areTags(List<String> words) {
        return words.size() <= MOST
                && words.stream().allMatch(word -> TAG.matcher(word).matches());
    }

    /** What somebody typed, as it is kept. */
    static List<String> of(List<String> typed) {
        return typed.stream()
                .filter(Objects::nonNull)
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** Answers how many were added. */
    static int add(Transaction tx, Subject owner, List<Tagging> taggings) {
        List<Word> words = taggings.stream()
                .map(tagging -> new Word(tagging.tag()))
                .distinct()
                .toList();
        oneAtATime(tx, owner);
        tx.batch(Sql.text("""
                        insert into tags (owner, name)
                        select name, :tag from accounts where name = :owner
                        and not exists (select 1 from tags where owner = :owner and name = :tag)""").bind("owner", owner), words);
        return tx.batch(Sql.text("""
                        insert into note_tags (note_id, tag_id)
                        select n.id, t.id from notes n join tags t on t.owner = n.owner
                        where n.owner = :owner and n.uid = :note and t.name = :tag""").bind("owner", owner), taggings);
    }

    static void replace(Transaction tx, Note note, List<String> words) {
        tx.update(Sql.text("delete from note_tags where note_id = :id").bind("id", note.id()));
        tx.update(Sql.text("""
                        delete from tags where owner = :owner
                        and not exists (select 1 from note_tags x where x.tag_id = tags.id)""").bind("owner", note.owner()));
        add(
                tx,
                note.owner(),
                words.stream().map(word -> new Tagging(note.uid(), word)).toList());
    }

    /** Two requests that bring the same new word would both add it; the second waits until the first has. */
    private static void oneAtATime(Transaction tx, Subject owner) {
        tx.one(
                Sql.text("select name from accounts where name = :owner for update")
                        .bind("owner", owner),
                String.class);
    }
}
