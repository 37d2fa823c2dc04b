package org.openrouterwatcher.simulator.world;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model as one provider serves it: what an activity row is about.
 *
 * @param permaslug null, with id and provider, on the trimmed rows that have been seen upstream
 */
public record Endpoint(
        String model,
        @Nullable String permaslug,
        @Nullable String id,
        @Nullable String provider) {

    static Endpoint of(String model, String released, String provider) {
        var id = UUID.nameUUIDFromBytes((model + "@" + provider).getBytes(StandardCharsets.UTF_8));
        return new Endpoint(model, model + "-" + released, id.toString(), provider);
    }

    Endpoint trimmed() {
        return new Endpoint(model, null, null, null);
    }
}
