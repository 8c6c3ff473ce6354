package io.github.secureblocks.web.headers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The headers that every response carries, errors and redirects included.
 *
 * <p><b>Guarantees.</b> The content security policy begins at {@code default-src 'none'}: a page runs only scripts that
 * hold its nonce and what those load, takes style sheets, images, fonts and connections from its own origin, posts forms
 * only there, cannot be framed, has no base address and no plug-in, and demands Trusted Types, so that text cannot become
 * markup in a script. For an interface that answers programs, everything is forbidden. A browser that has once seen the site
 * over HTTPS never again speaks HTTP to it or its subdomains for two years; the header is on every response and not on those of HTTPS alone,
 * because behind a proxy that ends TLS the server does not know. Browsers ignore it over HTTP, where RFC 6797, 7.2, asks servers to
 * leave it out. Nothing is cached,
 * sniffed, framed, or told to other sites by a referrer. The page shares no process group with others.
 *
 * <p><b>Does not guarantee</b> protection from older browsers' faults, nor that a page still works that loads from
 * other origins or runs scripts in attributes: own policies cannot be stated yet. Responses that may be cached need
 * another {@code Cache-Control}. The policy holds no {@code upgrade-insecure-requests}: forms post to {@code 'self'}, and
 * during development, at {@code http://localhost}, there is no HTTPS to go to. Reports of violations are not collected yet.
 * Development over HTTPS, with a certificate that the browser trusts, takes HTTP from every port of {@code localhost}.
 * The names of server and framework are not removed here.
 *
 * <p>RFC 6797; Content Security Policy Level 3; CWE-693, CWE-1021, CWE-525; OWASP ASVS 5.0 3.4.1, 3.4.3 to 3.4.6, 3.4.8,
 * 3.5.8, 14.3.2.
 */
public final class SecurityHeaders {
    private static final String CSP = "Content-Security-Policy";

    private static final String HTML_POLICY_START = "default-src 'none'; script-src 'nonce-";

    private static final String HTML_POLICY_MIDDLE = "' 'strict-dynamic'; style-src 'self' 'nonce-";

    private static final String HTML_POLICY_END = "'; img-src 'self'; connect-src 'self'; font-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none';"
            + " require-trusted-types-for 'script'";

    private static final String API_POLICY =
            "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static final Map<String, String> COMMON = common();

    private final boolean html;

    private SecurityHeaders(boolean html) {
        this.html = html;
    }

    /**
     * For pages that a browser shows.
     *
     * @return headers with a policy of nonces
     */
    public static SecurityHeaders html() {
        return new SecurityHeaders(true);
    }

    /**
     * For responses that a program reads.
     *
     * @return headers with a policy that forbids everything
     */
    public static SecurityHeaders api() {
        return new SecurityHeaders(false);
    }

    /**
     * The headers of one response.
     *
     * @param nonce that of this response; not used for programs
     * @return names and values, in order; cannot be changed
     */
    public Map<String, String> headers(CspNonce nonce) {
        Map<String, String> headers = new LinkedHashMap<>(COMMON.size() * 2);
        headers.put(CSP, html ? htmlPolicy(nonce.text()) : API_POLICY);
        headers.putAll(COMMON);
        return Collections.unmodifiableMap(headers);
    }

    private static String htmlPolicy(String nonce) {
        return HTML_POLICY_START + nonce + HTML_POLICY_MIDDLE + nonce + HTML_POLICY_END;
    }

    private static Map<String, String> common() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        headers.put("X-Content-Type-Options", "nosniff");
        // Not no-referrer: under it a browser writes "Origin: null" even to its own site, and where there is no
        // Sec-Fetch-Site the cross-site guard would refuse our own forms (Fetch, append a request Origin header).
        headers.put("Referrer-Policy", "same-origin");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Embedder-Policy", "require-corp");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", permissions());
        headers.put("Cache-Control", "no-store, max-age=0");
        headers.put("X-Permitted-Cross-Domain-Policies", "none");
        return headers;
    }

    private static String permissions() {
        List<String> denied = new ArrayList<>();
        for (String feature : List.of(
                "accelerometer",
                "autoplay",
                "camera",
                "clipboard-read",
                "cross-origin-isolated",
                "display-capture",
                "encrypted-media",
                "fullscreen",
                "gamepad",
                "geolocation",
                "gyroscope",
                "hid",
                "idle-detection",
                "magnetometer",
                "microphone",
                "midi",
                "payment",
                "picture-in-picture",
                "publickey-credentials-get",
                "screen-wake-lock",
                "serial",
                "usb",
                "xr-spatial-tracking")) {
            denied.add(feature + "=()");
        }
        return String.join(", ", denied);
    }
}
