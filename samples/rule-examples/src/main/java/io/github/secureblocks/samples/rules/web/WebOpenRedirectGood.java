package io.github.secureblocks.samples.rules.web;

import io.github.secureblocks.web.redirect.RedirectTargets;
import io.github.secureblocks.web.servlet.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A path of this host, or the page of notes. */
final class WebOpenRedirectGood {
    private static final RedirectTargets NEXT = RedirectTargets.paths().otherwise("/notes");

    void loggedIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SeeOther.send(response, NEXT.of(request.getParameter("next")));
    }
}
