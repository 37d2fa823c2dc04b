package org.openrouterwatcher.gateway.door;

import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets handlers wait that are used to it, each request on a virtual thread. They are the last in the row. */
final class UnhurriedHandler extends Handler.Wrapper {

    private final Executor waiting;

    /** @param waiting has a thread for each who waits */
    UnhurriedHandler(Handler next, Executor waiting) {
        super(next);
        this.waiting = waiting;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        waiting.execute(new Detached(request, response, callback, () -> {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, 404);
            }
        }));
        return true;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
