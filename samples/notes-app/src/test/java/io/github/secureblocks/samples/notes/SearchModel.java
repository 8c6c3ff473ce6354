package io.github.secureblocks.samples.notes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a search must find, decided in Java over all rows, without any SQL. */
record SearchModel(List<SearchModel.Row> rows) {
    static final List<String> WORDS = List.of("soup", "100% sour", "a_b", "it's", "x!y", "back\\slash", "Ünïcode");
    static final List<String> TAGS = List.of("food", "work", "home", "to-do");
    static final List<String> SORTS = List.of("created", "created-asc", "title", "title-desc", "pinned");

    record Row(
            long id,
            String title,
            String body,
            Instant createdAt,
            boolean shared,
            boolean pinned,
            Colour colour,
            List<String> tags) {
        static Row random(Random random, int number) {
            return new Row(
                    0,
                    "%03d %s".formatted(random.nextInt(50), pick(random, WORDS)) + " " + number,
                    pick(random, WORDS),
                    Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(30) * 43_200L),
                    random.nextInt(3) == 0,
                    random.nextInt(3) == 0,
                    pick(random, Arrays.asList(Colour.values())),
                    TAGS.stream().filter(tag -> random.nextInt(3) == 0).toList());
        }

        Row numbered(long number) {
            return new Row(number, title, body, createdAt, shared, pinned, colour, tags);
        }

        boolean meets(NoteFilter filter) {
            LocalDate day = LocalDate.ofInstant(createdAt, ZoneOffset.UTC);
            return (filter.q() == null || title.contains(filter.q()) || body.contains(filter.q()))
                    && (filter.tag().isEmpty() || !Collections.disjoint(filter.tag(), tags))
                    && (filter.from() == null || !day.isBefore(filter.from()))
                    && (filter.to() == null || !day.isAfter(filter.to()))
                    && (filter.shared() == null || filter.shared() == shared)
                    && (filter.pinned() == null || filter.pinned() == pinned)
                    && (filter.colour().isEmpty() || filter.colour().contains(colour))
                    && (filter.id().isEmpty() || filter.id().contains(id));
        }
    }

    List<Long> found(NoteFilter filter, String sort) {
        return rows.stream()
                .filter(row -> row.meets(filter))
                .sorted(order(sort))
                .map(Row::id)
                .toList();
    }

    NoteFilter randomFilter(Random random, List<Long> foreign) {
        List<Long> ids = new ArrayList<>(foreign);
        rows.stream().filter(row -> random.nextBoolean()).forEach(row -> ids.add(row.id()));
        return new NoteFilter(
                maybe(random, pick(random, WORDS)),
                some(random, TAGS),
                maybe(random, LocalDate.of(2026, 1, 1 + random.nextInt(15))),
                maybe(random, LocalDate.of(2026, 1, 1 + random.nextInt(15))),
                maybe(random, random.nextBoolean()),
                maybe(random, random.nextBoolean()),
                some(random, Arrays.asList(Colour.values())),
                random.nextInt(4) == 0 ? ids : List.of());
    }

    static String[] parameters(NoteFilter filter) {
        return Stream.of(
                        Stream.of("q").filter(name -> filter.q() != null).flatMap(name -> Stream.of(name, filter.q())),
                        filter.tag().stream().flatMap(tag -> Stream.of("tag", tag)),
                        pair("from", filter.from()),
                        pair("to", filter.to()),
                        pair("shared", filter.shared()),
                        pair("pinned", filter.pinned()),
                        filter.colour().stream().flatMap(colour -> Stream.of("colour", colour.name())),
                        filter.id().stream().flatMap(id -> Stream.of("id", id.toString())))
                .flatMap(each -> each)
                .toArray(String[]::new);
    }

    private static Comparator<Row> order(String sort) {
        Comparator<Row> byTime = Comparator.comparing(Row::createdAt).thenComparing(Row::id);
        Comparator<Row> byTitle = Comparator.comparing(Row::title).thenComparing(Row::id);
        return switch (sort) {
            case "created" -> byTime.reversed();
            case "created-asc" -> byTime;
            case "title" -> byTitle;
            case "title-desc" -> byTitle.reversed();
            case "pinned" ->
                Comparator.comparing(Row::pinned).thenComparing(byTime).reversed();
            default -> throw new IllegalArgumentException(sort);
        };
    }

    private static Stream<String> pair(String name, @Nullable Object value) {
        return value == null ? Stream.of() : Stream.of(name, value.toString());
    }

    private static <T> @Nullable T maybe(Random random, T value) {
        return random.nextInt(3) == 0 ? value : null;
    }

    private static <T> List<T> some(Random random, List<T> all) {
        return random.nextInt(3) == 0
                ? all.stream().filter(each -> random.nextBoolean()).toList()
                : List.of();
    }

    private static <T> T pick(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
