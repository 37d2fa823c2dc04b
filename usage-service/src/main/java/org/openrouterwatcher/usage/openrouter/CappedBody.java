package org.openrouterwatcher.usage.openrouter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects a body up to a size and breaks off there. The JDK's own limiter cannot be told from a broken connection. */
final class CappedBody implements BodySubscriber<byte[]> {

    private final long mostBytes;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    CappedBody(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** More was sent than we take. */
    static final class TooLargeException extends IOException {

        TooLargeException(long mostBytes) {
            super("the body is larger than %d bytes".formatted(mostBytes));
        }
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription newSubscription) {
        subscription = newSubscription;
        newSubscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        var next = Objects.requireNonNull(subscription);
        for (var buffer : buffers) {
            if (collected.size() + (long) buffer.remaining() > mostBytes) {
                next.cancel();
                body.completeExceptionally(new TooLargeException(mostBytes));
                return;
            }
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            collected.writeBytes(bytes);
        }
        next.request(1);
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(collected.toByteArray());
    }
}
