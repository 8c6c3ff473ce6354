package io.github.secureblocks.samples.corpus.blind.cookie;

import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** What browsers of visitors are told to keep. */
class Visitors {
    private static final boolean LOCAL = false;

    record Flags(boolean secure, boolean httpOnly) {
        static final Flags STRICT = new Flags(true, true);
        static final Flags SCRIPTED = new Flags(true, false);

        Cookie apply(Cookie cookie) {
            cookie.setSecure(secure);
            cookie.setHttpOnly(httpOnly);
            return cookie;
        }
    }

    private static void hidden(Cookie cookie) {
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
    }

    private static void hiddenAndSecure(Cookie cookie) {
        hidden(cookie);
        cookie.setSecure(true);
    }

    private static Cookie lasting(Cookie cookie, Duration age) {
        cookie.setMaxAge((int) age.toSeconds());
        cookie.setPath("/");
        return cookie;
    }

    void unsafeConfiguredByHelper(HttpServletResponse response, String token) {
        Cookie cookie = new Cookie("visit", token); // unsafe web/insecure-cookie
        hidden(cookie);
        response.addCookie(lasting(cookie, Duration.ofDays(7)));
    }

    void safeConfiguredByHelper(HttpServletResponse response, String token) {
        Cookie cookie = new Cookie("visit", token); // safe web/insecure-cookie
        hiddenAndSecure(cookie);
        response.addCookie(lasting(cookie, Duration.ofDays(7)));
    }

    void unsafePresetOfRecord(HttpServletResponse response, String token) {
        Cookie cookie = new Cookie("visit", token); // unsafe web/insecure-cookie
        response.addCookie(Flags.SCRIPTED.apply(cookie));
    }

    void safePresetOfRecord(HttpServletResponse response, String token) {
        Cookie cookie = new Cookie("visit", token); // safe web/insecure-cookie
        response.addCookie(Flags.STRICT.apply(cookie));
    }

    void unsafeLoopOverValues(HttpServletResponse response, Map<String, String> values) {
        for (Map.Entry<String, String> value : values.entrySet()) {
            Cookie cookie = new Cookie(value.getKey(), value.getValue()); // unsafe web/insecure-cookie
            cookie.setHttpOnly(true);
            if (value.getKey().equals("session")) {
                cookie.setSecure(true);
            }
            response.addCookie(cookie);
        }
    }

    void safeLoopOverValues(HttpServletResponse response, Map<String, String> values) {
        for (Map.Entry<String, String> value : values.entrySet()) {
            Cookie cookie = new Cookie(value.getKey(), value.getValue()); // safe web/insecure-cookie
            cookie.setHttpOnly(true);
            if (value.getKey().equals("session")) {
                cookie.setMaxAge(600);
            }
            cookie.setSecure(true);
            response.addCookie(cookie);
        }
    }

    void unsafeOrderOfCalls(HttpServletResponse response, String token) {
        Cookie cookie = new Cookie("visit", token); // unsafe web/insecure-cookie
        cookie.setHttpOnly(true);
        response.addCookie(cookie);
        cookie.setSecure(true);
    }

    void safeOrderOfCalls(HttpServletResponse response, String token) {
        Cookie cookie = new Cookie("visit", token); // safe web/insecure-cookie
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        response.addCookie(cookie);
        cookie.setMaxAge(60);
    }

    void unsafeTwoCookies(HttpServletResponse response, String token, String theme) {
        Cookie visit = new Cookie("visit", token); // unsafe web/insecure-cookie
        Cookie look = new Cookie("look", theme);
        for (Cookie cookie : List.of(look, look)) {
            cookie.setSecure(true);
            cookie.setHttpOnly(true);
        }
        response.addCookie(look);
        response.addCookie(visit);
    }

    void safeTwoCookies(HttpServletResponse response, String token, String theme) {
        Cookie visit = new Cookie("visit", token); // safe web/insecure-cookie
        Cookie look = new Cookie("look", theme);
        for (Cookie cookie : List.of(look, visit)) {
            cookie.setSecure(true);
            cookie.setHttpOnly(true);
        }
        response.addCookie(look);
        response.addCookie(visit);
    }

    void unsafeLocalSwitch(HttpServletResponse response, String token) {
        Cookie cookie = new Cookie("visit", token); // unsafe web/insecure-cookie
        cookie.setHttpOnly(LOCAL);
        cookie.setSecure(!LOCAL);
        response.addCookie(cookie);
    }

    void safeLocalSwitch(HttpServletResponse response, String token) {
        Cookie cookie = new Cookie("visit", token); // safe web/insecure-cookie
        cookie.setHttpOnly(true);
        cookie.setSecure(!LOCAL);
        response.addCookie(cookie);
    }

    void unsafeEarlyReturn(HttpServletRequest request, HttpServletResponse response, String token) {
        Cookie cookie = new Cookie("visit", token); // unsafe web/insecure-cookie
        if (request.getHeader("X-Test") != null) {
            response.addCookie(cookie);
            return;
        }
        hiddenAndSecure(cookie);
        response.addCookie(cookie);
    }

    void safeEarlyReturn(HttpServletRequest request, HttpServletResponse response, String token) {
        Cookie cookie = new Cookie("visit", token); // safe web/insecure-cookie
        if (request.getHeader("X-Test") != null) {
            response.setStatus(204);
            return;
        }
        hiddenAndSecure(cookie);
        response.addCookie(cookie);
    }

    void unsafeCustomizers(HttpHeaders headers, String token) {
        ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from("visit", token); // unsafe web/insecure-cookie
        List<Consumer<ResponseCookie.ResponseCookieBuilder>> steps =
                List.of(one -> one.path("/").secure(true), one -> one.sameSite("Strict"));
        steps.forEach(step -> step.accept(cookie));
        headers.add(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    void safeCustomizers(HttpHeaders headers, String token) {
        ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from("visit", token); // safe web/insecure-cookie
        List<Consumer<ResponseCookie.ResponseCookieBuilder>> steps =
                List.of(one -> one.path("/").secure(true), one -> one.httpOnly(true));
        steps.forEach(step -> step.accept(cookie));
        headers.add(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    ResponseCookie unsafeBuilderOnPaths(String token, boolean remember) {
        ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from("visit", token); // unsafe web/insecure-cookie
        cookie.secure(true);
        if (remember) {
            return cookie.httpOnly(true).maxAge(Duration.ofDays(90)).build();
        }
        return cookie.httpOnly(false).build();
    }

    ResponseCookie safeBuilderOnPaths(String token, boolean remember) {
        ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from("visit", token); // safe web/insecure-cookie
        cookie.secure(true);
        if (remember) {
            return cookie.httpOnly(true).maxAge(Duration.ofDays(90)).build();
        }
        return cookie.httpOnly(!remember).build();
    }

    void unsafeContainer(SessionCookieConfig session, boolean remember) {
        boolean secure = false;
        if (remember && LOCAL) {
            secure = true;
        }
        session.setSecure(secure); // unsafe web/insecure-cookie
        session.setHttpOnly(true);
    }

    void safeContainer(SessionCookieConfig session, boolean remember) {
        boolean secure = true;
        if (remember && LOCAL) {
            secure = false;
        }
        session.setSecure(secure); // safe web/insecure-cookie
        session.setHttpOnly(true);
    }
}
