package io.github.secureblocks.samples.rules.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.object.MappingSqlQuery;
import org.springframework.jdbc.object.SqlUpdate;

/** Statements by hand, with constant text. */
final class SqlRawStatementBad {
    record Note(long id, String title) {}

    Optional<Note> prepared(DataSource source, long id) throws SQLException {
        try (Connection connection = source.getConnection()) {
            String sql = "select id, title from notes where id = ?";
            PreparedStatement statement = connection.prepareStatement(sql); // finds sql/raw-statement
            statement.setLong(1, id);
            ResultSet row = statement.executeQuery();
            return row.next() ? Optional.of(new Note(row.getLong("id"), row.getString("title"))) : Optional.empty();
        }
    }

    int template(JdbcTemplate jdbc, long id) {
        return jdbc.update("delete from notes where id = ?", id); // finds sql/raw-statement
    }

    int named(NamedParameterJdbcTemplate jdbc, String owner) {
        String sql = "delete from notes where owner = :owner";
        return jdbc.update(sql, Map.of("owner", owner)); // finds sql/raw-statement
    }

    Note client(JdbcClient jdbc, long id) {
        String sql = "select id, title from notes where id = :id";
        JdbcClient.StatementSpec statement = jdbc.sql(sql); // finds sql/raw-statement
        return statement.param("id", id).query(Note.class).single();
    }

    void batch(JdbcTemplate jdbc, List<Object[]> notes) {
        jdbc.batchUpdate("insert into notes (id, title) values (?, ?)", notes); // finds sql/raw-statement
    }

    Number insert(JdbcTemplate jdbc, String title) {
        SimpleJdbcInsert insert = new SimpleJdbcInsert(jdbc); // finds sql/raw-statement
        return insert.withTableName("notes").usingGeneratedKeyColumns("id").executeAndReturnKey(Map.of("title", title));
    }

    SqlUpdate object(DataSource source) {
        return new SqlUpdate(source, "delete from notes where id = ?"); // finds sql/raw-statement
    }

    static final class Titles extends MappingSqlQuery<String> {
        Titles(DataSource source) {
            super(source, "select title from notes"); // finds sql/raw-statement
        }

        @Override
        protected String mapRow(ResultSet row, int number) throws SQLException {
            return row.getString("title");
        }
    }
}
