package io.github.secureblocks.web.test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sends markup and script in a parameter and looks where it comes back in the page. */
final class ScriptEcho {
    private static final Map<String, String> VALUES = values();

    private final Client client;
    private final Findings findings;

    ScriptEcho(Client client, Findings findings) {
        this.client = client;
        this.findings = findings;
    }

    void attack(Plan.Parameter parameter) {
        findings.tried(Attack.SCRIPT_ECHO);
        Answer plain = client.send(Request.get(parameter.path(), parameter.name(), "notes", "<text>"));
        if (plain == null) {
            return;
        }
        // Where text is refused, as in a closed choice, the refusal may repeat it.
        if (plain.isRedirect() || Set.of(401, 403, 404, 405).contains(plain.status())) {
            findings.notTried(plain.tried() + ": not a page, but status " + plain.status());
            return;
        }
        VALUES.forEach((shown, value) -> {
            Answer answer = client.send(Request.get(parameter.path(), parameter.name(), value, shown));
            if (answer != null && answer.isPage()) {
                Optional<String> place = EchoPlace.of(answer.body(), value);
                place.ifPresent(seen -> findings.addEach(Attack.SCRIPT_ECHO, answer.tried(), seen));
            }
        });
    }

    /** Pages of errors like to say what was not found. */
    void attackMissingPage() {
        findings.tried(Attack.SCRIPT_ECHO);
        Answer answer = client.send(Request.get("/no-such-page-7f3a/%3C" + EchoPlace.MARK + "%3E"));
        if (answer != null && answer.isPage()) {
            EchoPlace.of(answer.body(), "<" + EchoPlace.MARK + ">")
                    .ifPresent(seen -> findings.addEach(Attack.SCRIPT_ECHO, answer.tried(), seen));
        }
    }

    private static Map<String, String> values() {
        String mark = EchoPlace.MARK;
        Map<String, String> values = new LinkedHashMap<>();
        values.put("<an element>", "<" + mark + " a=b>");
        values.put("<the end of a script>", "</script><" + mark + ">");
        values.put("<the end of a title>", "</title></textarea><" + mark + ">");
        values.put("<quotes>", mark + "\"" + mark + "'" + mark);
        values.put("<the end of a string>", mark + "\\';\";" + mark);
        values.put("<a space>", mark + " on" + mark + "=1");
        values.put("<javascript:>", "javascript:" + mark);
        values.put("<javascript: with a tab>", "java\tscript:" + mark);
        values.put("<data:>", "data:text/html," + mark);
        values.put("<an encoded element>", "%3C" + mark + "%3E");
        return values;
    }
}
