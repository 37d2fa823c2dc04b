package org.openrouterwatcher.benchmarks.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A connection that sends the same request again and again and reads each answer, with as little of its own as can be
 * and without ever waiting.
 */
final class RawConnection {

    private static final int LARGEST_ANSWER = 64 * 1024;

    private final SocketChannel channel;
    private final ByteBuffer request;
    private final ByteBuffer answer = ByteBuffer.allocate(LARGEST_ANSWER);
    private long askedFor;

    private RawConnection(SocketChannel channel, byte[] request) {
        this.channel = channel;
        this.request = ByteBuffer.wrap(request);
    }

    /** @param selector tells when something of an answer is there; the connection is attached */
    static RawConnection to(URI address, String credential, Selector selector) throws IOException {
        String head = "GET " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nAuthorization: Bearer " + credential + "\r\n\r\n";
        var channel = SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        var connection = new RawConnection(channel, head.getBytes(ISO_8859_1));
        channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    /** @param moment at which the request was to be sent, by {@link System#nanoTime()} */
    void ask(long moment) throws IOException {
        askedFor = moment;
        channel.write(request.rewind());
        if (request.hasRemaining()) {
            throw new IOException("a request that is not taken at once");
        }
    }

    /** When the request was to be sent of which the answer is awaited. */
    long askedFor() {
        return askedFor;
    }

    /**
     * Reads what is there; whether that is all of an answer.
     *
     * @throws UncheckedIOException when the answer is no 200, or the connection ended
     */
    boolean hasAnswer() {
        try {
            if (channel.read(answer) < 0) {
                throw new EOFException("the connection ended");
            }
            int length = AnswerHead.wholeLength(answer.array(), answer.position());
            if (length < 0 || answer.position() < length) {
                return false;
            }
            answer.clear();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
