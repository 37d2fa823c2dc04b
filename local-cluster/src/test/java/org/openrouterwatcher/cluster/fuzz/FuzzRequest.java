package org.openrouterwatcher.cluster.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;

/**
 * A request byte by byte, but for the credentials, which are filled in when it is sent.
 *
 * @param target the path and query, percent-encoded or not
 * @param lines of the head, after {@code Host}
 * @param body null for none
 * @param expected the statuses that may come back
 */
record FuzzRequest(
        long number,
        String operation,
        String method,
        String target,
        List<String> lines,
        byte[] body,
        boolean chunked,
        Set<Integer> expected) {

    private static final int MOST_SHOWN = 600;

    byte[] bytes(Cast cast) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(cast.fillIn(head()).getBytes(ISO_8859_1));
        if (body != null) {
            byte[] filled = cast.fillIn(new String(body, ISO_8859_1)).getBytes(ISO_8859_1);
            String size = Integer.toHexString(filled.length);
            bytes.writeBytes((chunked && filled.length > 0
                            ? size + "\r\n"
                            : chunked ? "" : "Content-Length: " + filled.length + "\r\n\r\n")
                    .getBytes(ISO_8859_1));
            bytes.writeBytes(filled);
            bytes.writeBytes((chunked ? (filled.length > 0 ? "\r\n" : "") + "0\r\n\r\n" : "").getBytes(ISO_8859_1));
        }
        return bytes.toByteArray();
    }

    private String head() {
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: fuzz\r\n");
        lines.forEach(line -> head.append(line).append("\r\n"));
        if (body == null) {
            return head.append("\r\n").toString();
        }
        return chunked ? head.append("Transfer-Encoding: chunked\r\n\r\n").toString() : head.toString();
    }

    /** In a form that a person can read; long ones are cut. */
    @Override
    public String toString() {
        String all =
                "#%d %s: ".formatted(number, operation) + head() + (body == null ? "" : new String(body, ISO_8859_1));
        String shown = Json.quoted(all);
        return shown.length() <= MOST_SHOWN ? shown : shown.substring(0, MOST_SHOWN) + "… (" + all.length() + ")";
    }
}
