package io.github.secureblocks.web.test;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;

/**
 * What the application answered.
 *
 * @param tried the request in one line, without anything that the user gave but names
 */
record Answer(String tried, int status, HttpHeaders headers, String body) {
    String header(String name) {
        return String.join(", ", headers.allValues(name));
    }

    boolean has(String name) {
        return headers.firstValue(name).isPresent();
    }

    String type() {
        return header("Content-Type").toLowerCase(Locale.ROOT);
    }

    /** Also where the browser may guess that it is. */
    boolean isPage() {
        return !body.isEmpty() && (type().isEmpty() || type().startsWith("text/html") || type().contains("xml"));
    }

    boolean isRedirect() {
        return status >= 300 && status < 400 && has("Location");
    }

    boolean isRefusal() {
        return status >= 400;
    }

    List<String> cookies() {
        return headers.allValues("Set-Cookie");
    }

    String seen() {
        return "status " + status;
    }
}
