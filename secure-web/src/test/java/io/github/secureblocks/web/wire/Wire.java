package io.github.secureblocks.web.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Sends bytes that no HTTP client would, and waits for at most ten seconds. */
public final class Wire {
    private static final int LONGEST_WAIT_MILLIS = 10_000;

    private final int port;

    public Wire(int port) {
        this.port = port;
    }

    /** A request without a body. */
    public Answer get(String path, String... headers) {
        return send(request("GET", path, headers) + "\r\n");
    }

    public Answer post(String path, String type, String body) {
        return send(request(
                        "POST",
                        path,
                        "Content-Type: " + type,
                        "Content-Length: " + body.getBytes(StandardCharsets.ISO_8859_1).length)
                + "\r\n"
                + body);
    }

    public static String request(String method, String path, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + path
                + " HTTP/1.1\r\nHost: edge.example\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.toString();
    }

    /** Each character is a byte. Nothing follows: who waits for more finds the end. */
    public Answer send(String bytes) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LONGEST_WAIT_MILLIS);
            socket.setSoTimeout(LONGEST_WAIT_MILLIS);
            try {
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
            } catch (SocketException refusedEarly) {
                // The answer may be there all the same.
            }
            return answer(socket);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Answer answer(Socket socket) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(read);
        } catch (SocketException cutOff) {
            // What came before counts.
        }
        String text = read.toString(StandardCharsets.UTF_8);
        while (text.startsWith("HTTP/1.1 100")) {
            text = text.substring(text.indexOf("\r\n\r\n") + 4);
        }
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/1.1 ")) {
            return new Answer(0, "", text);
        }
        return new Answer(Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
    }
}
