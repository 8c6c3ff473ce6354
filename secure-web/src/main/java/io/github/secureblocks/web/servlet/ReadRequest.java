package io.github.secureblocks.web.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Remembers which exception came out of reading the request: it is the client's fault, whatever it is wrapped in later. */
final class ReadRequest extends HttpServletRequestWrapper {
    private @Nullable ServletInputStream stream;
    private @Nullable BufferedReader reader;

    ReadRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable String getParameter(String name) {
        return remembering(() -> super.getParameter(name));
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return remembering(super::getParameterMap);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return remembering(super::getParameterNames);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return remembering(() -> super.getParameterValues(name));
    }

    @Override
    public long getDateHeader(String name) {
        return remembering(() -> super.getDateHeader(name));
    }

    @Override
    public int getIntHeader(String name) {
        return remembering(() -> super.getIntHeader(name));
    }

    @Override
    public Locale getLocale() {
        return remembering(super::getLocale);
    }

    @Override
    public Enumeration<Locale> getLocales() {
        return remembering(super::getLocales);
    }

    @Override
    public Cookie @Nullable [] getCookies() {
        return remembering(super::getCookies);
    }

    @Override
    public Collection<Part> getParts() throws IOException, ServletException {
        try {
            return super.getParts();
        } catch (IOException | ServletException | RuntimeException failure) {
            UnreadableRequest.rememberParts(this, failure);
            throw failure;
        }
    }

    @Override
    public @Nullable Part getPart(String name) throws IOException, ServletException {
        try {
            return super.getPart(name);
        } catch (IOException | ServletException | RuntimeException failure) {
            UnreadableRequest.rememberParts(this, failure);
            throw failure;
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            stream = new ReadStream(this, super.getInputStream());
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        if (reader == null) {
            try {
                reader = ReadText.of(this, super.getReader());
            } catch (IOException failure) {
                throw UnreadableRequest.remembered(this, failure);
            }
        }
        return reader;
    }

    private <T> T remembering(Supplier<T> read) {
        try {
            return read.get();
        } catch (RuntimeException failure) {
            throw UnreadableRequest.remembered(this, failure);
        }
    }
}
