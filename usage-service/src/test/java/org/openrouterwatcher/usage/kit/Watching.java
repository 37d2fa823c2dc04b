package org.openrouterwatcher.usage.kit;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Somebody who reads a live stream. */
public final class Watching implements AutoCloseable {

    private final HttpResponse<Stream<String>> response;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reading;

    Watching(HttpResponse<Stream<String>> response) {
        this.response = response;
        this.reading = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try {
            response.body().forEach(lines::add);
        } catch (UncheckedIOException e) {
            // the test has read enough
        }
    }

    public HttpResponse<?> response() {
        return response;
    }

    /** All lines so far, empty ones too. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** What was told of a key so far, as names of events. */
    public List<String> toldOf(long keyId) {
        return Stream.iterate(0, i -> i + 1)
                .limit(Math.max(0, lines.size() - 1))
                .filter(i -> lines.get(i).startsWith("event: "))
                .filter(i -> lines.get(i + 1).startsWith("data: {\"api_key_id\":" + keyId + ",\"at\":\""))
                .map(i -> lines.get(i).substring("event: ".length()))
                .toList();
    }

    /** Whether the service has ended it. */
    public boolean hasEnded() {
        return !reading.isAlive();
    }

    @Override
    public void close() {
        response.body().close();
    }
}
