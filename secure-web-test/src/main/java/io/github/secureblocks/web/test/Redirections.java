package io.github.secureblocks.web.test;

import java.util.List;
import java.util.Locale;

/** Sends addresses of another site where a parameter says where to go next. */
final class Redirections {
    private static final String EVIL = "evil.example";

    private final Client client;
    private final Findings findings;

    Redirections(Client client, Findings findings) {
        this.client = client;
        this.findings = findings;
    }

    void attack(Plan.Parameter parameter) {
        findings.tried(Attack.OPEN_REDIRECT);
        for (String address : addresses()) {
            Answer answer = client.send(Request.get(parameter.path(), parameter.name(), address, address));
            if (answer != null && answer.has("Location") && leadsAway(answer.header("Location"))) {
                findings.addEach(Attack.OPEN_REDIRECT, answer.tried(), answer.seen() + " to another site");
            }
        }
    }

    private List<String> addresses() {
        String own = client.plan().origin();
        return List.of(
                "https://" + EVIL + "/",
                "//" + EVIL + "/",
                "///" + EVIL + "/",
                "/\\" + EVIL + "/",
                "\\\\" + EVIL + "\\",
                "/\t/" + EVIL + "/",
                "https:" + EVIL,
                "https:/" + EVIL,
                own + "@" + EVIL + "/",
                own + "." + EVIL + "/",
                "https://" + EVIL + "\\@" + client.plan().target().getRawAuthority() + "/",
                "javascript:alert(1)//" + EVIL,
                "data:text/html," + EVIL);
    }

    /** As browsers read it: without tabs and line ends, a backslash as a slash. */
    static boolean leadsAway(String location) {
        String url = location.replaceAll("[\\x00-\\x20]", "").replace('\\', '/').toLowerCase(Locale.ROOT);
        if (url.startsWith("javascript:") || url.startsWith("data:")) {
            return true;
        }
        String rest = url.replaceFirst("^https?:", "");
        if (rest.equals(url) && !url.startsWith("//")) {
            return false;
        }
        String authority = rest.replaceFirst("^/+", "").replaceFirst("[/?#].*", "");
        String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":\\d*$", "");
        return host.equals(EVIL) || host.endsWith("." + EVIL);
    }
}
