package io.github.secureblocks.web.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table as comma-separated values (RFC 4180) that a spreadsheet shows and does not calculate, written row by row.
 *
 * <p><b>Guarantees.</b> Every row has as many fields as the head, and ends with CR LF; a field that holds a comma, quote,
 * line break or other separator is quoted, and its quotes are doubled. No text begins a formula: before each {@code = + - @},
 * in whichever width, that stands where a spreadsheet may begin a cell - at the start of a field, or after a separator, quote
 * or line break in it, blanks aside - an apostrophe is written, and so it is before a field that begins with a tab or line
 * break. A spreadsheet that takes another separator than the comma is stopped by that, too. Numbers of {@code java.lang} and
 * {@code java.math} stay numbers. Other control characters and halves of a surrogate pair become U+FFFD. No row is kept.
 *
 * <p><b>Does not guarantee</b> that text comes back as it was: the apostrophe stays. Programs should get JSON. A spreadsheet
 * still may take text for a date or a long number. Serve it as {@link #CONTENT_TYPE}, as an attachment and with
 * {@code nosniff}. One thread at a time.
 *
 * <p>CWE-1236; OWASP ASVS 5.0 1.2.10.
 */
public final class Csv {
    /** The response's {@code Content-Type}. */
    public static final String CONTENT_TYPE = "text/csv; charset=UTF-8; header=present";

    private static final Set<Class<?>> EXACT =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class, BigDecimal.class);

    private final Appendable out;
    private final int columns;

    private Csv(Appendable out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    /**
     * Begins a table with its head.
     *
     * @param out where it is written to, such as a response's writer (its character set should be UTF-8) or a
     *     {@code StringBuilder}
     * @param names of the columns, at least one
     * @return the table, for its rows
     * @throws CsvRefused if there is no name
     * @throws UncheckedIOException if {@code out} fails
     */
    public static Csv to(Appendable out, String... names) {
        if (names.length == 0) {
            throw new CsvRefused("A table has at least one column; write Csv.to(out, \"name\", \"mail\")");
        }
        return new Csv(out, names.length).row((Object[]) names);
    }

    /**
     * Writes a row.
     *
     * @param values one for each column; {@code null} is an empty field, anything but a number is its {@code toString}
     * @return this table
     * @throws CsvRefused if there are more or fewer values than columns
     * @throws UncheckedIOException if {@code out} fails
     */
    public Csv row(@Nullable Object... values) {
        if (values.length != columns) {
            throw new CsvRefused("The table has " + columns + " columns but the row has " + values.length
                    + " values; give one for each, null for an empty one");
        }
        try {
            for (int i = 0; i < columns; i++) {
                out.append(i == 0 ? "" : ",").append(field(values[i]));
            }
            out.append("\r\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    private String field(@Nullable Object value) {
        if (value == null || isNumber(value)) {
            return value == null ? columns == 1 ? "\"\"" : "" : value.toString();
        }
        String text = Cell.neutral(value.toString());
        return Cell.needsQuotes(text) ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** By class, not by what it extends: a type of somebody else's may print anything. */
    private static boolean isNumber(Object value) {
        if (value instanceof Double || value instanceof Float) {
            return Double.isFinite(((Number) value).doubleValue());
        }
        return EXACT.contains(value.getClass());
    }
}
