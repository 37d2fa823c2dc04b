package org.openrouterwatcher.token.throttle;

import jakarta.servlet.http.HttpServletRequest;
import org.openrouterwatcher.web.caller.CallerHeaders;

/** Where a request came from. */
public final class ClientAddress {

    private ClientAddress() {}

    /** The address the gateway saw; without a gateway, the one who connected. */
    public static String of(HttpServletRequest request) {
        String seenByGateway = request.getHeader(CallerHeaders.CLIENT_ADDRESS);
        return seenByGateway == null ? request.getRemoteAddr() : seenByGateway;
    }
}
