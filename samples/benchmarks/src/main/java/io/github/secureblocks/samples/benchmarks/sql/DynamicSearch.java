package io.github.secureblocks.samples.benchmarks.sql;

import io.github.secureblocks.sql.Like;
import io.github.secureblocks.sql.SortBy;
import io.github.secureblocks.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.openjdk.jmh.annotations.Benchmark;

/** A search of up to six parts, sorted and limited, into records. */
public class DynamicSearch {
    private static final SortBy SORT = SortBy.of("newest", "id desc").or("title", "title");
    private static final String SELECT = "select id, owner, title, priority from notes";
    private static final int LIMIT = 20;

    /** Raw JDBC: a builder of constant parts and the list of their values. */
    @Benchmark
    public List<Note> floor(Contenders on) throws SQLException {
        return search(on, false);
    }

    /** Raw JDBC with the time limit; the statement itself limits its rows. */
    @Benchmark
    public List<Note> bounded(Contenders on) throws SQLException {
        return search(on, true);
    }

    private static List<Note> search(Contenders on, boolean limited) throws SQLException {
        Filter filter = Filter.next(on);
        StringBuilder text = new StringBuilder(SELECT).append(" where (owner = ?)");
        List<Object> values = new ArrayList<>();
        values.add(filter.owner());
        if (filter.title() != null) {
            text.append(" and (title like ? escape '!')");
            values.add(pattern(filter.title()));
        }
        if (filter.lowest() != null) {
            text.append(" and (priority >= ?)");
            values.add(filter.lowest());
        }
        if (filter.highest() != null) {
            text.append(" and (priority <= ?)");
            values.add(filter.highest());
        }
        if (filter.after() != null) {
            text.append(" and (id > ?)");
            values.add(filter.after());
        }
        if (filter.before() != null) {
            text.append(" and (id < ?)");
            values.add(filter.before());
        }
        values.add(LIMIT);
        try (Connection connection = on.pool.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        text.append(" order by id desc limit ?").toString())) {
            if (limited) {
                Contenders.limit(select);
            }
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            return HundredRows.read(select);
        }
    }

    /** The block: parts that are there where their value is. */
    @Benchmark
    public List<Note> ours(Contenders on) {
        Filter filter = Filter.next(on);
        return on.database.list(
                Sql.text(SELECT)
                        .where(
                                Sql.text("owner = :o").bind("o", filter.owner()),
                                Sql.ifPresent(
                                        filter.title(),
                                        v -> Sql.text("title like :t").bind("t", Like.contains(v))),
                                Sql.ifPresent(
                                        filter.lowest(),
                                        v -> Sql.text("priority >= :l").bind("l", v)),
                                Sql.ifPresent(
                                        filter.highest(),
                                        v -> Sql.text("priority <= :h").bind("h", v)),
                                Sql.ifPresent(
                                        filter.after(), v -> Sql.text("id > :a").bind("a", v)),
                                Sql.ifPresent(
                                        filter.before(),
                                        v -> Sql.text("id < :b").bind("b", v)))
                        .orderBy(SORT.by("newest"))
                        .limit(LIMIT),
                Note.class);
    }

    /** Spring's client: a builder of constant parts and the map of their values. */
    @Benchmark
    public Object jdbcClient(Contenders on) {
        Map<String, Object> values = new LinkedHashMap<>();
        String text = named(Filter.next(on), values);
        return on.jdbcClient.sql(text).params(values).query(Note.class).list();
    }

    /** Jdbi: a builder of constant parts and the map of their values. */
    @Benchmark
    public List<Note> jdbi(Contenders on) {
        Map<String, Object> values = new LinkedHashMap<>();
        String text = named(Filter.next(on), values);
        return on.jdbi.withHandle(handle ->
                handle.createQuery(text).bindMap(values).mapTo(Note.class).list());
    }

    /** jOOQ: conditions of plain SQL, joined by it. */
    @Benchmark
    public List<Note> jooq(Contenders on) {
        Filter filter = Filter.next(on);
        List<Condition> parts = new ArrayList<>();
        parts.add(DSL.condition("owner = ?", filter.owner()));
        if (filter.title() != null) {
            parts.add(DSL.condition("title like ? escape '!'", pattern(filter.title())));
        }
        if (filter.lowest() != null) {
            parts.add(DSL.condition("priority >= ?", filter.lowest()));
        }
        if (filter.highest() != null) {
            parts.add(DSL.condition("priority <= ?", filter.highest()));
        }
        if (filter.after() != null) {
            parts.add(DSL.condition("id > ?", filter.after()));
        }
        if (filter.before() != null) {
            parts.add(DSL.condition("id < ?", filter.before()));
        }
        return on.jooq
                .resultQuery(SELECT + " where {0} order by id desc limit {1}", DSL.and(parts), DSL.val(LIMIT))
                .fetchInto(Note.class);
    }

    private static String named(Filter filter, Map<String, Object> values) {
        StringBuilder text = new StringBuilder(SELECT).append(" where (owner = :o)");
        values.put("o", filter.owner());
        if (filter.title() != null) {
            text.append(" and (title like :t escape '!')");
            values.put("t", pattern(filter.title()));
        }
        if (filter.lowest() != null) {
            text.append(" and (priority >= :l)");
            values.put("l", filter.lowest());
        }
        if (filter.highest() != null) {
            text.append(" and (priority <= :h)");
            values.put("h", filter.highest());
        }
        if (filter.after() != null) {
            text.append(" and (id > :a)");
            values.put("a", filter.after());
        }
        if (filter.before() != null) {
            text.append(" and (id < :b)");
            values.put("b", filter.before());
        }
        values.put("n", LIMIT);
        return text.append(" order by id desc limit :n").toString();
    }

    /** The value's own wildcards stand for themselves, as the block has it. */
    private static String pattern(String value) {
        return "%" + value.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
