package io.github.secureblocks.samples.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.samples.servlet.GuestBookOverTls;
import io.github.secureblocks.web.headers.ContentSecurityPolicy;
import io.github.secureblocks.web.headers.SecurityHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MDN's HTTP Observatory, csp_evaluator and the checks of OWASP's project, on both samples over TLS. */
class ScoresIT {
    private static final String[] OSHP = {"--secure.web.headers.mode=oshp"};

    @TempDir
    private static Path directory;

    private static TestAuthority authority;

    @BeforeAll
    static void prepare() throws Exception {
        Scores.require();
        authority = TestAuthority.in(directory);
    }

    @Test
    void theNotesAppScoresAtLeast130WithItsDefaultSettings() throws Exception {
        assertWellScored("notes-app", ofNotes());
    }

    @Test
    void theNotesAppPassesEveryCheckOfTheOwaspProjectWithItsPreset() throws Exception {
        Scores scores = ofNotes(OSHP);
        assertWellScored("notes-app, oshp", scores);
        assertThat(scores.number("oshp checks")).isEqualTo(16);
        assertThat(scores.after("oshp failed")).isEmpty();
    }

    @Test
    void thePlainServletScoresAtLeast130() throws Exception {
        assertWellScored("servlet-app", ofServlet(SecurityHeaders.html()));
    }

    @Test
    void thePlainServletPassesEveryCheckOfTheOwaspProjectWithItsPreset() throws Exception {
        Scores scores = ofServlet(SecurityHeaders.oshp());
        assertWellScored("servlet-app, oshp", scores);
        assertThat(scores.number("oshp checks")).as("it has no log-out").isEqualTo(15);
        assertThat(scores.after("oshp failed")).isEmpty();
    }

    @Test
    void eachScannerSeesAWeakness() throws Exception {
        ContentSecurityPolicy tried =
                ContentSecurityPolicy.builder().reportTo("/reports").build();
        Scores scores = ofServlet(SecurityHeaders.builder()
                .hstsMaxAge(Duration.ofDays(1))
                .reportOnlyInstead(tried)
                .build());
        assertThat(scores.number("observatory score")).isLessThan(130);
        assertThat(scores.after("csp_evaluator finding")).hasSize(1);
        assertThat(scores.after("oshp failed"))
                .anyMatch(line -> line.startsWith("Strict-Transport-Security: max-age=86400"))
                .contains("Content-Security-Policy: absent");
    }

    private static void assertWellScored(String what, Scores scores) {
        System.out.printf(
                "[INFO] %s: observatory %d (%s), csp_evaluator findings %d, OWASP's checks %d of which failed %d%n",
                what,
                scores.number("observatory score"),
                scores.after("observatory grade").get(0),
                scores.number("csp_evaluator findings"),
                scores.number("oshp checks"),
                scores.after("oshp failed").size());
        assertThat(scores.number("observatory score"))
                .as(() -> String.join("\n", scores.lines()))
                .isGreaterThanOrEqualTo(130);
        assertThat(scores.after("csp_evaluator finding")).isEmpty();
        assertThat(scores.number("csp_evaluator findings")).isZero();
    }

    private static Scores ofNotes(String... settings) throws Exception {
        Path work = Files.createTempDirectory(directory, "notes");
        try (NotesOverTls notes = NotesOverTls.start(authority, work, settings)) {
            return Scores.of(authority, notes.port(), "/logout");
        }
    }

    private static Scores ofServlet(SecurityHeaders headers) throws Exception {
        try (GuestBookOverTls guestBook =
                GuestBookOverTls.start(authority.keys(), TestAuthority.ALIAS, TestAuthority.PASSWORD, headers)) {
            return Scores.of(authority, guestBook.port());
        }
    }
}
