package io.github.secureblocks.samples.corpus.sql;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.annotation.Value;

/** Queries of one tenant; a good part of each comes from settings and fields. */
class TenantQueries {
    private static final Properties QUERIES = new Properties();
    private static String lastOrder = "id";

    static {
        try (InputStream in = TenantQueries.class.getResourceAsStream("/queries.properties")) {
            QUERIES.load(in);
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Only made here, and only with constants. */
    private static final class Page {
        private final String entity;
        private int size = 20;

        Page(String entity) {
            this.entity = entity;
        }

        Page of(int size) {
            this.size = size;
            return this;
        }

        String jpql() {
            return "select e from " + entity + " e where e.page < " + size;
        }
    }

    /** A small builder of conditions. */
    private static final class Conditions {
        private final StringBuilder text = new StringBuilder("true");

        Conditions and(String condition) {
            text.append(" and ").append(condition);
            return this;
        }

        Conditions flag(String name, boolean value) {
            return and(name.length() > 3 ? "e.flag = " + value : "e.open = " + value);
        }

        String build() {
            return text.toString();
        }
    }

    @PersistenceContext
    private EntityManager entities;

    @Value("${tenant.schema}")
    private String schema;

    private final String prefix;
    private final Map<String, String> cache = new ConcurrentHashMap<>();
    private final String kind;

    TenantQueries(String prefix, boolean archive) {
        this.prefix = prefix;
        this.kind = archive ? "ArchivedNote" : "Note";
    }

    List<?> unsafePackedQuery(String name) {
        return entities.createQuery(QUERIES.getProperty(name, name)).getResultList(); // unsafe sql/dynamic-text
    }

    List<?> safePackedQuery(String name) {
        return entities.createQuery(QUERIES.getProperty("notes.all"))
                .setMaxResults(name.length())
                .getResultList(); // safe sql/dynamic-text
    }

    List<?> unsafePackedFragment(String order) {
        String jpql = QUERIES.getProperty("notes.all") + " order by " + order;
        return entities.createQuery(jpql).getResultList(); // unsafe sql/dynamic-text
    }

    List<?> safePackedFragment(String order) {
        String jpql = QUERIES.getProperty("notes.all") + " order by n." + QUERIES.getProperty("order." + order, "id");
        return entities.createQuery(jpql).getResultList(); // safe sql/dynamic-text
    }

    List<?> unsafeFileOnDisk() throws IOException {
        Properties queries = new Properties();
        try (InputStream in = Files.newInputStream(Path.of("/etc/notes/queries.properties"))) {
            queries.load(in);
        }
        return entities.createNativeQuery(queries.getProperty("notes.all")).getResultList(); // unsafe sql/dynamic-text
    }

    List<?> safeFileOnDisk() throws IOException {
        Properties queries = new Properties();
        try (InputStream in = TenantQueries.class.getClassLoader().getResourceAsStream("queries.properties")) {
            queries.load(in);
        }
        return entities.createNativeQuery(queries.getProperty("notes.native")).getResultList(); // safe sql/dynamic-text
    }

    List<?> unsafeFieldFromFramework() {
        return entities.createNativeQuery("select * from " + schema + ".notes")
                .getResultList(); // unsafe sql/dynamic-text
    }

    List<?> safeFieldFromFramework() {
        String name = schema.equals("test") ? "test" : "main";
        return entities.createNativeQuery("select * from " + name + ".notes").getResultList(); // safe sql/dynamic-text
    }

    List<?> unsafeConstructorParameter() {
        return entities.createNativeQuery("select * from " + prefix + "notes")
                .getResultList(); // unsafe sql/dynamic-text
    }

    List<?> safeConstructorParameter() {
        return entities.createQuery("select n from " + kind + " n").getResultList(); // safe sql/dynamic-text
    }

    List<?> unsafeOwnClassWithData(String entity) {
        String jpql = new Page("Note").of(10).jpql() + " and e.kind = '" + entity + "'";
        return entities.createQuery(jpql).getResultList(); // unsafe sql/dynamic-text
    }

    List<?> safeOwnClassWithData(int size) {
        Page page = new Page("Note").of(size);
        return entities.createQuery(page.jpql()).getResultList(); // safe sql/dynamic-text
    }

    List<?> unsafeFluentBuilder(String owner) {
        String where = new Conditions()
                .flag("open", true)
                .and("e.owner = '" + owner + "'")
                .build();
        return entities.createQuery("select e from Note e where " + where).getResultList(); // unsafe sql/dynamic-text
    }

    List<?> safeFluentBuilder(String owner) {
        String where =
                new Conditions().flag("open", true).and("e.owner = :owner").build();
        Query query = entities.createQuery("select e from Note e where " + where); // safe sql/dynamic-text
        return query.setParameter("owner", owner).getResultList();
    }

    List<?> unsafeCached(String name) {
        cache.put("last", "select n from Note n where n.name = '" + name + "'");
        String jpql = cache.computeIfAbsent("last", key -> "select n from Note n");
        return entities.createQuery(jpql).getResultList(); // unsafe sql/dynamic-text
    }

    List<?> safeCached(String name) {
        Map<String, String> own = new ConcurrentHashMap<>();
        own.put(name, name);
        own.clear();
        own.put("last", "select n from Note n");
        return entities.createQuery(own.get("last")).getResultList(); // safe sql/dynamic-text
    }

    void remember(String order) {
        lastOrder = order;
    }

    TypedQuery<Object> unsafeStaticState() {
        return entities.createQuery(
                "select n from Note n order by n." + lastOrder, Object.class); // unsafe sql/dynamic-text
    }

    TypedQuery<Object> safeStaticState() {
        String order = lastOrder;
        order = order == null ? "id" : "created";
        return entities.createQuery("select n from Note n order by n." + order, Object.class); // safe sql/dynamic-text
    }

    TypedQuery<Object> unsafeAtomicReference(String column) {
        AtomicReference<String> chosen = new AtomicReference<>("id");
        chosen.set(column);
        return entities.createQuery(
                "select n from Note n order by n." + chosen.get(), Object.class); // unsafe sql/dynamic-text
    }

    TypedQuery<Object> safeAtomicReference(String column) {
        AtomicReference<String> chosen = new AtomicReference<>(column);
        chosen.set("id");
        return entities.createQuery(
                "select n from Note n order by n." + chosen.get(), Object.class); // safe sql/dynamic-text
    }

    TypedQuery<Object> unsafeDeque(String name) {
        Deque<String> parts = new ArrayDeque<>();
        parts.push("n.name is not null");
        parts.push("n.name = '" + name + "'");
        String where = parts.pop();
        return entities.createQuery("select n from Note n where " + where, Object.class); // unsafe sql/dynamic-text
    }

    TypedQuery<Object> safeDeque(String name) {
        Deque<String> parts = new ArrayDeque<>();
        parts.push("n.name = '" + name + "'");
        parts.push("n.name is not null");
        String where = parts.pop();
        return entities.createQuery("select n from Note n where " + where, Object.class); // safe sql/dynamic-text
    }

    Query unsafeOptionalFilter(Optional<String> order) {
        String column = order.filter(name -> name.length() < 20).orElse("id");
        return entities.createQuery("select n from Note n order by n." + column); // unsafe sql/dynamic-text
    }

    Query safeOptionalFilter(Optional<String> order) {
        String column = order.filter(List.of("id", "name")::contains).orElse("id");
        return entities.createQuery("select n from Note n order by n." + column); // safe sql/dynamic-text
    }

    Query unsafeMultiArray(int row, String cell) {
        String[][] grid = {{"n.id", "n.name"}, {"n.open", cell}};
        return entities.createQuery("select " + grid[row % 2][1] + " from Note n"); // unsafe sql/dynamic-text
    }

    Query safeMultiArray(int row, String cell) {
        String[][] grid = {{"n.id", cell}, {"n.open", "n.name"}};
        return entities.createQuery("select " + grid[row % 2][0] + " from Note n"); // safe sql/dynamic-text
    }

    Query unsafeIndexedLoop(String[] asked) {
        String[] columns = {"n.id", "n.name", "n.open"};
        for (int i = 0; i < columns.length && i < asked.length; i++) {
            columns[i] = asked[i];
        }
        return entities.createQuery("select " + String.join(", ", columns) + " from Note n"); // unsafe sql/dynamic-text
    }

    Query safeIndexedLoop(String[] asked) {
        String[] columns = {"n.id", "n.name", "n.open"};
        for (int i = 0; i < columns.length && i < asked.length; i++) {
            asked[i] = columns[i];
        }
        return entities.createQuery("select " + String.join(", ", columns) + " from Note n"); // safe sql/dynamic-text
    }

    Query unsafeCharByChar(String name) {
        StringBuilder column = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            column.append(Character.isWhitespace(c) ? '_' : c);
        }
        return entities.createQuery("select n from Note n order by n." + column); // unsafe sql/dynamic-text
    }

    Query safeCharByChar(String name) {
        StringBuilder column = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            column.append(Character.isWhitespace(c) ? '_' : 'x');
        }
        return entities.createQuery("select n from Note n order by n.a" + column); // safe sql/dynamic-text
    }

