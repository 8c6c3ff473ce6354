package io.github.secureblocks.samples.databases;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.SocketFactory;

/** Classes as an attacker finds them on a class path: to be made is enough for them to write a file. */
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

    /** Made by the bytes of a column. */
    static final class Gadget implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String path;

        Gadget(String path) {
            this.path = path;
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            write(path);
        }
    }
}
