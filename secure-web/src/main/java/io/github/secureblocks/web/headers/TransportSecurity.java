package io.github.secureblocks.web.headers;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** For how long, and for which hosts, a browser speaks HTTPS alone. */
record TransportSecurity(Duration maxAge, boolean subdomains, boolean preload) {
    static final TransportSecurity DEFAULT = new TransportSecurity(Duration.ofDays(730), true, false);

    private static final Duration YEAR = Duration.ofDays(365);

    static final TransportSecurity ONE_YEAR = new TransportSecurity(YEAR, true, false);

    TransportSecurity {
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException(
                    "Strict-Transport-Security has an age of zero or more; write .hstsMaxAge(Duration.ofDays(730))");
        }
    }

    /** What the lists of the browsers demand (hstspreload.org), told at the start and not by their refusal. */
    void checkPreload() {
        if (preload && (maxAge.compareTo(YEAR) < 0 || !subdomains)) {
            throw new IllegalArgumentException("Preloading needs an age of a year or more and all subdomains;"
                    + " write .hstsPreload().hstsMaxAge(Duration.ofDays(730)), or leave .hstsPreload() out");
        }
    }

    String text() {
        return "max-age=" + maxAge.toSeconds() + (subdomains ? "; includeSubDomains" : "")
                + (preload ? "; preload" : "");
    }

    Set<String> openings() {
        Set<String> openings = new TreeSet<>();
        if (maxAge.compareTo(YEAR) < 0) {
            openings.add("Strict-Transport-Security for less than a year");
        }
        if (!subdomains) {
            openings.add("Strict-Transport-Security without subdomains");
        }
        return openings;
    }
}
