package io.github.secureblocks.samples.benchmarks;

import io.github.secureblocks.samples.benchmarks.Comparison.Standing;
import io.github.secureblocks.samples.benchmarks.sql.BatchOfThousand;
import io.github.secureblocks.samples.benchmarks.sql.DynamicSearch;
import io.github.secureblocks.samples.benchmarks.sql.HundredRows;
import io.github.secureblocks.samples.benchmarks.sql.InsertRow;
import io.github.secureblocks.samples.benchmarks.sql.PointSelect;
import java.util.List;
import java.util.Map;

/** The SQL block on H2 in memory, and on PostgreSQL over loopback. */
final class SqlComparisons {
    private static final Map<String, String> PEERS =
            Map.of("jdbcClient", "Spring JdbcClient", "jdbi", "Jdbi", "jooq", "jOOQ plain SQL");
    private static final Map<String, String> BATCH_PEERS =
            Map.of("namedTemplate", "Spring NamedParameterJdbcTemplate", "jdbi", "Jdbi", "jooq", "jOOQ plain SQL");

    private static final Map<String, String> BESIDE = Map.of("bounded", "raw JDBC within our bounds");

    static final List<Comparison> ALL = List.of(
            onH2("point-select", PointSelect.class, Standing.AHEAD, PEERS),
            onH2("100-rows", HundredRows.class, Standing.AHEAD, PEERS),
            onH2("insert", InsertRow.class, Standing.WITHIN_NOISE, PEERS),
            onH2("batch-1000", BatchOfThousand.class, Standing.WITHIN_NOISE, BATCH_PEERS),
            onH2("dynamic-search", DynamicSearch.class, Standing.AHEAD, PEERS),
            onPostgres("point-select", PointSelect.class, PEERS),
            onPostgres("100-rows", HundredRows.class, PEERS),
            onPostgres("insert", InsertRow.class, PEERS),
            onPostgres("batch-1000", BatchOfThousand.class, BATCH_PEERS),
            onPostgres("dynamic-search", DynamicSearch.class, PEERS));

    private SqlComparisons() {}

    private static Comparison onH2(String work, Class<?> benchmark, Standing standing, Map<String, String> peers) {
        return new Comparison("sql/" + work + "-h2", benchmark, 1.10, "raw JDBC", "h2", standing, peers, BESIDE);
    }

    /** Not distinguishable from raw JDBC: not every round lies above 1. */
    private static Comparison onPostgres(String work, Class<?> benchmark, Map<String, String> peers) {
        return new Comparison(
                "sql/" + work + "-postgresql", benchmark, 1.0, "raw JDBC", "postgresql", Standing.ANY, peers, Map.of());
    }
}
