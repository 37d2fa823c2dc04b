package org.openrouterwatcher.gateway.limits;

import java.util.Set;

/**
 * What a gateway knows of the others at a moment.
 *
 * @param others the other gateways that count calls, as last heard
 * @param connected whether anything was heard through the topic since a request last waited for it in vain
 * @param trusted whether the others surely know of this one and leave it its free share
 */
record Peers(Set<String> others, boolean connected, boolean trusted) {

    /** All gateways, this one too. */
    int gateways() {
        return others.size() + 1;
    }
}
