package org.openrouterwatcher.token.body;

import org.openrouterwatcher.web.secret.Secret;
import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a secret from a request body. Its errors name the field, never the text. */
@JacksonComponent
class SecretReader extends StdDeserializer<Secret> {

    SecretReader() {
        super(Secret.class);
    }

    @Override
    public Secret deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING) || parser.getString().isBlank()) {
            return context.reportInputMismatch(Secret.class, "a text that is not blank belongs here");
        }
        return Secret.of(parser.getString());
    }
}
