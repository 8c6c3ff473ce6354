package io.github.secureblocks.samples.benchmarks.filters;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A response with a list of headers that is searched by name in any case and used again, as Tomcat's is. */
final class InMemoryResponse extends HttpServletResponseWrapper {
    private static final int MOST = 64;

    private final String[] names = new String[MOST];
    private final String[] values = new String[MOST];
    private final Body body = new Body();
    private int count;
    private int status;

    InMemoryResponse() {
        super(Refusing.of(HttpServletResponse.class));
    }

    void recycle() {
        count = 0;
        status = SC_OK;
        body.written = 0;
    }

    /** Something that depends on all that was written. */
    int size() {
        return count + body.written;
    }

    @Override
    public boolean containsHeader(String name) {
        return indexOf(name) >= 0;
    }

    @Override
    public @Nullable String getHeader(String name) {
        int found = indexOf(name);
        return found < 0 ? null : values[found];
    }

    @Override
    public Collection<String> getHeaders(String name) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (names[i].equalsIgnoreCase(name)) {
                found.add(values[i]);
            }
        }
        return found;
    }

    @Override
    public void setHeader(String name, String value) {
        int found = indexOf(name);
        if (found < 0) {
            addHeader(name, value);
        } else {
            values[found] = value;
        }
    }

    @Override
    public void addHeader(String name, String value) {
        names[count] = name;
        values[count++] = value;
    }

    private int indexOf(String name) {
        for (int i = 0; i < count; i++) {
            if (names[i].equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void setStatus(int status) {
        this.status = status;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public void setContentType(String type) {
        setHeader("Content-Type", type);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return body;
    }

    private static final class Body extends ServletOutputStream {
        private int written;

        @Override
        public void write(int octet) {
            written++;
        }

        @Override
        public void write(byte[] octets, int from, int length) {
            written += length;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
