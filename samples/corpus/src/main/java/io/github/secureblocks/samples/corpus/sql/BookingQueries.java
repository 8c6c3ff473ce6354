package io.github.secureblocks.samples.corpus.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bookings of rooms: streams, optionals, exceptions, records and sealed types. */
class BookingQueries {
    private static final List<String> COLUMNS = List.of("id", "room", "guest");

    record Range(String column, String from) {}

    record Sort(String column, boolean descending) {
        Sort {
            if (!COLUMNS.contains(column)) {
                throw new IllegalArgumentException("unknown column");
            }
        }
    }

    record Named<T>(String name, T value) {
        String assignment() {
            return name + " = " + value;
        }
    }

    sealed interface Filter permits ByRoom, ByDay, Everything {}

    record ByRoom(String room) implements Filter {}

    record ByDay(LocalDate day) implements Filter {}

    record Everything() implements Filter {}

    private final JdbcClient db;

    BookingQueries(JdbcClient db) {
        this.db = db;
    }

    List<Map<String, Object>> unsafeRecordComponent(String from) {
        Range range = new Range("arrival", from);
        String sql = "select * from bookings where " + range.column() + " > '" + range.from() + "'";
        return db.sql(sql).query().listOfRows(); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeRecordComponent(String from) {
        Range range = new Range("arrival", from);
        String sql = "select * from bookings where " + range.column() + " > ?";
        return db.sql(sql).param(range.from()).query().listOfRows(); // safe sql/dynamic-text
    }

    List<Map<String, Object>> unsafeRecordConstructor(String column) {
        Range sort = new Range(column, "");
        String sql = "select * from bookings order by " + sort.column();
        return db.sql(sql).query().listOfRows(); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeRecordConstructor(String column, boolean descending) {
        Sort sort = new Sort(column, descending);
        String sql = "select * from bookings order by " + sort.column() + (sort.descending() ? " desc" : "");
        return db.sql(sql).query().listOfRows(); // safe sql/dynamic-text
    }

    int unsafeGenericRecord(String state) {
        Named<String> set = new Named<>("state", "'" + state + "'");
        return db.sql("update bookings set " + set.assignment()).update(); // unsafe sql/dynamic-text
    }

    int safeGenericRecord(int nights) {
        Named<Integer> set = new Named<>("nights", nights);
        return db.sql("update bookings set " + set.assignment()).update(); // safe sql/dynamic-text
    }

    List<Map<String, Object>> unsafeSealedChain(Filter filter) {
        String condition;
        if (filter instanceof ByRoom room) {
            condition = "room = '" + room.room() + "'";
        } else if (filter instanceof ByDay day) {
            condition = "day = date '" + day.day() + "'";
        } else {
            condition = "true";
        }
        return db.sql("select * from bookings where " + condition).query().listOfRows(); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeSealedChain(Filter filter) {
        String condition;
        if (filter instanceof ByRoom room) {
            condition = room.room().isEmpty() ? "room is null" : "room is not null";
        } else if (filter instanceof ByDay day) {
            condition = "day = date '" + day.day() + "'";
        } else {
            condition = "true";
        }
        return db.sql("select * from bookings where " + condition).query().listOfRows(); // safe sql/dynamic-text
    }

    List<Map<String, Object>> unsafeKnownSubtype(String room) {
        Filter filter = new ByRoom(room);
        String where = filter instanceof ByRoom one ? "room = '" + one.room() + "'" : "true";
        return db.sql("select * from bookings where " + where).query().listOfRows(); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeKnownSubtype(String room) {
        Filter filter = room.isEmpty() ? new Everything() : new ByDay(LocalDate.EPOCH);
        String where = filter instanceof ByRoom one ? "room = '" + one.room() + "'" : "true";
        return db.sql("select * from bookings where " + where).query().listOfRows(); // safe sql/dynamic-text
    }

    List<Map<String, Object>> unsafeSwitchOnString(String order) {
        String column = switch (order) {
            case "new" -> "created desc";
            case "old" -> "created asc";
            default -> order;
        };
        return db.sql("select * from bookings order by " + column).query().listOfRows(); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeSwitchOnString(String order) {
        String column = switch (order) {
            case "new" -> "created desc";
            case "old" -> "created asc";
            case "id", "room" -> order;
            default -> throw new IllegalArgumentException("order");
        };
        return db.sql("select * from bookings order by " + column).query().listOfRows(); // safe sql/dynamic-text
    }

    List<Map<String, Object>> unsafeStreamOfData(List<String> rooms) {
        String list = rooms.stream().map(room -> "'" + room + "'").collect(Collectors.joining(", "));
        return db.sql("select * from bookings where room in (" + list + ")")
                .query()
                .listOfRows(); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeStreamOfData(List<String> rooms) {
        String list = rooms.stream().map(room -> "?").collect(Collectors.joining(", "));
        String sql = "select * from bookings where room in (" + list + ")";
        return db.sql(sql).params(rooms).query().listOfRows(); // safe sql/dynamic-text
    }

    List<Map<String, Object>> unsafeStreamFilter(String[] asked) {
        String columns = Arrays.stream(asked).filter(name -> !name.isBlank()).collect(Collectors.joining(","));
        return db.sql("select " + columns + " from bookings").query().listOfRows(); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeStreamFilter(List<String> asked) {
        String columns = COLUMNS.stream().filter(asked::contains).collect(Collectors.joining(","));
        return db.sql("select " + columns + " from bookings").query().listOfRows(); // safe sql/dynamic-text
    }

    List<Map<String, Object>> unsafeStreamOfConstants(String extra) {
        String columns = Stream.concat(COLUMNS.stream(), Stream.of(extra)).collect(Collectors.joining(","));
        return db.sql("select " + columns + " from bookings").query().listOfRows(); // unsafe sql/dynamic-text
    }

    List<Map<String, Object>> safeStreamOfConstants() {
        String columns = Stream.concat(COLUMNS.stream(), Stream.of("nights")).collect(Collectors.joining(","));
        return db.sql("select " + columns + " from bookings").query().listOfRows(); // safe sql/dynamic-text
    }

    int unsafeIntStream(int count, String name) {
        String marks = IntStream.range(0, count).mapToObj(i -> name + i).collect(Collectors.joining(", "));
        return db.sql("delete from bookings where id in (" + marks + ")").update(); // unsafe sql/dynamic-text
    }

    int safeIntStream(int count) {
        String marks = IntStream.range(0, count).mapToObj(i -> ":id" + i).collect(Collectors.joining(", "));
        return db.sql("delete from bookings where id in (" + marks + ")").update(); // safe sql/dynamic-text
    }

    int unsafeOptionalChain(Optional<String> room) {
        String where = room.map(r -> "room = '" + r + "'").orElse("true");
        return db.sql("delete from bookings where " + where).update(); // unsafe sql/dynamic-text
    }

    int safeOptionalChain(Optional<String> room) {
        String where = room.map(r -> "room = ?").orElse("true");
        return db.sql("delete from bookings where " + where)
                .params(room.stream().toList())
                .update(); // safe sql/dynamic-text
    }

    int unsafeValueSetInCatch(String day) {
        String condition;
        try {
            condition = "day = date '" + LocalDate.parse(day) + "'";
        } catch (DateTimeParseException e) {
            condition = "day_name = '" + day + "'";
        }
        return db.sql("delete from bookings where " + condition).update(); // unsafe sql/dynamic-text
    }

    int safeValueSetInCatch(String day) {
        String condition;
        try {
            condition = "day = date '" + LocalDate.parse(day) + "'";
        } catch (DateTimeParseException e) {
            condition = "day is null";
        }
        return db.sql("delete from bookings where " + condition).update(); // safe sql/dynamic-text
    }

    int unsafeValueSetInFinally(String guest) {
        String condition = "id < 0";
        int tries = 0;
        try {
            tries = Integer.getInteger("booking.tries", 0);
        } finally {
            condition = tries > 3 ? "id = 0" : "guest = '" + guest + "'";
        }
        return db.sql("delete from bookings where " + condition).update(); // unsafe sql/dynamic-text
    }

    int safeValueSetInFinally(String guest) {
        String condition = "guest = '" + guest + "'";
        int tries = 0;
        try {
            tries = Integer.getInteger("booking.tries", 0);
        } finally {
            condition = tries > 3 ? "id = 0" : "id = 1";
        }
        return db.sql("delete from bookings where " + condition).update(); // safe sql/dynamic-text
    }

    int unsafeTryWithResources(Path file) throws IOException {
        String table;
        try (BufferedReader in = Files.newBufferedReader(file)) {
            table = in.readLine();
        }
        return db.sql("delete from " + table).update(); // unsafe sql/dynamic-text
    }

    int safeTryWithResources() throws IOException {
        String table = "bookings";
        try (BufferedReader in = new BufferedReader(new StringReader("x"))) {
            if (in.readLine() == null) {
                table = "bookings_old";
            }
        }
        return db.sql("delete from " + table).update(); // safe sql/dynamic-text
    }
}
