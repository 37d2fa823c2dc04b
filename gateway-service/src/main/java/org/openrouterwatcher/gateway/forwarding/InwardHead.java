package org.openrouterwatcher.gateway.forwarding;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.openrouterwatcher.gateway.http.AcceptEncoding;
import org.openrouterwatcher.gateway.http.RequestFacts;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.CallerHeaders;
import org.openrouterwatcher.web.request.RequestId;

/** The head of a request as its service gets it: what may pass of the client's, and what the gateway knows itself. */
final class InwardHead {

    private final CallerTokens callerTokens;

    InwardHead(CallerTokens callerTokens) {
        this.callerTokens = callerTokens;
    }

    /** What the client has said. */
    static void pass(HttpFields client, HttpFields.Mutable inward) {
        client.stream().filter(Headers::passesInward).forEach(inward::add);
        // in one spelling: a service would refuse who says that no answer is welcome
        if (AcceptEncoding.takesGzip(client.getValuesList(HttpHeader.ACCEPT_ENCODING))) {
            inward.put(HttpHeader.ACCEPT_ENCODING, "gzip");
        }
    }

    /** Which request it is, whose, and from where; the cookie only where it is needed. */
    void tell(Exchange exchange, RequestFacts facts, HttpFields client, HttpFields.Mutable inward) {
        inward.put(RequestId.HEADER, facts.requestId());
        inward.put(CallerHeaders.CLIENT_ADDRESS, facts.client().getHostAddress());
        Caller caller = exchange.caller();
        if (caller != null) {
            inward.put(callerTokens.tellingAbout(caller, exchange.route().service()));
        }
        String cookie = RefreshCookie.of(exchange.route(), client);
        if (!cookie.isEmpty()) {
            inward.put(HttpHeader.COOKIE, cookie);
        }
    }
}
