package io.github.secureblocks.web.servlet;

import io.github.secureblocks.web.redirect.RedirectTarget;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Sends a browser on to a page that it gets by {@code GET}.
 *
 * <p><b>Guarantees.</b> Status 303, so that a form and the password in it are not sent once more to the new place; the
 * {@code Location} is the target as it was checked, to which no container adds the {@code Host} that a request
 * names. Whatever is written afterwards reaches nobody.
 *
 * <p>RFC 9110, 15.4.4; RFC 9700, 4.12; CWE-601.
 */
public final class SeeOther {
    private SeeOther() {}

    /**
     * Answers the request.
     *
     * @param response not yet committed
     * @param target where to; a path is one of this host, so with the context path where there is one
     * @throws IOException if the client is gone
     */
    public static void send(HttpServletResponse response, RedirectTarget target) throws IOException {
        response.resetBuffer();
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", target.location());
        ResponseBody.end(response, "");
    }
}
