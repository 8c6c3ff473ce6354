package io.github.secureblocks.web.cors;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of methods and headers that a page can be allowed (Fetch Standard, 2.2.1 and 2.2.2). */
final class Names {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");

    private static final Set<String> FORBIDDEN_METHODS = Set.of("CONNECT", "TRACE", "TRACK");

    private static final Set<String> OF_THE_BROWSER = Set.of(
            "accept-charset",
            "accept-encoding",
            "connection",
            "content-length",
            "cookie",
            "cookie2",
            "date",
            "dnt",
            "expect",
            "host",
            "keep-alive",
            "origin",
            "referer",
            "set-cookie",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via",
            "x-http-method",
            "x-http-method-override",
            "x-method-override");

    private static final Set<String> READ_BY_EVERY_PAGE = Set.of(
            "cache-control",
            "content-language",
            "content-length",
            "content-type",
            "expires",
            "last-modified",
            "pragma");

    private Names() {}

    static void addMethod(Collection<String> methods, String method) {
        if (!TOKEN.matcher(method).matches() || method.equals("*")) {
            throw refused("A method is named one by one", "methods(\"GET\", \"PUT\")");
        }
        if (!method.equals(method.toUpperCase(Locale.ROOT))) {
            throw refused("Methods are upper case, and told from others by their case", "methods(\"PATCH\")");
        }
        if (FORBIDDEN_METHODS.contains(method)) {
            throw refused("No page may use CONNECT, TRACE or TRACK", "methods(\"GET\", \"PUT\")");
        }
        add(methods, method, "methods(\"GET\", \"PUT\")");
    }

    /** In lower case, as a browser asks for it. */
    static void addRequestHeader(Collection<String> headers, String header) {
        String name = lower(header, "headers(\"Content-Type\")");
        if (OF_THE_BROWSER.contains(name) || name.startsWith("proxy-") || name.startsWith("sec-")) {
            throw refused(
                    "A header that the browser alone may set, or that stands for another method, is not a page's to send",
                    "headers(\"Content-Type\")");
        }
        if (name.startsWith("access-control-")) {
            throw refused("Access-Control headers are CORS itself and nothing to allow", "headers(\"Content-Type\")");
        }
        add(headers, name, "headers(\"Content-Type\")");
    }

    static void addResponseHeader(Collection<String> headers, String header) {
        String name = lower(header, "exposing(\"ETag\")");
        if (name.equals("set-cookie") || name.equals("set-cookie2")) {
            throw refused("No page may read a cookie as it is set", "exposing(\"ETag\")");
        }
        if (name.equals("origin") || name.startsWith("access-control-")) {
            throw refused(
                    "Origin and Access-Control headers are CORS itself and nothing to expose", "exposing(\"ETag\")");
        }
        if (READ_BY_EVERY_PAGE.contains(name)) {
            throw refused("A page that is let in reads this header as it is: leave it out", "exposing(\"ETag\")");
        }
        add(headers, name, "exposing(\"ETag\")");
    }

    private static String lower(String header, String instead) {
        if (!TOKEN.matcher(header).matches() || header.equals("*")) {
            throw refused("A header is named one by one", instead);
        }
        return header.toLowerCase(Locale.ROOT);
    }

    static void add(Collection<String> names, String name, String instead) {
        if (names.contains(name)) {
            throw refused("Something is named twice", instead);
        }
        names.add(name);
    }

    static IllegalArgumentException refused(String wrong, String instead) {
        return new IllegalArgumentException(wrong + "; write ." + instead);
    }
}
