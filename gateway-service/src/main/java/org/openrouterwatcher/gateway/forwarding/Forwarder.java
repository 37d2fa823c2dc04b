package org.openrouterwatcher.gateway.forwarding;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.gateway.http.AcceptEncoding;
import org.openrouterwatcher.gateway.http.ProblemAnswers;
import org.openrouterwatcher.gateway.http.RequestFacts;
import org.openrouterwatcher.gateway.upstream.Instance;
import org.openrouterwatcher.gateway.upstream.Instances;
import org.openrouterwatcher.gateway.upstream.Service;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.CallerHeaders;
import org.openrouterwatcher.web.draining.Draining;
import org.openrouterwatcher.web.request.RequestId;
import org.springframework.http.HttpStatus;

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

    /** Room for 16 KiB of headers and a caller token. */
    private static final int REQUEST_BUFFER_BYTES = 24 * 1024;

    private final Instances instances;
    private final CallerTokens callerTokens;
    private final RevocationEffects effects;
    private final ProblemAnswers answers;
    private final ForwardingProperties properties;

    Forwarder(
            Instances instances,
            CallerTokens callerTokens,
            RevocationEffects effects,
            ProblemAnswers answers,
            ForwardingProperties properties) {
        this.instances = instances;
        this.callerTokens = callerTokens;
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
        long limit = properties.maxBody().toBytes();
        if (request.getLength() > limit) {
            answers.write(request, response, callback, ForwardingProblems.tooLarge(limit));
            return;
        }
        exchange.travelWith(request);
        handle(new ClientBody(request, limit), response, callback);
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
        inward.headers(headers -> {
            request.getHeaders().stream().filter(Headers::passesInward).forEach(headers::add);
            // in one spelling: a service would refuse who says that no answer is welcome
            if (AcceptEncoding.takesGzip(request.getHeaders().getValuesList(HttpHeader.ACCEPT_ENCODING))) {
                headers.put(HttpHeader.ACCEPT_ENCODING, "gzip");
            }
        });
    }

    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request inward) {
        Exchange exchange = Exchange.of(request);
        RequestFacts facts = RequestFacts.of(request);
        inward.headers(headers -> {
            headers.put(RequestId.HEADER, facts.requestId());
            headers.put(CallerHeaders.CLIENT_ADDRESS, facts.client().getHostAddress());
            Caller caller = exchange.caller();
            if (caller != null) {
                headers.put(callerTokens.tellingAbout(caller, exchange.route().service()));
            }
            String cookie = RefreshCookie.of(exchange.route(), request.getHeaders());
            if (!cookie.isEmpty()) {
                headers.put(HttpHeader.COOKIE, cookie);
            }
        });
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
        return new AnswerListener(request, inward, response, callback);
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
            exchange.instanceNotToBlame();
            response.write(true, null, callback);
            return;
        }
        switch (Failure.of(failure, ((ClientBody) request).state(), exchange.isAnswered(), response.isCommitted())) {
            case BODY_TOO_LARGE -> {
                exchange.instanceNotToBlame();
                answers.write(
                        request,
                        response,
                        callback,
                        ForwardingProblems.tooLarge(properties.maxBody().toBytes()));
            }
            case CLIENT_TOO_SLOW -> {
                exchange.instanceNotToBlame();
                answers.write(request, response, callback, ForwardingProblems.clientTooSlow());
            }
            case CLIENT_GONE -> {
                exchange.instanceNotToBlame();
                callback.failed(failure);
            }
            case BROKEN_OFF -> {
                exchange.instanceFailed(failure);
                callback.failed(failure);
            }
            case CROWDED -> {
                exchange.instanceNotToBlame();
                answers.write(request, response, callback, ForwardingProblems.crowded());
            }
            case NO_ANSWER_IN_TIME -> {
                exchange.instanceFailed(failure);
                drop(answer, response);
                answers.write(request, response, callback, ForwardingProblems.tooSlow());
            }
            case NO_ANSWER -> {
                exchange.instanceFailed(failure);
                drop(answer, response);
                tryAnotherOrGiveUp(request, response, callback);
            }
        }
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

    /**
     * HTTP/1.1 alone, and nothing that waits when an answer comes; a connection that remembers header fields costs 96
     * KiB.
     */
    @Override
    protected HttpClient newHttpClient() {
        var transport = new HttpClientTransportOverHTTP(new ClientConnector());
        transport.setHeaderCacheSize(0);
        transport.setInvocationType(InvocationType.NON_BLOCKING);
        return new HttpClient(transport);
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        client.setName("forwarder");
        client.setConnectTimeout(properties.connect().toMillis());
        client.setIdleTimeout(properties.idle().toMillis());
        client.setMaxConnectionsPerDestination(properties.maxConnections());
        client.setMaxRequestsQueuedPerDestination(properties.maxWaiting());
        client.setRequestBufferSize(REQUEST_BUFFER_BYTES);
        client.setUseOutputDirectByteBuffers(false); // heads are made byte by byte, which costs less in an array
        client.setUserAgentField(null);
    }

    /** Sees the answer before the client does. */
    private final class AnswerListener extends ProxyResponseListener {

        private final Request request;
        private final Response response;

        AnswerListener(Request request, org.eclipse.jetty.client.Request inward, Response response, Callback callback) {
            super(request, inward, response, callback);
            this.request = request;
            this.response = response;
        }

        @Override
        public void onBegin(org.eclipse.jetty.client.Response answer) {
            Exchange exchange = Exchange.of(request);
            exchange.answered();
            Caller caller = exchange.caller();
            if (caller != null && HttpStatus.valueOf(answer.getStatus()).is2xxSuccessful()) {
                effects.apply(
                        exchange.route(),
                        caller,
                        Objects.requireNonNull(request.getHttpURI().getPath()));
            }
            super.onBegin(answer);
        }

        @Override
        public void onHeaders(org.eclipse.jetty.client.Response answer) {
            super.onHeaders(answer);
            if (answer.getHeaders().contains(Draining.HEADER)) {
                Exchange.of(request).instance().draining();
            }
            if (!response.getHeaders().contains(HttpHeader.CACHE_CONTROL)) {
                response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            }
        }

        @Override
        public void onComplete(Result result) {
            if (result.isSucceeded()) {
                judge(Exchange.of(request), result.getResponse().getStatus());
            }
            super.onComplete(result);
        }

        private static void judge(Exchange exchange, int status) {
            if (status >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
                exchange.instanceFailed(new IllegalStateException("status " + status));
            } else {
                exchange.instanceSucceeded();
            }
        }
    }
}
