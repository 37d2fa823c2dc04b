package org.openrouterwatcher.web.draining;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** Says in every answer of an instance that drains that it does, and ends the connection with it. */
final class DrainingAnswers implements HttpConfiguration.Customizer {

    private final Draining draining;

    DrainingAnswers(Draining draining) {
        this.draining = draining;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        if (draining.hasBegun()) {
            responseHeaders.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
            responseHeaders.put(Draining.HEADER, "true");
        }
        return request;
    }
}
