package io.github.secureblocks.access.sql;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.github.secureblocks.access.NotFound;

/**
 * The answer to whether a caller's statement found rows to change.
 *
 * <p><b>Guarantees.</b> Only {@link OwnedSql#changedBy} makes it. A row that is missing and a row of somebody else's give
 * the same answer; neither was changed.
 *
 * <p>CWE-639, CWE-204; OWASP ASVS 5.0 8.2.2.
 */
@CheckReturnValue
public final class ChangeVerdict {
    private final int rows;

    private ChangeVerdict(int rows) {
        this.rows = rows;
    }

    static ChangeVerdict about(int rows) {
        return new ChangeVerdict(rows);
    }

    /**
     * Demands that a row was there for this caller.
     *
     * @return how many rows were changed, at least one
     * @throws NotFound if there was none: missing or somebody else's, alike
     */
    @CanIgnoreReturnValue
    public int orNotFound() {
        if (rows == 0) {
            throw new NotFound();
        }
        return rows;
    }

    /**
     * Asks how many rows there were for this caller.
     *
     * @return how many rows were changed; 0 where all are missing or somebody else's, alike
     */
    public int rows() {
        return rows;
    }

    /** The number of rows. */
    @Override
    public String toString() {
        return "ChangeVerdict[" + rows + "]";
    }
}
