package org.openrouterwatcher.events;

/** How much a gateway trusts its own view of tokens, sessions and accounts. */
public enum GatewayState {
    /** It has no proof yet that its view is complete, so it lets no API token in. */
    BOOTING,
    /** Its view is young: it decides alone. */
    FRESH,
    /** Its view may lack what is new: it still decides, and asks token-service for changes. */
    STALE,
    /** Its view is too old to let anybody in. */
    EXPIRED
}
