package io.github.secureblocks.samples.corpus.cookie;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Cookies of a session, set up in many ways. */
final class Sessions {
    private static final boolean SECURE = true;
    private static final boolean DEVELOPMENT = "production".startsWith("dev");

    record Options(boolean secure, boolean httpOnly) {}

    private final CookieFactory factory = new CookieFactory();
    private final boolean secureFlag = true;

    void unsafeNothingSet(HttpServletResponse response) {
        Cookie cookie = new Cookie("session", UUID.randomUUID().toString()); // unsafe web/insecure-cookie
        response.addCookie(cookie);
    }

    void safeNothingSet(HttpServletResponse response) {
        Cookie cookie = new Cookie("session", UUID.randomUUID().toString()); // safe web/insecure-cookie
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        response.addCookie(cookie);
    }

    void unsafeOneOfTwo(HttpServletResponse response, String token) {
        Cookie cookie = new Cookie("token", token); // unsafe web/insecure-cookie
        cookie.setSecure(true);
        cookie.setMaxAge(3600);
        cookie.setPath("/");
        response.addCookie(cookie);
    }

    void safeOneOfTwo(HttpServletResponse response, String token) {
        Cookie cookie = new Cookie("token", token); // safe web/insecure-cookie
        cookie.setHttpOnly(true);
        cookie.setMaxAge(3600);
        cookie.setPath("/");
        cookie.setSecure(true);
        response.addCookie(cookie);
    }

    void unsafeOnOnePath(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = new Cookie("remember", "1"); // unsafe web/insecure-cookie
        cookie.setHttpOnly(true);
        if (request.isSecure()) {
            cookie.setSecure(true);
        }
        response.addCookie(cookie);
    }

    void safeOnOnePath(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = new Cookie("remember", "1"); // safe web/insecure-cookie
        if (request.isSecure()) {
            cookie.setSecure(true);
        } else {
            cookie.setSecure(true);
            cookie.setMaxAge(60);
        }
        cookie.setHttpOnly(true);
        response.addCookie(cookie);
    }

    void unsafeConstantFlag(HttpServletResponse response) {
        Cookie cookie = new Cookie("cart", "none"); // unsafe web/insecure-cookie
        cookie.setSecure(!SECURE);
        cookie.setHttpOnly(SECURE);
        response.addCookie(cookie);
    }

    void safeConstantFlag(HttpServletResponse response) {
        Cookie cookie = new Cookie("cart", "none"); // safe web/insecure-cookie
        cookie.setSecure(!DEVELOPMENT);
        cookie.setHttpOnly(SECURE && !DEVELOPMENT);
        response.addCookie(cookie);
    }

    void unsafeTrueThenFalse(HttpServletResponse response) {
        Cookie cookie = new Cookie("theme", "dark"); // unsafe web/insecure-cookie
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        cookie.setHttpOnly(false);
        response.addCookie(cookie);
    }

    void safeTrueThenFalse(HttpServletResponse response) {
        Cookie cookie = new Cookie("theme", "dark"); // safe web/insecure-cookie
        cookie.setSecure(false);
        cookie.setHttpOnly(false);
        cookie.setHttpOnly(true);
        cookie.setSecure(true);
        response.addCookie(cookie);
    }

    void unsafeSetTooLate(HttpServletResponse response) {
        Cookie cookie = new Cookie("late", "1"); // unsafe web/insecure-cookie
        cookie.setSecure(true);
        response.addCookie(cookie);
        cookie.setHttpOnly(true);
    }

    void safeSetTooLate(HttpServletResponse response) {
        Cookie cookie = new Cookie("late", "1"); // safe web/insecure-cookie
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        response.addCookie(cookie);
        cookie.setMaxAge(0);
    }

    private static void protect(Cookie cookie) {
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
    }

    private static void limit(Cookie cookie) {
        cookie.setMaxAge(600);
        cookie.setPath("/app");
    }

    void unsafeConfiguredInHelper(HttpServletResponse response) {
        Cookie cookie = new Cookie("helper", "1"); // unsafe web/insecure-cookie
        limit(cookie);
        response.addCookie(cookie);
    }

    void safeConfiguredInHelper(HttpServletResponse response) {
        Cookie cookie = new Cookie("helper", "1"); // safe web/insecure-cookie
        limit(cookie);
        protect(cookie);
        response.addCookie(cookie);
    }

    private Cookie unsafeMadeInHelper(String name) {
        return new Cookie(name, ""); // unsafe web/insecure-cookie
    }

