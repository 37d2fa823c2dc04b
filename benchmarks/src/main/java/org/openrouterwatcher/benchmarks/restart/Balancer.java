package org.openrouterwatcher.benchmarks.restart;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands for the load balancer before the gateways: takes them in turn, another one where no connection can be made,
 * and leaves one alone for a while that says it is about to end. Nothing is sent twice.
 */
final class Balancer implements AutoCloseable {

    /** In every answer of a gateway that is about to end. */
    private static final String GOODBYE = "Watcher-Draining";

    private static final Duration LEFT_ALONE = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<URI> gateways;
    private final Map<URI, Long> leftAloneUntil = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    Balancer(List<URI> gateways) {
        this.gateways = gateways;
    }

    /** A request to a path of any gateway. */
    interface Call {
        HttpRequest.Builder to(URI gateway);
    }

    /** @throws IOException when a gateway broke off, or none could be reached */
    HttpResponse<String> send(Call call) throws IOException, InterruptedException {
        URI first = next();
        try {
            return send(first, call);
        } catch (ConnectException nothingWasSent) {
            leaveAlone(first);
            return send(next(), call);
        }
    }

    private HttpResponse<String> send(URI gateway, Call call) throws IOException, InterruptedException {
        var answer = client.send(call.to(gateway).build(), BodyHandlers.ofString());
        if (answer.headers().firstValue(GOODBYE).isPresent()) {
            leaveAlone(gateway);
        }
        return answer;
    }

    private URI next() {
        int first = Math.floorMod(turn.getAndIncrement(), gateways.size());
        for (int i = 0; i < gateways.size(); i++) {
            URI gateway = gateways.get((first + i) % gateways.size());
            Long until = leftAloneUntil.get(gateway);
            if (until == null || System.nanoTime() - until >= 0) {
                return gateway;
            }
        }
        return gateways.get(first);
    }

    private void leaveAlone(URI gateway) {
        leftAloneUntil.put(gateway, System.nanoTime() + LEFT_ALONE.toNanos());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
