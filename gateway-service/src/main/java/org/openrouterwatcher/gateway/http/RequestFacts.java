package org.openrouterwatcher.gateway.http;

import java.net.InetAddress;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.request.RequestId;

/**
 * What was found out about a request on its way: for its log line, its metric, and the handlers further in. One request
 * is handled by one thread at a time, though not always the same; Jetty's hand-over makes the changes visible.
 */
public final class RequestFacts {

    private static final String ATTRIBUTE = RequestFacts.class.getName();

    private final String requestId;
    private final InetAddress client;
    private String route = "none";
    private @Nullable Caller caller;
    private @Nullable String refusal;

    private RequestFacts(String requestId, InetAddress client) {
        this.requestId = requestId;
        this.client = client;
    }

    /** Starts the facts of a request that came in. */
    public static RequestFacts begin(Request request, String requestId, InetAddress client) {
        var facts = new RequestFacts(requestId, client);
        request.setAttribute(ATTRIBUTE, facts);
        return facts;
    }

    /** The facts of a request; a request so broken that it never came in gets an id here. */
    public static RequestFacts of(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof RequestFacts facts
                ? facts
                : begin(request, RequestId.accept(null), InetAddress.getLoopbackAddress());
    }

    /** The id under which the request goes through all services. */
    public String requestId() {
        return requestId;
    }

    /** Where the request comes from, trusted proxies looked through. */
    public InetAddress client() {
        return client;
    }

    /** The template of the route, such as {@code /api/tokens/{id}}: few different ones, so metrics can carry it. */
    public String route() {
        return route;
    }

    /** Who is calling; null while nobody said so. */
    public @Nullable Caller caller() {
        return caller;
    }

    /** Why the gateway refused; null when it did not. */
    public @Nullable String refusal() {
        return refusal;
    }

    /** Remembers which route was taken. */
    public void took(String template) {
        route = template;
    }

    /** Remembers who is calling. */
    public void calledBy(@Nullable Caller found) {
        caller = found;
    }

    /** Remembers why the gateway refused. */
    public void refusedFor(String reason) {
        refusal = reason;
    }
}
