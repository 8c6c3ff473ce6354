package io.github.secureblocks.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.secureblocks.text.OneLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A constant text, read once: its JDBC form and where its parameters stand. */
final class Template {
    /** A thousand texts of a thousand characters: more than programs have, and little enough where texts are not constant. */
    private static final int MAX_CACHED_CHARACTERS = 1 << 20;

    private static final Cache<String, Template> CACHE = Caffeine.newBuilder()
            .maximumWeight(MAX_CACHED_CHARACTERS)
            .weigher((String text, Template template) -> text.length() + 64)
            .executor(Runnable::run)
            .build();

    private static final int MAX_LATEST_LENGTH = 2_048;

    /** Before the cache: a constant is the same object at every call, which is known without comparing characters. */
    private static final @Nullable Template[] LATEST = new @Nullable Template[256];

    private final String text;
    private final String jdbc;
    private final String[] names;
    private final boolean[] like;
    private final int[] order;
    private final int[] marks;
    private final Place[] places;
    private final SqlFrame outside;
    private final int hidden;
    private final Sql statement;

    private Template(String text) {
        SqlScanner scanner = new SqlScanner(text);
        this.outside = scanner.scan();
        this.text = text;
        this.jdbc = scanner.jdbc.toString();
        this.hidden = scanner.hidden;
        Map<String, Integer> distinct = new LinkedHashMap<>();
        this.order = new int[scanner.names.size()];
        boolean[] likes = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            String name = scanner.names.get(i);
            Integer known = distinct.putIfAbsent(name, distinct.size());
            order[i] = known == null ? distinct.size() - 1 : known;
            if (known == null) {
                likes[order[i]] = scanner.likes.get(i);
            } else if (likes[known] != scanner.likes.get(i)) {
                throw new SqlRefused(
                        SqlRefused.Reason.LIKE,
                        "Parameter :" + name + " stands after like and elsewhere; give the pattern a name of its own");
            }
        }
        this.marks = scanner.marks.stream().mapToInt(Integer::intValue).toArray();
        this.places = scanner.places.toArray(Place[]::new);
        this.names = distinct.keySet().toArray(String[]::new);
        this.like = likes;
        this.statement = Sql.of(BoundText.open(this));
    }

    /** The text without a value. */
    Sql statement() {
        return statement;
    }

    static Template of(String text) {
        int slot = text.hashCode() & (LATEST.length - 1);
        Template latest = LATEST[slot];
        if (latest != null && latest.text == text) {
            return latest;
        }
        Template template = cached(text);
        if (text.length() <= MAX_LATEST_LENGTH) {
            LATEST[slot] = template;
        }
        return template;
    }

    private static Template cached(String text) {
        Template known = CACHE.getIfPresent(text);
        if (known != null) {
            return known;
        }
        Template read = new Template(text);
        CACHE.put(text, read);
        return read;
    }

    static long cachedCharacters() {
        CACHE.cleanUp();
        return CACHE.asMap().keySet().stream().mapToLong(String::length).sum();
    }

    String jdbc() {
        return jdbc;
    }

    boolean hasParameters() {
        return names.length > 0;
    }

    int parameters() {
        return names.length;
    }

    String name(int parameter) {
        return names[parameter];
    }

    boolean isPattern(int parameter) {
        return like[parameter];
    }

    /** Whether all places of a parameter take at least what the given one takes. */
    boolean takes(Place needed, int parameter) {
        for (int i = 0; i < order.length; i++) {
            if (order[i] == parameter && places[i].compareTo(needed) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Where the question marks are in the text for the driver. */
    int[] marks() {
        return marks;
    }

    /** Answers -1 for an unknown name. */
    int indexOf(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    List<String> names() {
        return List.of(names);
    }

    /** The parameters in the order of the question marks. */
    int[] order() {
        return order;
    }

    SqlFrame outside() {
        return outside;
    }

    int hidden() {
        return hidden;
    }

    /** One line for a message. */
    String shown() {
        return OneLine.of(text.strip().replaceAll("\\s+", " "));
    }
}
