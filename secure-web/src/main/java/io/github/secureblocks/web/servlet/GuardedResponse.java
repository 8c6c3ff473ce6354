package io.github.secureblocks.web.servlet;

import io.github.secureblocks.web.headers.CspNonce;
import io.github.secureblocks.web.headers.SecurityHeaders;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A response whose headers a handler can tighten or replace by name, and not lose. */
final class GuardedResponse extends HttpServletResponseWrapper {
    private static final String CACHE_CONTROL = "Cache-Control";
    private static final String NO_STORE = "no-store, max-age=0";

    private final SecurityHeaders headers;
    private final CspNonce nonce;
    private final boolean https;
    private final HeaderRules rules;
    private boolean unkept;
    private boolean cachingStated;

    private GuardedResponse(
            HttpServletResponse response, SecurityHeaders headers, CspNonce nonce, boolean https, HeaderRules rules) {
        super(response);
        this.headers = headers;
        this.nonce = nonce;
        this.https = https;
        this.rules = rules;
    }

    static GuardedResponse writing(
            HttpServletResponse response, SecurityHeaders headers, CspNonce nonce, boolean https, HeaderRules rules) {
        GuardedResponse guarded = new GuardedResponse(response, headers, nonce, https, rules);
        guarded.write();
        return guarded;
    }

    /**
     * The response of the same request after {@code startAsync()}, which hands on the container's own; it holds already what was
     * written into this one.
     */
    GuardedResponse around(HttpServletResponse response) {
        GuardedResponse guarded = new GuardedResponse(response, headers, nonce, https, rules);
        if (response.containsHeader("X-Content-Type-Options")) {
            guarded.unkept = unkept;
            guarded.cachingStated = cachingStated;
        } else {
            guarded.write();
        }
        return guarded;
    }

    /** The nonce, for a page, which is kept nowhere: who reads it in a cache knows it. */
    CspNonce nonceForPage() {
        doNotKeep();
        return nonce;
    }

    /** A request that is dispatched again keeps the response around which it was begun. */
    static @Nullable GuardedResponse in(ServletResponse response) {
        ServletResponse each = response;
        while (each instanceof ServletResponseWrapper wrapper) {
            if (each instanceof GuardedResponse guarded) {
                return guarded;
            }
            each = wrapper.getResponse();
        }
        return null;
    }

    /** Before the page of an error: what the container may have dropped is there again. */
    void beginErrorPage() {
        write();
        doNotKeep();
    }

    private void write() {
        unkept = false;
        cachingStated = false;
        for (String name : rules.ofTheContainer()) {
            if (super.containsHeader(name)) {
                removeFromContainer(name);
            }
        }
        BiConsumer<String, String> ours = super::setHeader;
        headers.writeTo(nonce, https ? ours : withoutTransportSecurity(ours));
    }

    private void removeFromContainer(String name) {
        super.setHeader(name, null);
        if (super.containsHeader(name)) {
            // Jetty keeps its own; it lets us change the value.
            super.setHeader(name, "");
        }
    }

    private static BiConsumer<String, String> withoutTransportSecurity(BiConsumer<String, String> header) {
        return (name, value) -> {
            if (!name.equals("Strict-Transport-Security")) {
                header.accept(name, value);
            }
        };
    }

    @Override
    public void reset() {
        super.reset();
        write();
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        change(name, value, false);
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        change(name, value, true);
    }

    private void change(String name, @Nullable String value, boolean add) {
        HeaderRules.Rule rule = rules.of(name);
        if (rule == null) {
            if (name.equalsIgnoreCase("Set-Cookie")) {
                doNotKeep();
            }
            write(name, value, add);
        } else if (value != null && !value.isBlank() && rule.lets() && !(unkept && isCaching(name))) {
            write(name, value, rule == HeaderRules.Rule.BESIDE || add && cachingStated && isCaching(name));
            cachingStated |= isCaching(name);
        }
    }

    private void write(String name, @Nullable String value, boolean add) {
        if (add) {
            super.addHeader(name, value);
        } else {
            super.setHeader(name, value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        if (rules.of(name) == null) {
            super.setIntHeader(name, value);
        }
    }

    @Override
    public void addIntHeader(String name, int value) {
        if (rules.of(name) == null) {
            super.addIntHeader(name, value);
        }
    }

    @Override
    public void addCookie(Cookie cookie) {
        doNotKeep();
        super.addCookie(cookie);
    }

    @Override
    public void setStatus(int status) {
        super.setStatus(status);
        told(status);
    }

    @Override
    public void sendError(int status) throws IOException {
        sendError(status, null);
    }

    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
        if (status == SC_NOT_MODIFIED) {
            // Jetty's files are told so as an error, whose page would then lose Cache-Control.
            setStatus(status);
            return;
        }
        told(status);
        super.sendError(status, message);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        told(SC_FOUND);
        super.sendRedirect(location);
    }

    @Override
    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
        told(status);
        super.sendRedirect(location, status, clearBuffer);
    }

    private void told(int status) {
        if (status >= SC_BAD_REQUEST) {
            fail();
        } else if (status >= SC_MULTIPLE_CHOICES && status != SC_NOT_MODIFIED) {
            doNotKeep();
        }
    }

    /** What a handler stated of its page is not meant for the error that came instead; after it, it may state more. */
    void fail() {
        doNotKeep();
        if (cachingStated) {
            cachingStated = false;
            super.setHeader(CACHE_CONTROL, NO_STORE);
        }
    }

    /** What a route keeps in caches is the file itself: no error, no redirect, no cookie. */
    void doNotKeep() {
        if (headers.cached() && !unkept) {
            unkept = true;
            super.setHeader(CACHE_CONTROL, NO_STORE);
        }
    }

    private static boolean isCaching(String name) {
        return name.equalsIgnoreCase(CACHE_CONTROL);
    }
}
