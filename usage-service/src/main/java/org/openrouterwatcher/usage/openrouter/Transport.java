package org.openrouterwatcher.usage.openrouter;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.usage.openrouter.Outcome.Cause;
import org.openrouterwatcher.usage.openrouter.Outcome.Failed;
import org.openrouterwatcher.usage.openrouter.Outcome.Replied;
import org.openrouterwatcher.web.secret.Secret;

/** Sends one GET to the one configured host and takes what comes back: within a time, up to a size, no redirects. */
final class Transport implements AutoCloseable {

    // the JDK would put a key with a line break into the message of its exception
    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");

    private final OpenRouterProperties properties;
    private final Clock clock;
    private final HttpClient client;

    Transport(OpenRouterProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .connectTimeout(properties.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(isTls() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Whether a header can carry the secret at all. */
    static boolean canSend(Secret secret) {
        return SENDABLE.matcher(secret.reveal()).matches();
    }

    /**
     * Asks once.
     *
     * @param path below the base URL, with its query
     * @param patience until when the answer must be complete
     */
    Outcome get(String path, Secret secret, Duration patience) {
        var exchange = client.sendAsync(
                request(path, secret),
                info -> new CappedBody(properties.maxBody().toBytes()));
        try {
            return replied(exchange.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException tooSlow) {
            return Failed.of(Cause.CONNECTION, "no complete answer within " + patience);
        } catch (ExecutionException failed) {
            return failure(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Failed.of(Cause.NOT_ASKED, "interrupted");
        } finally {
            abandon(exchange);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest request(String path, Secret secret) {
        return HttpRequest.newBuilder(URI.create(properties.baseUrl() + path))
                .timeout(properties.responseTimeout())
                .header("Authorization", "Bearer " + secret.reveal())
                .header("Accept", "application/json")
                .header("User-Agent", "openrouter-watcher")
                .build();
    }

    private Replied replied(HttpResponse<byte[]> response) {
        var retryAfter = response.headers()
                .firstValue("Retry-After")
                .map(header -> RetryAfter.parse(header, clock.instant()))
                .orElse(null);
        return new Replied(response.statusCode(), response.body(), retryAfter);
    }

    private static Failed failure(@Nullable Throwable cause) {
        return switch (cause) {
            case CappedBody.TooLargeException tooLarge ->
                Failed.of(Cause.REFUSED_BY_US, String.valueOf(tooLarge.getMessage()));
            case HttpConnectTimeoutException noConnection ->
                Failed.of(Cause.CONNECTION, "OpenRouter cannot be reached in time");
            case HttpTimeoutException noAnswer -> Failed.of(Cause.CONNECTION, "OpenRouter does not answer in time");
            case IOException broken ->
                Failed.of(
                        Cause.CONNECTION,
                        "the connection to OpenRouter failed: "
                                + broken.getClass().getSimpleName());
            case null, default -> Failed.of(Cause.CONNECTION, "the request to OpenRouter failed");
        };
    }

    /** Frees the connection of an answer nobody waits for any more. */
    private static void abandon(CompletableFuture<?> exchange) {
        if (!exchange.isDone()) {
            exchange.cancel(true);
        }
    }

    private boolean isTls() {
        return "https".equalsIgnoreCase(properties.baseUrl().getScheme());
    }
}
