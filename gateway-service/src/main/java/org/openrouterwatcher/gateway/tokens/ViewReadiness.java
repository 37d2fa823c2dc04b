package org.openrouterwatcher.gateway.tokens;

/**
 * Whether the view was read to the end of the feed once. Before that the gateway does not know what is revoked, so it
 * lets nobody in and is not ready.
 */
public final class ViewReadiness {

    private volatile boolean complete;

    /** Whether credentials can be judged by the view. */
    public boolean isComplete() {
        return complete;
    }

    void completed() {
        complete = true;
    }

    void startedOver() {
        complete = false;
    }
}
