package io.github.secureblocks.net;

import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What a service answered with status 200: bytes within the bound, and headers. All of it is another party's text, so
 * not to be believed before its reader has checked it.
 */
public final class HttpsAnswer {
    private final HttpHeaders headers;
    private final byte[] body;

    HttpsAnswer(HttpHeaders headers, byte[] body) {
        this.headers = headers;
        this.body = body;
    }

    /**
     * The body.
     *
     * @return a copy, as many bytes as were sent
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * A header.
     *
     * @param name in any case
     * @return the first of that name; empty where there is none
     */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Names no text of the answer. */
    @Override
    public String toString() {
        return "HttpsAnswer[" + body.length + " bytes]";
    }
}
