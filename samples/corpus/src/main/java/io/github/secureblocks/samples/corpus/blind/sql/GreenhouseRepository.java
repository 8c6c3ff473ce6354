package io.github.secureblocks.samples.corpus.blind.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Plants, beds and how warm it is, by Spring. */
@Repository
class GreenhouseRepository {
    private static final Set<String> ORDERS = Set.of("name", "planted", "height");

    private static final Map<Shelf, String> TABLES = new EnumMap<>(Shelf.class);

    static {
        TABLES.put(Shelf.TOP, "plants_top");
    }

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final NamedParameterJdbcTemplate named;

    GreenhouseRepository(JdbcTemplate jdbc, JdbcClient client, NamedParameterJdbcTemplate named) {
        this.jdbc = jdbc;
        this.client = client;
        this.named = named;
    }

    enum Shelf {
        TOP,
        BOTTOM
    }

    enum Measure {
        WARMTH("celsius"),
        LIGHT("lux");

        private final String column;

        Measure(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }

        static Optional<Measure> named(String name) {
            return Arrays.stream(values())
                    .filter(one -> one.name().equalsIgnoreCase(name))
                    .findFirst();
        }
    }

    record Filter(String column, Object value) {
        String clause() {
            return column + " = ?";
        }
    }

    List<String> unsafeEnumField(String measure) {
        String column = Measure.named(measure).map(Measure::column).orElse(measure);
        return jdbc.queryForList("select max(" + column + ") from values", String.class); // unsafe sql/dynamic-text
    }

    List<String> safeEnumField(String measure) {
        String column = Measure.named(measure).map(Measure::column).orElse("celsius");
        return jdbc.queryForList("select max(" + column + ") from values", String.class); // safe sql/dynamic-text
    }

    List<String> unsafeOptionalFilter(String sort) {
        String order = Optional.ofNullable(sort)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse("name");
        return jdbc.queryForList("select name from plants order by " + order, String.class); // unsafe sql/dynamic-text
    }

    List<String> safeOptionalFilter(String sort) {
        String order = Optional.ofNullable(sort)
                .map(String::strip)
                .filter(ORDERS::contains)
                .orElse("name");
        return jdbc.queryForList("select name from plants order by " + order, String.class); // safe sql/dynamic-text
    }

    int unsafeRecordParts(String column) {
        Filter filter = new Filter(column, "fern");
        String sql = "delete from plants where " + filter.clause();
        return jdbc.update(sql, filter.value()); // unsafe sql/dynamic-text
    }

    int safeRecordParts(String name) {
        Filter filter = new Filter("name", name);
        String sql = "delete from plants where " + filter.clause();
        return jdbc.update(sql, filter.value()); // safe sql/dynamic-text
    }

    List<String> unsafeStreamOfColumns(List<Measure> measures, List<String> extra) {
        List<String> columns = new ArrayList<>();
        measures.stream().map(Measure::column).forEach(columns::add);
        extra.stream().map(text -> text.toLowerCase(Locale.ROOT)).forEach(columns::add);
        String sql = columns.stream().collect(Collectors.joining(", ", "select ", " from values"));
        return jdbc.queryForList(sql, String.class); // unsafe sql/dynamic-text
    }

    List<String> safeStreamOfColumns(List<Measure> measures, List<String> extra) {
        List<String> columns = new ArrayList<>();
        measures.stream().map(Measure::column).forEach(columns::add);
        extra.stream().map(text -> "null").forEach(columns::add);
        String sql = columns.stream().collect(Collectors.joining(", ", "select ", " from values"));
        return jdbc.queryForList(sql, String.class); // safe sql/dynamic-text
    }

    Optional<String> unsafeTextBlock(String bed, int limit) {
        String sql = """
                select name
                from plants
                where bed = '%s'
                fetch first %d rows only
                """.formatted(bed, limit);
        return client.sql(sql).query(String.class).optional(); // unsafe sql/dynamic-text
    }

