package org.openrouterwatcher.cluster.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Sends any bytes over a connection that it keeps, and reads one answer to them. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MS = 30_000;

    private final URI address;
    private Socket socket;
    private InputStream in;
    private boolean used;

    Wire(URI address) {
        this.address = address;
    }

    /**
     * What came back.
     *
     * @param headers names in lower case
     */
    record Answer(int status, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** @throws IOException when no whole answer comes, also over a fresh connection */
    Answer send(String method, byte[] request) throws IOException {
        boolean mayBeOld = socket != null;
        try {
            return ask(method, request);
        } catch (IOException e) {
            close();
            if (!mayBeOld || used) {
                throw e;
            }
            return ask(method, request);
        }
    }

    private Answer ask(String method, byte[] request) throws IOException {
        used = false;
        if (socket == null) {
            socket = new Socket(address.getHost(), address.getPort());
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }
        socket.getOutputStream().write(request);
        Answer answer = read(method);
        if (answer.header("connection").equalsIgnoreCase("close") || isStream(answer)) {
            close();
        }
        return answer;
    }

    private Answer read(String method) throws IOException {
        int status;
        Map<String, String> headers;
        do {
            status = Integer.parseInt(line().split(" ")[1]);
            headers = headers();
        } while (status < 200);
        boolean bodiless = method.equals("HEAD") || status == 204 || status == 304;
        var head = new Answer(status, headers, "");
        return bodiless || isStream(head) ? head : new Answer(status, headers, body(head));
    }

    private static boolean isStream(Answer answer) {
        return answer.header("content-type").startsWith("text/event-stream");
    }

    private String body(Answer head) throws IOException {
        if (head.header("transfer-encoding").equalsIgnoreCase("chunked")) {
            var all = new StringBuilder();
            for (int size = chunkSize(); size > 0; size = chunkSize()) {
                all.append(new String(in.readNBytes(size), UTF_8));
                line();
            }
            headers();
            return all.toString();
        }
        return head.header("content-length").isEmpty()
                ? new String(in.readAllBytes(), UTF_8)
                : new String(in.readNBytes(Integer.parseInt(head.header("content-length"))), UTF_8);
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";")[0], 16);
    }

    private Map<String, String> headers() throws IOException {
        var headers = new LinkedHashMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("closed in the middle of: " + line);
            }
            used = true;
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /** Hangs up; the next request gets a connection of its own. */
    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
