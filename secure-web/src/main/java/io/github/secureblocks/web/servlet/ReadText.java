package io.github.secureblocks.web.servlet;

import jakarta.servlet.ServletRequest;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** The body's characters; a failure to read or decode them is remembered. */
final class ReadText extends FilterReader {
    private static final int BUFFERED = 1_024;

    private final ServletRequest request;

    private ReadText(ServletRequest request, Reader in) {
        super(in);
        this.request = request;
    }

    static BufferedReader of(ServletRequest request, Reader in) {
        return new BufferedReader(new ReadText(request, in), BUFFERED);
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
    public int read(char[] text, int offset, int length) throws IOException {
        try {
            return in.read(text, offset, length);
        } catch (IOException failure) {
            throw UnreadableRequest.remembered(request, failure);
        }
    }
}
