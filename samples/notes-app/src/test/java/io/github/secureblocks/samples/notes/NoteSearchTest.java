package io.github.secureblocks.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The search over real HTTP: what it finds, in which order, page by page. */
class NoteSearchTest {
    private static final String PASSWORD = "quiet-otter-41-lantern";
    private static final long SEED = Long.getLong("search.seed", 20261121);
    private static final Pattern ROW = Pattern.compile("<a href=\"/notes/(\\d+)\">\\d{3} .*? (\\d+)</a>");
    private static final Pattern TOTAL = Pattern.compile("id=\"total\">(\\d+) notes? in all");
    private static final int ROWS = 90;

    private static RunningNotes notes;
    private static Browser alice;
    private static SearchModel model;
    private static List<Long> foreign;

    static final List<NoteFilter> EACH_ALONE_AND_ALL = List.of(
            NoteFilter.NONE,
            new NoteFilter("100%", List.of(), null, null, null, null, List.of(), List.of()),
            new NoteFilter(null, List.of("food", "work"), null, null, null, null, List.of(), List.of()),
            new NoteFilter(null, List.of(), LocalDate.of(2026, 1, 8), null, null, null, List.of(), List.of()),
            new NoteFilter(null, List.of(), null, LocalDate.of(2026, 1, 8), null, null, List.of(), List.of()),
            new NoteFilter(null, List.of(), null, null, true, null, List.of(), List.of()),
            new NoteFilter(null, List.of(), null, null, null, false, List.of(), List.of()),
            new NoteFilter(null, List.of(), null, null, null, null, List.of(Colour.BLUE, Colour.GREEN), List.of()),
            new NoteFilter(null, List.of(), null, null, null, null, List.of(), List.of(1L, 2L, 3L, 120L)),
            new NoteFilter(
                    "o",
                    SearchModel.TAGS,
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2026, 1, 20),
                    false,
                    false,
                    List.of(Colour.values()),
                    IntStream.rangeClosed(1, 95).mapToObj(Long::valueOf).toList()));

    @BeforeAll
    static void start() {
        notes = RunningNotes.start();
        Random random = new Random(SEED);
        List<SearchModel.Row> rows = IntStream.range(0, ROWS)
                .mapToObj(number -> SearchModel.Row.random(random, number))
                .toList();
        List<String> lines = rows.stream().map(NoteSearchTest::line).toList();
        alice = notes.browser().signUp("alice-search", PASSWORD).load(lines);
        Browser mallory = notes.browser().signUp("mallory-search", PASSWORD).load(lines);
        Map<Integer, Long> numbers = numbers(alice);
        model = new SearchModel(IntStream.range(0, ROWS)
                .mapToObj(i -> rows.get(i).numbered(numbers.get(i)))
                .toList());
        model.rows().stream()
                .filter(SearchModel.Row::shared)
                .forEach(row -> alice.post("/notes/" + row.id() + "/share"));
        foreign = List.copyOf(numbers(mallory).values()).subList(0, 5);
    }

    @AfterAll
    static void stop() {
        notes.close();
    }

    @ParameterizedTest
    @FieldSource("EACH_ALONE_AND_ALL")
    void findsWhatAFilterInJavaFinds(NoteFilter filter) {
        List<Long> expected = model.found(filter, "created");
        assertThat(expected).as("a filter that tells something").isNotEmpty();

        assertThat(found(filter, "created", 100)).isEqualTo(expected);
    }

    @Test
    void findsWhatAFilterInJavaFindsForManyFiltersAtOnce() {
        Random random = new Random(SEED);
        int foundSomething = 0;
        for (int i = 0; i < 300; i++) {
            NoteFilter filter = model.randomFilter(random, foreign);
            String sort = SearchModel.SORTS.get(random.nextInt(SearchModel.SORTS.size()));
            List<Long> expected = model.found(filter, sort);
            foundSomething += expected.isEmpty() ? 0 : 1;
            assertThat(found(filter, sort, 100))
                    .as("seed %d, %s by %s", SEED, filter, sort)
                    .isEqualTo(expected);
        }
        assertThat(foundSomething).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 45, 89, 90})
    void thePagesTogetherAreTheWhole(int size) {
        List<Long> all = new ArrayList<>();
        for (int page = 1; page <= (ROWS + size - 1) / size; page++) {
            all.addAll(ids(search(NoteFilter.NONE, "title", page, size)));
        }

        assertThat(all).isEqualTo(model.found(NoteFilter.NONE, "title"));
    }

    @Test
    void aPageBehindTheLastIsEmptyAndStillTellsTheTotal() {
        HttpResponse<String> page = search(NoteFilter.NONE, "created", 50, 20);

        assertThat(ids(page)).isEmpty();
        assertThat(total(page)).isEqualTo(ROWS);
    }

    @Test
    void eachOrderHasAWayBack() {
        List<Long> up = found(NoteFilter.NONE, "title", 100);
        List<Long> down = new ArrayList<>(found(NoteFilter.NONE, "title-desc", 100));

        Collections.reverse(down);
        assertThat(down).isEqualTo(up);
    }

    @Test
    void anotherUsersRowsAreNotFoundByTheirNumbers() {
        NoteFilter byNumber = new NoteFilter(null, List.of(), null, null, null, null, List.of(), foreign);

        HttpResponse<String> page = search(byNumber, "created", 1, 100);

        assertThat(ids(page)).isEmpty();
        assertThat(total(page)).isZero();
    }

    @Test
    void aFormThatNobodyFilledInFindsEverything() {
        HttpResponse<String> page = alice.get("/notes?q=&sort=created&tag=&id=&from=&to=&shared=&pinned=&colour=");

        assertThat(total(page)).isEqualTo(ROWS);
    }

    private static List<Long> found(NoteFilter filter, String sort, int size) {
        HttpResponse<String> page = search(filter, sort, 1, size);
        List<Long> ids = ids(page);
        assertThat(total(page)).as("the total").isEqualTo(ids.size());
        return ids;
    }

    private static HttpResponse<String> search(NoteFilter filter, String sort, int page, int size) {
        String[] parameters = Stream.concat(
                        Stream.of(SearchModel.parameters(filter)),
                        Stream.of("sort", sort, "page", "" + page, "size", "" + size))
                .toArray(String[]::new);
        HttpResponse<String> answer = alice.get(Browser.query("/notes", parameters));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private static List<Long> ids(HttpResponse<String> page) {
        return ROW.matcher(page.body())
                .results()
                .map(row -> Long.valueOf(row.group(1)))
                .toList();
    }

    private static int total(HttpResponse<String> page) {
        Matcher total = TOTAL.matcher(page.body());
        return total.find() ? Integer.parseInt(total.group(1)) : -1;
    }

    /** The number in the database of each row, by the number at the end of its title. */
    private static Map<Integer, Long> numbers(Browser user) {
        return ROW.matcher(user.get("/notes?size=100").body())
                .results()
                .collect(Collectors.toMap(row -> Integer.valueOf(row.group(2)), row -> Long.valueOf(row.group(1))));
    }

    private static String line(SearchModel.Row row) {
        return JsonMapper.shared()
                .writeValueAsString(new NoteLine(
                        null, row.title(), row.body(), row.colour(), row.pinned(), row.createdAt(), row.tags()));
    }
}
