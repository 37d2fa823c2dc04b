package org.openrouterwatcher.gateway.upstream;

/** A service could not be asked: nobody there, too slow, or it failed. */
public final class UpstreamUnavailableException extends RuntimeException {

    public UpstreamUnavailableException(Service service, Throwable cause) {
        super(service.audience() + " cannot be asked", cause);
    }

    public UpstreamUnavailableException(Service service) {
        super(service.audience() + " has no instance that works");
    }
}
