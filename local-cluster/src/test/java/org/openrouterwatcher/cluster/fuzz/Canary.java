package org.openrouterwatcher.cluster.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens where nobody has any business, and counts who comes. */
final class Canary implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger visits = new AtomicInteger();

    private Canary(ServerSocket socket) {
        this.socket = socket;
    }

    static Canary listening() throws IOException {
        var canary = new Canary(new ServerSocket(0, 512, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(canary::count);
        return canary;
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/canary";
    }

    int visits() {
        return visits.get();
    }

    /** Comes by, to show that it is noticed. */
    void visit() throws IOException {
        new Socket(socket.getInetAddress(), socket.getLocalPort()).close();
    }

    private void count() {
        while (!socket.isClosed()) {
            try (Socket _ = socket.accept()) {
                visits.incrementAndGet();
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
