package org.openrouterwatcher.messaging.deadletter;

import org.jspecify.annotations.Nullable;

/** Shows letters with their place in the queue of their key. */
final class ShownLetters {

    private final Letters letters;
    private final String service;

    /** @param service the name of this service in paths */
    ShownLetters(Letters letters, String service) {
        this.letters = letters;
        this.service = service;
    }

    ShownLetter of(DeadLetter letter) {
        return letter.isParked()
                ? ShownLetter.of(letter, service, waitsFor(letter), letters.countBehind(letter))
                : ShownLetter.of(letter, service, null, 0);
    }

    private @Nullable Long waitsFor(DeadLetter letter) {
        return letters.firstOfLane(letter)
                .map(DeadLetter::id)
                .filter(first -> first != letter.id())
                .orElse(null);
    }
}
