package org.openrouterwatcher.benchmarks.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;

/** The head of an answer, as far as it says where the answer ends. */
final class AnswerHead {

    private static final String GOOD = "HTTP/1.1 200";
    private static final String END = "\r\n\r\n";
    private static final String LENGTH = "\r\ncontent-length:";

    private AnswerHead() {}

    /**
     * How many bytes an answer has, head and body; -1 while that is not known.
     *
     * @param bytes of the answer
     * @param count of them that are there
     * @throws IOException when the answer is no 200, or has no length
     */
    static int wholeLength(byte[] bytes, int count) throws IOException {
        String text = new String(bytes, 0, count, ISO_8859_1);
        int end = text.indexOf(END);
        if (end < 0) {
            return -1;
        }
        if (!text.startsWith(GOOD)) {
            throw new IOException("answered " + text.lines().findFirst().orElse(""));
        }
        return end + END.length() + length(text, end);
    }

    private static int length(String text, int end) throws IOException {
        for (int line = text.indexOf("\r\n"); line < end; line = text.indexOf("\r\n", line + 2)) {
            if (text.regionMatches(true, line, LENGTH, 0, LENGTH.length())) {
                int from = line + LENGTH.length();
                return Integer.parseInt(
                        text, text.charAt(from) == ' ' ? from + 1 : from, text.indexOf("\r\n", from), 10);
            }
        }
        throw new IOException("an answer without a length");
    }
}
