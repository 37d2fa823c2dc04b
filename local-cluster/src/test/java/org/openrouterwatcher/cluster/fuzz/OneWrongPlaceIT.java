package org.openrouterwatcher.cluster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everything hostile in every single place, while all else is good and nothing hides behind another refusal. */
class OneWrongPlaceIT {

    private static final int DEEP = 30_000;

    private final FuzzedCluster cluster = FuzzedCluster.shared();
    private final OneWrongPlace oneWrong = new OneWrongPlace(OpenApi.read().operations());
    private final Tally tally = new Tally();

    @AfterEach
    void nobodyHasForgedALine() {
        assertThat(cluster.forgedLines()).isEmpty();
    }

    @Test
    void numbersWithABillionDigitsAreAnsweredAsPromised() {
        send(Stream.concat(
                HostileValues.NUMBERS.stream().flatMap(oneWrong::inFields),
                HostileValues.NUMBERS.stream().flatMap(it -> oneWrong.inParameters("integer", it))));

        assertThat(tally.isClean()).as(tally::complaints).isTrue();
    }

    @Test
    void nestingWithoutEndAndOtherTypesAreAnsweredAsPromised() {
        send(Stream.concat(
                        HostileValues.OTHERS.stream(),
                        Stream.of("[".repeat(DEEP) + "]".repeat(DEEP), "{\"a\":".repeat(DEEP) + "0" + "}".repeat(DEEP)))
                .flatMap(oneWrong::inFields));

        assertThat(tally.isClean()).as(tally::complaints).isTrue();
    }

    @Test
    void textsThatMeanSomethingToADatabaseOrALogAreAnsweredAsPromised() {
        send(Stream.concat(
                HostileValues.TEXTS.stream().map(Json::quoted).flatMap(oneWrong::inFields),
                HostileValues.TEXTS.stream().flatMap(it -> oneWrong.inParameters("string", it))));

        assertThat(tally.isClean()).as(tally::complaints).isTrue();
    }

    private void send(Stream<FuzzRequest> requests) {
        var all = requests.toList();
        new Clients(cluster, tally).send(number -> all.get((int) number), 0, all.size());
    }
}
