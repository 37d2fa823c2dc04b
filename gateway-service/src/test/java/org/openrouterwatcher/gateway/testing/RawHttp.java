package org.openrouterwatcher.gateway.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Sends bytes that no well-behaved client would send, and reads all that comes back until the other side closes. */
public final class RawHttp {

    private static final int PATIENCE_MS = 3000;

    private RawHttp() {}

    /**
     * What came back.
     *
     * @param closed whether the server closed the connection; else it waited for more
     */
    public record Answer(String text, boolean closed) {

        public int status() {
            return Integer.parseInt(text.substring(9, 12));
        }

        public String header(String name) {
            List<String> found = Arrays.stream(text.split("\r\n\r\n", 2)[0].split("\r\n"))
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
            return found.size() == 1 ? found.getFirst() : found.toString();
        }
    }

    public static Answer send(int port, String request) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return read(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends a request, waits for the first bytes of the answer, and only then sends the rest, as a client does that is
     * not listening while it talks.
     */
    public static Answer sendOnAfterTheAnswer(int port, String request, String rest) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            var first = new byte[8192];
            int count = socket.getInputStream().read(first);
            for (byte[] part : parts(rest.getBytes(ISO_8859_1))) {
                socket.getOutputStream().write(part);
            }
            var more = read(socket);
            return new Answer(new String(first, 0, count, ISO_8859_1) + more.text(), more.closed());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<byte[]> parts(byte[] all) {
        return IntStream.iterate(0, from -> from < all.length, from -> from + 4096)
                .mapToObj(from -> Arrays.copyOfRange(all, from, Math.min(all.length, from + 4096)))
                .toList();
    }

    private static Answer read(Socket socket) throws IOException {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        try {
            int count;
            while ((count = socket.getInputStream().read(buffer)) >= 0) {
                text.append(new String(buffer, 0, count, ISO_8859_1));
            }
            return new Answer(text.toString(), true);
        } catch (SocketTimeoutException e) {
            return new Answer(text.toString(), false);
        }
    }
}
