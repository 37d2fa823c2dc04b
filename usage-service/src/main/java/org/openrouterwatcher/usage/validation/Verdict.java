package org.openrouterwatcher.usage.validation;

import java.util.Optional;
import org.openrouterwatcher.usage.reading.KeyReading;

/** What asking OpenRouter about a key has proven. */
public sealed interface Verdict {

    /** It works, and this is what it says. */
    record Works(KeyReading reading) implements Verdict {}

    /** It is accepted, but nothing can be bought with it. */
    record OutOfFunds(String reason) implements Verdict {}

    /** OpenRouter refused it twice. */
    record Refused(String reason) implements Verdict {}

    /** Nothing is proven about the key. */
    record Undecided(String reason) implements Verdict {}

    /** Why the usage of the key could not be read; empty when it works. */
    default Optional<String> trouble() {
        return switch (this) {
            case Works _ -> Optional.empty();
            case OutOfFunds(String reason) -> Optional.of(reason);
            case Refused(String reason) -> Optional.of(reason);
            case Undecided(String reason) -> Optional.of(reason);
        };
    }
}
