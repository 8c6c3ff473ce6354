package io.github.secureblocks.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Text that the database takes and answers as a JSON value.
 *
 * <pre>{@code
 * db.update(Sql.text("insert into orders (id, items) values (:id, :items)").bind("id", id).bind("items", Json.of(text)));
 * record Order(long id, Json items) {}
 * }</pre>
 *
 * <p>It fills a column of type {@code json} or {@code jsonb} of PostgreSQL, {@code json} of H2, MariaDB and MySQL, without
 * a cast; a plain String would become one JSON string, or be refused.
 *
 * <p><b>Does not guarantee</b> that the text is JSON: the database refuses what is not, with
 * {@link DatabaseException}, where its column checks it. Nor that it comes back as it was written: databases change the
 * spaces, and some the order of the names. A mapper of objects is the program's own.
 */
public final class Json {
    private final String text;

    private Json(String text) {
        this.text = text;
    }

    /**
     * A JSON value, whoever wrote it.
     *
     * @param text such as {@code {"a": [1, 2]}}
     * @return the value, to be bound
     */
    public static Json of(String text) {
        return new Json(Objects.requireNonNull(text, "text"));
    }

    /**
     * The JSON text.
     *
     * @return as it was given, or as the database writes it
     */
    public String text() {
        return text;
    }

    void set(PreparedStatement statement, int position) throws SQLException {
        switch (Dialect.of(statement.getConnection())) {
            // A String would become a JSON string.
            case H2 -> statement.setBytes(position, text.getBytes(UTF_8));
            // Sent without a type, so that the server takes that of the column.
            case POSTGRESQL -> statement.setObject(position, text, Types.OTHER);
            case OTHER -> statement.setString(position, text);
        }
    }

    /** Names the type, never the value. */
    @Override
    public String toString() {
        return "Json[...]";
    }

    /** The same text; spaces count. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Json that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
