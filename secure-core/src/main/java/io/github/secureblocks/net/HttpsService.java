package io.github.secureblocks.net;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.secureblocks.net.HttpsFailed.Reason;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One service that the program is configured with, from which documents are read over HTTPS, within bounds.
 *
 * <p><b>Guarantees.</b> HTTPS alone, with the certificate and host name checked by the platform. One time-out over the whole
 * of a request, from the look-up of the name to the last byte of the body: an answer that drips is cut off. No more bytes
 * of the body are read than the bound, counted as they come, and of the headers no more than the JDK's client takes; compressed answers are not asked for and refused. Redirects are not
 * followed, cookies neither sent nor kept, no credentials of the JVM handed out. The address is the configured one: the only
 * value that a request can add is a segment of letters, digits, {@code -} and {@code _} at the end of its path, so no data can
 * choose where the request goes (CWE-918; OWASP ASVS 5.0 1.3.6). Safe for use by many threads.
 *
 * <p><b>Does not guarantee</b> that the address is a public one: the configuration is trusted, and a service inside the
 * network is a fair choice. So <b>never build it from a value of a request</b>. The JVM's proxy settings
 * ({@code https.proxyHost} and the like) are honoured, as TLS goes through the proxy end to end; a proxy that wants a password
 * is not supported. What the answer says is checked by the reader. A service whose answer has no
 * status line or length of HTTP's form can keep the connection of each such answer until it ends it itself, because the JDK's
 * client then does not. Nothing bounds their number but how often the service is asked: once in half a minute by
 * {@code RemoteKeys}, once for a password by {@code HttpsBreachSource}; so limit how often a user may set one. Each such answer
 * is a {@code HttpsFailed} of the reason {@code BROKEN}: when those come in numbers, look at the service.
 */
public final class HttpsService {
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final HttpClient client;
    private final URI address;
    private final Duration timeout;
    private final int maxBytes;
    private final Map<String, String> headers;

    private HttpsService(Builder built) {
        HttpClient.Builder made = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(built.timeout);
        if (built.tls != null) {
            made.sslContext(built.tls);
        }
        client = made.build();
        address = built.address;
        timeout = built.timeout;
        maxBytes = built.maxBytes;
        headers = Map.copyOf(built.headers);
    }

    /**
     * Starts with the service's address; 5 seconds and 256 KiB are the bounds unless said otherwise.
     *
     * @param address from the program or its configuration: {@code https}, with a host, without user and fragment
     * @return a builder
     * @throws IllegalArgumentException if the address is of another form
     */
    public static Builder builder(URI address) {
        if (!"https".equalsIgnoreCase(address.getScheme())
                || address.getHost() == null
                || address.getRawUserInfo() != null
                || address.getRawFragment() != null
                || address.getPort() == 0
                || address.getPort() > 65_535) {
            throw new IllegalArgumentException(
                    "The address must be https, with a host, without user and fragment; such as https://login.example/keys");
        }
        return new Builder(address);
    }

    /**
     * The document at the address.
     *
     * @return what was answered with status 200
     * @throws HttpsFailed for any other answer, or none in time
     */
    public HttpsAnswer get() throws HttpsFailed {
        return read(address);
    }

    /**
     * The document one segment below the address.
     *
     * @param segment 1 to 128 letters, digits, {@code -} and {@code _}; anything else could lead elsewhere
     * @return what was answered with status 200
     * @throws HttpsFailed for any other answer, or none in time
     * @throws IllegalArgumentException if the segment is of another form; it is not in the message
     */
    public HttpsAnswer get(String segment) throws HttpsFailed {
        if (!SEGMENT.matcher(segment).matches()) {
            throw new IllegalArgumentException("A segment is 1 to 128 letters, digits, - and _");
        }
        String path = address.getRawPath();
        String below = path.endsWith("/") ? path + segment : path + "/" + segment;
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return read(URI.create("https://" + address.getRawAuthority() + below + query));
    }

