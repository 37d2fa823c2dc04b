package org.openrouterwatcher.benchmarks.restart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoneTest {

    @Test
    void aGoodAnswerIsKeptWithoutItsBody() {
        var good = new Done("reads tokens", 200, 200, "a long list");

        assertThat(good.brief()).isEqualTo(new Done("reads tokens", 200, 200, ""));
    }

    @Test
    void aBadAnswerIsKeptAsItIs() {
        var bad = new Done("reads tokens", 200, 503, "not now");

        assertThat(bad.brief()).isEqualTo(bad);
    }

    @Test
    void aRevocationThatIsAcceptedIsAGoodAnswer() {
        assertThat(new Done("revokes a token", 204, 202, "").isGood()).isTrue();
    }
}
