package org.openrouterwatcher.gateway.forwarding;

import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body is counted while it passes through; nothing is kept. It knows whose fault it is when sending it
 * on fails.
 */
final class ClientBody extends Request.Wrapper {

    private final HttpFields headers;
    private final long limit;
    private final Supplier<Exchange.Excess> excess;
    private long passed;
    private volatile boolean begun;
    private volatile boolean tooLarge;
    private volatile boolean answered;
    private volatile boolean complete;
    private volatile @Nullable Throwable failure;

    /**
     * Counts on.
     *
     * @param limit how many bytes may pass
     * @param excess is asked what becomes of it when there are more
     */
    ClientBody(Request request, long limit, Supplier<Exchange.Excess> excess) {
        super(request);
        // a service is not asked whether it wants the body: to read it is our word to the client
        this.headers = request.getHeaders().contains(HttpHeader.EXPECT)
                ? HttpFields.build(request.getHeaders())
                        .remove(HttpHeader.EXPECT)
                        .asImmutable()
                : request.getHeaders();
        this.limit = limit;
        this.excess = excess;
        this.complete = request.getLength() == 0;
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }

    @Override
    public Content.@Nullable Chunk read() {
        begun = true;
        Content.Chunk chunk = super.read();
        if (chunk == null) {
            return null;
        }
        if (Content.Chunk.isFailure(chunk)) {
            failure = chunk.getFailure();
            return chunk;
        }
        passed += chunk.remaining();
        if (passed > limit) {
            chunk.release();
            return exceeded();
        }
        complete = complete || chunk.isLast();
        return chunk;
    }

    private Content.@Nullable Chunk exceeded() {
        Exchange.Excess what = excess.get();
        tooLarge = what == Exchange.Excess.REFUSED;
        answered = !tooLarge;
        return what == Exchange.Excess.UNHEARD
                ? null
                : Content.Chunk.from(new IllegalStateException("the body is too large"), true);
    }

    @Override
    public void demand(Runnable demandCallback) {
        if (!answered) {
            super.demand(demandCallback);
        }
    }

    /**
     * A body that is too large fails only for the instance: its client is still to be heard and answered. One of which
     * nothing was read is as good as new for another instance.
     */
    @Override
    public void fail(Throwable failure) {
        if (begun && !tooLarge && !answered) {
            super.fail(failure);
        }
    }

    /** How far it came. */
    State state() {
        return new State(begun, complete, tooLarge, failure != null);
    }

    /**
     * How far a body came.
     *
     * @param begun whether anybody has asked for it
     * @param complete whether the client has sent everything
     * @param tooLarge whether more came than may pass
     * @param failed whether the client went away in the middle
     */
    record State(boolean begun, boolean complete, boolean tooLarge, boolean failed) {

        /** Whether the client was asked for more and has not sent it. */
        boolean isAwaited() {
            return begun && !complete;
        }
    }
}
