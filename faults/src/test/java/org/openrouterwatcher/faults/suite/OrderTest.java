package org.openrouterwatcher.faults.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.faults.control.Control;
import org.openrouterwatcher.faults.fault.Catalogue;
import org.openrouterwatcher.faults.fault.Fault;
import org.openrouterwatcher.faults.load.Tempo;

class OrderTest {

    @Test
    void withoutAWordEveryFaultRunsOnce() {
        var order = Order.parse(List.of());

        assertThat(order.chosen()).isEqualTo(Catalogue.all());
        assertThat(order.seeds()).containsExactly(1L);
    }

    @Test
    void oneFaultIsRepeatedByItsNameAndSeed() {
        var order = Order.parse(List.of("--fault", "broker-killed", "--seed", "3"));

        assertThat(order.chosen()).extracting(Fault::name).containsExactly("broker-killed");
        assertThat(order.seeds()).containsExactly(3L);
    }

    @Test
    void aCountOfSeedsIsThatManySeeds() {
        assertThat(Order.parse(List.of("--seeds", "3")).seeds()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void theQuickChoiceIsOfAtLeastTwelve() {
        var order = Order.parse(List.of("--quick"));

        assertThat(order.chosen()).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void patienceIsALighterLoadToo() {
        var order = Order.parse(List.of("--quick", "--patience", "3"));

        assertThat(order.tempo()).isEqualTo(Tempo.STEADY.slowed(3));
        assertThatThrownBy(() -> Order.parse(List.of("--patience", "0")))
                .hasMessage("--patience needs a number of at least 1.");
    }

    @Test
    void patienceIsForAnswersAndNeverForARevokedToken() {
        var limits = Catalogue.named("gateway-killed").limits();

        var patient = Order.parse(List.of("--fault", "gateway-killed", "--patience", "3"))
                .chosen()
                .getFirst()
                .limits();

        assertThat(patient.recovery()).isEqualTo(limits.recovery().multipliedBy(3));
        assertThat(patient.gap()).isEqualTo(limits.gap().multipliedBy(9));
        assertThat(patient.staleness()).isEqualTo(limits.staleness());
    }

    @Test
    void killsAreOfEveryService() {
        assertThat(Order.parse(List.of("--kills", "100")).chosen()).hasSize(4);
    }

    @Test
    void theKillsOfOneServiceRunAlone() {
        Order order = Order.parse(List.of("--fault", "usage-service-killed-100-times"));

        assertThat(order.chosen()).extracting(Fault::name).containsExactly("usage-service-killed-100-times");
    }

    @Test
    void aSoakIsOfMinutes() {
        assertThat(Order.parse(List.of("--soak", "30m")).soak()).isEqualTo(Duration.ofMinutes(30));
        assertThatThrownBy(() -> Order.parse(List.of("--soak", "30")))
                .hasMessage("--soak needs a number of minutes such as 30m, not 30.");
    }

    @Test
    void whatWasSeenIsKeptInAFileThatCanBeChosen() {
        var order = Order.parse(List.of("--resume", "--results", "seen.jsonl"));

        assertThat(order.resumes()).isTrue();
        assertThat(order.file()).hasFileName("seen.jsonl");
    }

    @Test
    void namesOfFaultsAreTheirOwn() {
        assertThat(Catalogue.all()).extracting(Fault::name).doesNotHaveDuplicates();
    }

    @Test
    void everyControlIsTriedUnderAFaultThatThereIs() {
        assertThat(Control.all())
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(control -> Catalogue.named(control.fault()));
    }

    @Test
    void whatIsNotKnownIsRefusedWithASentence() {
        assertThatThrownBy(() -> Order.parse(List.of("--fault", "rain")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no fault rain, only none, ");
        assertThatThrownBy(() -> Order.parse(List.of("--seed", "x"))).hasMessage("--seed needs a number, not x.");
        assertThatThrownBy(() -> Order.parse(List.of("--seed"))).hasMessage("--seed needs a value.");
        assertThatThrownBy(() -> Order.parse(List.of("--loud"))).hasMessage("There is no option --loud.");
    }
}
