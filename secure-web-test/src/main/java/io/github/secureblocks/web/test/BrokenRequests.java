package io.github.secureblocks.web.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Writes what is no request, or no good one, to the port itself. Most of it is answered before any filter. */
final class BrokenRequests {
    private static final int READ = 1 << 16;

    private final Client client;
    private final Findings findings;
    private final LeakCheck leaks;

    BrokenRequests(Client client, Findings findings) {
        this.client = client;
        this.findings = findings;
        this.leaks = new LeakCheck(findings);
    }

    void attack() {
        findings.tried(Attack.HANG);
        requests().forEach((shown, request) -> {
            if (client.mayGoOn()) {
                send(shown, request);
            }
        });
    }

    private Map<String, String> requests() {
        String host = "Host: " + client.plan().target().getRawAuthority() + "\r\n";
        String end = host + "Connection: close\r\n\r\n";
        Map<String, String> requests = new LinkedHashMap<>();
        requests.put("a target of %", "GET /% HTTP/1.1\r\n" + end);
        requests.put("a parameter of %zz", "GET /?q=%zz HTTP/1.1\r\n" + end);
        requests.put("a target with brackets", "GET /[<\">] HTTP/1.1\r\n" + end);
        requests.put("a target with dots", "GET /../../..;/%2e%2e/ HTTP/1.1\r\n" + end);
        requests.put("a target without slash", "GET notes HTTP/1.1\r\n" + end);
        requests.put("a version that is none", "GET / HTTP/9.9\r\n" + end);
        requests.put("a line that is no request", "garbage\r\n" + end);
        requests.put("a header without a colon", "GET / HTTP/1.1\r\nno colon\r\n" + end);
        requests.put("a header with a control", "GET / HTTP/1.1\r\nX-A: \u0001\r\n" + end);
        requests.put("a header of 100,000 characters", "GET / HTTP/1.1\r\nX-A: " + "a".repeat(100_000) + "\r\n" + end);
        requests.put("two lengths", "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n" + end + "ab");
        requests.put(
                "a length and chunks",
                "POST / HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n" + end + "0\r\n\r\n");
        requests.put("a length that is none", "POST / HTTP/1.1\r\nContent-Length: -1\r\n" + end);
        requests.put("a chunk that is none", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + end + "zz\r\n");
        requests.put("no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
        requests.put("two hosts", "GET / HTTP/1.1\r\n" + host + end);
        requests.put("CONNECT", "CONNECT evil.example:443 HTTP/1.1\r\n" + end);
        return requests;
    }

    private void send(String shown, String request) {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            look(shown, text(socket));
        } catch (SocketTimeoutException e) {
            findings.addEach(
                    Attack.HANG,
                    shown,
                    "no end of the answer within " + client.plan().bounds().each());
        } catch (IOException hungUp) {
            // A refusal as well.
            return;
        }
    }

    /** Up to the end, the bound of what is read or that of the time, also where it comes drop by drop. */
    private String text(Socket socket) throws IOException {
        long end = System.nanoTime() + client.plan().bounds().each().toNanos();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        int read = socket.getInputStream().read(some);
        while (read >= 0 && bytes.size() < READ) {
            bytes.write(some, 0, read);
            if (System.nanoTime() > end) {
                throw new SocketTimeoutException("The answer has no end");
            }
            read = socket.getInputStream().read(some);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private void look(String shown, String text) {
        String[] line = text.split("[ \r\n]", 3);
        if (line.length > 1 && line[0].startsWith("HTTP/") && line[1].matches("\\d{3}")) {
            int head = text.indexOf("\r\n\r\n");
            Answer answer = new Answer(
                    shown,
                    Integer.parseInt(line[1]),
                    HttpHeaders.of(Map.of(), (name, value) -> true),
                    head < 0 ? "" : text.substring(head));
            WrongShapes.judge(answer, findings);
            leaks.look(answer);
        }
    }

    private Socket connect() throws IOException {
        Plan plan = client.plan();
        int limit = Math.toIntExact(Math.min(plan.bounds().each().toMillis(), Integer.MAX_VALUE));
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(plan.target().getHost(), plan.port()), limit);
        socket.setSoTimeout(Math.max(1, limit));
        return plan.isHttps() ? secured(socket, plan) : socket;
    }

    private static Socket secured(Socket plain, Plan plan) throws IOException {
        SSLContext trust = plan.trust();
        SSLSocketFactory factory =
                trust == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : trust.getSocketFactory();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, plan.target().getHost(), plan.port(), true);
        socket.startHandshake();
        return socket;
    }
}
