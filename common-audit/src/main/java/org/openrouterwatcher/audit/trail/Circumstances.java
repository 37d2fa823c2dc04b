package org.openrouterwatcher.audit.trail;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.CallerHeaders;
import org.openrouterwatcher.web.request.RequestId;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who asks, in which request, from where.
 *
 * @param clientAddress as the gateway saw it; without a gateway, the one who connected
 */
public record Circumstances(
        Actor actor, @Nullable String requestId, @Nullable String clientAddress) {

    private static final int LONGEST_ADDRESS = 100;

    private static final Circumstances WITHOUT_REQUEST = new Circumstances(Actor.SYSTEM, null, null);

    /** Those of the request that this thread answers; without one, the service acts by itself. */
    static Circumstances now() {
        return currentRequest().map(Circumstances::of).orElse(WITHOUT_REQUEST);
    }

    /** Those of a request. */
    public static Circumstances of(HttpServletRequest request) {
        Actor actor = request.getAttribute(Caller.class.getName()) instanceof Caller caller
                ? Actor.of(caller)
                : Actor.ANONYMOUS;
        return new Circumstances(actor, requestId(request), clientAddress(request));
    }

    static Optional<HttpServletRequest> currentRequest() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(it -> ((ServletRequestAttributes) it).getRequest());
    }

    Circumstances by(Actor other) {
        return new Circumstances(other, requestId, clientAddress);
    }

    /** From the address that connected, for a request that has not come through the gateway. */
    public Circumstances from(String address) {
        return new Circumstances(actor, requestId, address);
    }

    private static @Nullable String requestId(HttpServletRequest request) {
        return request.getAttribute(RequestId.HEADER) instanceof String id ? id : null;
    }

    private static String clientAddress(HttpServletRequest request) {
        String seenByGateway = request.getHeader(CallerHeaders.CLIENT_ADDRESS);
        String address = seenByGateway == null ? request.getRemoteAddr() : seenByGateway;
        return address.substring(0, Math.min(address.length(), LONGEST_ADDRESS));
    }
}
