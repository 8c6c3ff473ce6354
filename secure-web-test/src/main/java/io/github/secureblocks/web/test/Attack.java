package io.github.secureblocks.web.test;

/**
 * What hostile requests try; more may be added.
 *
 * <p>Each names its weakness, the requirement that it breaks and the line that mends it.
 */
public enum Attack {
    /** Script runs in a page because no policy stops it. */
    NO_CONTENT_SECURITY_POLICY("A page without a policy that stops injected script", 693, "3.4.3", Mend.HEADERS),
    /** Another site shows a page in a frame and steals clicks. */
    FRAMING("A page that another site may frame", 1021, "3.4.6", Mend.HEADERS),
    /** A browser guesses the type of a response. */
    SNIFFING("A response whose type a browser may guess", 430, "3.4.4", Mend.HEADERS),
    /** Addresses, with what stands in them, are told to other sites. */
    REFERRER("A page that tells its address to other sites", 200, "3.4.5", Mend.HEADERS),
    /** What one user was shown stays in a cache. */
    CACHED_PAGE("A page of somebody who is signed in that may be cached", 525, "14.3.2", Mend.HEADERS),
    /** The first request of a visitor can be read on the way. */
    NO_STRICT_TRANSPORT("HTTPS that a visitor may be led away from", 319, "3.4.1", Mend.HEADERS),
    /** A stranger learns which flaws to try. */
    FINGERPRINT("A response that tells the name and version of its server", 200, "13.4.6", Mend.FINGERPRINT),
    /** Another site writes in the name of who is signed in. */
    CROSS_SITE_WRITE("A write that another site has a browser make", 352, "3.5.1", Mend.CROSS_SITE),
    /** Another site reads what only the user may. */
    FOREIGN_ORIGIN("A response that any other origin may read", 942, "3.4.2", Mend.CORS),
    /** A value of a request runs as script in the page. */
    SCRIPT_ECHO("A parameter that becomes markup or script of the page", 79, "1.2.1", Mend.HTML),
    /** A link to this site leads to another one. */
    OPEN_REDIRECT("A parameter that sends the browser to another site", 601, "3.7.2", Mend.REDIRECT),
    /** A response tells how the application is built. */
    ERROR_LEAK("A response with a stack trace, a class name, SQL or a path", 209, "16.5.1", Mend.ERRORS),
    /** A request that nobody meant to answer brings the server to an error. */
    SERVER_ERROR("A request of the wrong shape that is answered with 5xx", 755, "16.5.4", Mend.ERRORS),
    /** A request holds a connection and gets no answer. */
    HANG("A request of the wrong shape that is not answered in time", 400, "15.2.2", Mend.TIMEOUTS),
    /** The server repeats a request, with headers that script may not read. */
    TRACE("TRACE or TRACK that repeats the request", 489, "13.4.4", Mend.METHODS),
    /** A request that looks harmless writes. */
    METHOD_OVERRIDE("A GET that a parameter or header turns into a write", 650, "4.1.4", Mend.METHODS),
    /** A cookie is readable where it should not be. */
    OPEN_COOKIE("A cookie without Secure, HttpOnly, SameSite or its prefix", 614, "3.3.1", Mend.COOKIE);

    private final String title;
    private final int cwe;
    private final String asvs;
    private final String mend;

    Attack(String title, int cwe, String asvs, String mend) {
        this.title = title;
        this.cwe = cwe;
        this.asvs = asvs;
        this.mend = mend;
    }

    /**
     * What succeeds.
     *
     * @return one line
     */
    public String title() {
        return title;
    }

    /**
     * The weakness.
     *
     * @return its number in the Common Weakness Enumeration
     */
    public int cwe() {
        return cwe;
    }

    /**
     * The requirement that is broken.
     *
     * @return its number in OWASP ASVS 5.0
     */
    public String asvs() {
        return asvs;
    }

    /**
     * What to do about it.
     *
     * @return code or a setting, in one line
     */
    public String mend() {
        return mend;
    }

    private static final class Mend {
        static final String HEADERS = "a filter before all others: SecurityHeadersFilter.of(SecurityHeaders.html())";
        static final String FINGERPRINT = "switch the header off in the server (Spring Boot: server.server-header=)";
        static final String CROSS_SITE =
                "a filter before all others: CrossSiteFilter.of(CrossSiteGuard.builder().origin(\"https://app.example\").build())";
        static final String CORS =
                "name each origin: CorsFilter.of(Cors.builder().origin(\"https://app.example\").methods(\"GET\").build())";
        static final String HTML = "return Html.of(\"<p>{}</p>\", value);";
        static final String REDIRECT = "SeeOther.send(response, RedirectTargets.paths().of(value));";
        static final String ERRORS = "a filter before all others: ErrorFilter.of()";
        static final String TIMEOUTS = "a time limit on reading a request (Tomcat: connectionTimeout)";
        static final String METHODS = "answer 405 to every method but those that the route is for";
        static final String COOKIE = "response.addHeader(\"Set-Cookie\", HostCookie.of(\"session\").setCookie(token));";

        private Mend() {}
    }
}
