package org.openrouterwatcher.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What is done from time to time. The name is the key of its ticks and its place in URLs. */
public enum Job {
    USAGE_SYNC("usage-sync"),
    KEY_VALIDATION("key-validation"),
    USAGE_PURGE("usage-purge");

    private final String wireName;

    Job(String wireName) {
        this.wireName = wireName;
    }

    /** The name outside of Java: {@code usage-sync}. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The job of a name from outside, if there is one. */
    public static Optional<Job> named(String wireName) {
        return Arrays.stream(values())
                .filter(job -> job.wireName.equals(wireName))
                .findFirst();
    }
}
