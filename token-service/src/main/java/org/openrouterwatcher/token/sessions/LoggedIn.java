package org.openrouterwatcher.token.sessions;

import java.util.UUID;

/**
 * A person whose session goes on at this moment. Controllers take it as an argument: here an access token ends with its
 * session at once, even before the gateways have heard of it.
 */
public record LoggedIn(long accountId, UUID sessionId) {}
