package io.github.secureblocks.password.net;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.secureblocks.net.HttpsAnswer;
import io.github.secureblocks.net.HttpsService;
import io.github.secureblocks.password.BreachSource;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * A service that is asked over HTTPS which breached passwords begin with five digits, so that it does not learn which one
 * is meant (the range protocol of Pwned Passwords).
 *
 * <pre>{@code
 * PasswordPolicy policy = PasswordPolicy.builder()
 *         .breachSource(HttpsBreachSource.builder(URI.create("https://breaches.example/range/")).build())
 *         .build();
 * }</pre>
 *
 * <p><b>Guarantees.</b> Five hexadecimal digits of the password's SHA-1, and nothing else of it, leave the process;
 * {@code Add-Padding: true} asks for an answer whose length does not tell the range either. One time-out over all of a
 * request, answers of at most 512 KiB, no redirect. An answer is only one that is of the protocol to the last line: a page
 * that some network puts in its place is a failure, not a password without breaches. Ranges are kept for an hour, in at
 * most 4 MiB of memory. Failures are exceptions, not kept and not repeated here: {@code HttpsFailed} with its reason, or
 * {@link ProtocolException}; none holds the digits. Safe for use by many threads.
 *
 * <p><b>Does not guarantee</b> that the service is honest, up to date or there: what follows from its absence is the
 * policy's choice. It sees when and from where a password is set, and five digits of each. One that does
 * not speak HTTP can keep a connection for each question ({@link HttpsService}): limit how often a user may set a password. No service is the default: which
 * one learns that is the program's decision.
 *
 * <p>CWE-521; OWASP ASVS 5.0 6.2.12; NIST SP 800-63B, 3.1.1.2.
 */
public final class HttpsBreachSource implements BreachSource {
    private static final Pattern DIGITS = Pattern.compile("[0-9A-F]{5}");

    private final HttpsService service;
    private final KeptRanges ranges;

    private HttpsBreachSource(Builder from) {
        service = from.service.build();
        ranges = new KeptRanges(from.clock);
    }

    /**
     * Begins with the service's address; 2 seconds is the time-out unless said otherwise.
     *
     * @param service from the program or its configuration, {@code https}; the five digits are added to its path
     * @return a builder
     * @throws IllegalArgumentException if the address is of another form
     */
    public static Builder builder(URI service) {
        return new Builder(service);
    }

    @Override
    public String range(String firstFiveHexOfSha1) throws IOException {
        if (!DIGITS.matcher(firstFiveHexOfSha1).matches()) {
            throw new IllegalArgumentException(
                    "A range is named by five of 0-9A-F; write PasswordPolicy, which does so");
        }
        String known = ranges.find(firstFiveHexOfSha1);
        if (known != null) {
            return known;
        }
        HttpsAnswer answer = service.get(firstFiveHexOfSha1);
        String lines = RangeAnswer.withoutPadding(answer.body());
        ranges.keep(firstFiveHexOfSha1, lines);
        return lines;
    }

    /** Collects how the service is asked. */
    public static final class Builder {
        private static final int MAX_BYTES = 512 << 10;

        private final HttpsService.Builder service;
        private InstantSource clock = InstantSource.system();

        private Builder(URI address) {
            service = HttpsService.builder(address)
                    .header("Accept", "text/plain")
                    .header("Add-Padding", "true")
                    .header("User-Agent", "secure-blocks")
                    .timeout(Duration.ofSeconds(2))
                    .maxBytes(MAX_BYTES);
        }

        /**
         * How long a request may take in all; without this line, 2 seconds.
         *
         * @param whole up to a minute; who sets a password waits that long where the service hangs
         * @return this builder
         * @throws IllegalArgumentException if it is not positive, or longer
         */
        @CanIgnoreReturnValue
        public Builder timeout(Duration whole) {
            service.timeout(whole);
            return this;
        }

        /**
         * Which authorities are trusted; without this line, the JVM's.
         *
         * @param context such as one of a trust store that holds a private authority
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder tls(SSLContext context) {
            service.tls(context);
            return this;
        }

        /**
         * What tells how old a range is; without this line, the system's clock.
         *
         * @param source such as {@code InstantSource.system()}
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /**
         * The source; nothing is requested yet.
         *
         * @return a source, to be kept for as long as it is used
         */
        public HttpsBreachSource build() {
            return new HttpsBreachSource(this);
        }
    }
}
