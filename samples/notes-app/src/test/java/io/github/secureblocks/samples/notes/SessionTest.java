package io.github.secureblocks.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a session goes on, and how it ends for everybody who holds a copy of it. */
class SessionTest {
    private static final String PASSWORD = "quiet-otter-41-lantern";

    private static RunningNotes notes;

    @BeforeAll
    static void start() {
        notes = RunningNotes.start();
    }

    @AfterAll
    static void stop() {
        notes.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notes", "/style.css", "/nowhere", "/.well-known/jwks.json"})
    void aBrowserWhoseAccessTokenIsGoneGetsTheNextPairAndNoCacheKeepsIt(String path) {
        Browser alice = notes.browser().signUp("alice-" + path.replaceAll("[^a-z]", ""), PASSWORD);
        String before = alice.cookie(Browser.REFRESH);

        HttpResponse<String> answer = alice.without(Browser.ACCESS).get(path);

        assertThat(answer.headers().allValues("Set-Cookie")).hasSize(2);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store, max-age=0");
        assertThat(alice.cookie(Browser.REFRESH)).isNotEqualTo(before);
        assertThat(alice.copy().without(Browser.REFRESH).isSignedIn()).isTrue();
        assertThat(alice.get("/notes").headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void whatIsPostedAfterTheAccessTokenIsGoneIsNotLost() {
        Browser alice = notes.browser().signUp("alice-posts", PASSWORD);

        assertThat(alice.without(Browser.ACCESS)
                        .post("/notes", "title", "Late", "body", "but kept")
                        .statusCode())
                .isEqualTo(303);

        assertThat(alice.get("/notes").body()).contains("Late");
    }

    @Test
    void tabsThatRenewAtTheSameTimeAllGoOn() throws Exception {
        Browser alice = notes.browser().signUp("alice-tabs", PASSWORD).without(Browser.ACCESS);
        List<Browser> tabs = Stream.generate(alice::copy).limit(8).toList();
        ExecutorService threads = Executors.newFixedThreadPool(tabs.size());
        try {
            for (Future<Boolean> each : threads.invokeAll(tabs.stream()
                    .map(tab -> (Callable<Boolean>) tab::isSignedIn)
                    .toList())) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(tabs.stream().map(tab -> tab.cookie(Browser.REFRESH)).distinct())
                .hasSize(1);
        assertThat(tabs.get(7).without(Browser.ACCESS).isSignedIn()).isTrue();
    }

    @Test
    void loggingOutEndsACopiedCookieAtOnce() {
        Browser alice = notes.browser().signUp("alice-copied", PASSWORD);
        Browser thief = alice.copy();
        assertThat(thief.isSignedIn()).isTrue();

        alice.post("/logout");

        assertThat(thief.copy().without(Browser.REFRESH).isSignedIn()).isFalse();
        assertThat(thief.copy().without(Browser.ACCESS).isSignedIn()).isFalse();
        thief.get("/notes");
        assertThat(thief.hasCookies())
                .as("a session that has ended is forgotten")
                .isFalse();
    }

    @Test
    void loggingOutWithoutAnAccessTokenSetsEachCookieOnce() {
        Browser alice = notes.browser().signUp("alice-late", PASSWORD);

        HttpResponse<String> answer = alice.without(Browser.ACCESS).post("/logout");

        assertThat(answer.headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(set -> assertThat(set).contains("Max-Age=0"));
        assertThat(answer.headers().allValues("Clear-Site-Data"))
                .as("nothing of the session stays in the browser")
                .containsExactly("\"cache\",\"cookies\",\"storage\"");
        assertThat(alice.hasCookies()).isFalse();
    }

    @Test
    void aStolenRefreshTokenThatIsUsedAfterItsOwnerEndsTheSessionEverywhere() {
        Browser alice = notes.browser().signUp("alice-stolen", PASSWORD);
        Browser elsewhere = notes.browser().signIn("alice-stolen", PASSWORD);
        Browser thief = alice.copy().without(Browser.ACCESS);
        for (int i = 0; i < 2; i++) {
            assertThat(alice.without(Browser.ACCESS).isSignedIn()).isTrue();
        }

        assertThat(thief.isSignedIn()).isFalse();

        assertThat(alice.copy().without(Browser.REFRESH).isSignedIn()).isFalse();
        assertThat(alice.isSignedIn()).isFalse();
        assertThat(alice.hasCookies()).isFalse();
        assertThat(elsewhere.isSignedIn()).as("another session").isTrue();
    }

    @Test
    void aNewLogInEndsTheSessionThatItReplaces() {
        Browser alice = notes.browser().signUp("alice-again", PASSWORD);
        Browser before = alice.copy();

        alice.signIn("alice-again", PASSWORD);

        assertThat(before.isSignedIn()).isFalse();
        assertThat(alice.isSignedIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e9", "a.b.c", "rt1", "0123456789012345678901234567890123456789"})
    void anInventedRefreshTokenSignsNobodyInAndIsForgotten(String invented) {
        Browser stranger = notes.browser().with(Browser.REFRESH, invented);

        assertThat(stranger.isSignedIn()).isFalse();
        assertThat(stranger.hasCookies()).isFalse();
    }

    @Test
    void otherServicesFindThePublicKeysAndMayKeepThemForAWhile() {
        HttpResponse<String> keys = notes.browser().getAs("application/json", "/.well-known/jwks.json");

        assertThat(keys.headers().allValues("Cache-Control"))
                .singleElement()
                .asString()
                .matches("max-age=3[456]\\d\\d");
        assertThat(keys.body()).contains("\"kty\":\"RSA\"", "\"kid\"").doesNotContain("\"d\"");
    }
}
