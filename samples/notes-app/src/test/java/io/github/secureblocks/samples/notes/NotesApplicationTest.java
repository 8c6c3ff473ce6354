package io.github.secureblocks.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application over real HTTP, seen from outside. */
class NotesApplicationTest {
    private static final String PASSWORD = "correct horse battery";

    private static ConfigurableApplicationContext application;
    private static String terminal;
    private static int port;

    @BeforeAll
    static void start() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            application = SpringApplication.run(NotesApplication.class, "--server.port=0");
        } finally {
            System.setOut(before);
        }
        terminal = printed.toString(StandardCharsets.UTF_8);
        port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static Browser browser() {
        return new Browser(port);
    }

    @Test
    void tellsTheTerminalWhereItIsAndWhatToTry() {
        assertThat(terminal).contains("http://localhost:" + port).contains("try");
    }

    @Test
    void tellsAVisitorWhatToTry() {
        HttpResponse<String> home = browser().get("/");

        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("/register");
    }

    @Test
    void aUserWritesFindsSharesAndDeletesANote() {
        Browser alice = browser().signUp("alice-story", PASSWORD);
        assertThat(alice.get("/notes").body()).contains("<b id=\"user\">alice-story</b>");
        String older = alice.write("Zucchini", "soup at eight");
        String newer = alice.write("Apples", "100% sour");

        assertThat(Browser.links(alice.get("/notes"), "/notes/\\d+")).containsExactly(newer, older);
        assertThat(Browser.links(alice.get("/notes?sort=title"), "/notes/\\d+")).containsExactly(newer, older);
        assertThat(Browser.links(alice.get("/notes?q=soup"), "/notes/\\d+")).containsExactly(older);
        assertThat(Browser.links(alice.get("/notes?q=100%25"), "/notes/\\d+")).containsExactly(newer);
        assertThat(alice.get(older).body()).contains("Zucchini", "soup at eight");

        assertThat(Browser.location(alice.post(older + "/share"))).isEqualTo(older);
        List<String> links = Browser.links(alice.get(older), "/shared/[A-Za-z0-9_-]{43}");
        assertThat(links).hasSize(1);
        assertThat(browser().get(links.get(0)).body()).contains("Zucchini", "soup at eight");

        assertThat(alice.post(older + "/delete").statusCode()).isEqualTo(303);
        assertThat(alice.get(older).statusCode()).isEqualTo(404);
        assertThat(browser().get(links.get(0)).statusCode()).isEqualTo(404);
    }

    @Test
    void aNewLinkEndsTheOldOne() {
        Browser alice = browser().signUp("alice-relink", PASSWORD);
        String note = alice.write("Linked", "twice");
        alice.post(note + "/share");
        String first = Browser.links(alice.get(note), "/shared/.*?").get(0);
        alice.post(note + "/share");
        String second = Browser.links(alice.get(note), "/shared/.*?").get(0);

        assertThat(browser().get(first).statusCode()).isEqualTo(404);
        assertThat(browser().get(second).statusCode()).isEqualTo(200);
    }

    @Test
    void whatBelongsToSomebodyElseAnswersAsWhatDoesNotExist() {
        Browser alice = browser().signUp("alice-owner", PASSWORD);
        String secret = alice.write("Diary", "for my eyes only");
        Browser mallory = browser().signUp("mallory-reader", PASSWORD);

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
        Browser alice = browser().signUp("alice-script", PASSWORD);
        String attack = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>";
        String note = alice.write(attack, "</textarea>" + attack);

        for (String path : List.of("/notes", note, "/notes?q=" + encoded(attack))) {
            assertThat(alice.get(path).body())
                    .as(path)
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain("<script>alert", "<img src=x");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"' or '1'='1", "') or 1=1 --", "%", "_", "x' union select password_hash from accounts --"})
    void aSearchIsTextAndNothingElse(String attack) {
        Browser owner = browser().signUp("owner-" + Integer.toHexString(attack.hashCode()), PASSWORD);
        owner.write("Plain", "text");

        HttpResponse<String> found = owner.get("/notes?q=" + encoded(attack));

        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(Browser.links(found, "/notes/\\d+")).isEmpty();
        assertThat(found.body()).doesNotContain("{bcrypt}");
    }

    @Test
    void anUnknownOrderIsABadRequest() {
        Browser alice = browser().signUp("alice-order", PASSWORD);

        HttpResponse<String> answer = alice.get("/notes?sort=" + encoded("title; drop table notes"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("drop table");
        assertThat(alice.get("/notes").statusCode()).isEqualTo(200);
    }

    @Test
    void aNoteWithoutATitleOrTooLongIsABadRequestAndKeepsWhatWasWritten() {
        Browser alice = browser().signUp("alice-limits", PASSWORD);

        HttpResponse<String> untitled = alice.post("/notes", "title", " ", "body", "long thoughts");
        assertThat(untitled.statusCode()).isEqualTo(400);
        assertThat(untitled.body()).contains("role=\"alert\"").contains("long thoughts");
        assertThat(alice.post("/notes", "title", "x".repeat(201), "body", "").statusCode())
                .isEqualTo(400);
        assertThat(alice.post("/notes", "title", "x", "body", "x".repeat(10_001))
                        .statusCode())
                .isEqualTo(400);
        assertThat(Browser.links(alice.get("/notes"), "/notes/\\d+")).isEmpty();
    }

    @Test
    void anotherSiteCannotPostInAUsersName() {
        Browser alice = browser().signUp("alice-csrf", PASSWORD);
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
        HttpResponse<String> answer = browser().get(path);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.location(answer)).isEqualTo("/login");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void whoIsNotSignedInChangesNothing() {
        assertThat(browser().post("/notes", "title", "x", "body", "").statusCode())
                .isEqualTo(401);
        assertThat(browser().post("/notes/1/delete").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin", "/admin/users"})
    void whoIsNotAdminSeesNoUsers(String path) {
        Browser bob = browser().signUp("bob-" + path.length(), PASSWORD);

        HttpResponse<String> answer = bob.get(path);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("<td>admin");
    }

    @Test
    void theAdminSeesEveryNameAndNoHash() {
        browser().signUp("carol-listed", PASSWORD);
        Browser admin = browser().signIn("admin", adminPassword());

        assertThat(admin.get("/admin").body()).contains("<td>carol-listed</td><td>user</td>");
        HttpResponse<String> json = admin.get("/admin/users");
        assertThat(json.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(json.body())
                .contains("{\"username\":\"carol-listed\",\"role\":\"user\"}")
                .doesNotContain("bcrypt");
    }

    @Test
    void aForgedRoleReachesNothing() {
        Browser mallory = browser();
        mallory.post("/register", "username", "mallory-role", "password", PASSWORD, "role", "admin");

        assertThat(mallory.signIn("mallory-role", PASSWORD).get("/admin").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aForgedTokenSignsNobodyIn() {
        Browser alice = browser().signUp("alice-token", PASSWORD);
        String genuine = alice.cookie();
        String[] parts = genuine.split("\\.", -1);
        assertThat(parts).hasSize(3);
        String name = genuine.substring(0, genuine.indexOf('=') + 1);
        String header = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"at+jwt\"}".getBytes(StandardCharsets.UTF_8));

        alice.useCookie(name + header + "." + parts[1] + ".");
        assertThat(Browser.location(alice.get("/notes"))).isEqualTo("/login");
        alice.useCookie(parts[0] + "." + parts[1] + "." + parts[2].substring(0, 20));
        assertThat(Browser.location(alice.get("/notes"))).isEqualTo("/login");
        alice.useCookie(genuine);
        assertThat(alice.get("/notes").statusCode()).isEqualTo(200);
    }

    @Test
    void theCookieIsClosedToScriptsAndOtherSites() {
        browser().signUp("alice-cookie", PASSWORD);

        String set = browser()
                .post("/login", "username", "alice-cookie", "password", PASSWORD)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(set).startsWith("__Host-").contains("Secure", "HttpOnly", "SameSite=", "Path=/");
        assertThat(set).doesNotContain("Domain=");
    }

    @Test
    void loggingOutRemovesTheCookie() {
        Browser alice = browser().signUp("alice-leaves", PASSWORD);

        assertThat(alice.post("/logout").statusCode()).isEqualTo(303);

        assertThat(alice.cookie()).isEmpty();
        assertThat(Browser.location(alice.get("/notes"))).isEqualTo("/login");
    }

    @Test
    void anUnknownNameAnswersAsAWrongPasswordDoes() {
        browser().signUp("alice-known", PASSWORD);

        HttpResponse<String> wrong = browser().post("/login", "username", "alice-known", "password", "not " + PASSWORD);
        HttpResponse<String> unknown = browser().post("/login", "username", "alice-unknown", "password", PASSWORD);

        assertThat(wrong.statusCode()).isEqualTo(401).isEqualTo(unknown.statusCode());
        assertThat(wrong.body()).isEqualTo(unknown.body());
        assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void manyWrongPasswordsStopOneNameAndNoOther() {
        browser().signUp("victim", PASSWORD);
        for (int i = 0; i < 4; i++) {
            assertThat(browser()
                            .post("/login", "username", "victim", "password", "guess number " + i)
                            .statusCode())
                    .isEqualTo(401);
        }

        HttpResponse<String> stopped = browser().post("/login", "username", "victim", "password", PASSWORD);
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.headers().firstValue("Retry-After")).isPresent();

        browser().signUp("bystander", PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/notes", "/admin", "/nowhere", "/shared/x", "/style.css"})
    void everyAnswerCarriesTheHeaders(String path) {
        HttpResponse<String> answer = browser().get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("frame-ancestors 'none'").doesNotContain("unsafe"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).isPresent();
    }

    @Test
    void anErrorIsAFriendlyPageWithoutEchoes() {
        HttpResponse<String> answer = browser().get("/nowhere/%3Cscript%3E");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.body())
                .contains("<html", "There is nothing here", "/style.css")
                .doesNotContain("script>", "Exception", "Whitelabel");
    }

    @Test
    void aFormThatIsFarTooLargeIsABadRequest() {
        assertThat(browser()
                        .post("/login", "username", "x".repeat(70_000), "password", PASSWORD)
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "", "eleven char"})
    void aShortPasswordIsNotAccepted(String password) {
        HttpResponse<String> answer = browser().post("/register", "username", "weak-one", "password", password);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("12 to 72");
    }

    @Test
    void aTakenNameIsNotTakenAgain() {
        browser().signUp("unique", PASSWORD);

        assertThat(browser()
                        .post("/register", "username", "unique", "password", "another long one")
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser()
                        .post("/register", "username", "admin", "password", "another long one")
                        .statusCode())
                .isEqualTo(400);
        browser().signIn("unique", PASSWORD);
    }

    private static String adminPassword() {
        Matcher shown = Pattern.compile("User admin, password (\\S+)").matcher(terminal);
        return shown.find() ? shown.group(1) : System.getenv("NOTES_ADMIN_PASSWORD");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
