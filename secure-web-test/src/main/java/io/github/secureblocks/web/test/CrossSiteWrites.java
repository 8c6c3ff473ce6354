package io.github.secureblocks.web.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Has the named forms sent as a browser sends them for another site. */
final class CrossSiteWrites {
    static final String EVIL = "https://evil.example";
    private static final String SITE = "Sec-Fetch-Site";
    private static final String ORIGIN = "Origin";

    private final Client client;
    private final Findings findings;
    private int number;

    CrossSiteWrites(Client client, Findings findings) {
        this.client = client;
        this.findings = findings;
    }

    void attack(Plan.Form form) {
        Answer accepted = client.sendOwn(form, filled(form));
        if (accepted == null) {
            return;
        }
        if (accepted.isRefusal()) {
            findings.notTried(
                    "POST " + Request.withoutQuery(form.path()) + ": the application's own form is answered by "
                            + accepted.status() + ", so that a refusal shows nothing");
            return;
        }
        findings.tried(Attack.CROSS_SITE_WRITE);
        for (Map<String, String> headers : foreign()) {
            Request request = fresh(form);
            for (Map.Entry<String, String> header : headers.entrySet()) {
                request = request.with(header.getKey(), header.getValue());
            }
            judge(accepted, request, Attack.CROSS_SITE_WRITE);
        }
        Request text = fresh(form).with(SITE, "cross-site").with(ORIGIN, EVIL);
        judge(accepted, text.body("text/plain", text.body(), "a body of text/plain"), Attack.CROSS_SITE_WRITE);
        overridden(form, accepted);
    }

    /** As the browser sends what the application's own page sends. */
    static Request asItsOwn(Request request, String origin) {
        return request.with(ORIGIN, origin).with(SITE, "same-origin");
    }

    private List<Map<String, String>> foreign() {
        String own = client.plan().origin();
        String host = client.plan().target().getRawAuthority();
        return List.of(
                Map.of(SITE, "cross-site", ORIGIN, EVIL),
                Map.of(SITE, "cross-site", ORIGIN, "null"),
                Map.of(SITE, "same-site", ORIGIN, "https://other." + host),
                Map.of(SITE, "cross-site"),
                // Older browsers send no more than this.
                Map.of(ORIGIN, EVIL),
                Map.of(ORIGIN, "null"),
                Map.of(ORIGIN, own + ".evil.example"),
                Map.of(ORIGIN, EVIL + "/" + own));
    }

    /** Succeeds where a GET does what the form does, and a plain GET does not. */
    private void overridden(Plan.Form form, Answer accepted) {
        findings.tried(Attack.METHOD_OVERRIDE);
        String path = Request.withoutQuery(form.path()) + "?" + Request.encoded(filled(form));
        Answer plain = client.send(Request.get(path).with(SITE, "cross-site"));
        if (plain == null || isSame(accepted, plain)) {
            if (plain != null && accepted.isRedirect()) {
                findings.addEach(Attack.METHOD_OVERRIDE, plain.tried(), "answered as the form is: " + plain.seen());
            }
            return;
        }
        String fields = Request.encoded(filled(form));
        judge(
                accepted,
                new Request(
                                "GET",
                                Request.withoutQuery(form.path()) + "?_method=POST&" + fields,
                                Map.of(),
                                "",
                                "GET " + Request.withoutQuery(form.path()) + "?_method=POST")
                        .with(SITE, "cross-site"),
                Attack.METHOD_OVERRIDE);
        for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            judge(accepted, Request.get(path).with(SITE, "cross-site").with(header, "POST"), Attack.METHOD_OVERRIDE);
        }
    }

    private void judge(Answer accepted, Request request, Attack attack) {
        Answer answer = client.send(request);
        if (answer != null && isSame(accepted, answer)) {
            findings.addEach(attack, answer.tried(), "answered as the application's own form is: " + answer.seen());
        }
    }

    private static boolean isSame(Answer accepted, @Nullable Answer answer) {
        return answer != null
                && !answer.isRefusal()
                && answer.status() == accepted.status()
                && target(answer).equals(target(accepted));
    }

    /** Without numbers, which are those of what was written. */
    private static String target(Answer answer) {
        return answer.header("Location").replaceAll("[?;#].*", "").replaceAll("[0-9]+", "0");
    }

    private Request fresh(Plan.Form form) {
        return Request.form(form.path(), filled(form));
    }

    private Map<String, String> filled(Plan.Form form) {
        number++;
        Map<String, String> fields = new LinkedHashMap<>();
        form.fields().forEach((name, value) -> fields.put(name, value.replace("{n}", Integer.toString(number))));
        return fields;
    }
}
