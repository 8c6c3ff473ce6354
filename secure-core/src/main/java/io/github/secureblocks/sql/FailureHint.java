package io.github.secureblocks.sql;

import org.jspecify.annotations.Nullable;

/** What to look for first, by the SQLSTATE alone: the driver's message, which would say more, holds values. */
final class FailureHint {
    private FailureHint() {}

    /** To follow the state; empty where it says nothing that the reason does not. */
    static String of(@Nullable String sqlState) {
        if (sqlState == null) {
            return "";
        }
        return switch (sqlState) {
            case "42703", "42S22" -> "; no such column";
            case "42P01", "42S02", "42S04" -> "; no such table or view";
            case "42803", "90016" -> "; a column is neither in group by nor in an aggregate";
            case "42804", "42883" -> "; types do not match, or no such function: write cast(:name as the_type)";
            case "42P08", "42P18" ->
                "; the type of a parameter is not known: write cast(:name as the_type), and for an optional"
                        + " condition Sql.ifPresent";
            case "0100E", "90001" -> "; it answers rows: write db.list, db.one or db.first";
            case "02000", "90002" -> "; it answers no rows: write db.update";
            default -> "";
        };
    }
}
