package io.github.secureblocks.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What attackers do, over real HTTP, seen from outside. */
class HostileRequestsTest {
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

    @Test
    void whatBelongsToSomebodyElseAnswersAsWhatDoesNotExist() {
        Browser alice = notes.browser().signUp("alice-owner", PASSWORD);
        String secret = alice.write("Diary", "for my eyes only");
        Browser mallory = notes.browser().signUp("mallory-reader", PASSWORD);

        HttpResponse<String> foreign = mallory.get(secret);
        HttpResponse<String> missing = mallory.get("/notes/999999");
        assertThat(foreign.statusCode()).isEqualTo(404).isEqualTo(missing.statusCode());
        assertThat(foreign.body()).doesNotContain("Diary", "for my eyes only");
        assertThat(mallory.post(secret + "/delete").statusCode()).isEqualTo(404);
        assertThat(mallory.post(secret + "/share").statusCode()).isEqualTo(404);
        assertThat(mallory.get("/notes?q=Diary").body())
                .doesNotContain("for my eyes")
                .doesNotContain(secret);

        assertThat(alice.get(secret).body()).contains("for my eyes only").doesNotContain("/shared/");
    }

    @Test
    void aScriptIsShownAndNotRun() {
        Browser alice = notes.browser().signUp("alice-script", PASSWORD);
        String attack = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>";
        String note = alice.write(attack, "</textarea>" + attack);

        for (String path : List.of("/notes", note, "/notes?q=" + Browser.encoded(attack))) {
            assertThat(alice.get(path).body())
                    .as(path)
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain("<script>alert", "<img src=x");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"' or '1'='1", "') or 1=1 --", "%", "_", "x' union select password_hash from accounts --"})
    void aSearchIsTextAndNothingElse(String attack) {
        Browser owner = notes.browser().signUp("owner-" + Integer.toHexString(attack.hashCode()), PASSWORD);
        owner.write("Plain", "text");

        HttpResponse<String> found = owner.get("/notes?q=" + Browser.encoded(attack));

        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(Browser.links(found, "/notes/\\d+")).isEmpty();
        assertThat(found.body()).doesNotContain("{bcrypt}");
    }

