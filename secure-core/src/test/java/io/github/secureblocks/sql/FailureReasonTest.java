package io.github.secureblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.sql.DatabaseException.Reason;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureReasonTest {
    @ParameterizedTest(name = "{0} {1} means {2}")
    @CsvSource({
        // H2
        "23505, 23505, UNIQUE_VIOLATION",
        "23506, 23506, CONSTRAINT",
        "40001, 40001, DEADLOCK",
        "90131, 90131, SERIALIZATION_FAILURE",
        "HYT00, 50200, CONFLICT",
        "57014, 57014, TIMEOUT",
        "90067, 90067, UNAVAILABLE",
        "90098, 90098, UNAVAILABLE",
        "90096, 90096, PERMISSION",
        "28000, 28000, CREDENTIALS",
        "42S02, 42102, STATEMENT",
        "90059, 90059, STATEMENT",
        // PostgreSQL
        "23503, 0, CONSTRAINT",
        "23P01, 0, CONSTRAINT",
        "40001, 0, SERIALIZATION_FAILURE",
        "40P01, 0, DEADLOCK",
        "55P03, 0, CONFLICT",
        "57P01, 0, UNAVAILABLE",
        "53300, 0, UNAVAILABLE",
        "08006, 0, UNAVAILABLE",
        "25006, 0, READ_ONLY",
        "42501, 0, PERMISSION",
        "42P01, 0, STATEMENT",
        "28P01, 0, CREDENTIALS",
        "22P02, 0, DATA",
        // MariaDB and MySQL
        "23000, 1062, UNIQUE_VIOLATION",
        "23000, 1052, STATEMENT",
        "23000, 1022, UNIQUE_VIOLATION",
        "23000, 1169, UNIQUE_VIOLATION",
        "23000, 1859, UNIQUE_VIOLATION",
        "23000, 1451, CONSTRAINT",
        "23000, 1452, CONSTRAINT",
        "HY000, 1364, CONSTRAINT",
        "01000, 1265, DATA",
        "23000, 4025, CONSTRAINT",
        "40001, 1213, DEADLOCK",
        "HY000, 1205, CONFLICT",
        "HY000, 1020, SERIALIZATION_FAILURE",
        "70100, 1969, TIMEOUT",
        "70100, 1317, TIMEOUT",
        "70100, 1927, UNAVAILABLE",
        "08S01, 0, UNAVAILABLE",
        "25006, 1792, READ_ONLY",
        "42000, 1142, PERMISSION",
        "42000, 1064, STATEMENT",
        "HY000, 1366, DATA",
        "28000, 1045, CREDENTIALS",
        "HY000, 9999, OTHER"
    })
    void tellsTheReasonByStateAndCode(String state, int code, Reason reason) {
        assertThat(FailureReason.of(new SQLException("a value", state, code))).isEqualTo(reason);
    }

    @Test
    void tellsTheReasonByTheKindOfExceptionWhereThereIsNoState() {
        assertThat(FailureReason.of(new SQLTimeoutException())).isEqualTo(Reason.TIMEOUT);
        assertThat(FailureReason.of(new SQLTransientConnectionException())).isEqualTo(Reason.UNAVAILABLE);
        assertThat(FailureReason.of(new SQLException("a value"))).isEqualTo(Reason.OTHER);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '^',
            value = {
                "42703 ^ no such column",
                "42P01 ^ no such table",
                "42803 ^ group by",
                "42804 ^ write cast(:name as the_type)",
                "42883 ^ write cast(:name as the_type)",
                "42P18 ^ Sql.ifPresent",
                "0100E ^ write db.list, db.one or db.first",
                "02000 ^ write db.update"
            })
    void saysByTheStateWhatToWriteAndNotWhatTheDriverSays(String state, String hint) {
        assertThat(DatabaseException.failed(new SQLException("a value", state, 0), "select :a"))
                .hasMessageContaining(hint)
                .hasMessageEndingWith("): select :a")
                .hasMessageNotContaining("a value");
    }

    @Test
    void aConnectionThatBreaksAtTheCommitLeavesTheOutcomeUnknown() {
        SQLException broken = new SQLException("a value", "08006");

        assertThat(DatabaseException.atCommit(broken).reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(DatabaseException.atCommit(new SQLException("a value", "40001"))
                        .reason())
                .isEqualTo(Reason.SERIALIZATION_FAILURE);
        assertThat(DatabaseException.atCommit(broken)).hasMessageNotContaining("a value");
    }
}
