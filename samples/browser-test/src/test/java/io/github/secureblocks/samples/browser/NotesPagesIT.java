package io.github.secureblocks.samples.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Hostile values in the pages of the notes application. */
class NotesPagesIT {
    /** Fewer than the application takes in a minute. */
    private static final int NOTES = 100;

    private static final List<String> VALUES = HostileCorpus.sample(1_000).stream()
            .filter(NotesPagesIT::isTitle)
            .limit(2 * NOTES)
            .toList();

    private static Site elsewhere;
    private static Chromium chromium;
    private static Application application;

    @BeforeAll
    static void start() throws IOException {
        elsewhere = new Site();
        chromium = Chromium.start(elsewhere.port());
        chromium.watch();
        application = Application.notesApp();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (application != null) {
            application.close();
        }
        elsewhere.close();
    }

    @Test
    void theApplicationAsGeneratedRunsWhatIsSearchedFor() throws IOException {
        try (Application asGenerated = Application.asGenerated()) {
            asGenerated.signIn(chromium, "alice");
            chromium.open(searchFor(asGenerated, "\"><script>canary(1)</script>"));
            assertThat(chromium.ran()).startsWith("1");
        }
    }

    @Test
    void thePagesOfTheNotesApplicationShowEveryValueAsItIs() {
        application.signIn(chromium, "alice");
        for (int i = 0; i < NOTES; i++) {
            write(VALUES.get(2 * i), VALUES.get(2 * i + 1));
        }
        List<?> links = links();
        assertThat(links).hasSize(NOTES);
        for (int i = 0; i < NOTES; i++) {
            Map<?, ?> link = (Map<?, ?>) links.get(i);
            assertThat(arrived(VALUES.get(2 * i), link.get("text")))
                    .as("title %s in the list", i)
                    .isTrue();
            chromium.open((String) link.get("href"));
            assertNothingRan();
            assertThat(arrived(VALUES.get(2 * i), text("h1"))).as("title %s", i).isTrue();
            assertThat(arrived(VALUES.get(2 * i + 1), text(".card.text")))
                    .as("text %s", i)
                    .isTrue();
        }
    }

    @Test
    void theFieldOfTheSearchHoldsWhatWasSearchedFor() {
        application.signIn(chromium, "bob");
        for (String value : VALUES.subList(0, NOTES)) {
            chromium.open(searchFor(application, value));
            assertNothingRan();
            Object shown = chromium.run("return document.querySelector('[name=q]').getAttribute('value')");
            assertThat(arrived(value, shown)).isTrue();
        }
    }

    private static String searchFor(Application application, String value) {
        return application.address() + "/notes?q=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** As a page of the application itself does. */
    private static void write(String title, String body) {
        Object status = chromium.await("""
                const [title, body, done] = arguments;
                fetch('/notes', {method: 'POST', body: new URLSearchParams({title, body})}).then(r => done(r.status));
                """, title, body);
        assertThat(status).isEqualTo(200L);
    }

    /** The oldest first. */
    private static List<?> links() {
        chromium.open(application.address() + "/notes?size=" + NOTES);
        assertNothingRan();
        return (List<?>) chromium.run("return [...document.querySelectorAll('.notes li a')].reverse()"
                + ".map(e => ({href: e.href, text: e.textContent}))");
    }

    private static Object text(String selector) {
        return chromium.run("return document.querySelector(arguments[0]).textContent", selector);
    }

    private static boolean arrived(String value, Object read) {
        return Arrived.asMeant(Context.TEXT, value, String.valueOf(read));
    }

    private static void assertNothingRan() {
        assertThat(chromium.ran()).isEmpty();
        assertThat(elsewhere.strays()).isEmpty();
    }

    /** As the application takes it, and as a form can send it. */
    private static boolean isTitle(String value) {
        return !value.isBlank()
                && value.length() <= 200
                && value.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }
}
