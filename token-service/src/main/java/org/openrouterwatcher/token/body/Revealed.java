package org.openrouterwatcher.token.body;

import org.openrouterwatcher.web.secret.Secret;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a secret into an answer. Named at each component it is used for, so that these are found with one search. */
public final class Revealed extends StdSerializer<Secret> {

    public Revealed() {
        super(Secret.class);
    }

    @Override
    public void serialize(Secret secret, JsonGenerator json, SerializationContext context) {
        json.writeString(secret.reveal());
    }
}
