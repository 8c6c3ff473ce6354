package io.github.secureblocks.samples.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.web.cookie.HostCookie;
import io.github.secureblocks.web.cors.Cors;
import io.github.secureblocks.web.csrf.CrossSiteGuard;
import io.github.secureblocks.web.servlet.CorsFilter;
import io.github.secureblocks.web.servlet.CrossSiteFilter;
import io.github.secureblocks.web.servlet.ErrorFilter;
import io.github.secureblocks.web.servlet.RequestCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What pages of other origins read and change, by names as they are in the world, over TLS: of the same site, to which a
 * browser sends the cookies, and of others.
 */
class CrossOriginIT {
    private static final String OURS = "https://notes.example";
    private static final String APP = "https://app.notes.example";
    private static final String PARTNER = "https://partner.example";
    private static final String FORGOTTEN = "https://forgotten.notes.example";
    private static final String CARELESS = "https://careless.example";

    private static final HostCookie SESSION = HostCookie.of("session");

    /** Answers are the status and the text, or that the browser has kept them from the page. */
    private static final String ASK = """
            const [url, done] = arguments;
            fetch(url, HOW).then(async r => done(r.status + ' ' + await r.text()), () => done('kept'));
            """;

    private static Hosts notes;
    private static Hosts careless;
    private static Hosts plain;
    private static Hosts pages;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        Cors cors = Cors.builder()
                .origin(APP)
                .origin(PARTNER)
                .methods("GET", "PUT")
                .headers("Content-Type")
                .exposing("X-Total")
                .credentials()
                .maxAge(Duration.ofMinutes(10))
                .build();
        CrossSiteGuard guard = CrossSiteGuard.builder()
                .origin(OURS)
                .trustedOrigin(APP)
                .trustedOrigin(PARTNER)
                .build();
        notes = Hosts.of(
                CrossOriginIT::answer, ErrorFilter.of(), CorsFilter.of(cors, guard), CrossSiteFilter.of(guard));
        careless = Hosts.of(CrossOriginIT::mirror);
        plain = Hosts.of(
                CrossOriginIT::answer,
                ErrorFilter.of(),
                CrossSiteFilter.of(CrossSiteGuard.builder().build()));
        pages = Hosts.ofBlankPages();
        chromium = Chromium.resolving(
                List.of(notes.key(), careless.key(), pages.key()),
                List.of(
                        notes.at("notes.example", 443),
                        careless.at("careless.example", 443),
                        careless.at("careless.example", 80),
                        plain.at("plain.example", 80),
                        pages.at("*", 443),
                        pages.at("*", 8443),
                        pages.at("*", 80)));
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        notes.close();
        careless.close();
        plain.close();
        pages.close();
    }

    @BeforeEach
    void signIn() {
        chromium.open(CARELESS + "/session");
        chromium.open(OURS + "/session");
        assertThat(ask("/me", "{}")).isEqualTo("200 ada");
        notes.reached();
        careless.reached();
    }

    @Test
    void theServerThatSendsTheOriginBackIsReadAndWrittenByEverybody() {
        chromium.open("https://forgotten.careless.example/");
        assertThat(ask(CARELESS, "/me", "{credentials: 'include'}")).isEqualTo("200 ada");
        assertThat(ask(CARELESS, "/notes", "{credentials: 'include', method: 'PUT', headers: {'X-Any': 'a'}}"))
                .isEqualTo("200 ada");
        assertThat(careless.reached()).contains("PUT https://careless.example/notes");
    }

    @Test
    void aNamedOriginOfTheSameSiteReadsAndWritesInTheUsersName() {
        chromium.open(APP + "/");
        assertThat(ask("/me", "{credentials: 'include'}")).isEqualTo("200 ada");
        assertThat(ask("/me", "{credentials: 'omit'}")).isEqualTo("200 nobody");
        assertThat(
                        ask(
                                "/notes",
                                "{credentials: 'include', method: 'PUT', headers: {'Content-Type': 'application/json'}, body: '{}'}"))
                .isEqualTo("200 ada");
        assertThat(notes.reached()).containsOnlyOnce("PUT https://notes.example/notes");
        assertThat(chromium.await("fetch('" + OURS + "/me').then(r => "
                        + "arguments[0](r.headers.get('X-Total') + ' ' + r.headers.get('X-Inside')))"))
                .isEqualTo("79 null");
    }

    @Test
    void aNamedOriginOfAnotherSiteReadsInNobodysName() {
        chromium.open(PARTNER + "/");
        assertThat(ask("/me", "{credentials: 'include'}")).isEqualTo("200 nobody");
        assertThat(ask("/notes", "{credentials: 'include', method: 'PUT'}")).isEqualTo("200 nobody");
    }

    @Test
    void aNamedOriginDoesNothingThatWasNotNamed() {
        chromium.open(APP + "/");
        for (String how : new String[] {
            "{method: 'DELETE'}", "{method: 'PUT', headers: {'X-Any': 'a'}}", "{headers: {'Authorization': 'Bearer a'}}"
        }) {
            assertThat(ask("/notes", how)).as(how).isEqualTo("kept");
        }
        assertThat(notes.reached()).isEmpty();
        assertThat(ask("/notes", "{method: 'POST', credentials: 'include'}")).isEqualTo("kept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://forgotten.notes.example",
                "https://app.notes.example:8443",
                "http://app.notes.example",
                "http://notes.example",
                "https://app.notes.example.evil.example",
                "https://evilnotes.example"
            })
    void noOtherOriginReadsOrWrites(String origin) {
        chromium.open(origin + "/");
        assertThat(chromium.run("return location.origin")).isEqualTo(origin);
        notes.reached();
        for (String how : new String[] {
            "{}",
            "{credentials: 'include'}",
            "{credentials: 'include', cache: 'force-cache'}",
            "{credentials: 'include', headers: {'Content-Type': 'application/json'}}"
        }) {
            assertThat(ask("/me", how)).as(how).isEqualTo("kept");
        }
        assertThat(notes.reached()).containsOnly("GET https://notes.example/me");
        writeInEveryWay();
        assertThat(notes.reached()).isEmpty();
    }

    /** A sandboxed frame, whoever wrote what is in it, has the origin null. */
    @Test
    void aPageWithoutAnOriginReadsAndWritesNothing() {
        chromium.open(APP + "/");
        Object read = chromium.await("""
                const done = arguments[0], frame = document.createElement('iframe');
                frame.sandbox = 'allow-scripts allow-forms';
                frame.srcdoc = `<script>
                    const tell = what => parent.postMessage(what, '*');
                    fetch('https://notes.example/me', {credentials: 'include'}).then(() => tell('read'), () =>
                    fetch('https://notes.example/notes', {method: 'PUT'}).then(() => tell('written'), () =>
                    fetch('https://notes.example/notes', {method: 'POST', mode: 'no-cors', credentials: 'include'})
                        .then(() => tell(origin))))</script>`;
                onmessage = message => done(message.data);
                document.body.append(frame);
                """);
        assertThat(read).isEqualTo("null");
        assertThat(notes.reached()).containsExactly("GET https://notes.example/me");
    }

    /** Pages of one site share what a browser has kept: an answer for one origin is none for another. */
    @Test
    void whatOneOriginHasReadIsNotKeptForAnother() {
        String cached = "{credentials: 'include', cache: 'force-cache'}";
        chromium.open("https://forgotten.careless.example/");
        assertThat(ask(CARELESS, "/cached", cached)).isEqualTo("200 ada");
        chromium.open("https://app.careless.example/");
        assertThat(ask(CARELESS, "/cached", cached)).isEqualTo("kept");

        chromium.open(FORGOTTEN + "/");
        assertThat(ask("/cached", "{credentials: 'include', mode: 'no-cors'}")).isEqualTo("0 ");
        chromium.open(APP + "/");
        assertThat(ask("/cached", cached)).isEqualTo("200 ada");
        chromium.open(FORGOTTEN + "/");
        assertThat(ask("/cached", cached)).isEqualTo("kept");
    }

    @Test
    void whatOneOriginMayDoIsNotRememberedForAnother() {
        chromium.open(APP + "/");
        assertThat(ask("/notes", "{method: 'PUT'}")).isEqualTo("200 nobody");
        chromium.open(FORGOTTEN + "/");
        notes.reached();
        assertThat(ask("/notes", "{method: 'PUT'}")).isEqualTo("kept");
        assertThat(notes.reached()).isEmpty();
    }

    @Test
    void ourOwnPagesWriteInEveryWay() {
        writeInEveryWay();
        assertThat(notes.reached())
                .contains(
                        "POST https://notes.example/notes",
                        "PUT https://notes.example/notes",
                        "GET https://notes.example/socket");
    }

    /** Without TLS a browser tells nothing of the site, as old ones do with it: only Origin is left. */
    @Test
    void whereTheBrowserTellsNoSiteTheOriginDecides() {
        chromium.open("http://careless.example/");
        assertThat(ask("http://careless.example", "/site", "{method: 'POST'}")).isEqualTo("200 null");

        for (String other : new String[] {"http://evil.example/", "http://forgotten.plain.example/"}) {
            chromium.open(other);
            assertThat(ask("http://plain.example", "/notes", "{method: 'POST', mode: 'no-cors'}"))
                    .isEqualTo("0 ");
            postForm("http://plain.example/notes");
        }
        assertThat(plain.reached()).isEmpty();
        chromium.open("http://plain.example/");
        postForm("http://plain.example/notes");
        assertThat(plain.reached()).containsExactly("GET http://plain.example/", "POST http://plain.example/notes");
    }

    /** All of which a page can do without asking first, and what it has to ask for. */
    private static void writeInEveryWay() {
        for (String how : new String[] {
            "{method: 'PUT'}",
            "{method: 'POST', body: 'a'}",
            "{method: 'POST', mode: 'no-cors', body: 'a'}",
            "{method: 'POST', mode: 'no-cors', body: new URLSearchParams({a: 'b'})}",
            "{method: 'POST', mode: 'no-cors', body: new FormData()}",
            "{method: 'POST', mode: 'no-cors', keepalive: true, body: 'a', referrerPolicy: 'no-referrer'}",
            "{method: 'POST', headers: {'X-HTTP-Method-Override': 'DELETE'}}"
        }) {
            ask("/notes", how);
        }
        chromium.run("navigator.sendBeacon('" + OURS + "/notes', new Blob(['{}'], {type: 'text/plain'}))");
        for (String enctype : new String[] {"application/x-www-form-urlencoded", "multipart/form-data", "text/plain"}) {
            chromium.await("""
                    const [action, enctype, done] = arguments, frame = document.createElement('iframe');
                    frame.name = 'frame' + Math.random();
                    document.body.append(frame);
                    const form = Object.assign(document.createElement('form'),
                        {method: 'post', action, enctype, target: frame.name});
                    form.innerHTML = '<input name="title" value="forged"><input name="_method" value="DELETE">';
                    document.body.append(form);
                    frame.onload = () => done();
                    form.submit();
                    """, OURS + "/notes", enctype);
        }
        chromium.await("""
                const done = arguments[0], socket = new WebSocket('wss://notes.example/socket');
                socket.onclose = () => done();
                """);
        String here = chromium.address();
        postForm(OURS + "/notes");
        chromium.open(here);
    }

    private static void postForm(String action) {
        chromium.run("""
                const form = Object.assign(document.createElement('form'), {method: 'post', action: arguments[0]});
                document.body.append(form);
                form.submit();
                """, action);
        chromium.awaitAddress(action);
    }

    private static Object ask(String path, String how) {
        return ask(OURS, path, how);
    }

    private static Object ask(String server, String path, String how) {
        return chromium.await(ASK.replace("HOW", how), server + path);
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().equals("/session")) {
            response.addHeader("Set-Cookie", SESSION.setCookie("ada"));
            Hosts.blank(response);
            return;
        }
        if (request.getRequestURI().equals("/")) {
            Hosts.blank(response);
            return;
        }
        response.setHeader("X-Total", "79");
        response.setHeader("X-Inside", "only ours");
        response.setHeader(
                "Cache-Control", request.getRequestURI().equals("/cached") ? "private, max-age=600" : "no-store");
        response.setContentType("text/plain");
        response.getWriter().write(RequestCookies.of(request).value(SESSION).orElse("nobody"));
    }

    /** As it is written by hand all over. */
    private static void mirror(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("Origin") != null) {
            response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
            response.setHeader("Access-Control-Allow-Credentials", "true");
            response.setHeader("Access-Control-Allow-Methods", "PUT");
            response.setHeader("Access-Control-Allow-Headers", "x-any");
        }
        if (request.getRequestURI().equals("/cached")) {
            response.setHeader("Cache-Control", "private, max-age=600");
        }
        if (request.getRequestURI().equals("/session")) {
            response.addHeader("Set-Cookie", "session=ada; Path=/; Secure; SameSite=None");
        }
        response.setContentType("text/plain");
        response.getWriter()
                .write(
                        request.getRequestURI().equals("/site")
                                ? String.valueOf(request.getHeader("Sec-Fetch-Site"))
                                : request.getCookies() == null ? "nobody" : request.getCookies()[0].getValue());
    }
}
