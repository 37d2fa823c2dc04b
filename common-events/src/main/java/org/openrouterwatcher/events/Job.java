package org.openrouterwatcher.events;

import com.fasterxml.jackson.annotation.JsonCreator;
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

    /** Said to Jackson expressly: beside a naming strategy for enums it would read only what that strategy spells. */
    @JsonCreator
    static Job read(String wireName) {
        return named(wireName).orElseThrow(() -> new IllegalArgumentException("no job is called " + wireName));
    }

    /** The job of a name from outside, if there is one. */
    public static Optional<Job> named(String wireName) {
        return Arrays.stream(values())
                .filter(job -> job.wireName.equals(wireName))
                .findFirst();
    }
}
