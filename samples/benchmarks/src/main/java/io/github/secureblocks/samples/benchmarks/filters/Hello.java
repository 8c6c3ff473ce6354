package io.github.secureblocks.samples.benchmarks.filters;

import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers five bytes. */
final class Hello extends GenericServlet {
    private static final long serialVersionUID = 1L;
    private static final byte[] BODY = "Hello".getBytes(StandardCharsets.UTF_8);

    @Override
    public void service(ServletRequest request, ServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=utf-8");
        response.getOutputStream().write(BODY);
    }
}
