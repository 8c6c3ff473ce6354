package io.github.secureblocks.samples.rules.web;

import io.github.secureblocks.web.cookie.HostCookie;
import jakarta.servlet.http.HttpServletResponse;

/** A cookie that has every attribute and that no other host can set. */
final class WebInsecureCookieGood {
    void remember(HttpServletResponse response, String token) {
        response.addHeader("Set-Cookie", HostCookie.of("session").setCookie(token));
    }
}
