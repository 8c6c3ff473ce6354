package io.github.secureblocks.sql;

import io.github.secureblocks.sql.DatabaseException.Reason;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a driver's exception means, by its SQLSTATE and, where MariaDB and MySQL have one state for many failures, by the
 * vendor's code. Never by its message, which is translated and holds values.
 */
final class FailureReason {
    private static final Map<String, Reason> BY_STATE = Map.ofEntries(
            Map.entry("08007", Reason.OUTCOME_UNKNOWN),
            Map.entry("23505", Reason.UNIQUE_VIOLATION),
            Map.entry("25006", Reason.READ_ONLY),
            Map.entry("40P01", Reason.DEADLOCK),
            Map.entry("42501", Reason.PERMISSION),
            Map.entry("53300", Reason.UNAVAILABLE),
            Map.entry("55P03", Reason.CONFLICT),
            Map.entry("57014", Reason.TIMEOUT),
            Map.entry("57P01", Reason.UNAVAILABLE),
            Map.entry("57P02", Reason.UNAVAILABLE),
            Map.entry("57P03", Reason.UNAVAILABLE),
            Map.entry("90059", Reason.STATEMENT),
            Map.entry("90067", Reason.UNAVAILABLE),
            Map.entry("90096", Reason.PERMISSION),
            Map.entry("90098", Reason.UNAVAILABLE),
            Map.entry("90121", Reason.UNAVAILABLE),
            Map.entry("90131", Reason.SERIALIZATION_FAILURE),
            Map.entry("HYT00", Reason.CONFLICT));

    /** Codes of MariaDB and MySQL below 10,000, which no other of these databases has. */
    private static final Map<Integer, Reason> BY_MARIADB_CODE = Map.ofEntries(
            Map.entry(1020, Reason.SERIALIZATION_FAILURE),
            Map.entry(1022, Reason.UNIQUE_VIOLATION),
            Map.entry(1044, Reason.PERMISSION),
            Map.entry(1048, Reason.CONSTRAINT),
            Map.entry(1052, Reason.STATEMENT),
            Map.entry(1062, Reason.UNIQUE_VIOLATION),
            Map.entry(1142, Reason.PERMISSION),
            Map.entry(1143, Reason.PERMISSION),
            Map.entry(1169, Reason.UNIQUE_VIOLATION),
            Map.entry(1205, Reason.CONFLICT),
            Map.entry(1213, Reason.DEADLOCK),
            Map.entry(1227, Reason.PERMISSION),
            Map.entry(1265, Reason.DATA),
            Map.entry(1317, Reason.TIMEOUT),
            Map.entry(1364, Reason.CONSTRAINT),
            Map.entry(1366, Reason.DATA),
            Map.entry(1586, Reason.UNIQUE_VIOLATION),
            Map.entry(1792, Reason.READ_ONLY),
            Map.entry(1859, Reason.UNIQUE_VIOLATION),
            Map.entry(1927, Reason.UNAVAILABLE),
            Map.entry(1969, Reason.TIMEOUT),
            Map.entry(3024, Reason.TIMEOUT),
            Map.entry(3819, Reason.CONSTRAINT),
            Map.entry(4025, Reason.CONSTRAINT));

    private static final int H2_DEADLOCK = 40001;

    private FailureReason() {}

    static Reason of(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        Reason known = BY_STATE.get(state);
        if (known == null) {
            known = BY_MARIADB_CODE.get(failure.getErrorCode());
        }
        if (known != null) {
            return known;
        }
        if (failure instanceof SQLTimeoutException) {
            return Reason.TIMEOUT;
        }
        Reason standard = byClass(state, failure.getErrorCode());
        if (standard != null) {
            return standard;
        }
        return failure instanceof SQLTransientConnectionException ? Reason.UNAVAILABLE : Reason.OTHER;
    }

    private static @Nullable Reason byClass(String state, int code) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08" -> Reason.UNAVAILABLE;
            case "22" -> Reason.DATA;
            case "23" -> Reason.CONSTRAINT;
            case "28" -> Reason.CREDENTIALS;
            case "40" -> serialization(state, code);
            case "42" -> Reason.STATEMENT;
            default -> null;
        };
    }

    /** H2 tells a deadlock by the state that PostgreSQL and the standard have for a failure to serialize. */
    private static Reason serialization(String state, int code) {
        if (!state.equals("40001")) {
            return Reason.CONFLICT;
        }
        return code == H2_DEADLOCK ? Reason.DEADLOCK : Reason.SERIALIZATION_FAILURE;
    }
}
