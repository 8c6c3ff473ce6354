package io.github.secureblocks.web.headers;

import java.util.function.BiConsumer;

/**
 * Makes the browser forget what it keeps of us when somebody logs out.
 *
 * <p><b>Guarantees.</b> Cache, cookies and storage of the origin are dropped by browsers that know the header and came over
 * HTTPS.
 *
 * <p><b>Does not guarantee</b> that a session is over: end it on the server, and expire its cookies as well. Cookies that the
 * same response sets may be dropped too. Other tabs lose what they stored.
 *
 * <p>W3C Clear Site Data; CWE-613; OWASP ASVS 5.0 14.3.1.
 */
public final class ClearSiteData {
    private ClearSiteData() {}

    /**
     * Writes the header into the response to a log-out.
     *
     * @param header sets a header, such as {@code response::setHeader}
     */
    public static void onLogOut(BiConsumer<String, String> header) {
        header.accept("Clear-Site-Data", "\"cache\",\"cookies\",\"storage\"");
    }
}
