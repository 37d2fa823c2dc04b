package org.openrouterwatcher.gateway.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;

/**
 * One file of the page, ready to be sent.
 *
 * @param path below the folder of the page, such as {@code js/main.js}
 * @param compressed the content as gzip; the content itself where that is no smaller
 */
record PageFile(String path, MediaType type, byte[] content, byte[] compressed) {

    private static final Map<String, MediaType> TYPES = Map.of(
            "html", text("html"),
            "css", text("css"),
            "js", text("javascript"),
            "woff2", new MediaType("font", "woff2"));

    static PageFile of(String path, byte[] content) {
        var type = TYPES.getOrDefault(StringUtils.getFilenameExtension(path), text("plain"));
        byte[] compressed = gzip(content);
        return new PageFile(path, type, content, compressed.length < content.length ? compressed : content);
    }

    boolean isCompressed() {
        return compressed.length < content.length;
    }

    String asText() {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static MediaType text(String subtype) {
        return new MediaType("text", subtype, StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
