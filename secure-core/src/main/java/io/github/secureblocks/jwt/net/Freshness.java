package io.github.secureblocks.jwt.net;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a document is fresh: as its issuer says, but neither shorter nor longer than we can bear. */
final class Freshness {
    /** So that nobody makes us ask all the time. */
    static final Duration MIN = Duration.ofMinutes(1);

    /** So that a key which its issuer has taken back is gone within this time. */
    static final Duration MAX = Duration.ofMinutes(15);

    /** Where the issuer says nothing. */
    static final Duration UNSAID = Duration.ofMinutes(5);

    private static final Pattern MAX_AGE =
            Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?([0-9]{1,9})", Pattern.CASE_INSENSITIVE);
    private static final Pattern NEVER =
            Pattern.compile("(?:^|[,\\s])no-(?:store|cache)(?:$|[,\\s])", Pattern.CASE_INSENSITIVE);
    private static final Pattern AGE = Pattern.compile("[0-9]{1,9}");
    private static final int MAX_HEADER = 1_024;

    private Freshness() {}

    static Duration of(String cacheControl, String age) {
        if (cacheControl.length() > MAX_HEADER || NEVER.matcher(cacheControl).find()) {
            return MIN;
        }
        Matcher said = MAX_AGE.matcher(cacheControl);
        if (!said.find()) {
            return UNSAID;
        }
        long spent = AGE.matcher(age).matches() ? Long.parseLong(age) : 0;
        Duration left = Duration.ofSeconds(Long.parseLong(said.group(1)) - spent);
        return left.compareTo(MIN) < 0 ? MIN : left.compareTo(MAX) > 0 ? MAX : left;
    }
}
