package io.github.secureblocks.samples.notes;

import io.github.secureblocks.identity.Subject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The search before the port, as it is typically written; open to whoever fills in its form. */
class PlainJdbcSearch {
    private final DataSource source;

    PlainJdbcSearch(DataSource source) {
        this.source = source;
    }

    Found find(String owner, Map<String, String> request) throws SQLException {
        StringBuilder where = new StringBuilder(" where owner = '" + owner + "'");
        if (has(request, "q")) {
            String q = request.get("q");
            where.append(" and (title like '%" + q + "%' or body like '%" + q + "%')");
        }
        if (has(request, "tag")) {
            where.append(" and exists (select 1 from note_tags x join tags t on t.id = x.tag_id"
                    + " where x.note_id = notes.id and t.name in ('"
                    + request.get("tag").replace(",", "','") + "'))");
        }
        if (has(request, "from")) {
            where.append(" and created_at >= '" + request.get("from") + "'");
        }
        if (has(request, "to")) {
            where.append(" and created_at < cast('" + request.get("to") + "' as date) + interval '1' day");
        }
        if (has(request, "shared")) {
            where.append(" and (share_token is not null) = " + request.get("shared"));
        }
        if (has(request, "pinned")) {
            where.append(" and pinned = " + request.get("pinned"));
        }
        if (has(request, "colour")) {
            where.append(" and colour in ('" + request.get("colour").replace(",", "','") + "')");
        }
        if (has(request, "id")) {
            where.append(" and id in (" + request.get("id") + ")");
        }
        String sort = request.getOrDefault("sort", "created_at desc");
        int size = 20;
        String page = request.getOrDefault("page", "1");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            List<Note> notes = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(NoteStore.SELECT + where + " order by " + sort + " limit "
                    + size + " offset (" + page + " - 1) * " + size)) {
                while (rows.next()) {
                    notes.add(note(rows));
                }
            }
            try (ResultSet rows = statement.executeQuery("select count(*) from notes" + where)) {
                rows.next();
                return new Found(notes, rows.getLong(1), Paging.FIRST);
            }
        }
    }

    private static boolean has(Map<String, String> request, String name) {
        return request.get(name) != null && !request.get(name).isBlank();
    }

    private static Note note(ResultSet rows) throws SQLException {
        Timestamp created = rows.getTimestamp("created_at");
        return new Note(
                rows.getLong("id"),
                rows.getObject("uid", UUID.class),
                Subject.of(rows.getString("owner")),
                rows.getString("title"),
                rows.getString("body"),
                Colour.valueOf(rows.getString("colour")),
                rows.getBoolean("pinned"),
                created.toInstant(),
                rows.getString("share_token"),
                Arrays.stream((Object[]) rows.getArray("tags").getArray())
                        .map(String::valueOf)
                        .toList());
    }
}
