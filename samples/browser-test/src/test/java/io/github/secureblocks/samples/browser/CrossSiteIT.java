package io.github.secureblocks.samples.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages of another origin that write and read in the name of who is signed in: at another name, which is another site, and
 * at another port, which a browser takes for the same site and so sends every cookie to.
 */
class CrossSiteIT {
    private static final String ATTACKS = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>
            <script>
            const app = 'APP', fields = title => new URLSearchParams({title, body: 'x'});
            const quietly = promise => promise.then(r => r.text()).catch(() => '');
            function form(enctype, title, target) {
              const form = document.createElement('form');
              Object.assign(form, {method: 'post', action: app + '/notes', enctype, target});
              for (const [name, value] of fields(title)) {
                const field = document.createElement('input');
                Object.assign(field, {type: 'hidden', name, value});
                form.append(field);
              }
              document.body.append(form);
              form.submit();
            }
            function framed(enctype, title) {
              return new Promise(done => {
                const frame = document.createElement('iframe');
                frame.name = title;
                document.body.append(frame);
                frame.onload = () => done();
                form(enctype, title, title);
              });
            }
            async function attack() {
              const how = {method: 'POST', credentials: 'include'};
              await quietly(fetch(app + '/notes', {...how, mode: 'no-cors', body: fields('by-fetch')}));
              await quietly(fetch(app + '/notes', {...how, body: fields('by-cors')}));
              await quietly(fetch(app + '/notes', {...how, headers: {'X-A': 'b'}, body: fields('by-preflight')}));
              await quietly(fetch(app + '/notes', {...how, mode: 'no-cors', body: 'title=by-text&body=x'}));
              await quietly(fetch(app + '/notes?_method=POST&' + fields('by-get'), {credentials: 'include', mode: 'no-cors'}));
              navigator.sendBeacon(app + '/notes', fields('by-beacon'));
              await framed('application/x-www-form-urlencoded', 'by-frame');
              await framed('multipart/form-data', 'by-multipart');
              return quietly(fetch(app + '/notes', {credentials: 'include'}));
            }
            </script></body></html>
            """;

    private static Site attacker;
    private static Site elsewhere;
    private static Chromium chromium;
    private static Application asGenerated;
    private static Application notesApp;

    @BeforeAll
    static void start() throws IOException {
        attacker = new Site();
        elsewhere = new Site();
        chromium = Chromium.start(elsewhere.port());
        asGenerated = Application.asGenerated();
        notesApp = Application.notesApp();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        for (Application application : Arrays.asList(asGenerated, notesApp)) {
            if (application != null) {
                application.close();
            }
        }
        attacker.close();
        elsewhere.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "attacker.localhost"})
    void theApplicationAsGeneratedWritesForAnotherOrigin(String host) {
        asGenerated.signIn(chromium, "user-" + host.replace('.', '-'));
        Object read = attacked(asGenerated, host);
        String notes = notes(asGenerated);
        assertThat(notes).contains("by-form");
        if (host.equals("localhost")) {
            assertThat(notes).contains("by-fetch", "by-cors", "by-beacon", "by-frame", "by-multipart");
            assertThat((String) read).contains("by-fetch");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "attacker.localhost", "127.0.0.1"})
    void theNotesApplicationWritesAndTellsNothing(String host) {
        String user = "user-" + host.replace('.', '-');
        notesApp.signIn(chromium, user);
        assertThat(attacked(notesApp, host)).isEqualTo("");
        chromium.open(attack(host));
        chromium.await("fetch(app + '/logout', {method: 'POST', credentials: 'include', mode: 'no-cors'})"
                + ".finally(() => arguments[0]())");
        assertThat(notes(notesApp)).contains(user, "No notes yet").doesNotContain("by-");
    }

    /** Answers what the page of the attacker could read. */
    private static Object attacked(Application application, String host) {
        attacker.show("/attack", ATTACKS.replace("APP", application.address()), Map.of());
        chromium.open(attack(host));
        Object read = chromium.await("attack().then(arguments[0])");
        chromium.open(attack(host));
        chromium.run("form('application/x-www-form-urlencoded', 'by-form', '_self')");
        chromium.awaitAddress(application.address());
        return read;
    }

    private static String attack(String host) {
        return "http://" + host + ":" + attacker.port() + "/attack";
    }

    private static String notes(Application application) {
        chromium.open(application.address() + "/notes");
        return chromium.text();
    }
}
