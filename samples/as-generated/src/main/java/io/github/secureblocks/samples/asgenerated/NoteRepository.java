package io.github.secureblocks.samples.asgenerated;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

@Repository
public class NoteRepository {
    private static final RowMapper<Note> MAPPER = (rs, row) -> new Note(
            rs.getLong("id"),
            rs.getString("owner"),
            rs.getString("title"),
            rs.getString("body"),
            rs.getString("share_token"));

    private final JdbcTemplate jdbc;

    public NoteRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<Note> search(String owner, String query, String sort) {
        String sql = "select id, owner, title, body, share_token from notes where owner = '" + owner + "'";
        if (!query.isBlank()) {
            sql += " and (title like '%" + query + "%' or body like '%" + query + "%')";
        }
        return jdbc.query(sql + " order by " + sort, MAPPER); // plant: search and sort rule sql/dynamic-text
    }

    public Note findById(long id) {
        List<Note> notes = jdbc.query("select * from notes where id = ?", MAPPER, id);
        if (notes.isEmpty()) {
            throw new IllegalArgumentException("Note not found: " + id);
        }
        return notes.get(0);
    }

    public Note findByShareToken(String token) {
        List<Note> notes = jdbc.query("select * from notes where share_token = ?", MAPPER, token);
        if (notes.isEmpty()) {
            throw new IllegalArgumentException("No note is shared as " + token);
        }
        return notes.get(0);
    }

    public void save(String owner, String title, String body) {
        jdbc.update("insert into notes (owner, title, body) values (?, ?, ?)", owner, title, body);
    }

    public void share(long id, String token) {
        jdbc.update("update notes set share_token = ? where id = ?", token, id);
    }

    public void delete(long id) {
        jdbc.update("delete from notes where id = ?", id);
    }
}
