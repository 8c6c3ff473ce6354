package io.github.secureblocks.samples.benchmarks.filters;

import java.util.HashMap;
import java.util.Map;

/** The headers of a browser. */
final class Browser {
    private Browser() {}

    static Map<String, String> opening() {
        Map<String, String> headers = new HashMap<>();
        headers.put("Host", "notes.example");
        headers.put(
                "User-Agent",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0");
        headers.put("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8");
        headers.put("Accept-Language", "en-GB,en;q=0.9");
        headers.put("Accept-Encoding", "gzip, deflate, br, zstd");
        headers.put("Cookie", "__Host-session=0123456789abcdef0123456789abcdef");
        headers.put("Sec-Fetch-Dest", "document");
        headers.put("Sec-Fetch-Mode", "navigate");
        headers.put("Sec-Fetch-Site", "none");
        headers.put("Sec-Fetch-User", "?1");
        headers.put("Upgrade-Insecure-Requests", "1");
        return headers;
    }

    static Map<String, String> sending(String site, String origin) {
        Map<String, String> headers = opening();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        headers.put("Content-Length", "27");
        headers.put("Origin", origin);
        headers.put("Sec-Fetch-Site", site);
        return headers;
    }
}
