package org.openrouterwatcher.gateway.door;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The rest of a request on another thread than the one that has read it; a failure still ends in an answer. */
record Detached(Request request, Response response, Callback callback, Rest rest) implements Runnable {

    /** What is left to be done. */
    @FunctionalInterface
    interface Rest {
        void handle() throws Exception;
    }

    @Override
    public void run() {
        try {
            rest.handle();
        } catch (Throwable failure) { // as Jetty does for handlers
            Response.writeError(request, response, callback, failure);
        }
    }
}
