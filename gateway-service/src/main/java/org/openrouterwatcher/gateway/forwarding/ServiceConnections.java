package org.openrouterwatcher.gateway.forwarding;

import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.io.ClientConnector;

/** The connections to the instances of services, as Jetty's client keeps them. */
final class ServiceConnections {

    /** Room for 16 KiB of headers and a caller token. */
    private static final int REQUEST_BUFFER_BYTES = 24 * 1024;

    private ServiceConnections() {}

    /**
     * A client that is not started: HTTP/1.1 alone, and nothing that waits when an answer comes; a connection that
     * remembers header fields costs 96 KiB.
     */
    static HttpClient client(ForwardingProperties properties) {
        var transport = new HttpClientTransportOverHTTP(new ClientConnector());
        transport.setHeaderCacheSize(0);
        transport.setInvocationType(Forwarder.InvocationType.NON_BLOCKING);
        var client = new HttpClient(transport);
        client.setName("forwarder");
        client.setConnectTimeout(properties.connect().toMillis());
        client.setIdleTimeout(properties.idle().toMillis());
        client.setMaxConnectionsPerDestination(properties.maxConnections());
        client.setMaxRequestsQueuedPerDestination(properties.maxWaiting());
        client.setRequestBufferSize(REQUEST_BUFFER_BYTES);
        client.setUseOutputDirectByteBuffers(false); // heads are made byte by byte, which costs less in an array
        client.setUserAgentField(null);
        return client;
    }
}
