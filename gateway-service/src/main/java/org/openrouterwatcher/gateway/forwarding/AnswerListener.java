package org.openrouterwatcher.gateway.forwarding;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.draining.Draining;
import org.springframework.http.HttpStatus;

/** Sees the answer of an instance before the client does; one to a request that is refused here goes no further. */
final class AnswerListener implements Response.Listener {

    private final Exchange exchange;
    private final Request request;
    private final org.eclipse.jetty.client.Request inward;
    private final org.eclipse.jetty.server.Response outward;
    private final Response.Listener passedOn;
    private final RevocationEffects effects;

    /** @param passedOn writes what it hears to the client */
    AnswerListener(
            Request request,
            org.eclipse.jetty.client.Request inward,
            org.eclipse.jetty.server.Response outward,
            Response.Listener passedOn,
            RevocationEffects effects) {
        this.exchange = Exchange.of(request);
        this.request = request;
        this.inward = inward;
        this.outward = outward;
        this.passedOn = passedOn;
        this.effects = effects;
    }

    @Override
    public void onBegin(Response answer) {
        exchange.answered();
        Caller caller = exchange.caller();
        if (caller != null && HttpStatus.valueOf(answer.getStatus()).is2xxSuccessful()) {
            effects.apply(
                    exchange.route(),
                    caller,
                    Objects.requireNonNull(request.getHttpURI().getPath()));
        }
        if (!exchange.isRefused()) {
            passedOn.onBegin(answer);
        }
    }

    @Override
    public void onHeaders(Response answer) {
        if (answer.getHeaders().contains(Draining.HEADER)) {
            exchange.instance().draining();
        }
        if (exchange.isRefused()) {
            return;
        }
        passedOn.onHeaders(answer);
        if (!outward.getHeaders().contains(HttpHeader.CACHE_CONTROL)) {
            outward.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        }
    }

    @Override
    public void onContent(Response answer, Content.Chunk chunk, Runnable demander) throws Exception {
        if (exchange.isRefused()) {
            demander.run();
        } else {
            passedOn.onContent(answer, chunk, demander);
        }
    }

    @Override
    public void onSuccess(Response answer) {
        if (exchange.isRefused()) {
            return;
        }
        passedOn.onSuccess(answer);
        if (exchange.answeredWholly()) {
            inward.abort(new CancellationException("answered before its end"));
        }
    }

    /** An answer that is whole counts, also where its instance needed no more of the request. */
    @Override
    public void onComplete(Result result) {
        if (result.getResponseFailure() == null && !exchange.isRefused()) {
            exchange.succeeded(result.getResponse().getStatus());
            passedOn.onComplete(new Result(result.getRequest(), result.getResponse()));
        } else {
            passedOn.onComplete(result);
        }
    }
}