    Query unsafeDeletedTail(String name) {
        String jpql = "select n from Note n where n.name = '" + name + "'";
        return entities.createQuery(jpql.substring(0, jpql.length() - 1).concat("'")); // unsafe sql/dynamic-text
    }

    Query safeDeletedTail(String name) {
        String jpql = "select n from Note n where n.name = '" + name + "'";
        return entities.createQuery(jpql.substring(0, 20)); // safe sql/dynamic-text
    }

    Query unsafeThrownMessage(String name) {
        try {
            throw new IllegalStateException("n." + name);
        } catch (IllegalStateException e) {
            return entities.createQuery("select n from Note n order by " + e.getMessage()); // unsafe sql/dynamic-text
        }
    }

    Query safeThrownMessage(String name) {
        try {
            throw new IllegalStateException(name);
        } catch (IllegalStateException e) {
            String order = e.getMessage() == null ? "n.id" : "n.name";
            return entities.createQuery("select n from Note n order by " + order); // safe sql/dynamic-text
        }
    }

    Query unsafeSynchronized(String name) {
        String where;
        synchronized (cache) {
            where = cache.isEmpty() ? "n.name = '" + name + "'" : "n.id = 1";
        }
        return entities.createQuery("select n from Note n where " + where); // unsafe sql/dynamic-text
    }

    Query safeSynchronized(String name) {
        String where;
        synchronized (cache) {
            where = cache.containsKey(name) ? "n.id = 2" : "n.id = 1";
        }
        return entities.createQuery("select n from Note n where " + where); // safe sql/dynamic-text
    }
}
