package org.openrouterwatcher.usage.kit;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.openrouterwatcher.simulator.OpenRouterSimulator;
import org.openrouterwatcher.simulator.SimulatorOptions;
import org.openrouterwatcher.testing.TestClock;

/** What lies outside of the service: the time, OpenRouter, the gateway's key. */
public final class World {

    /** Shared by the service and OpenRouter; tests move it forward only. */
    public static final TestClock CLOCK = TestClock.at("2026-09-15T10:00:00Z");

    public static final OpenRouterSimulator OPEN_ROUTER =
            OpenRouterSimulator.start(SimulatorOptions.seed(7).withExtraKeys(40), CLOCK);

    static final KeyPair GATEWAY = keyPair();

    private World() {}

    static String[] settings() {
        return new String[] {
            "management.server.port=0",
            "watcher.caller.public-key="
                    + Base64.getEncoder().encodeToString(GATEWAY.getPublic().getEncoded()),
            "watcher.keys.encryption-keys=k1:" + Base64.getEncoder().encodeToString(new byte[32]),
            "watcher.openrouter.base-url=" + OPEN_ROUTER.baseUrl(),
            "watcher.openrouter.response-timeout=1s",
            "watcher.openrouter.attempt-timeout=2s",
            "watcher.openrouter.call-timeout=6s",
            "watcher.openrouter.max-attempts=2",
            "watcher.openrouter.first-pause=10ms",
            "watcher.openrouter.longest-pause=100ms",
            "watcher.openrouter.max-concurrent=32",
            "watcher.openrouter.requests-per-second=5000",
            "watcher.openrouter.breaker-window=100000",
            "watcher.validation.confirm-after=10ms"
        };
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
