package org.openrouterwatcher.gateway.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** A service that answers at the first bytes of a request, and hears no more of it. */
public final class HastyService implements AutoCloseable {

    private static final int BACKLOG = 10;

    private final String answer;
    private final ServerSocket server;
    private final CountDownLatch answered = new CountDownLatch(1);
    private volatile Socket connection = new Socket();

    private HastyService(String answer) throws IOException {
        this.answer = answer;
        server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    /** @param answer the bytes that it says: all of an answer or its beginning */
    public static HastyService saying(String answer) {
        try {
            return new HastyService(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Returns when it has answered. */
    public void awaitAnswer() throws InterruptedException {
        answered.await();
    }

    /** Goes on with its answer. */
    public void say(String more) throws IOException {
        connection.getOutputStream().write(more.getBytes(ISO_8859_1));
    }

    private void serve() {
        try {
            connection = server.accept();
            connection.getInputStream().read();
            say(answer);
            answered.countDown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
        server.close();
    }
}
