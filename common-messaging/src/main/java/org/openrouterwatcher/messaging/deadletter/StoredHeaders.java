package org.openrouterwatcher.messaging.deadletter;

import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The headers of a record as JSON, in their order and with values of any bytes. */
final class StoredHeaders {

    private static final JsonMapper JSON = new JsonMapper();

    private StoredHeaders() {}

    /** @param value base64 in JSON */
    private record StoredHeader(String name, byte @Nullable [] value) {}

    static String write(Headers headers) {
        return JSON.writeValueAsString(Arrays.stream(headers.toArray())
                .map(header -> new StoredHeader(header.key(), header.value()))
                .toList());
    }

    static Headers read(String json) {
        var headers = new RecordHeaders();
        for (StoredHeader header : JSON.readValue(json, StoredHeader[].class)) {
            headers.add(header.name(), header.value());
        }
        return headers;
    }
}
