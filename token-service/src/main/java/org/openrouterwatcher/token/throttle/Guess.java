package org.openrouterwatcher.token.throttle;

/**
 * Somebody says a password.
 *
 * @param email for which account, as it is stored; or what was typed when that is no address at all
 * @param clientAddress from where, as the gateway saw it
 */
public record Guess(String email, String clientAddress) {}
