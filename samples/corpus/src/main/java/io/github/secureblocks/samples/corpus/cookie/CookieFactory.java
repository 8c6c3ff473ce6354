package io.github.secureblocks.samples.corpus.cookie;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;

/** Sends cookies for others. */
final class CookieFactory {
    void send(Cookie cookie, HttpServletResponse response) {
        cookie.setPath("/");
        response.addCookie(cookie);
    }

    void sendProtected(Cookie cookie, HttpServletResponse response) {
        cookie.setHttpOnly(true);
        cookie.setSecure(true);
        send(cookie, response);
    }
}
