package org.openrouterwatcher.web.caller;

import java.security.Provider;
import java.util.List;
import java.util.Map;

/**
 * Who computes Ed25519 signatures (RFC 8032). Those of the JDK cost more than all that a service does besides for a
 * request: as part of a token 0.75 ms of processor time to make and 0.84 ms to verify, where Bouncy Castle takes 0.11
 * and 0.10 ms (EPYC, JDK 25, without C2). Nothing else of the JVM goes by it.
 *
 * <p>Bouncy Castle's own provider sets up five hundred classes for all that it can do, which costs a service 0.2 s of
 * its start; this one knows a single algorithm.
 */
public final class Ed25519Signatures {

    /** For libraries that take a provider. */
    public static final Provider PROVIDER = new Ed25519Provider();

    private Ed25519Signatures() {}

    private static final class Ed25519Provider extends Provider {
        private static final long serialVersionUID = 1L;

        Ed25519Provider() {
            super("Ed25519Signatures", "1", "Ed25519 by Bouncy Castle");
            putService(new Ed25519Service(this));
        }
    }

    private static final class Ed25519Service extends Provider.Service {

        /** How JOSE calls what is computed with any Edwards curve (RFC 8037); the key says with which. */
        private static final List<String> JOSE = List.of("EdDSA");

        Ed25519Service(Provider provider) {
            super(provider, "Signature", "Ed25519", Ed25519Signature.class.getName(), JOSE, Map.of());
        }

        @Override
        public Object newInstance(Object parameter) {
            return new Ed25519Signature();
        }
    }
}