    Optional<String> safeTextBlock(String bed, int limit) {
        String sql = """
                select name
                from plants
                where bed = :bed
                fetch first %d rows only
                """.formatted(limit);
        return client.sql(sql).param("bed", bed).query(String.class).optional(); // safe sql/dynamic-text
    }

    List<String> unsafeSwitchYields(String view) {
        String columns = switch (view) {
            case "short" -> "name";
            case "long" -> {
                String first = "name, latin";
                yield first + ", planted";
            }
            default -> view.isEmpty() ? "*" : view;
        };
        return jdbc.queryForList("select " + columns + " from plants", String.class); // unsafe sql/dynamic-text
    }

    List<String> safeSwitchYields(String view) {
        String columns = switch (view) {
            case "short" -> "name";
            case "long" -> {
                String first = "name, latin";
                yield first + ", planted";
            }
            default -> throw new IllegalArgumentException(view);
        };
        return jdbc.queryForList("select " + columns + " from plants", String.class); // safe sql/dynamic-text
    }

    List<String> unsafeEnumMap(Shelf shelf, String fallback) {
        String table = TABLES.computeIfAbsent(shelf, missing -> fallback);
        return jdbc.queryForList("select name from " + table, String.class); // unsafe sql/dynamic-text
    }

    List<String> safeEnumMap(Shelf shelf, String fallback) {
        Map<Shelf, String> tables = new EnumMap<>(Shelf.class);
        tables.put(Shelf.TOP, "plants_" + Shelf.TOP);
        String table = tables.getOrDefault(shelf, fallback.isEmpty() ? "plants" : "plants_all");
        return jdbc.queryForList("select name from " + table, String.class); // safe sql/dynamic-text
    }

    List<String> unsafeSuppliers(String choice, String owner) {
        Map<String, Supplier<String>> conditions = new LinkedHashMap<>();
        conditions.put("tall", () -> "height > 100");
        conditions.put("mine", () -> "owner = '" + owner + "'");
        Supplier<String> chosen = conditions.getOrDefault(choice, () -> "1 = 1");
        return jdbc.queryForList(
                "select name from plants where " + chosen.get(), String.class); // unsafe sql/dynamic-text
    }

    List<String> safeSuppliers(String choice, String owner) {
        Map<String, Supplier<String>> conditions = new LinkedHashMap<>();
        conditions.put("tall", () -> "height > 100");
        conditions.put("mine", () -> "owner is " + (owner.isEmpty() ? "null" : "not null"));
        Supplier<String> chosen = conditions.getOrDefault(choice, () -> "1 = 1");
        return jdbc.queryForList(
                "select name from plants where " + chosen.get(), String.class); // safe sql/dynamic-text
    }

    int unsafeQuotesDoubled(String latin, MapSqlParameterSource values) {
        Function<String, String> quoted = text -> "'" + text.replace("'", "''") + "'";
        return named.update("update plants set latin = " + quoted.apply(latin), values); // unsafe sql/dynamic-text
    }

    int safeQuotesDoubled(String latin, MapSqlParameterSource values) {
        Function<String, String> quoted = text -> "'" + text.replace("'", "''") + "'";
        values.addValue("latin", latin);
        return named.update(
                "update plants set latin = coalesce(:latin, " + quoted.apply("it's") + ")",
                values); // safe sql/dynamic-text
    }

    Long unsafeIdAsText(String id) {
        String key = id.length() == 36 ? id : UUID.randomUUID().toString();
        return jdbc.queryForObject(
                "select height from plants where id = '" + key + "'", Long.class); // unsafe sql/dynamic-text
    }

    Long safeIdAsText(String id) {
        String key = (id.length() == 36 ? UUID.fromString(id) : UUID.randomUUID()).toString();
        return jdbc.queryForObject(
                "select height from plants where id = '" + key + "'", Long.class); // safe sql/dynamic-text
    }
}
