package io.github.secureblocks.samples.rules.web;

import io.github.secureblocks.web.redirect.RedirectTargets;
import io.github.secureblocks.web.servlet.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A path of this host, or its first page. */
final class WebOpenRedirectGood {
    void loggedIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String next = request.getParameter("next");
        SeeOther.send(response, RedirectTargets.paths().of(next));
    }
}
