package io.github.secureblocks.samples.attack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port that hangs up on whoever calls, and remembers that somebody did. */
final class Listener implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private volatile boolean called;

    Listener() throws IOException {
        Thread thread = new Thread(this::listen, "listener");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    boolean wasCalled() {
        return called;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                socket.accept().close();
                called = true;
            } catch (IOException closed) {
                return;
            }
        }
    }
}
