package org.openrouterwatcher.gateway.limits;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Which address a request comes from. {@code X-Forwarded-For} is read only when a trusted proxy sent it, and from the
 * right: the last address that no trusted proxy vouches for is the client, everything left of it the client's own tale.
 */
public final class ClientAddresses {

    private final List<Network> trusted;

    /** @param trustedProxies CIDR blocks */
    public ClientAddresses(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream().map(Network::parse).toList();
    }

    /**
     * The client of a connection.
     *
     * @param peer the other end of the connection
     * @param forwardedFor all elements of all {@code X-Forwarded-For} fields in order
     */
    public InetAddress clientOf(InetAddress peer, List<String> forwardedFor) {
        InetAddress client = peer;
        for (String said : forwardedFor.reversed()) {
            Optional<InetAddress> next = isTrusted(client) ? parse(said) : Optional.empty();
            if (next.isEmpty()) {
                return client;
            }
            client = next.get();
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static Optional<InetAddress> parse(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
