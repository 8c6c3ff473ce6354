package io.github.secureblocks.net;

import java.io.IOException;

/**
 * A document could not be read over HTTPS; the reason says why.
 *
 * <p>Message and reason are made of constants, a status number and names of Java classes: no text of the answer, of the
 * address or of a certificate is in them, and there is no cause that could hold some (CWE-209, CWE-532).
 */
public final class HttpsFailed extends IOException {
    private static final long serialVersionUID = 1L;

    /** Why. May grow: keep a default branch. */
    public enum Reason {
        /** The whole answer was not there in time, be it slow or silent. */
        TIMED_OUT(
                "The answer was not complete within the time-out; see why the service is slow, or raise .timeout(...)"),
        /** No connection: no such host, nothing listens, no route. */
        UNREACHABLE("No connection; check host name, port, firewall and the JVM's proxy settings"),
        /** TLS failed: a certificate that is not trusted, expired or of another host, or no common protocol. */
        UNTRUSTED("TLS failed; for a private authority write .tls(SSLContext of a trust store that holds it)"),
        /** The service wants another address to be read. */
        REDIRECTED("The service redirects, which is not followed; configure the address that it redirects to"),
        /** The status is neither 200 nor a redirect. */
        STATUS("The service did not answer 200"),
        /** More bytes than the bound. */
        TOO_LARGE("The answer is larger than the bound; raise .maxBytes(...) if that is expected"),
        /** The answer is compressed although that was not asked for. */
        ENCODED("The answer is compressed, which was not asked for; the service must honour Accept-Encoding"),
        /** The answer is no HTTP, or ended before it was complete. */
        BROKEN("The answer is no HTTP or was cut off"),
        /** The waiting thread was interrupted, so somebody wants it to end. */
        INTERRUPTED("The thread was interrupted while it waited for the answer");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    /** Why, of this class's reasons. */
    private final Reason reason;

    HttpsFailed(Reason reason) {
        super(reason.sentence);
        this.reason = reason;
    }

    HttpsFailed(Reason reason, int status) {
        super(reason.sentence + " [status " + status + "]");
        this.reason = reason;
    }

    HttpsFailed(Reason reason, Throwable why) {
        super(reason.sentence + " [" + why.getClass().getName() + "]");
        this.reason = reason;
    }

    /**
     * Why.
     *
     * @return for the log and for a decision
     */
    public Reason reason() {
        return reason;
    }
}
