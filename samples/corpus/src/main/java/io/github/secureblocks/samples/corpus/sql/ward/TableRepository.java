package io.github.secureblocks.samples.corpus.sql.ward;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** What all repositories share; subclasses name the table. */
abstract class TableRepository {
    private final JdbcTemplate jdbc;

    TableRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    abstract String table();

    List<Map<String, Object>> unsafeInherited(String condition) {
        return jdbc.queryForList("select * from " + table() + " where " + condition); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeInherited(String condition) {
        return jdbc.queryForList("select id from " + table() + " where " + condition); // safe sql/dynamic-text
    }
}
