package org.openrouterwatcher.web.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Takes what still comes over a connection on which nothing is understood any more, and throws it away, until the
 * client has heard the answer and hangs up (the lingering close of RFC 9112, section 9.6). No parser is asked: it has
 * given up. A client that goes on is hung up on after a bounded amount and a bounded time.
 */
final class UnreadBytes implements Callback {

    private static final long MOST_BYTES = 2L * 1024 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int AT_ONCE = 16 * 1024;

    private final EndPoint from;
    private final Callback then;
    private final Scheduler.Task deadline;
    private final ByteBuffer thrownAway = BufferUtil.allocate(AT_ONCE);
    private long taken;

    private UnreadBytes(EndPoint from, Scheduler scheduler, Callback then) {
        this.from = from;
        this.then = then;
        this.deadline = scheduler.schedule(from::close, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Begins.
     *
     * @param request the last on its connection, and answered
     * @param then is told when nothing more comes, or enough has
     */
    static void takeAway(Request request, Callback then) {
        EndPoint from = request.getConnectionMetaData().getConnection().getEndPoint();
        new UnreadBytes(from, request.getComponents().getScheduler(), then).succeeded();
    }

    /** There is something to take, or the end. */
    @Override
    public void succeeded() {
        try {
            while (taken <= MOST_BYTES) {
                BufferUtil.clear(thrownAway);
                int count = from.fill(thrownAway);
                if (count == 0 && from.tryFillInterested(this)) {
                    return;
                }
                if (count <= 0) {
                    break;
                }
                taken += count;
            }
        } catch (IOException e) {
            // the client is gone, which is what we waited for
        }
        end();
    }

    /** The connection is closed, by whomever. */
    @Override
    public void failed(Throwable closed) {
        end();
    }

    private void end() {
        deadline.cancel();
        then.succeeded();
    }
}
