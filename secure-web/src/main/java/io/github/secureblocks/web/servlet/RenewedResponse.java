package io.github.secureblocks.web.servlet;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A response that sets a session's cookies before its handler runs: no cache may keep it, resetting it does not lose them, and
 * a handler that sets one of them itself, to sign out, replaces it.
 */
final class RenewedResponse extends HttpServletResponseWrapper {
    private static final String SET_COOKIE = "Set-Cookie";

    /** Beside Cache-Control and its like for proxies, such as CDN-Cache-Control (RFC 9213), which outrank it. */
    private static final Set<String> OTHERS_ABOUT_CACHING =
            Set.of("expires", "pragma", "surrogate-control", "x-accel-expires");

    private final List<String> cookies;

    /** Around a response in which they are written already. */
    RenewedResponse(HttpServletResponse response, List<String> cookies) {
        super(response);
        this.cookies = cookies;
    }

    /** The response in which the cookies are written. */
    static RenewedResponse writing(HttpServletResponse response, List<String> cookies) {
        RenewedResponse renewed = new RenewedResponse(response, cookies);
        renewed.write();
        return renewed;
    }

    private void write() {
        super.setHeader("Cache-Control", "no-store, max-age=0");
        cookies.forEach(each -> super.addHeader(SET_COOKIE, each));
    }

    @Override
    public void reset() {
        super.reset();
        write();
    }

    @Override
    public void addCookie(Cookie cookie) {
        super.addCookie(cookie);
        List<String> lines = List.copyOf(getHeaders(SET_COOKIE));
        replace(lines.get(lines.size() - 1));
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (name.equalsIgnoreCase(SET_COOKIE)) {
            addHeader(name, value);
        } else if (!isAboutCaching(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (name.equalsIgnoreCase(SET_COOKIE)) {
            if (value != null) {
                replace(value);
            }
        } else if (!isAboutCaching(name)) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setDateHeader(String name, long date) {
        if (!isAboutCaching(name)) {
            super.setDateHeader(name, date);
        }
    }

    @Override
    public void addDateHeader(String name, long date) {
        if (!isAboutCaching(name)) {
            super.addDateHeader(name, date);
        }
    }

    /** One line for each name of a cookie (RFC 6265, 4.1.1). */
    private void replace(String value) {
        String name = value.substring(0, value.indexOf('=') + 1);
        List<String> lines = new ArrayList<>(getHeaders(SET_COOKIE));
        lines.removeIf(line -> !name.isEmpty() && line.startsWith(name));
        lines.add(value);
        super.setHeader(SET_COOKIE, lines.get(0));
        lines.stream().skip(1).forEach(line -> super.addHeader(SET_COOKIE, line));
    }

    private static boolean isAboutCaching(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("cache-control") || OTHERS_ABOUT_CACHING.contains(lower);
    }
}
