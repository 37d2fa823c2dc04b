package org.openrouterwatcher.cluster.launcher;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/** The OpenRouter that is watched. */
public sealed interface Upstream {

    URI PUBLISHED = URI.create("https://openrouter.ai/api/v1");

    /** The one in a process of ours. */
    record Simulator() implements Upstream {}

    /** One that runs elsewhere. */
    record Address(URI uri) implements Upstream {}

    /** An address from the environment goes before the published one, and that before the simulator. */
    static Upstream chosen(boolean real, Map<String, String> environment) {
        var address = environment.getOrDefault("OPENROUTER_BASE_URL", "");
        if (!address.isBlank()) {
            return new Address(checked(address));
        }
        return real ? new Address(PUBLISHED) : new Simulator();
    }

    private static URI checked(String address) {
        try {
            var uri = URI.create(address);
            if (uri.getHost() != null && isSafe(uri)) {
                return uri;
            }
        } catch (IllegalArgumentException noAddress) {
            // refused below, like an address that keys must not be sent to
        }
        throw new Refusal("OPENROUTER_BASE_URL must be an https address, or http on this machine, not \"" + address
                + "\", because OpenRouter keys are sent to it.");
    }

    private static boolean isSafe(URI uri) {
        return switch (uri.getScheme()) {
            case "https" -> true;
            case "http" -> Set.of("localhost", "127.0.0.1", "[::1]").contains(uri.getHost());
            case null, default -> false;
        };
    }
}
