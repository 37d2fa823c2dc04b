package org.openrouterwatcher.simulator.faults;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One way to misbehave. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fault")
@JsonSubTypes({
    @JsonSubTypes.Type(Fault.Status.class),
    @JsonSubTypes.Type(Fault.Hang.class),
    @JsonSubTypes.Type(Fault.Drip.class),
    @JsonSubTypes.Type(Fault.Drop.class),
    @JsonSubTypes.Type(Fault.Redirect.class),
    @JsonSubTypes.Type(Fault.Garbage.class),
    @JsonSubTypes.Type(Fault.Quirk.class)
})
public sealed interface Fault {

    /**
     * Answers with a status and an error body as published.
     *
     * @param retryAfter the header's value, seconds or an HTTP date; null for no header
     */
    @JsonTypeName("status")
    record Status(int status, @Nullable String retryAfter) implements Fault {

        public Status(int status) {
            this(status, null);
        }
    }

    /** Takes the request and says nothing until the fault is cleared or the simulator ends. */
    @JsonTypeName("hang")
    record Hang() implements Fault {}

    /** Gives the right answer, byte by byte with a pause after each. */
    @JsonTypeName("drip")
    record Drip(Duration pause) implements Fault {}

    /** Closes the connection without an answer. */
    @JsonTypeName("drop")
    record Drop() implements Fault {}

    /** Points elsewhere by a 302. */
    @JsonTypeName("redirect")
    record Redirect(String location) implements Fault {}

    /** Answers with the given status and something that is not the published body. */
    @JsonTypeName("garbage")
    record Garbage(Kind kind, int status) implements Fault {

        public Garbage(Kind kind) {
            this(kind, 200);
        }

        /** HUGE is 100 MB that begin like a good answer. */
        public enum Kind {
            HTML,
            EMPTY,
            TRUNCATED,
            HUGE
        }
    }

    /** Gives the right answer in a form that has been seen, or that is to be expected one day. */
    @JsonTypeName("quirk")
    record Quirk(Oddity oddity) implements Fault {}
}
