package io.github.secureblocks.samples.databases;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Somebody on the way to a server, who hears everything that its clients send. */
final class Eavesdropper implements AutoCloseable {
    /** What this one does with a client. */
    interface Way {
        void meet(Heard client) throws IOException;
    }

    /** A client's connection, of which every byte that it sends is kept. */
    record Heard(Socket socket, ByteArrayOutputStream kept, ExecutorService threads) {
        byte[] read(int count) throws IOException {
            byte[] bytes = socket.getInputStream().readNBytes(count);
            kept.write(bytes, 0, bytes.length);
            return bytes;
        }

        void write(byte... bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }
    }

    private final ServerSocket listening;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private Eavesdropper(InetAddress address, Way way) throws IOException {
        this.listening = new ServerSocket(0, 50, address);
        threads.execute(() -> acceptAll(way));
    }

    static Eavesdropper at(InetAddress address, Way way) {
        try {
            return new Eavesdropper(address, way);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Hands everything on to a server on the loopback address. */
    static Way passingOnTo(int port) {
        return client -> {
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                client.threads().execute(() -> copy(server, client.socket()));
                InputStream in = client.socket().getInputStream();
                byte[] buffer = new byte[8_192];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    client.kept().write(buffer, 0, count);
                    server.getOutputStream().write(buffer, 0, count);
                }
            }
        };
    }

    int port() {
        return listening.getLocalPort();
    }

    String heard() {
        return kept.toString(ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            threads.shutdownNow();
        }
    }

    private void acceptAll(Way way) {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                threads.execute(() -> meet(way, client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void meet(Way way, Socket client) {
        try (client) {
            way.meet(new Heard(client, kept, threads));
        } catch (IOException gone) {
            // Each side may hang up when it likes.
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
            to.close();
        } catch (IOException gone) {
            // Likewise.
        }
    }
}
