package io.github.secureblocks.access.sql;

import com.google.errorprone.annotations.CheckReturnValue;
import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.secureblocks.access.AccessDenied;
import io.github.secureblocks.access.Caller;
import io.github.secureblocks.event.SecurityEvent.Type;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.sql.AllowedName;
import io.github.secureblocks.sql.AllowedNames;
import io.github.secureblocks.sql.OrderBy;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.SqlRefused;
import io.github.secureblocks.sql.Statements;
import org.jspecify.annotations.Nullable;

/**
 * A statement about somebody's rows that nobody can run before a caller is named.
 *
 * <p><b>Guarantees.</b> No {@code Database} takes it, and the only ways to its {@link Sql} name the caller:
 * {@link #ownedBy} adds the condition on the owner, {@link #bypassedBy} demands a role and reports. Immutable. Made by
 * {@link OwnedRows#text}, where the rest is said.
 *
 * <p>CWE-639, CWE-862; OWASP ASVS 5.0 8.2.2, 8.3.1.
 */
@CheckReturnValue
public final class OwnedSql {
    static final String CALLER = "caller";

    /** What {@code Sql} makes of a condition that is left out. */
    private static final Sql LEFT_OUT = Sql.when(false, () -> Sql.text("true"));

    private final OwnedRows rows;
    private final OwnedText text;
    private final Sql sql;
    private final boolean everyRow;

    private OwnedSql(OwnedRows rows, OwnedText text, Sql sql, boolean everyRow) {
        this.rows = rows;
        this.text = text;
        this.sql = sql;
        this.everyRow = everyRow;
    }

    static OwnedSql waiting(OwnedRows rows, OwnedText text, Sql sql) {
        return new OwnedSql(rows, text, sql, text.kind() != OwnedKind.CHANGE);
    }

    /**
     * Binds a value to a parameter of the text.
     *
     * @param name the parameter without its colon; {@code :caller} is bound by {@link #ownedBy} alone
     * @param value as in {@link Sql#bind}
     * @return this statement with the value
     * @throws SqlRefused as in {@link Sql#bind}
     * @throws IllegalArgumentException if the name is {@code caller}, or if the value chooses the owner's column for a change
     */
    public OwnedSql bind(@CompileTimeConstant String name, @Nullable Object value) {
        if (name.equals(CALLER)) {
            throw new IllegalArgumentException(
                    ":caller is who calls; write .ownedBy(caller), and give another parameter another name");
        }
        if (text.kind() == OwnedKind.CHANGE && value instanceof AllowedName chosen && rows.isOwnerColumn(chosen)) {
            throw new IllegalArgumentException(
                    "An owned statement does not change whose a row is; take the owner's column off the AllowedNames"
                            + " that an update chooses from");
        }
        return with(sql.bind(name, value), everyRow);
    }

    /**
     * Sets columns of an update, for one that changes only what is told.
     *
     * @param assignments as in {@link Sql#set}; none to the owner's column
     * @return this statement with its assignments
     * @throws SqlRefused as in {@link Sql#set}
     * @throws IllegalArgumentException if one would change whose a row is
     */
    public OwnedSql set(Sql... assignments) {
        Sql update = sql.set(assignments);
        rows.requireSameOwner(assignments);
        return with(update, everyRow);
    }

    /**
     * Adds the condition that a column has a value.
     *
     * @param column letters, digits and underscores, parts separated by a dot, such as {@code id}
     * @param value as in {@link Sql#bind}
     * @return this statement with the condition
     * @throws SqlRefused if the column is not such a name, or the value cannot be bound
     */
    public OwnedSql by(@CompileTimeConstant String column, Object value) {
        return where(Sql.text(":column = :value")
                .bind("column", AllowedNames.of("column", column).by("column"))
                .bind("value", value));
    }

    /**
     * Adds conditions, each in parentheses, all of which must hold.
     *
     * @param more as in {@link Sql#where}; whose rows an inner select of one reads is its own matter
     * @return this statement with the conditions
     * @throws SqlRefused as in {@link Sql#where}
     */
    public OwnedSql where(Sql... more) {
        if (text.kind() == OwnedKind.INSERT) {
            throw new IllegalArgumentException(
                    "An insert of one row has no condition; bind its values: .bind(\"title\", title)");
        }
        boolean conditions = false;
        for (Sql condition : more) {
            conditions |= condition != LEFT_OUT;
        }
        return with(sql.where(more), everyRow || conditions);
    }

    /**
     * Says that an update or delete without a condition means every row that the caller owns.
     *
     * @return this statement for every row of the caller
     */
    public OwnedSql everyOwnRow() {
        return with(sql, true);
    }

    /**
     * Sets the order.
     *
     * @param by from {@code SortBy}
     * @return this statement in that order
     * @throws SqlRefused as in {@link Sql#orderBy}
     */
    public OwnedSql orderBy(OrderBy by) {
        return with(sql.orderBy(by), everyRow);
    }

