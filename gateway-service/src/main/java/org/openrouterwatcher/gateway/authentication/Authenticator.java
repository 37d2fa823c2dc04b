package org.openrouterwatcher.gateway.authentication;

/** Judges one kind of bearer credential. */
public interface Authenticator {

    /** Whose credential this is, by what is known here; waits for nobody. */
    Verdict authenticate(String credential);

    /**
     * The same after asking who would know; may wait, so not for a thread that others need.
     *
     * @param credential one that is {@link Verdict.Unknown} here
     */
    Verdict ask(String credential);
}
