package io.github.secureblocks.web.servlet;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import java.io.IOException;

/** The body's bytes; a failure to read them is remembered. */
final class ReadStream extends ServletInputStream {
    private final ServletRequest request;
    private final ServletInputStream in;

    ReadStream(ServletRequest request, ServletInputStream in) {
        this.request = request;
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (IOException failure) {
            throw UnreadableRequest.remembered(request, failure);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return in.read(bytes, offset, length);
        } catch (IOException failure) {
            throw UnreadableRequest.remembered(request, failure);
        }
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    @Override
    public boolean isFinished() {
        return in.isFinished();
    }

    @Override
    public boolean isReady() {
        return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        in.setReadListener(listener);
    }
}