    private Cookie safeMadeInHelper(String name) {
        Cookie cookie = new Cookie(name, ""); // safe web/insecure-cookie
        cookie.setHttpOnly(true);
        return cookie;
    }

    void made(HttpServletResponse response) {
        response.addCookie(unsafeMadeInHelper("a"));
        Cookie cookie = safeMadeInHelper("b");
        cookie.setSecure(true);
        response.addCookie(cookie);
    }

    void unsafeAddedByOther(HttpServletResponse response) {
        Cookie cookie = new Cookie("other", "1"); // unsafe web/insecure-cookie
        factory.send(cookie, response);
    }

    void safeAddedByOther(HttpServletResponse response) {
        Cookie cookie = new Cookie("other", "1"); // safe web/insecure-cookie
        factory.sendProtected(cookie, response);
    }

    void unsafeTwoObjects(HttpServletResponse response) {
        Cookie first = new Cookie("first", "1");
        Cookie second = new Cookie("second", "2"); // unsafe web/insecure-cookie
        protect(first);
        first.setSecure(true);
        response.addCookie(second);
        response.addCookie(first);
    }

    void safeTwoObjects(HttpServletResponse response) {
        Cookie first = new Cookie("first", "1");
        Cookie second = new Cookie("second", "2"); // safe web/insecure-cookie
        Cookie same = second;
        protect(same);
        first.setMaxAge(1);
        response.addCookie(second);
    }

    void unsafeLambda(HttpServletResponse response, List<String> names) {
        names.forEach(name -> {
            Cookie cookie = new Cookie(name, "x"); // unsafe web/insecure-cookie
            cookie.setHttpOnly(true);
            response.addCookie(cookie);
        });
    }

    void safeLambda(HttpServletResponse response, List<String> names) {
        Consumer<Cookie> protection = Sessions::protect;
        names.forEach(name -> {
            Cookie cookie = new Cookie(name, "x"); // safe web/insecure-cookie
            protection.accept(cookie);
            response.addCookie(cookie);
        });
    }

    void unsafeFlagFromRecord(HttpServletResponse response) {
        Options options = new Options(true, false);
        Cookie cookie = new Cookie("options", "1"); // unsafe web/insecure-cookie
        cookie.setSecure(options.secure());
        cookie.setHttpOnly(options.httpOnly());
        response.addCookie(cookie);
    }

    void safeFlagFromRecord(HttpServletResponse response) {
        Options options = new Options(true, secureFlag);
        Cookie cookie = new Cookie("options", "1"); // safe web/insecure-cookie
        cookie.setSecure(options.secure());
        cookie.setHttpOnly(options.httpOnly());
        response.addCookie(cookie);
    }

    void unsafeFlagFromData(HttpServletRequest request, HttpServletResponse response) {
        boolean secure = Boolean.parseBoolean(request.getParameter("secure"));
        Cookie cookie = new Cookie("data", "1"); // unsafe web/insecure-cookie
        cookie.setSecure(secure);
        cookie.setHttpOnly(true);
        response.addCookie(cookie);
    }

    void safeFlagFromData(HttpServletRequest request, HttpServletResponse response) {
        boolean secure = Boolean.parseBoolean(request.getParameter("secure"));
        Cookie cookie = new Cookie("data", "1"); // safe web/insecure-cookie
        cookie.setSecure(secure || SECURE);
        cookie.setHttpOnly(true);
        response.addCookie(cookie);
    }

    void unsafeNeverSent(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = new Cookie("maybe", "1"); // unsafe web/insecure-cookie
        if (request.getSession(false) != null) {
            response.addCookie(cookie);
        }
    }

    int safeNeverSent(HttpServletRequest request) {
        Cookie cookie = new Cookie("maybe", "1"); // safe web/insecure-cookie
        cookie.setMaxAge(request.getContentLength());
        return cookie.getMaxAge();
    }

    void unsafeExceptionOnTheWay(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = new Cookie("age", "1"); // unsafe web/insecure-cookie
        try {
            cookie.setMaxAge(Integer.parseInt(request.getParameter("age")));
            protect(cookie);
        } catch (NumberFormatException e) {
            cookie.setMaxAge(-1);
        }
        response.addCookie(cookie);
    }

    void safeExceptionOnTheWay(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = new Cookie("age", "1"); // safe web/insecure-cookie
        try {
            cookie.setMaxAge(Integer.parseInt(request.getParameter("age")));
        } catch (NumberFormatException e) {
            cookie.setMaxAge(-1);
        } finally {
            protect(cookie);
        }
        response.addCookie(cookie);
    }
}
