package org.openrouterwatcher.faults.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.openrouterwatcher.faults.history.Exchange;
import org.openrouterwatcher.faults.history.History;

/** The gateways as their users see them; everything that is asked is noted. Safe for many threads. */
public final class Api implements AutoCloseable {

    // registering a key may take 15 s by contract
    private static final Duration TIMEOUT = Duration.ofSeconds(16);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<URI> gateways;
    private volatile History history = new History();

    public Api(List<URI> gateways) {
        this.gateways = List.copyOf(gateways);
    }

    /** From now on everything is noted here. */
    public void noteIn(History next) {
        history = next;
    }

    /** How many gateways there are. */
    public int gateways() {
        return gateways.size();
    }

    /** Asks one gateway, whichever. */
    public Answer send(Call call) throws InterruptedException {
        return send(call, ThreadLocalRandom.current().nextInt(gateways.size()));
    }

    /** Asks this gateway. */
    public Answer send(Call call, int gateway) throws InterruptedException {
        var into = history;
        long sentAt = System.nanoTime();
        Answer answer = exchange(call, gateways.get(gateway));
        into.add(new Exchange(
                call.purpose(), gateway, call.token(), sentAt, System.nanoTime(), answer.status(), answer.body()));
        return answer;
    }

    /** Asks again, whichever gateway, until the answer is this one or patience is at its end. */
    public Answer demand(Call call, int status, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Answer answer = send(call);
        while (answer.status() != status) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException(
                        call.method() + " " + call.path() + " answered " + answer.status() + ": " + answer.body());
            }
            Thread.sleep(250);
            answer = send(call);
        }
        return answer;
    }

    private Answer exchange(Call call, URI gateway) throws InterruptedException {
        try {
            HttpResponse<String> answer = client.send(call.to(gateway, TIMEOUT), BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("Location").orElse(null));
        } catch (IOException unreachable) {
            return Answer.none();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
