package org.openrouterwatcher.usage.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Writes server-sent events (HTML Living Standard, section 9.2). */
final class EventStream implements LiveStream.Reader {

    static final String MEDIA_TYPE = "text/event-stream";

    private final OutputStream out;
    private final JsonMapper json;

    EventStream(OutputStream out, JsonMapper json) {
        this.out = out;
        this.json = json;
    }

    /** @param at when it became true */
    private record Data(long apiKeyId, Instant at) {}

    @Override
    public void pulse() throws IOException {
        write(": here\n\n");
    }

    @Override
    public void tell(List<Signal> signals) throws IOException {
        var text = new StringBuilder();
        for (Signal signal : signals) {
            var data = new Data(signal.about().keyId(), signal.at());
            text.append("event: ").append(signal.about().kind().word()).append('\n');
            text.append("data: ").append(json.writeValueAsString(data)).append("\n\n");
        }
        write(text.toString());
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }
}
