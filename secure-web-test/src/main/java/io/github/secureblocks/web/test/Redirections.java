package io.github.secureblocks.web.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

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
        boolean leads = false;
        boolean answered = false;
        for (Function<String, Request> way : ways(parameter)) {
            Answer plain = client.send(way.apply("/"));
            answered |= plain != null;
            if (plain != null && plain.has("Location")) {
                leads = true;
                attack(way);
            }
        }
        if (!leads && answered) {
            findings.notTried("GET " + parameter.path() + "?" + parameter.name()
                    + "=: answers no redirect, and no form is sent to that path, so that nothing shows");
        }
    }

    private void attack(Function<String, Request> way) {
        findings.tried(Attack.OPEN_REDIRECT);
        for (String address : addresses()) {
            Answer answer = client.send(way.apply(address));
            if (answer != null && answer.has("Location") && leadsAway(answer.header("Location"))) {
                findings.addEach(Attack.OPEN_REDIRECT, answer.tried(), answer.seen() + " to another site");
            }
        }
    }

    /** By a link, and beside the fields of each form that is sent to the path: most are read after a sign-in. */
    private List<Function<String, Request>> ways(Plan.Parameter parameter) {
        List<Function<String, Request>> ways = new ArrayList<>();
        ways.add(address -> Request.get(parameter.path(), parameter.name(), address, address));
        List<Plan.Form> forms = new ArrayList<>(client.plan().forms());
        if (client.plan().login() != null) {
            forms.add(client.plan().login());
        }
        for (Plan.Form form : forms) {
            if (Request.withoutQuery(form.path()).equals(parameter.path())) {
                ways.add(address -> {
                    Map<String, String> fields = new LinkedHashMap<>(form.fields());
                    fields.put(parameter.name(), address);
                    Request sent = client.own(form, fields);
                    return new Request(
                            sent.method(),
                            sent.path(),
                            sent.headers(),
                            sent.body(),
                            sent.shown() + " and " + parameter.name() + "=" + address);
                });
            }
        }
        return ways;
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
