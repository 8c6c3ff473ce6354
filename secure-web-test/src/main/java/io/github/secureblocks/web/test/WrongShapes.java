package io.github.secureblocks.web.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends text and bodies that nobody meant to answer. */
final class WrongShapes {
    private static final Map<String, String> VALUES = values();

    private final Client client;
    private final Findings findings;

    WrongShapes(Client client, Findings findings) {
        this.client = client;
        this.findings = findings;
    }

    void attack() {
        findings.tried(Attack.SERVER_ERROR);
        for (Plan.Parameter parameter : client.plan().parameters()) {
            VALUES.forEach((shown, value) -> send(Request.get(parameter.path(), parameter.name(), value, shown)));
            for (String raw : List.of("%ff", "%00", "%c0%ae")) {
                raw(parameter, raw);
            }
        }
        client.plan().forms().forEach(this::bodies);
        if (client.plan().forms().isEmpty()) {
            bodies(new Plan.Form("/", Map.of("a", "b")));
        }
        for (String path : client.plan().pages()) {
            send(Request.get(path).with("Accept", "garbage"));
            send(Request.get(path).with("Cookie", "a=\"; b"));
            send(Request.get(path).with("Authorization", "Bearer ..."));
            send(Request.get(path).with("Accept-Language", "%"));
            send(Request.get(path).with("Range", "bytes=9-1"));
        }
    }

    /** A server that says what it does not implement, method or version, has not failed. */
    static void judge(Answer answer, Findings findings) {
        if (answer.status() >= 500 && answer.status() != 501 && answer.status() != 505) {
            findings.addEach(Attack.SERVER_ERROR, answer.tried(), answer.seen());
        }
    }

    private void bodies(Plan.Form form) {
        String own = client.plan().origin();
        Request request = CrossSiteWrites.asItsOwn(Request.form(form.path(), Map.of()), own);
        send(request.body("application/x-www-form-urlencoded", "%", "half an escape"));
        send(request.body("application/x-www-form-urlencoded", "&=&=%00&;", "a form of nothing"));
        send(request.body("application/json", "{\"a\":", "half of a JSON document"));
        send(request.body("application/json", "[".repeat(2_000), "JSON of 2,000 levels"));
        send(request.body(
                "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=", "half a part"));
        send(request.body("multipart/form-data", "--x--", "a multipart body without boundary"));
        send(request.body(
                "application/xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///x\">]><a>&b;</a>", "an external entity"));
        send(request.body("garbage", "x", "a content type that is none"));
        for (String field : form.fields().keySet()) {
            for (Map.Entry<String, String> value : VALUES.entrySet()) {
                Map<String, String> fields = new LinkedHashMap<>(form.fields());
                fields.put(field, value.getValue());
                Request one = client.own(form, fields);
                send(new Request(
                        one.method(),
                        one.path(),
                        one.headers(),
                        one.body(),
                        one.shown() + " and " + field + "=" + value.getKey()));
            }
        }
    }

    private void raw(Plan.Parameter parameter, String raw) {
        String path = parameter.path() + "?" + Request.encoded(Map.of(parameter.name(), "x")) + raw;
        send(new Request("GET", path, Map.of(), "", "GET " + parameter.path() + "?" + parameter.name() + "=" + raw));
    }

    private void send(Request request) {
        Answer answer = client.send(request);
        if (answer != null) {
            judge(answer, findings);
        }
    }

    private static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("<nothing>", "");
        values.put("<a quote>", "'");
        values.put("<quotes and a comment>", "'\"`;--/*");
        values.put("<NUL>", "a\u0000b");
        values.put("<line ends>", "a\r\nb");
        values.put("<an expression>", "${7*7}#{7*7}{{7*7}}");
        values.put("<a large number>", "9".repeat(40));
        values.put("<a negative number>", "-1");
        values.put("<dots>", "../../../../etc/passwd");
        values.put("<2,000 characters>", "a".repeat(2_000));
        values.put("<half a pair>", "\ud800");
        values.put("<brackets>", "[](){}*+?\\");
        return values;
    }
}
