package org.openrouterwatcher.revocation;

/** What the view says about an API token now. */
public sealed interface TokenStatus {

    /** It may be used. */
    record Active(long tokenId, long userId) implements TokenStatus {}

    /** It was revoked, or its account was disabled. */
    record Revoked() implements TokenStatus {}

    /** Its time is over. */
    record Expired() implements TokenStatus {}

    /** Nobody told of it; it may be so new that its event is still on the way. */
    record Unknown() implements TokenStatus {}
}
