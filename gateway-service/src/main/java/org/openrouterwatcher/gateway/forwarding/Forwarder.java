package org.openrouterwatcher.gateway.forwarding;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.gateway.http.ProblemAnswers;
import org.openrouterwatcher.gateway.http.RequestFacts;
import org.openrouterwatcher.gateway.upstream.Instance;
import org.openrouterwatcher.gateway.upstream.Instances;
import org.openrouterwatcher.gateway.upstream.Service;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.server.UnreadBody;

/**
 * Takes a request to an instance of its service and the answer back, without a thread that waits and without keeping a
 * body. An instance that does not answer in time costs its caller a 504 and nobody else anything.
 */
public final class Forwarder extends ProxyHandler {

    /**
     * Methods that may be sent again when nothing of an answer came: they change nothing (RFC 9110, 9.2.2). Others may
     * where nothing of the request was sent.
     */
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD");

    private final Instances instances;
    private final InwardHead head;
    private final RevocationEffects effects;
    private final ProblemAnswers answers;
    private final ForwardingProperties properties;

    Forwarder(
            Instances instances,
            InwardHead head,
            RevocationEffects effects,
            ProblemAnswers answers,
            ForwardingProperties properties) {
        this.instances = instances;
        this.head = head;
        this.effects = effects;
        this.answers = answers;
        this.properties = properties;
        setUseServerThreadPool(true);
        setViaHost("gateway");
    }

    /**
     * Forwards a request that may go on.
     *
     * @param caller whom the service is told about; null on open routes
     */
    public void forward(Route route, @Nullable Caller caller, Request request, Response response, Callback callback) {
        forward(new Exchange(route, caller), request, response, callback);
    }

    void forward(Exchange exchange, Request request, Response response, Callback callback) {
        if (request.getLength() > longestBody()) {
            answers.write(request, response, callback, ForwardingProblems.tooLarge(longestBody()));
            return;
        }
        exchange.travelWith(request);
        handle(new ClientBody(request, longestBody(), exchange::exceeded), response, callback);
    }

    private long longestBody() {
        return properties.maxBody().toBytes();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Exchange exchange = Exchange.of(request);
        Optional<Instance> instance = next(exchange);
        if (instance.isEmpty()) {
            answers.write(request, response, callback, ForwardingProblems.nobodyThere(instances.retryAfterSeconds()));
            return true;
        }
        exchange.enter(instance.get());
        return super.handle(request, response, callback);
    }

    /** Another instance than before, or the same again if it is the only one: its connection may just have been old. */
    private Optional<Instance> next(Exchange exchange) {
        Service service = exchange.route().service();
        return instances
                .next(service, exchange.tried())
                .or(() -> exchange.tried().isEmpty() ? Optional.empty() : instances.next(service, Set.of()));
    }

    @Override
    protected HttpURI rewriteHttpURI(Request request) {
        URI address = Exchange.of(request).instance().address();
        return HttpURI.build(request.getHttpURI())
                .scheme(address.getScheme())
                .authority(address.getHost(), address.getPort())
                .asImmutable();
    }

    @Override
    protected void copyRequestHeaders(Request request, org.eclipse.jetty.client.Request inward) {
        inward.headers(headers -> InwardHead.pass(request.getHeaders(), headers));
    }

    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request inward) {
        inward.headers(
                headers -> head.tell(Exchange.of(request), RequestFacts.of(request), request.getHeaders(), headers));
    }

    @Override
    protected void sendProxyToServerRequest(
            Request request, org.eclipse.jetty.client.Request inward, Response response, Callback callback) {
        Exchange exchange = Exchange.of(request);
        Duration patience = properties.patience(exchange.route().pace());
        Duration upload = inward.getBody() == null ? Duration.ZERO : properties.upload();
        waitFor(inward, exchange, patience.plus(upload));
        inward.onRequestBegin(_ -> exchange.begun());
        if (!upload.isZero()) {
            inward.onRequestSuccess(_ -> waitFor(inward, exchange, patience));
        }
        exchange.sentAs(inward);
        super.sendProxyToServerRequest(request, inward, response, callback);
    }

    private void waitFor(org.eclipse.jetty.client.Request inward, Exchange exchange, Duration time) {
        exchange.replaceDeadline(getHttpClient()
                .getScheduler()
                .schedule(() -> inward.abort(Exchange.tooSlow()), time.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    protected org.eclipse.jetty.client.Response.CompleteListener newServerToProxyResponseListener(
            Request request, org.eclipse.jetty.client.Request inward, Response response, Callback callback) {
        var passedOn = (org.eclipse.jetty.client.Response.Listener)
                super.newServerToProxyResponseListener(request, inward, response, callback);
        return new AnswerListener(request, inward, response, passedOn, effects);
    }

    @Override
    protected @Nullable HttpField filterServerToProxyResponseField(HttpField field) {
        return Headers.passesOutward(field) ? field : null;
    }

    @Override
    protected void onServerToProxyResponseFailure(
            Request request,
            org.eclipse.jetty.client.Request inward,
            org.eclipse.jetty.client.@Nullable Response answer,
            Response response,
            Callback callback,
            Throwable failure) {
        Exchange exchange = Exchange.of(request);
        exchange.cancelDeadline();
        if (exchange.isEnded()) {
            exchange.leave();
            response.write(true, null, callback);
            return;
        }
        Failure why =
                Failure.of(failure, ((ClientBody) request).state(), exchange.isAnswered(), response.isCommitted());
        exchange.failed(why, failure);
        if (!response.isCommitted()) {
            drop(answer, response);
        }
        switch (why) {
            case CLIENT_GONE, BROKEN_OFF -> callback.failed(failure);
            case BODY_TOO_LARGE ->
                answers.write(request, response, callback, ForwardingProblems.tooLarge(longestBody()));
            case CLIENT_TOO_SLOW -> answers.write(request, response, callback, ForwardingProblems.clientTooSlow());
            case MALFORMED -> answers.write(request, response, callback, ForwardingProblems.malformed(failure));
            case CROWDED -> answers.write(request, response, callback, ForwardingProblems.crowded());
            case NO_ANSWER_IN_TIME -> answers.write(request, response, callback, ForwardingProblems.tooSlow());
            case NO_ANSWER -> tryAnotherOrGiveUp(request, response, callback);
        }
    }

    /** A client may still be sending what its service did not need. */
    @Override
    protected void onProxyToClientResponseComplete(
            Request request,
            org.eclipse.jetty.client.Request inward,
            org.eclipse.jetty.client.Response answer,
            Response response,
            Callback callback) {
        boolean talks = ((ClientBody) request).state().isAwaited();
        (talks ? new UnreadBody(request, callback) : callback).succeeded();
    }

    private void tryAnotherOrGiveUp(Request request, Response response, Callback callback) {
        Exchange exchange = Exchange.of(request);
        boolean repeatable = REPEATABLE.contains(request.getMethod()) || !exchange.hasBegun();
        if (repeatable && !exchange.isAnswered() && exchange.tried().size() == 1) {
            handle(request, response, callback);
        } else {
            answers.write(request, response, callback, ForwardingProblems.nobodyThere(instances.retryAfterSeconds()));
        }
    }

    /** Takes back what of a broken answer was already copied. */
    private static void drop(org.eclipse.jetty.client.@Nullable Response answer, Response response) {
        if (answer != null) {
            answer.getHeaders().forEach(field -> response.getHeaders().remove(field.getName()));
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    protected HttpClient newHttpClient() {
        return ServiceConnections.client(properties);
    }
}
