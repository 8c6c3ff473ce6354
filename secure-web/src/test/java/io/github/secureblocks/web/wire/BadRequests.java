package io.github.secureblocks.web.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Requests that are wrong in one place or several; the same for the same seed. Each character is a byte. */
public final class BadRequests {
    private static final List<String> HOSTILE = List.of(
            "",
            "%",
            "%2",
            "%zz",
            "%00",
            "%c0%af",
            "%ff%fe",
            "%ed%a0%80",
            "%0d%0aX-Injected: 1",
            "%25",
            "%2e%2e%2f",
            "..%5c",
            ";",
            ";a=b",
            ";jsessionid=x",
            "//",
            "/./",
            "/../",
            "\\",
            "\u0000",
            "\u0001",
            "\t",
            "\u007f",
            "\u00ff",
            "\u00c0\u00af",
            "\u00e2\u0080",
            "<script>",
            "${jndi:ldap://x}",
            "#{1}",
            "'",
            "\"",
            "{}",
            "[",
            "]",
            "|",
            "^",
            "`",
            "&",
            "&&==",
            "=",
            "a[0]=1",
            "a.b.c=1",
            "_method=DELETE",
            "null",
            "NaN",
            "-1",
            "1e999",
            "99999999999999999999",
            "9".repeat(400),
            "a".repeat(9_000),
            "%41".repeat(300),
            "&x=1".repeat(1_100),
            "*/*",
            "q=0.x",
            "application/json;charset=nope",
            "charset=\"",
            "multipart/form-data",
            "gzip",
            "chunked, identity",
            "100-continue",
            "bytes=0-",
            "Mon, 99 Foo 2026 25:61:61 GMT",
            "W/\"",
            "__Host-session=",
            "$Version=1; a=b; $Path=/",
            "a=\"b",
            "Basic !!!",
            "Bearer ",
            "Bearer a.b.c");
    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Charset",
            "Accept-Encoding",
            "Accept-Language",
            "Authorization",
            "Content-Encoding",
            "Content-Language",
            "Content-Type",
            "Cookie",
            "Expect",
            "Forwarded",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "If-Range",
            "If-Unmodified-Since",
            "Origin",
            "Range",
            "Referer",
            "Sec-Fetch-Mode",
            "Transfer-Encoding",
            "Upgrade",
            "X-Count",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-HTTP-Method-Override",
            "Access-Control-Request-Method");
    private static final List<String> METHODS =
            List.of("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "PROPFIND", "get", "A-B");
    private static final List<String> TYPES = List.of(
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded;charset=nope",
            "application/json",
            "application/json;charset=utf-16",
            "application/json;charset=\u0000",
            "application/xml",
            "text/plain;charset=klingon",
            "text/plain",
            "multipart/form-data; boundary=b",
            "multipart/form-data; boundary=b;boundary=c",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"b",
            "multipart/mixed; boundary=b",
            "application/octet-stream",
            "/",
            "json",
            "a/b;;;=",
            "*/*",
            "application/problem+json",
            "application/merge-patch+json");

    private final Random random;

    public BadRequests(long seed) {
        random = new Random(seed);
    }

    public String next(List<String> paths) {
        String body = body();
        StringBuilder request = new StringBuilder(
                        random.nextInt(4) == 0 ? pick(METHODS) : body.isEmpty() ? "GET" : "POST")
                .append(' ')
                .append(target(pick(paths)))
                .append(" HTTP/1.1\r\nHost: edge.example\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n");
        for (int i = random.nextInt(4); i > 0; i--) {
            request.append(random.nextInt(40) == 0 ? pick(HOSTILE) : pick(HEADERS))
                    .append(": ")
                    .append(value())
                    .append("\r\n");
        }
        if (random.nextInt(30) == 0) {
            request.append("X-Many: 1\r\n".repeat(200));
        }
        if (!body.isEmpty()) {
            request.append("Content-Type: ")
                    .append(random.nextInt(10) == 0 ? pick(HOSTILE) : pick(TYPES))
                    .append("\r\n");
            request.append(framed(body));
        } else {
            request.append("\r\n");
        }
        return request.toString();
    }

    private String target(String path) {
        String target = random.nextInt(3) == 0 ? path + printable(pick(HOSTILE)) : path;
        if (random.nextInt(2) == 0) {
            target += "?number=" + printable(value()) + "&text=" + printable(value()) + "&" + printable(value());
        }
        return target;
    }

    /** What a request line cannot hold at all, the container answers before any filter; a tenth is left of it. */
    private String printable(String text) {
        return random.nextInt(10) == 0 ? text : text.replaceAll("[^!-~]|[\"<>\\\\^`{}|\\[\\]#]", "%E9");
    }

    private String value() {
        return random.nextInt(3) == 0 ? pick(HOSTILE) + pick(HOSTILE) : pick(HOSTILE);
    }

    private String framed(String body) {
        return switch (random.nextInt(8)) {
            case 0 -> "Content-Length: " + (body.length() + 10) + "\r\n\r\n" + body;
            case 1 -> "Content-Length: " + body.length() / 2 + "\r\n\r\n" + body;
            case 2 ->
                "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n" + body
                        + "\r\n0\r\n\r\n";
            case 3 -> "Transfer-Encoding: chunked\r\n\r\n" + pick(HOSTILE) + "\r\n" + body + "\r\n0\r\n\r\n";
            default -> "Content-Length: " + body.length() + "\r\n\r\n" + body;
        };
    }

    private String body() {
        return switch (random.nextInt(7)) {
            case 0 -> mutated("number=1&text=abc&when=2026-11-21&kind=ONE");
            case 1 ->
                mutated("{\"number\":1,\"text\":\"abc\",\"when\":\"2026-11-21\",\"kind\":\"ONE\",\"list\":[1,2,{}]}");
            case 2 -> "[".repeat(random.nextInt(30_000)) + "{\"a\":".repeat(random.nextInt(3_000));
            case 3 -> mutated(multipart());
            case 4 -> pick(HOSTILE);
            default -> "";
        };
    }

    private String multipart() {
        StringBuilder body = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(10) == 0 ? 120 : 4); i >= 0; i--) {
            body.append("--b\r\nContent-Disposition: form-data; name=\"")
                    .append(random.nextBoolean() ? "file" : value())
                    .append("\"; filename=\"")
                    .append(random.nextBoolean() ? "../../a.jsp" : value())
                    .append(random.nextInt(8) == 0 ? "\"; filename*=nope''%zz" : "\"")
                    .append("\r\nContent-Type: ")
                    .append(random.nextBoolean() ? "image/png" : value())
                    .append("\r\n\r\n")
                    .append(random.nextInt(8) == 0 ? "x".repeat(30_000) : "content")
                    .append("\r\n");
        }
        return body.append("--b--\r\n").toString();
    }

    private String mutated(String body) {
        StringBuilder mutated = new StringBuilder(body);
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(4)) {
                case 0 -> mutated.setLength(at + 1);
                case 1 -> mutated.setCharAt(at, (char) random.nextInt(256));
                case 2 -> mutated.insert(at, pick(HOSTILE));
                default -> mutated.deleteCharAt(at).append(' ');
            }
        }
        return new String(mutated.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
