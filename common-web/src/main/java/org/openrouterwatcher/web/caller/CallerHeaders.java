package org.openrouterwatcher.web.caller;

/** The headers that only the gateway may set; it drops them from outside. */
public final class CallerHeaders {

    /** The signed token that says who is calling. */
    public static final String CALLER = "Watcher-Caller";

    /** The address a request came from, as the gateway saw it. */
    public static final String CLIENT_ADDRESS = "Watcher-Client-Address";

    private CallerHeaders() {}
}
