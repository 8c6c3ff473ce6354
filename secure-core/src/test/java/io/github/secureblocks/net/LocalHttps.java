package io.github.secureblocks.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A service on this machine, with a certificate that the JVM does not know and {@link #trusting()} does. */
public final class LocalHttps implements AutoCloseable {
    private static final char[] PASSWORD = "of-a-test".toCharArray();
    private static final KeyStore KEYS = keys();

    static {
        // Otherwise each answer waits for a delayed acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "local-https");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpsServer server;
    private volatile HttpHandler handler;

    private LocalHttps(String alias, HttpHandler handler) {
        this.handler = handler;
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new IllegalStateException("No local server", failed);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(serving(alias)));
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            this.handler.handle(exchange);
        });
        server.start();
    }

    /** With a certificate for {@code localhost}. */
    public static LocalHttps answering(HttpHandler handler) {
        return new LocalHttps("localhost", handler);
    }

    /** With a certificate of a host of another name. */
    static LocalHttps ofAnotherName(HttpHandler handler) {
        return new LocalHttps("elsewhere", handler);
    }

    /** Answers 200 with a text. */
    public static HttpHandler text(String type, String text) {
        return exchange -> answer(exchange, type, text);
    }

    /** Answers 200 with a text, on headers that are there already. */
    public static void answer(HttpExchange exchange, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Answers with a status and nothing else. */
    public static HttpHandler status(int status) {
        return exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    /** What a reader throws, for tests of those that call it. */
    public static HttpsFailed failure(HttpsFailed.Reason reason) {
        return new HttpsFailed(reason);
    }

    /** Another answer from now on. */
    public void answers(HttpHandler next) {
        handler = next;
    }

    public URI at(String path) {
        return URI.create("https://localhost:" + server.getAddress().getPort() + path);
    }

    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** For clients: the certificates of both kinds of server are trusted, and no other. */
    public static SSLContext trusting() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            for (String alias : new String[] {"localhost", "elsewhere"}) {
                trusted.setCertificateEntry(alias, KEYS.getCertificate(alias));
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException("No trust store", failed);
        }
    }

    static SSLContext serving(String alias) {
        try {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry(alias, KEYS.getKey(alias, PASSWORD), PASSWORD, KEYS.getCertificateChain(alias));
            KeyManagerFactory identity = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            identity.init(own, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException("No certificate", failed);
        }
    }

    /** By the JDK's {@code keytool}, as nothing in the JDK's API makes a certificate. */
    private static KeyStore keys() {
        try {
            Path directory = Files.createTempDirectory("local-https");
            Path file = directory.resolve("keys.p12");
            try {
                generate(file, "localhost", "san=dns:localhost");
                generate(file, "elsewhere", "san=dns:elsewhere.example");
                KeyStore keys = KeyStore.getInstance("PKCS12");
                try (InputStream in = Files.newInputStream(file)) {
                    keys.load(in, PASSWORD);
                }
                return keys;
            } finally {
                Files.deleteIfExists(file);
                Files.delete(directory);
            }
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException("No certificates", failed);
        }
    }

    private static void generate(Path file, String alias, String extension) throws IOException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        alias,
                        "-ext",
                        extension,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=" + alias + " of a test",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(said);
        }
    }
}
