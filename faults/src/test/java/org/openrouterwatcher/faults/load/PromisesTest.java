package org.openrouterwatcher.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromisesTest {

    private final Promises promises = new Promises();
    private final KeyLife key = new KeyLife(43, "of the load", "sk-or-v1-43", false);
    private final KeyLife other = new KeyLife(44, "of the load", "sk-or-v1-44", false);

    @Test
    void nothingIsPromisedOfAKeyThatWasLetGoAndIsAskedForAgain() {
        promises.watched(key.removed());
        promises.watched(other);

        promises.askedAgain(key.secret());

        assertThat(promises.keys()).containsExactly(other);
    }

    @Test
    void aKeyThatWasLetGoIsPromisedAgainWhenItIsWatchedAgain() {
        promises.watched(key.removed());
        promises.askedAgain(key.secret());

        promises.watched(key);

        assertThat(promises.keys()).containsExactly(key);
    }
}
