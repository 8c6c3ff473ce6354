package io.github.secureblocks.samples.corpus.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.RequestParam;

/** Searches notes; columns and tables are picked from collections. */
@Repository
class NoteSearch {
    private static final Map<String, String> COLUMNS = Map.of("title", "n.title", "date", "n.created_at");
    private static final Set<String> SORTABLE = Set.of("title", "created_at", "owner");
    private static final Map<String, String> LABELS = new LinkedHashMap<>();

    static {
        LABELS.put("new", "created_at > now() - interval '1 day'");
        LABELS.put("all", "true");
    }

    enum Shelf {
        INBOX,
        ARCHIVE
    }

    private final JdbcTemplate jdbc;

    NoteSearch(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<String> unsafeMapByConstantKey(@RequestParam String column) {
        Map<String, String> names = new HashMap<>();
        names.put("fixed", "title");
        names.put("asked", column);
        return jdbc.queryForList(
                "select " + names.get("asked") + " from notes", String.class); // unsafe sql/dynamic-text
    }

    List<String> safeMapByConstantKey(@RequestParam String column) {
        Map<String, String> names = new HashMap<>();
        names.put("fixed", "title");
        names.put("asked", column);
        return jdbc.queryForList("select " + names.get("fixed") + " from notes", String.class); // safe sql/dynamic-text
    }

    List<String> unsafeListAfterRemove(String column) {
        List<String> columns = new ArrayList<>();
        columns.add("id");
        columns.add(column);
        columns.add("owner");
        columns.remove(0);
        return jdbc.queryForList("select " + columns.get(0) + " from notes", String.class); // unsafe sql/dynamic-text
    }

    List<String> safeListAfterRemove(String column) {
        List<String> columns = new ArrayList<>();
        columns.add("id");
        columns.add(column);
        columns.add("owner");
        columns.remove(0);
        return jdbc.queryForList("select " + columns.get(1) + " from notes", String.class); // safe sql/dynamic-text
    }

    List<Map<String, Object>> unsafeStaticMapLookup(String sort) {
        String column = COLUMNS.getOrDefault(sort, sort);
        return jdbc.queryForList("select * from notes n order by " + column); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeStaticMapLookup(String sort) {
        String column = COLUMNS.getOrDefault(sort, "n.id");
        return jdbc.queryForList("select * from notes n order by " + column); // safe sql/dynamic-text
    }

    List<Map<String, Object>> unsafeLookupWithNullCheck(String sort) {
        String column = COLUMNS.get(sort);
        if (column == null) {
            column = "n." + sort;
        }
        return jdbc.queryForList("select * from notes n order by " + column + " desc"); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeLookupWithNullCheck(String sort) {
        String column = COLUMNS.get(sort);
        if (column == null) {
            throw new IllegalArgumentException("cannot sort by " + sort);
        }
        return jdbc.queryForList("select * from notes n order by " + column + " desc"); // safe sql/dynamic-text
    }

    List<Map<String, Object>> unsafeAllowList(String sort) {
        if (SORTABLE.contains(sort)) {
            sort = sort + " desc";
        }
        return jdbc.queryForList("select * from notes order by " + sort); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeAllowList(String sort) {
        if (!SORTABLE.contains(sort)) {
            return List.of();
        }
        return jdbc.queryForList("select * from notes order by " + sort); // safe sql/dynamic-text
    }

    int unsafeStaticBlock(String label) {
        String condition = LABELS.containsKey("new") ? label : "true";
        return jdbc.update("update notes set seen = true where " + condition); // unsafe sql/dynamic-text
    }

    int safeStaticBlock(String label) {
        String condition = LABELS.get(label);
        return jdbc.update("update notes set seen = true where " + condition); // safe sql/dynamic-text
    }

    int unsafeArrayElement(String owner) {
        String[] parts = {"owner", "=", "'" + owner + "'"};
        return jdbc.update("delete from notes where " + parts[0] + parts[1] + parts[2]); // unsafe sql/dynamic-text
    }

    int safeArrayElement(String owner) {
        String[] parts = {"owner", " is not ", "null", owner};
        return jdbc.update("delete from notes where " + parts[0] + parts[1] + parts[2]); // safe sql/dynamic-text
    }

    int unsafeArrayOverwritten(String owner) {
        String[] names = new String[2];
        names[0] = "title";
        names[1] = "body";
        names[1] = owner;
        return jdbc.update("update notes set " + names[1] + " = ''"); // unsafe sql/dynamic-text
    }

    int safeArrayOverwritten(String owner) {
        String[] names = new String[2];
        names[0] = "title";
        names[1] = owner;
        names[1] = "body";
        return jdbc.update("update notes set " + names[1] + " = ''"); // safe sql/dynamic-text
    }

    List<String> unsafeEnumValue(String shelf) {
        String name = shelf.isEmpty() ? Shelf.INBOX.name() : shelf;
        return jdbc.queryForList(
                "select title from notes where shelf = '" + name + "'", String.class); // unsafe sql/dynamic-text
    }

    List<String> safeEnumValue(String shelf) {
        String name = Shelf.valueOf(shelf).name();
        return jdbc.queryForList(
                "select title from notes where shelf = '" + name + "'", String.class); // safe sql/dynamic-text
    }

    List<String> unsafeEnumMap(Shelf shelf, String table) {
        Map<Shelf, String> tables = new EnumMap<>(Shelf.class);
        tables.put(Shelf.INBOX, table);
        tables.put(Shelf.ARCHIVE, "notes_archive");
        return jdbc.queryForList("select title from " + tables.get(shelf), String.class); // unsafe sql/dynamic-text
    }

    List<String> safeEnumMap(Shelf shelf) {
        Map<Shelf, String> tables = new EnumMap<>(Shelf.class);
        tables.put(Shelf.INBOX, "notes");
        tables.put(Shelf.ARCHIVE, "notes_archive");
        return jdbc.queryForList("select title from " + tables.get(shelf), String.class); // safe sql/dynamic-text
    }

    List<String> unsafeAliasedList(String column) {
        List<String> columns = new ArrayList<>(List.of("id"));
        List<String> same = columns;
        same.add(column);
        String sql = "select " + String.join(", ", columns) + " from notes";
        return jdbc.queryForList(sql, String.class); // unsafe sql/dynamic-text
    }

    List<String> safeAliasedList(String column) {
        List<String> columns = new ArrayList<>(List.of("id"));
        List<String> copy = new ArrayList<>(columns);
        copy.add(column);
        String sql = "select " + String.join(", ", columns) + " from notes";
        return jdbc.queryForList(sql, String.class); // safe sql/dynamic-text
    }

    int unsafePlaceholders(List<String> ids) {
        String marks = "'" + String.join("', '", ids) + "'";
        return jdbc.update("delete from notes where id in (" + marks + ")"); // unsafe sql/dynamic-text
    }

    int safePlaceholders(List<String> ids) {
        String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
        return jdbc.update("delete from notes where id in (" + marks + ")", ids.toArray()); // safe sql/dynamic-text
    }

    List<Map<String, Object>> unsafeNumber(String page) {
        int size = Integer.parseInt("20");
        return jdbc.queryForList("select * from notes limit " + size + " offset " + page); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeNumber(String page) {
        int offset = 20 * Integer.parseInt(page);
        return jdbc.queryForList("select * from notes limit 20 offset " + offset); // safe sql/dynamic-text
    }
}
