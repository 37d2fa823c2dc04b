package org.openrouterwatcher.simulator.world;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** A folder of keys within an account; `/keys` without a workspace shows only the default one. */
public record Workspace(String id, String name, String slug) {

    static Workspace of(String account, String name) {
        var id = UUID.nameUUIDFromBytes((account + "/" + name).getBytes(StandardCharsets.UTF_8));
        return new Workspace(id.toString(), name, name.toLowerCase(Locale.ROOT));
    }
}
