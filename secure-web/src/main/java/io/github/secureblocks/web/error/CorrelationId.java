package io.github.secureblocks.web.error;

import io.github.secureblocks.random.SecureTokens;
import org.jspecify.annotations.Nullable;

/**
 * Joins what a client was told with what the log knows.
 *
 * <p><b>Guarantees.</b> 128 random bits, so that nobody guesses another's, in characters that need no encoding anywhere. At
 * the edge a request has one, which is in SLF4J's diagnostic context under {@link #LOG_KEY} while the request runs:
 * {@code %X{correlationId}} in a pattern writes it into every line.
 *
 * <p><b>Does not guarantee</b> that it follows a request through several services: the identifier that a client or
 * another service sends is not taken over yet.
 */
public final class CorrelationId {
    /** The key of the identifier in the log's diagnostic context (MDC). */
    public static final String LOG_KEY = "correlationId";

    /** Of a problem that no request has yet. */
    static final CorrelationId NONE = new CorrelationId("");

    private final String text;

    private CorrelationId(String text) {
        this.text = text;
    }

    /**
     * An identifier that was never used.
     *
     * @return for one request
     */
    public static CorrelationId fresh() {
        return new CorrelationId(SecureTokens.urlSafe(128));
    }

    /**
     * The identifier.
     *
     * @return 22 characters of {@code A-Z a-z 0-9 - _}
     */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CorrelationId that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
