package org.openrouterwatcher.cluster.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifelineTest {

    private Process first;
    private Process second;

    @BeforeEach
    void startProcessesThatLiveLong() throws IOException {
        first = new ProcessBuilder("sleep", "600").start();
        second = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void endThem() {
        first.destroyForcibly();
        second.destroyForcibly();
    }

    @Test
    void endsWhatIsAttachedWhenItTears() throws Exception {
        var lifeline = Lifeline.open();
        lifeline.attach(first.toHandle());
        lifeline.attach(second.toHandle());

        lifeline.tear();

        assertThat(first.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void sparesWhatWasDetached() throws Exception {
        var lifeline = Lifeline.open();
        lifeline.attach(first.toHandle());
        lifeline.attach(second.toHandle());
        lifeline.detach(first.toHandle());

        lifeline.tear();

        assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(first.isAlive()).isTrue();
    }

    @Test
    void sparesEverybodyAfterAGoodbye() {
        var lifeline = Lifeline.open();
        lifeline.attach(first.toHandle());

        lifeline.close();

        assertThat(first.isAlive()).isTrue();
    }
}
