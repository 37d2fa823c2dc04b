package org.openrouterwatcher.usage.sync;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.openrouterwatcher.usage.openrouter.Answer;
import org.openrouterwatcher.usage.openrouter.ObservedKey;
import org.openrouterwatcher.usage.openrouter.OpenRouterClient;
import org.openrouterwatcher.usage.reading.ListedKey;
import org.openrouterwatcher.usage.reading.Readings;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.stereotype.Component;

/** Asks for the inventory of an account. */
@Component
class InventoryReader {

    private final OpenRouterClient openRouter;
    private final Clock clock;

    InventoryReader(OpenRouterClient openRouter, Clock clock) {
        this.openRouter = openRouter;
        this.clock = clock;
    }

    /**
     * All keys of an account at a moment.
     *
     * @param asOf when they were asked for
     */
    record Inventory(List<ListedKey> keys, Instant asOf) {
        List<String> labels() {
            return keys.stream().map(ListedKey::label).distinct().toList();
        }
    }

    /** Asks; once more when midnight fell into it, since nobody knows then which day the counters speak of. */
    Answer<Inventory> read(Secret manager) {
        Instant asked = clock.instant();
        Answer<List<ObservedKey>> answer = openRouter.keys(manager);
        if (!dayOf(asked).equals(dayOf(clock.instant()))) {
            asked = clock.instant();
            answer = openRouter.keys(manager);
        }
        Instant asOf = asked;
        return answer.map(keys ->
                new Inventory(keys.stream().map(key -> Readings.of(key, asOf)).toList(), asOf));
    }

    private static LocalDate dayOf(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
