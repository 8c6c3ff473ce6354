package io.github.secureblocks.web.cors;

import java.util.Map;

/** What a browser does with CORS headers: the CORS check of the Fetch Standard, 4.9. */
final class Browser {
    private Browser() {}

    static boolean letsRead(String origin, boolean withCookies, Map<String, String> headers) {
        String allowed = headers.get("Access-Control-Allow-Origin");
        if (!withCookies && "*".equals(allowed)) {
            return true;
        }
        return origin.equals(allowed)
                && (!withCookies || "true".equals(headers.get("Access-Control-Allow-Credentials")));
    }
}