    /**
     * Sets the greatest number of rows.
     *
     * @param most as in {@link Sql#limit}
     * @return this statement with that limit
     * @throws SqlRefused as in {@link Sql#limit}
     */
    public OwnedSql limit(int most) {
        return with(sql.limit(most), everyRow);
    }

    /**
     * Skips rows of a statement that has a limit.
     *
     * @param skipped as in {@link Sql#offset}
     * @return this statement without its first rows
     * @throws SqlRefused as in {@link Sql#offset}
     */
    public OwnedSql offset(int skipped) {
        return with(sql.offset(skipped), everyRow);
    }

    /**
     * The statement about the caller's rows, for every method of {@code Database} and {@code Transaction}, or for
     * {@code from (:mine) m} in another one.
     *
     * @param caller whose rows it is about, or who becomes the owner of what it inserts
     * @return the statement with the condition on the owner, {@linkplain Sql#settled() settled}: a group, a lock or a
     *     returning clause may still be appended
     * @throws IllegalArgumentException if it would change every row of the caller and {@link #everyOwnRow} does not say so
     */
    public Sql ownedBy(Caller caller) {
        if (!everyRow) {
            throw new IllegalArgumentException(
                    "The statement changes every row of its caller; write .by(\"id\", id), or"
                            + " .everyOwnRow() where that is meant (in: " + sql + ")");
        }
        Sql bound = withCaller(caller);
        Sql owned = text.kind() == OwnedKind.INSERT ? bound : bound.where(rows.condition(text.kind(), caller));
        return owned.settled();
    }

    /**
     * Runs an insert, update or delete about the caller's rows.
     *
     * @param caller whose rows may change, or who becomes the owner of what it inserts
     * @param db the database or the transaction
     * @return the verdict, which must be read
     * @throws IllegalArgumentException as in {@link #ownedBy}, or if it is a select
     */
    public ChangeVerdict changedBy(Caller caller, Statements db) {
        if (text.kind() == OwnedKind.SELECT) {
            throw new IllegalArgumentException("A select changes nothing; write db.one(sql.ownedBy(caller),"
                    + " Note.class).orElseThrow(NotFound::new) (in: " + sql + ")");
        }
        return ChangeVerdict.about(db.update(ownedBy(caller)));
    }

    /**
     * The statement without the condition on the owner, for a caller whose role goes beyond its own rows; reported to the
     * log.
     *
     * @param caller who must hold the role
     * @param role such as {@code auditor}
     * @param reason why that role may, for whoever reads the program and its events
     * @return the statement about the rows of all
     * @throws AccessDenied if the caller does not hold the role
     * @throws IllegalArgumentException if the reason is blank, or if it inserts a row, which has an owner in any case
     */
    public Sql bypassedBy(Caller caller, @CompileTimeConstant String role, @CompileTimeConstant String reason) {
        return bypassedBy(caller, role, reason, SecurityEvents.logged());
    }

    /**
     * The statement without the condition on the owner, for a caller whose role goes beyond its own rows; reported.
     *
     * @param caller who must hold the role
     * @param role such as {@code auditor}
     * @param reason why that role may, for whoever reads the program and its events
     * @param events told {@code AUTHZ_ADMIN} with the reason, or {@code AUTHZ_FAIL} with
     *     {@link AccessDenied.Reason#ROLE_MISSING}, when the statement is made and not when it runs
     * @return the statement about the rows of all
     * @throws AccessDenied if the caller does not hold the role
     * @throws IllegalArgumentException if the reason is blank, or if it inserts a row, which has an owner in any case
     */
    public Sql bypassedBy(
            Caller caller,
            @CompileTimeConstant String role,
            @CompileTimeConstant String reason,
            SecurityEvents events) {
        if (reason.isBlank() || text.kind() == OwnedKind.INSERT) {
            throw new IllegalArgumentException(
                    "Rows of others are read or changed for a reason, and a new row has an owner;"
                            + " write .bypassedBy(caller, \"auditor\", \"the yearly audit reads all notes\"), or insert by"
                            + " .ownedBy(caller)");
        }
        if (!caller.hasRole(role)) {
            events.report(Type.AUTHZ_FAIL, AccessDenied.Reason.ROLE_MISSING, caller.subject());
        }
        caller.requireRole(role);
        events.report(Type.AUTHZ_ADMIN, OwnerBypass.OWNER_CONDITION_LEFT_OUT, caller.subject(), reason);
        return withCaller(caller);
    }

    /** The text with the names of its parameters, never a value. */
    @Override
    public String toString() {
        return sql.toString();
    }

    private Sql withCaller(Caller caller) {
        return text.namesCaller() ? sql.bind(CALLER, rows.keyOf(caller)) : sql;
    }

    private OwnedSql with(Sql changed, boolean everyRowMeant) {
        return new OwnedSql(rows, text, changed, everyRowMeant);
    }
}
