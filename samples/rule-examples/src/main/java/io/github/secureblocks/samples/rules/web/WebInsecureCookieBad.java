package io.github.secureblocks.samples.rules.web;

import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseCookie;

/** Sessions that travel in clear text or that a script can read. */
final class WebInsecureCookieBad {
    void bare(HttpServletResponse response, String token) {
        response.addCookie(new Cookie("session", token)); // finds web/insecure-cookie
    }

    void switchedOff(HttpServletResponse response, String token) {
        Cookie cookie = new Cookie("session", token); // finds web/insecure-cookie
        cookie.setSecure(false);
        cookie.setHttpOnly(true);
        response.addCookie(cookie);
    }

    void onOnePath(HttpServletResponse response, String token, boolean production) {
        Cookie cookie = new Cookie("session", token); // finds web/insecure-cookie
        cookie.setHttpOnly(true);
        if (production) {
            cookie.setSecure(true);
        }
        response.addCookie(cookie);
    }

    String bySpring(String token) {
        return ResponseCookie.from("session", token).path("/").build().toString(); // finds web/insecure-cookie
    }

    String readableByScripts(String token) {
        return ResponseCookie.from("session", token) // finds web/insecure-cookie
                .secure(true)
                .build()
                .toString();
    }

    String whereTheSettingSays(String token, boolean production) {
        return ResponseCookie.from("session", token) // finds web/insecure-cookie
                .secure(production)
                .httpOnly(true)
                .build()
                .toString();
    }

    void asText(HttpServletResponse response, String token) {
        response.addHeader("Set-Cookie", "session=" + token + "; Secure"); // finds web/insecure-cookie
    }

    void ofTheContainer(SessionCookieConfig session) {
        session.setSecure(false); // finds web/insecure-cookie
        session.setHttpOnly(false); // finds web/insecure-cookie
    }

    void constant(HttpServletResponse response) {
        response.addHeader("Set-Cookie", "language=en; Path=/; HttpOnly"); // finds web/insecure-cookie
    }
}
