package io.github.secureblocks.samples.rules.web;

import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.web.auth.SessionCookies;
import io.github.secureblocks.web.cookie.HostCookie;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;

/** Both attributes on every path to the end, and a cookie that came in. */
final class WebInsecureCookieNearMiss {
    String complete(String token) {
        return ResponseCookie.from("session", token)
                .secure(true)
                .httpOnly(true)
                .path("/")
                .build()
                .toString();
    }

    String onBothPaths(String token, boolean remembered) {
        ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from("session", token);
        if (remembered) {
            cookie.maxAge(86_400).secure(true).httpOnly(true);
        } else {
            cookie.httpOnly(true).secure(true);
        }
        return cookie.build().toString();
    }

    void language(HttpServletResponse response, String language) {
        response.addHeader("Set-Cookie", "seen=1; Secure; HttpOnly");
        response.addHeader("Content-Language", language);
        response.addHeader("Set-Cookie", HostCookie.of("language").setCookie(language));
    }

    int sent(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null ? 0 : cookies.length;
    }

    ResponseEntity<Void> ofASession(SessionCookies cookies, Subject subject, Roles roles) {
        List<String> both = cookies.start(subject, roles);
        return ResponseEntity.ok()
                .header("Set-Cookie", both.toArray(String[]::new))
                .build();
    }

    void deleted(HttpServletResponse response) {
        response.addHeader("Set-Cookie", "language=; Path=/; Max-Age=0");
    }
}
