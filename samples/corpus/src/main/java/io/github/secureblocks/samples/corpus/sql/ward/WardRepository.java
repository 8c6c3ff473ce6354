package io.github.secureblocks.samples.corpus.sql.ward;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Only the service calls it. */
@Repository
class WardRepository {
    private final JdbcTemplate jdbc;

    WardRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Map<String, Object>> unsafeOrder(String column) {
        return jdbc.queryForList("select * from wards order by " + column + " desc"); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeOrder(String column) {
        return jdbc.queryForList("select * from wards order by " + column + " asc"); // safe sql/dynamic-text
    }

    int unsafeReport(String interval) {
        String sql = "select count(*) from stays where since > now() - interval '" + interval + "'";
        Integer count = jdbc.queryForObject(sql, Integer.class); // unsafe sql/dynamic-text
        return count == null ? 0 : count;
    }

    int safeReport(String interval) {
        String sql = "select count(*) from stays where until > now() - interval '" + interval + "'";
        Integer count = jdbc.queryForObject(sql, Integer.class); // safe sql/dynamic-text
        return count == null ? 0 : count;
    }
}
