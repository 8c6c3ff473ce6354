package io.github.secureblocks.samples.corpus.blind.sql.fleet;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class VehicleRepository {
    private final JdbcTemplate jdbc;

    VehicleRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Long> unsafeOrderOfService(String order, int page) {
        String sql = "select id from vehicles order by " + order + " offset " + page * 50 + " rows";
        return jdbc.queryForList(sql, Long.class); // unsafe sql/dynamic-text
    }

    List<Long> safeOrderOfService(String order, int page) {
        String sql = "select id from vehicles order by " + order + " offset " + page * 50 + " rows";
        return jdbc.queryForList(sql, Long.class); // safe sql/dynamic-text
    }

    List<Long> unsafeBodyOfRequest(VehicleSearch search) {
        String fields = String.join(" is not null and ", search.fields());
        String sql = "select id from vehicles where " + fields + " order by " + search.orderBy();
        return jdbc.queryForList(sql, Long.class); // unsafe sql/dynamic-text
    }

    List<Long> safeBodyOfRequest(VehicleSearch search) {
        String table = "vehicles_" + search.kind();
        String sql = "select id from " + table + " where colour = ? order by " + search.orderBy();
        return jdbc.queryForList(sql, Long.class, search.colour()); // safe sql/dynamic-text
    }

    List<Long> unsafeThreadOfRequest(String plate) {
        String sql = "select id from trips_" + RequestScope.branch() + " where plate = ?";
        return jdbc.queryForList(sql, Long.class, plate); // unsafe sql/dynamic-text
    }

    List<Long> safeThreadOfRequest(String plate) {
        String sql = "select id from trips_" + RequestScope.shard() + " where plate = ? and branch = ?";
        return jdbc.queryForList(sql, Long.class, plate, RequestScope.branch()); // safe sql/dynamic-text
    }

    List<Long> unsafeFieldOfGrouping(VehicleService.Grouping grouping) {
        String sql = "select count(*) from vehicles group by " + grouping.column();
        return jdbc.queryForList(sql, Long.class); // unsafe sql/dynamic-text
    }

    List<Long> safeFieldOfGrouping(VehicleService.Grouping grouping) {
        String sql = "select count(*) from vehicles where ? is not null group by " + grouping.column();
        return jdbc.queryForList(sql, Long.class, grouping.title()); // safe sql/dynamic-text
    }
}