    @Test
    void anUnknownOrderIsABadRequest() {
        Browser alice = notes.browser().signUp("alice-order", PASSWORD);

        HttpResponse<String> answer = alice.get("/notes?sort=" + Browser.encoded("title; drop table notes"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("drop table");
        assertThat(alice.get("/notes").statusCode()).isEqualTo(200);
    }

    @Test
    void aFormWithoutItsFieldsIsABadRequestAndNoFaultOfOurs() {
        Browser alice = notes.browser().signUp("alice-fields", PASSWORD);

        assertThat(alice.post("/notes").statusCode()).isEqualTo(400);
        assertThat(alice.post("/notes", "title", "x").statusCode()).isEqualTo(400);
        assertThat(alice.post("/notes/none/delete").statusCode()).isEqualTo(400);
        assertThat(alice.post("/register", "username", "x").statusCode()).isEqualTo(400);
        assertThat(alice.post("/register", "username", "", "password", "").statusCode())
                .isEqualTo(400);
        assertThat(alice.post("/login", "username", "", "password", "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void anotherSiteCannotPostInAUsersName() {
        Browser alice = notes.browser().signUp("alice-csrf", PASSWORD);
        String note = alice.write("Kept", "");

        assertThat(alice.postFromAnotherSite(note + "/delete").statusCode()).isEqualTo(403);
        assertThat(alice.postFromAnotherSite("/notes", "title", "Planted", "body", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(alice.postFromAnotherSite("/logout").statusCode()).isEqualTo(403);

        assertThat(alice.get("/notes").body()).contains("Kept").doesNotContain("Planted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notes", "/notes/1", "/admin", "/admin/users"})
    void whoIsNotSignedInSeesNothing(String path) {
        HttpResponse<String> answer = notes.browser().get(path);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.location(answer)).isEqualTo("/login");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void whoIsNotSignedInChangesNothing() {
        assertThat(notes.browser().post("/notes", "title", "x", "body", "").statusCode())
                .isEqualTo(401);
        assertThat(notes.browser().post("/notes/1/delete").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin", "/admin/users"})
    void whoIsNotAdminSeesNoUsers(String path) {
        Browser bob = notes.browser().signUp("bob-" + path.length(), PASSWORD);

        HttpResponse<String> answer = bob.get(path);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("<td>admin");
    }

    @Test
    void aForgedRoleReachesNothing() {
        Browser mallory = notes.browser();
        mallory.post("/register", "username", "mallory-role", "password", PASSWORD, "role", "admin");

        assertThat(mallory.signIn("mallory-role", PASSWORD).get("/admin").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aForgedTokenSignsNobodyIn() {
        Browser alice = notes.browser().signUp("alice-token", PASSWORD);
        String genuine = alice.cookie(Browser.ACCESS);
        String[] parts = genuine.split("\\.", -1);
        assertThat(parts).hasSize(3);
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"at+jwt\"}".getBytes(StandardCharsets.UTF_8));
        alice.without(Browser.REFRESH);

        alice.with(Browser.ACCESS, header + "." + parts[1] + ".");
        assertThat(Browser.location(alice.get("/notes"))).isEqualTo("/login");
        alice.with(Browser.ACCESS, parts[0] + "." + parts[1] + "." + parts[2].substring(0, 20));
        assertThat(Browser.location(alice.get("/notes"))).isEqualTo("/login");
        alice.with(Browser.ACCESS, genuine);
        assertThat(alice.get("/notes").statusCode()).isEqualTo(200);
    }

    @Test
    void theCookiesAreClosedToScriptsAndOtherSites() {
        notes.browser().signUp("alice-cookie", PASSWORD);

        List<String> set = notes.browser()
                .post("/login", "username", "alice-cookie", "password", PASSWORD)
                .headers()
                .allValues("Set-Cookie");

        assertThat(set)
                .hasSize(2)
                .allSatisfy(each -> assertThat(each)
                        .startsWith("__Host-")
                        .contains("Secure", "HttpOnly", "SameSite=", "Path=/", "Max-Age=")
                        .doesNotContain("Domain="));
    }

    @Test
    void anUnknownNameAnswersAsAWrongPasswordDoes() {
        notes.browser().signUp("alice-known", PASSWORD);

        HttpResponse<String> wrong =
                notes.browser().post("/login", "username", "alice-known", "password", "not " + PASSWORD);
        HttpResponse<String> unknown =
                notes.browser().post("/login", "username", "alice-unknown", "password", PASSWORD);

        assertThat(wrong.statusCode()).isEqualTo(401).isEqualTo(unknown.statusCode());
        assertThat(wrong.body()).isEqualTo(unknown.body());
        assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void manyWrongPasswordsStopOneNameAndNoOther() {
        notes.browser().signUp("victim", PASSWORD);
        for (int i = 0; i < 4; i++) {
            assertThat(notes.browser()
                            .post("/login", "username", "victim", "password", "guess number " + i)
                            .statusCode())
                    .isEqualTo(401);
        }

        HttpResponse<String> stopped = notes.browser().post("/login", "username", "victim", "password", PASSWORD);
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.headers().firstValue("Retry-After")).isPresent();

        notes.browser().signUp("bystander", PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/notes", "/admin", "/nowhere", "/shared/x", "/style.css"})
    void everyAnswerCarriesTheHeaders(String path) {
        HttpResponse<String> answer = notes.browser().get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("frame-ancestors 'none'").doesNotContain("unsafe"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).isPresent();
    }

    @Test
    void aFormThatIsFarTooLargeIsABadRequest() {
        assertThat(notes.browser()
                        .post("/login", "username", "x".repeat(70_000), "password", PASSWORD)
                        .statusCode())
                .isEqualTo(400);
    }
}
