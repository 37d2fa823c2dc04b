package org.openrouterwatcher.web.server;

import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Reads away what a client is still sending after it was answered, and then completes the request. A connection that is
 * closed with bytes unread is reset, and a reset may take the answer with it before the client saw it (RFC 9112, 9.6).
 * It reads no more than a bounded amount, for no more than a bounded time.
 */
public final class UnreadBody extends Callback.Nested implements Runnable {

    private static final long MOST_BYTES = 2L * 1024 * 1024;
    private static final long MOST_NANOS = Duration.ofSeconds(5).toNanos();

    private final Request request;
    private final boolean notUnderstood;
    private long read;
    private long start;

    /** @param callback is told when the rest has been read, or enough of it */
    public UnreadBody(Request request, Callback callback) {
        super(callback);
        // what wraps a request that is refused for its form says why, the request itself does not
        this.notUnderstood = request.getAttribute(ErrorHandler.ERROR_EXCEPTION) != null;
        this.request = Request.unWrap(request);
    }

    @Override
    public void succeeded() {
        if (waitsForOurWord()) {
            super.succeeded();
            return;
        }
        if (notUnderstood) {
            end(true);
            return;
        }
        start = System.nanoTime();
        run();
    }

    /** Reads on; called again whenever more is there. */
    @Override
    public void run() {
        while (read <= MOST_BYTES && System.nanoTime() - start <= MOST_NANOS) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                end(true);
                return;
            }
            read += chunk.remaining();
            chunk.release();
            if (chunk.isLast()) {
                break;
            }
        }
        end(false);
    }

    /** @param broken whether there may be bytes that are no body, for which nobody will ask any more */
    private void end(boolean broken) {
        if (broken && !request.getConnectionMetaData().isPersistent()) {
            UnreadBytes.takeAway(request, getCallback());
        } else {
            super.succeeded();
        }
    }

    /** A client that asked first will not send: to read would tell it to. */
    private boolean waitsForOurWord() {
        return request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
    }
}
