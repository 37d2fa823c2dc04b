package org.openrouterwatcher.gateway.forwarding;

import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.openrouterwatcher.gateway.http.ProblemAnswers;
import org.openrouterwatcher.web.caller.Caller;

/**
 * Forwards requests whose answer goes on for minutes, over connections of their own, so that no other request waits for
 * them; and only for as long as their caller may hear it.
 */
public final class LiveForwarder extends Handler.Wrapper {

    private final Forwarder forwarder;
    private final OpenStreams streams;
    private final ProblemAnswers answers;

    LiveForwarder(Forwarder forwarder, OpenStreams streams, ProblemAnswers answers) {
        super(forwarder);
        this.forwarder = forwarder;
        this.streams = streams;
        this.answers = answers;
    }

    /** @param mayGoOn is asked again and again; when it says no the answer ends */
    public void forward(
            Route route,
            Caller caller,
            BooleanSupplier mayGoOn,
            Request request,
            Response response,
            Callback callback) {
        var exchange = new Exchange(route, caller);
        if (streams.add(exchange, mayGoOn)) {
            forwarder.forward(exchange, request, response, Callback.from(callback, () -> streams.remove(exchange)));
        } else {
            answers.write(request, response, callback, ForwardingProblems.tooManyStreams());
        }
    }
}