    private HttpsAnswer read(URI from) throws HttpsFailed {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(from).timeout(timeout).setHeader("Accept-Encoding", "identity");
        headers.forEach(request::setHeader);
        CompletableFuture<HttpsAnswer> answer = new CompletableFuture<>();
        CompletableFuture<?> exchange =
                client.sendAsync(request.build(), info -> BoundedBody.of(info, maxBytes, answer));
        exchange.exceptionally(failed -> {
            answer.completeExceptionally(failed);
            return null;
        });
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw ended(exchange, new HttpsFailed(Reason.TIMED_OUT));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ended(exchange, new HttpsFailed(Reason.INTERRUPTED));
        } catch (ExecutionException failed) {
            throw ended(exchange, failure(failed));
        }
    }

    /** With its connection. */
    private static HttpsFailed ended(CompletableFuture<?> exchange, HttpsFailed why) {
        exchange.cancel(true);
        return why;
    }

    /** The client wraps failures of its threads once more, so the first that tells the kind counts. */
    private static HttpsFailed failure(Throwable failed) {
        int depth = 0;
        for (Throwable why = failed; why != null && depth < 16; why = why.getCause(), depth++) {
            if (why instanceof HttpsFailed ours) {
                return ours;
            }
            Reason reason = reasonOf(why);
            if (reason != null) {
                return new HttpsFailed(reason, why);
            }
        }
        return new HttpsFailed(Reason.BROKEN, failed);
    }

    private static @Nullable Reason reasonOf(Throwable why) {
        if (why instanceof SSLException) {
            return Reason.UNTRUSTED;
        }
        if (why instanceof ConnectException || why instanceof UnresolvedAddressException) {
            return Reason.UNREACHABLE;
        }
        return why instanceof HttpTimeoutException ? Reason.TIMED_OUT : null;
    }

    /** Collects what a request may cost. */
    public static final class Builder {
        private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");
        private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,1022}[\\x21-\\x7e])?");
        private static final Pattern NOT_FREE = Pattern.compile(
                "(?i)accept-encoding|connection|content-length|content-type|cookie2?|expect|host|te|trailer|transfer-encoding|upgrade");
        private static final Duration MAX_TIMEOUT = Duration.ofMinutes(1);
        private static final int MAX_BYTES = 16 << 20;

        private final URI address;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private Duration timeout = Duration.ofSeconds(5);
        private int maxBytes = 256 << 10;
        private @Nullable SSLContext tls;

        private Builder(URI address) {
            this.address = address;
        }

        /**
         * How long a request may take in all, to the last byte of its answer; without this line, 5 seconds.
         *
         * @param whole up to a minute
         * @return this builder
         * @throws IllegalArgumentException if it is not positive, or longer
         */
        @CanIgnoreReturnValue
        public Builder timeout(Duration whole) {
            if (whole.isNegative() || whole.isZero() || whole.compareTo(MAX_TIMEOUT) > 0) {
                throw new IllegalArgumentException(
                        "A time-out is up to a minute; write .timeout(Duration.ofSeconds(5))");
            }
            timeout = whole;
            return this;
        }

        /**
         * How large an answer may be; without this line, 256 KiB.
         *
         * @param bytes 1 to 16 MiB
         * @return this builder
         * @throws IllegalArgumentException if it is less or more
         */
        @CanIgnoreReturnValue
        public Builder maxBytes(int bytes) {
            if (bytes < 1 || bytes > MAX_BYTES) {
                throw new IllegalArgumentException("An answer is at most 1 byte to 16 MiB; write .maxBytes(65_536)");
            }
            maxBytes = bytes;
            return this;
        }

        /**
         * Which authorities are trusted, and who we are; without this line, the JVM's.
         *
         * @param context such as one of a trust store that holds a private authority; one that trusts everybody takes away
         *     what HTTPS is for (CWE-295)
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder tls(SSLContext context) {
            tls = context;
            return this;
        }

        /**
         * A header of every request.
         *
         * @param name such as {@code Accept}; none that belongs to the connection, and no cookie
         * @param value visible ASCII characters and spaces between them
         * @return this builder
         * @throws IllegalArgumentException if one is of another form; the value is not in the message
         */
        @CanIgnoreReturnValue
        public Builder header(String name, String value) {
            if (!NAME.matcher(name).matches()
                    || NOT_FREE.matcher(name).matches()
                    || !VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException(
                        "A header has a name such as Accept, not one of the connection, and 1 to 1,024 visible ASCII characters");
            }
            headers.put(name, value);
            return this;
        }

        /**
         * The service; nothing is requested yet.
         *
         * @return a service, to be kept for as long as it is used
         */
        public HttpsService build() {
            return new HttpsService(this);
        }
    }
}
