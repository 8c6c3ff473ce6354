package io.github.secureblocks.samples.databases;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.SocketFactory;

/** What an attacker finds on a class path: to be made is enough for it to write a file. */
final class Planted {
    private Planted() {}

    private static void write(String path) {
        try {
            Files.writeString(Path.of(path), "owned");
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Made by a name in a URL. */
    public static final class Factory extends SocketFactory {
        public Factory(String path) {
            write(path);
        }

        @Override
        public Socket createSocket() {
            return new Socket();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return new Socket(host, port);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return new Socket(host, port, local, localPort);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return new Socket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return new Socket(host, port, local, localPort);
        }
    }
}
