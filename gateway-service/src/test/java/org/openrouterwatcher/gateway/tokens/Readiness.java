package org.openrouterwatcher.gateway.tokens;

/** A view that was read to the end, for tests outside of this package. */
public final class Readiness {

    private Readiness() {}

    public static ViewReadiness complete() {
        var readiness = new ViewReadiness();
        readiness.completed();
        return readiness;
    }
}
