package io.github.secureblocks.samples.corpus.sql;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Stock of a warehouse; names and clauses come from other classes. */
class StockRepository {
    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final Dialect dialect;
    private final Clause clause = new InStock();

    StockRepository(JdbcTemplate jdbc, NamedParameterJdbcTemplate named, Dialect dialect) {
        this.jdbc = jdbc;
        this.named = named;
        this.dialect = dialect;
    }

    List<Map<String, Object>> unsafeHelperInOtherClass(String schema) {
        return jdbc.queryForList("select * from " + Tables.qualified(schema, "stock")); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeHelperInOtherClass() {
        return jdbc.queryForList(
                "select * from " + Tables.qualified("depot", Tables.archive())); // safe sql/dynamic-text
    }

    List<Map<String, Object>> unsafeConstructorField(String tenant) {
        Tables tables = new Tables(tenant);
        return jdbc.queryForList("select * from " + tables.of("stock")); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeConstructorField() {
        Tables tables = new Tables("depot");
        return jdbc.queryForList("select * from " + tables.of("stock")); // safe sql/dynamic-text
    }

    List<Map<String, Object>> unsafeOneImplementation(String rows) {
        String last = dialect.now() + dialect.limit("10") + " offset " + rows;
        return jdbc.queryForList("select * from stock where changed < " + last); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeOneImplementation(String rows) {
        String last = dialect.now() + dialect.limit(rows);
        return jdbc.queryForList("select * from stock where changed < " + last); // safe sql/dynamic-text
    }

    List<Map<String, Object>> unsafeTwoImplementations(ColumnNaming naming, String field) {
        return jdbc.queryForList("select * from stock order by " + naming.column(field)); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeTwoImplementations(ColumnNaming naming) {
        return jdbc.queryForList("select * from stock order by " + naming.column("unitPrice")); // safe sql/dynamic-text
    }

    List<Map<String, Object>> unsafeKnownReceiver(String field) {
        ColumnNaming naming = new SnakeNaming();
        return jdbc.queryForList("select " + naming.column(field) + " from stock"); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeKnownReceiver(String field) {
        ColumnNaming naming = new FixedNaming();
        return jdbc.queryForList("select " + naming.column(field) + " from stock"); // safe sql/dynamic-text
    }

    List<Map<String, Object>> unsafeTemplateMethod(String article) {
        StockQuery query = new StockOf(article);
        return jdbc.queryForList(query.sql()); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeTemplateMethod(String article) {
        StockQuery query = article.isEmpty() ? new LowStock() : new StockOf("bolt");
        return jdbc.queryForList(query.sql()); // safe sql/dynamic-text
    }

    List<Map<String, Object>> unsafeInterfaceField(String article) {
        String sql = "select * from stock" + clause.text() + " and article = '" + article + "'";
        return jdbc.queryForList(sql); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeInterfaceField(String article) {
        String sql = "select * from stock" + clause.text() + " and article = :article";
        return named.queryForList(sql, Map.of("article", article)); // safe sql/dynamic-text
    }

    int unsafeSinkInHelper(String article) {
        class Remover {
            int remove(String condition) {
                return jdbc.update("delete from stock where " + condition); // unsafe sql/dynamic-text
            }
        }
        return new Remover().remove("article = '" + article + "'");
    }

    int safeSinkInHelper(String article) {
        class Remover {
            int remove(String condition) {
                return jdbc.update("delete from stock where " + condition, article); // safe sql/dynamic-text
            }
        }
        return new Remover().remove("article = ?");
    }
}
