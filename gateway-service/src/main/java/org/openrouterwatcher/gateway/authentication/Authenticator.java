package org.openrouterwatcher.gateway.authentication;

/** Judges one kind of bearer credential. */
public interface Authenticator {

    /**
     * Whose credential this is.
     *
     * @param mayAsk whether another service may be asked about what is not known here; if not, unknown is refused
     */
    Verdict authenticate(String credential, boolean mayAsk);
}
