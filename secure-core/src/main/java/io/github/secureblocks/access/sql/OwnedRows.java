package io.github.secureblocks.access.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.errorprone.annotations.CheckReturnValue;
import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.secureblocks.access.Caller;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.sql.AllowedName;
import io.github.secureblocks.sql.AllowedNames;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.SqlRefused;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table, each of which belongs to somebody: whose they are is said once, and every statement carries it.
 *
 * <pre>{@code
 * private static final OwnedRows NOTES = OwnedRows.of("notes", "owner");
 *
 * OwnedSql find(long id) {
 *     return NOTES.text("select id, title from notes").by("id", id);
 * }
 *
 * Note note = db.one(find(id).ownedBy(caller), Note.class).orElseThrow(NotFound::new);
 * NOTES.text("delete from notes").by("id", id).changedBy(caller, db).orNotFound();
 * NOTES.text("insert into notes (owner, title) values (:caller, :title)").bind("title", title).changedBy(caller, db);
 * }</pre>
 *
 * <p><b>Guarantees.</b> A text becomes an {@link OwnedSql}, which no {@code Database} takes before a caller is named. The
 * condition on the owner stands in parentheses of its own beside all others, so that no "or" escapes it, and in the statement
 * itself, so that nothing happens between check and use; what was read needs no second check by {@code Unowned}. A text in
 * which the condition would not guard every row of the table is refused: one with a {@code where}, a set operator or a
 * clause that follows, one that names the table twice or in parentheses, one that changes another table, sets the owner's
 * column (in the text or by {@link OwnedSql#set}), or inserts a row whose owner is not {@code :caller}.
 *
 * <p><b>Does not guarantee</b> anything about the rows of other tables that a statement joins or selects from, nor about
 * what a condition, a bound query or a chosen name reads, nor that an update leaves a row to its owner where that is told by
 * another column than the owner's ({@link #where}); a view, a trigger, a
 * function or a synonym may read the table under another name. Owners are compared as the column compares text: where it
 * ignores case or accents, as MariaDB and MySQL do by default, {@code Ann} is {@code ann}; give the column a binary
 * collation. Those take text for a number by the digits that it begins with: for a column of numbers, give the number as
 * the key, {@code subject -> Long.valueOf(subject.id())}. An attempt to reach somebody else's row looks
 * like one to reach a missing row, so it is not reported; where attempts must be seen, read by {@code Unowned}. It says
 * nothing where a statement is written without it.
 *
 * <p>CWE-639, CWE-862; OWASP ASVS 5.0 8.2.2, 8.3.1, 8.4.1.
 */
@CheckReturnValue
public final class OwnedRows {
    private static final int MAX_CACHED_CHARACTERS = 1 << 18;

    private final GuardedTable table;
    private final @Nullable String ownerColumn;
    private final Function<Subject, ?> key;
    private final Sql readable;
    private final Sql writable;
    private final Cache<String, OwnedText> texts;

    private OwnedRows(
            GuardedTable table,
            @Nullable String ownerColumn,
            Function<Subject, ?> key,
            Sql readable,
            Sql writable,
            Cache<String, OwnedText> texts) {
        this.table = table;
        this.ownerColumn = ownerColumn;
        this.key = key;
        this.readable = readable;
        this.writable = writable;
        this.texts = texts;
    }

    /**
     * Rows whose owner is a column that holds the subject's id.
     *
     * @param table the table, such as {@code notes}
     * @param ownerColumn its column, such as {@code owner}; {@code notes.owner} where statements join tables that have one too,
     *     or {@code n.owner} where all of them call the table {@code n}
     * @return whose rows they are
     * @throws SqlRefused if one is not letters, digits and underscores, parts separated by a dot
     */
    public static OwnedRows of(@CompileTimeConstant String table, @CompileTimeConstant String ownerColumn) {
        return of(table, ownerColumn, Subject::id);
    }

    /**
     * Rows whose owner is a column of another type, such as {@code subject -> UUID.fromString(subject.id())}.
     *
     * @param table the table
     * @param ownerColumn its column
     * @param key makes the column's value; what it throws, {@link OwnedSql#ownedBy} throws
     * @return whose rows they are
     * @throws SqlRefused if a name is not letters, digits and underscores, parts separated by a dot
     */
    public static OwnedRows of(
            @CompileTimeConstant String table, @CompileTimeConstant String ownerColumn, Function<Subject, ?> key) {
        Sql condition = Sql.text(":owner = :caller")
                .bind("owner", AllowedNames.of("owner", ownerColumn).by("owner"));
        int dot = ownerColumn.lastIndexOf('.');
        String column = ownerColumn.substring(dot + 1).toLowerCase(Locale.ROOT);
        GuardedTable guarded = tableOf(table, dot < 0 ? "" : ownerColumn.substring(0, dot));
        return new OwnedRows(guarded, column, key, condition, condition, cache());
    }

    /**
     * Rows whose owner is told otherwise, such as by the folder that they are in or the team that they belong to.
     *
     * <pre>{@code
     * OwnedRows.where("notes", "exists (select 1 from folders f where f.id = notes.folder and f.owner = :caller)");
     * OwnedRows.where("notes", "notes.team in (select m.team from members m where m.subject = :caller)");
     * }</pre>
     *
     * <p>A row is inserted by selecting from the owned rows of its parent.
     *
     * @param table the table
     * @param condition true for the rows that the subject {@code :caller} may read and change; columns with their table, because
     *     an inner select takes a bare name for its own
     * @return whose rows they are
     * @throws SqlRefused if the condition has no {@code :caller}, another parameter, or is refused as in {@link Sql#text}
     */
    public static OwnedRows where(@CompileTimeConstant String table, @CompileTimeConstant String condition) {
        Sql owned = conditionOf(Sql.text(condition));
        return new OwnedRows(tableOf(table, ""), null, Subject::id, owned, owned, cache());
    }

    /**
     * The same, where a caller may read more rows than it may change, such as those that were shared with it.
     *
     * <pre>{@code
     * OwnedRows.of("notes", "owner").readableWhere("notes.owner = :caller"
     *         + " or exists (select 1 from shares s where s.note = notes.id and s.subject = :caller)");
     * }</pre>
     *
     * @param condition true for the rows that the subject {@code :caller} may read; it takes the place of the other one in a
     *     select
     * @return with that condition for reading
     * @throws SqlRefused if the condition has no {@code :caller}, another parameter, or is refused as in {@link Sql#text}
     */
    public OwnedRows readableWhere(@CompileTimeConstant String condition) {
        return new OwnedRows(table, ownerColumn, key, conditionOf(Sql.text(condition)), writable, texts);
    }

    /**
     * A statement about these rows that waits for its caller.
     *
     * @param text a compile-time constant: a select, update or delete without {@code where}, an insert of one row whose owner
     *     is {@code :caller}, or an insert that selects from the table
     * @return the statement, for conditions, order and limit, and then {@link OwnedSql#ownedBy}
     * @throws SqlRefused if the text is refused as in {@link Sql#text}
     * @throws IllegalArgumentException if the condition on the owner would not guard every row of the table
     */
    public OwnedSql text(@CompileTimeConstant String text) {
        Sql sql = Sql.text(text);
        OwnedText known = texts.getIfPresent(text);
        if (known == null) {
            known = OwnedText.read(text, table, ownerColumn);
            texts.put(text, known);
        }
        return OwnedSql.waiting(this, known, sql);
    }

    /** The table alone. */
    @Override
    public String toString() {
        return "OwnedRows[" + table + "]";
    }

    void requireSameOwner(Sql... assignments) {
        for (Sql assignment : assignments) {
            OwnedText.requireSameOwner(SqlToken.assigned(assignment), table, ownerColumn);
        }
    }

    Object keyOf(Caller caller) {
        return Objects.requireNonNull(
                key.apply(caller.subject()),
                "The key of a subject is null; answer the owner's value for every subject");
    }

    boolean isOwnerColumn(AllowedName chosen) {
        String sql = chosen.toString().toLowerCase(Locale.ROOT);
        return sql.substring(sql.lastIndexOf('.') + 1).equals(ownerColumn);
    }

    Sql condition(OwnedKind kind, Caller caller) {
        return (kind == OwnedKind.SELECT ? readable : writable).bind(OwnedSql.CALLER, keyOf(caller));
    }

    /** A condition that waits for anything else than its caller is refused here and not when it first runs. */
    @SuppressWarnings("CheckReturnValue")
    private static Sql conditionOf(Sql condition) {
        Sql.allOf(condition.bind(OwnedSql.CALLER, ""));
        return condition;
    }

    private static GuardedTable tableOf(@CompileTimeConstant String table, String qualifier) {
        return new GuardedTable(AllowedNames.of("table", table).by("table").toString(), qualifier);
    }

    private static Cache<String, OwnedText> cache() {
        return Caffeine.newBuilder()
                .maximumWeight(MAX_CACHED_CHARACTERS)
                .weigher((String text, OwnedText read) -> text.length() + 64)
                .executor(Runnable::run)
                .build();
    }
}
