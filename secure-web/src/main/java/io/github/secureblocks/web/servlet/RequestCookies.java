package io.github.secureblocks.web.servlet;

import io.github.secureblocks.web.cookie.CookieRejected;
import io.github.secureblocks.web.cookie.HostCookie;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of a request, by their exact names.
 *
 * <p><b>Guarantees.</b> A cookie that is there more than once is nobody's: reading it throws {@link CookieRejected}, which the
 * {@link ErrorFilter} answers with status 400.
 *
 * <p><b>Does not guarantee</b> that a cookie is one that was set here, nor what the container makes of a {@code Cookie} header that
 * no browser sends: some leave out what they cannot read.
 */
public final class RequestCookies {
    private final HttpServletRequest request;

    private RequestCookies(HttpServletRequest request) {
        this.request = request;
    }

    /**
     * The cookies of a request.
     *
     * @param request any
     * @return to be asked for one
     */
    public static RequestCookies of(HttpServletRequest request) {
        return new RequestCookies(request);
    }

    /**
     * The value of a cookie.
     *
     * @param cookie which
     * @return empty where there is none
     * @throws CookieRejected if the cookie is there more than once
     */
    public Optional<String> value(HostCookie cookie) {
        return cookie.value(values(cookie));
    }

    /**
     * The text of a cookie that was set by {@link HostCookie#setEncoded(String)}.
     *
     * @param cookie which
     * @return empty where there is none
     * @throws CookieRejected if the cookie is there more than once, or does not encode a text
     */
    public Optional<String> decoded(HostCookie cookie) {
        return cookie.decoded(values(cookie));
    }

    List<String> values(HostCookie cookie) {
        Cookie @Nullable [] cookies = request.getCookies();
        return cookies == null
                ? List.of()
                : Arrays.stream(cookies)
                        .filter(each -> each.getName().equals(cookie.name()))
                        .map(Cookie::getValue)
                        .toList();
    }
}
