package io.github.secureblocks.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever asks learns from no answer which names there are (CWE-204, CWE-208; ASVS 6.3.8). */
class SameAnswersTest {
    private static final String PASSWORD = "quiet-otter-41-lantern";
    private static final String OTHER = "brave-heron-52-harbour";

    private static RunningNotes notes;

    @BeforeAll
    static void start() {
        notes = RunningNotes.start();
        notes.browser().signUp("there-is", PASSWORD);
    }

    @AfterAll
    static void stop() {
        notes.close();
    }

    @Test
    void registeringATakenNameIsAnsweredLikeAFreeOne() {
        assertThat(register("there-is", OTHER)).isEqualTo(register("there-is-not", OTHER));
        notes.browser().signIn("there-is", PASSWORD);
        notes.browser().signIn("there-is-not", OTHER);
    }

    @Test
    void theWorkIsTheSameAndTheMailSaysWhatTheAnswerDoesNot() {
        register("there-is-work", PASSWORD);
        register("there-is-work", OTHER);
        notes.awaitMails();

        assertThat(notes.mailsTo("there-is-work", Registration.WELCOME)).hasSize(1);
        assertThat(notes.mailsTo("there-is-work", Registration.TAKEN)).hasSize(1);
        assertThat(register("there-is-work", "short")).isEqualTo(register("there-is-none", "short"));
    }

    @Test
    void askingForALinkIsAnsweredAlike() {
        assertThat(reset("there-is")).isEqualTo(reset("nobody-of-that-name"));
        notes.awaitMails();

        assertThat(notes.mailsTo("there-is")).hasSize(1);
        assertThat(notes.mailsTo("nobody-of-that-name")).isEmpty();
    }

    @Test
    void loggingInWithAWrongPasswordIsAnsweredLikeWithAnUnknownName() {
        assertThat(told(notes.browser().post("/login", "username", "there-is", "password", OTHER)))
                .isEqualTo(told(notes.browser().post("/login", "username", "nobody-at-all", "password", OTHER)));
    }

    private static Map<String, Object> register(String name, String password) {
        return told(notes.browser().post("/register", "username", name, "password", password));
    }

    private static Map<String, Object> reset(String name) {
        return told(notes.browser().post("/reset", "username", name));
    }

    /** Everything that a stranger sees, but for what is new in every response. */
    private static Map<String, Object> told(HttpResponse<String> response) {
        Map<String, Object> told = new TreeMap<>();
        response.headers().map().forEach((name, values) -> told.put(name, withoutNonce(values.toString())));
        told.remove("date");
        told.put("(status)", response.statusCode());
        told.put("(body)", withoutNonce(response.body()));
        return told;
    }

    private static String withoutNonce(String text) {
        return text.replaceAll("nonce(-|=\")[A-Za-z0-9_-]+", "nonce");
    }
}
