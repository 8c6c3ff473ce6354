package io.github.secureblocks.web.error;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error as a client may see it: a status, a constant title and detail, and an identifier to ask with.
 *
 * <p><b>Guarantees.</b> Holds no text of an exception, no class, no path and nothing of the request, because its texts are
 * constants of the program. The title of a status or a {@link ProblemType} never changes.
 *
 * <p><b>Does not guarantee</b> that the error is in the log: write it there, with the same identifier. The page is in
 * English; members of one's own beside those of RFC 9457 cannot be stated.
 *
 * <p>RFC 9457; CWE-209; OWASP ASVS 5.0 16.5.1.
 */
public final class Problem {
    /** The media type of {@link #json()}. */
    public static final String JSON_TYPE = "application/problem+json";

    /** The media type of {@link #html()}. */
    public static final String HTML_TYPE = "text/html;charset=utf-8";

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(408, "Request Timeout"),
            Map.entry(409, "Conflict"),
            Map.entry(410, "Gone"),
            Map.entry(411, "Length Required"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(413, "Content Too Large"),
            Map.entry(414, "URI Too Long"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(416, "Range Not Satisfiable"),
            Map.entry(417, "Expectation Failed"),
            Map.entry(421, "Misdirected Request"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(426, "Upgrade Required"),
            Map.entry(428, "Precondition Required"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"),
            Map.entry(507, "Insufficient Storage"));

    private final int status;
    private final @Nullable ProblemType type;
    private final @Nullable String detail;
    private final CorrelationId id;

    private Problem(int status, @Nullable ProblemType type, @Nullable String detail, CorrelationId id) {
        this.status = status;
        this.type = type;
        this.detail = detail;
        this.id = id;
    }

    /**
     * A problem that its status tells all about.
     *
     * @param status of the response, 400 to 599
     * @param id of the request
     * @return the problem
     * @throws IllegalArgumentException if the status tells of no error
     */
    public static Problem of(int status, CorrelationId id) {
        requireError(status);
        return new Problem(status, null, null, id);
    }

    /**
     * A problem of a kind of one's own.
     *
     * @param type the kind
     * @param id of the request
     * @return the problem
     */
    public static Problem of(ProblemType type, CorrelationId id) {
        return new Problem(type.status(), type, null, id);
    }

    /**
     * Says what was wrong with this request.
     *
     * @param text what the client can mend, such as {@code "The title is longer than 200 characters"}
     * @return the problem with this detail
     */
    public Problem detail(@CompileTimeConstant String text) {
        return new Problem(status, type, text, id);
    }

    /** The same for a request. */
    Problem with(CorrelationId request) {
        return new Problem(status, type, detail, request);
    }

    static void requireError(int status) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("A problem has a status from 400 to 599, not " + status
                    + "; write Problem.of(404, CorrelationId.fresh())");
        }
    }

    /**
     * The status of the response.
     *
     * @return 400 to 599
     */
    public int status() {
        return status;
    }

    /**
     * What the status means, in the words of RFC 9110 and its kin, or the title of the kind.
     *
     * @return constant text
     */
    public String title() {
        return type == null
                ? TITLES.getOrDefault(status, status < 500 ? "Client Error" : "Server Error")
                : type.title();
    }

    /**
     * What the client can mend.
     *
     * @return constant text; empty where none was given
     */
    public Optional<String> detail() {
        return Optional.ofNullable(detail);
    }

    /**
     * What the client can ask with.
     *
     * @return the identifier of the request
     */
    public CorrelationId id() {
        return id;
    }

    /**
     * The problem for a program.
     *
     * @return a body of the type {@link #JSON_TYPE}, with {@code type}, {@code title}, {@code status}, where there is one
     *     {@code detail}, and the extension {@code id}
     */
    public String json() {
        return "{\"type\":" + quoted(type == null ? "about:blank" : type.address()) + ",\"title\":" + quoted(title())
                + ",\"status\":" + status + (detail == null ? "" : ",\"detail\":" + quoted(detail)) + ",\"id\":"
                + quoted(id.text()) + "}";
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /**
     * The problem for a person.
     *
     * @return a whole page without scripts and styles
     */
    public SafeHtml html() {
        return Html.of(
                """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{} {}</title>
                </head>
                <body>
                <h1>{}</h1>
                {}<p>If you ask for help, say this reference: <code>{}</code></p>
                </body>
                </html>
                """,
                status,
                title(),
                title(),
                detail == null ? Html.empty() : Html.of("<p>{}</p>\n", detail),
                id.text());
    }

    @Override
    public String toString() {
        return "Problem[" + status + " " + title() + ", id " + id + "]";
    }
}
