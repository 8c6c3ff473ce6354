package io.github.secureblocks.web.test;

import java.util.List;
import java.util.Locale;

/** Sends methods that no page sends. */
final class Methods {
    private static final String PROBE = "x-probe-7f3a";

    private final Client client;
    private final Findings findings;

    Methods(Client client, Findings findings) {
        this.client = client;
        this.findings = findings;
    }

    void attack() {
        findings.tried(Attack.TRACE);
        for (String method : List.of("TRACE", "TRACK", "DEBUG", "PROPFIND", "GARBAGE")) {
            Answer answer = client.send(Request.get("/").method(method).with(PROBE, "seen"));
            if (answer == null) {
                continue;
            }
            if (answer.status() < 300 && answer.body().toLowerCase(Locale.ROOT).contains(PROBE)) {
                findings.addEach(Attack.TRACE, answer.tried(), answer.seen() + ", the request's headers in the answer");
            }
            WrongShapes.judge(answer, findings);
        }
    }
}
