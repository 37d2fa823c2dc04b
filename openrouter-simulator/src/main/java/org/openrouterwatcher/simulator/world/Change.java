package org.openrouterwatcher.simulator.world;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** What a developer did beyond what follows from the seed; written down, so that it survives a restart. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
    @JsonSubTypes.Type(Change.SpendAdded.class),
    @JsonSubTypes.Type(Change.StateSet.class),
    @JsonSubTypes.Type(Change.ClockShifted.class)
})
public sealed interface Change {

    /** Something that happened to a key. */
    sealed interface OfKey extends Change {

        /** Name of the key. */
        String key();
    }

    /**
     * The key spent something.
     *
     * @param model one of the key's models; null for the first of them
     */
    @JsonTypeName("spend")
    record SpendAdded(String key, Instant at, @Nullable String model, Spent spent) implements OfKey {

        /** @throws NoSuchElementException when the key does not use the model */
        Burst burst(SimulatedKey spender) {
            return new Burst(at, routeOf(spender), spent);
        }

        private Route routeOf(SimulatedKey spender) {
            var routes = spender.traffic().routes();
            if (model == null) {
                return routes.isEmpty() ? Routes.GPT : routes.getFirst();
            }
            return routes.stream()
                    .filter(route -> route.endpoint().model().equals(model))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchElementException("%s does not use %s".formatted(key, model)));
        }
    }

    /** The key was enabled, disabled or deleted. */
    @JsonTypeName("state")
    record StateSet(String key, Instant at, KeyState state) implements OfKey {}

    /** The simulator's time was moved, to this far from its clock. */
    @JsonTypeName("clock")
    record ClockShifted(Duration offset) implements Change {}
}
