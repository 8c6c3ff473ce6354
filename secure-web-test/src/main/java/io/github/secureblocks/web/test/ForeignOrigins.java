package io.github.secureblocks.web.test;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for pages as script of another origin does. */
final class ForeignOrigins {
    private final Client client;
    private final Findings findings;

    ForeignOrigins(Client client, Findings findings) {
        this.client = client;
        this.findings = findings;
    }

    void attack(String path) {
        findings.tried(Attack.FOREIGN_ORIGIN);
        for (String origin : origins()) {
            judge(client.send(Request.get(path).with("Origin", origin)), origin);
            judge(
                    client.send(Request.get(path)
                            .method("OPTIONS")
                            .with("Origin", origin)
                            .with("Access-Control-Request-Method", "PUT")),
                    origin);
        }
    }

    private List<String> origins() {
        Plan plan = client.plan();
        String host = plan.target().getHost();
        return List.of(
                CrossSiteWrites.EVIL,
                "null",
                plan.origin() + ".evil.example",
                "https://evil-" + host,
                "https://evil.example." + host,
                "http://" + host + ":1");
    }

    private void judge(@Nullable Answer answer, String origin) {
        if (answer == null) {
            return;
        }
        String allowed = answer.header("Access-Control-Allow-Origin").strip();
        boolean credentials =
                answer.header("Access-Control-Allow-Credentials").strip().equals("true");
        if (allowed.equals(origin)) {
            findings.addEach(
                    Attack.FOREIGN_ORIGIN,
                    answer.tried(),
                    "the origin is allowed" + (credentials ? ", with credentials" : ""));
        } else if (allowed.equals("*") && credentials) {
            findings.add(Attack.FOREIGN_ORIGIN, answer.tried(), "* with credentials");
        }
    }
}
