package org.openrouterwatcher.cluster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestMakerTest {

    private static final int MANY = 5000;

    private final List<Operation> operations = OpenApi.read().operations();

    @Test
    void makesTheSameRequestOfTheSameSeedAndNumber() {
        assertThat(requests(3)).isEqualTo(requests(3));
        assertThat(requests(3)).isNotEqualTo(requests(4));
    }

    @Test
    void triesEveryOperation() {
        assertThat(LongStream.range(0, MANY).mapToObj(new RequestMaker(1, operations)::request))
                .extracting(FuzzRequest::operation)
                .containsAll(operations.stream().map(Operation::id).toList());
    }

    private List<String> requests(long seed) {
        var maker = new RequestMaker(seed, operations);
        return Stream.iterate(0L, number -> number + 1)
                .limit(200)
                .map(maker::request)
                .map(FuzzRequest::toString)
                .toList();
    }
}
