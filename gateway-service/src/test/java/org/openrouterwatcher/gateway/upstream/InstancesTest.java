package org.openrouterwatcher.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InstancesTest {

    private static final List<URI> ADDRESSES = List.of(URI.create("http://10.0.0.1"), URI.create("http://10.0.0.2"));

    private final Instances instances = new Instances(
            new UpstreamProperties(
                    ADDRESSES,
                    ADDRESSES,
                    ADDRESSES,
                    new UpstreamProperties.Breaker(20, 5, 50, Duration.ofMinutes(1)),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    50),
            CircuitBreakerRegistry.ofDefaults());

    @Test
    void takesInstancesInTurnForWhichEquallyManyWait() {
        List<Instance> taken = IntStream.range(0, 4).mapToObj(_ -> next()).toList();

        assertThat(taken.get(1)).isNotSameAs(taken.get(0));
        assertThat(taken.subList(2, 4)).isEqualTo(taken.subList(0, 2));
    }

    @Test
    void takesTheInstanceForWhichFewerWait() {
        Instance slow = next();
        slow.asked();

        List<Instance> taken = IntStream.range(0, 4).mapToObj(_ -> next()).toList();

        assertThat(taken).doesNotContain(slow);
    }

    @Test
    void takesInstancesInTurnAgainWhenTheSlowOneHasAnswered() {
        Instance slow = next();
        slow.asked();
        slow.answered();

        List<Instance> taken = List.of(next(), next());

        assertThat(taken).contains(slow);
    }

    @Test
    void takesTheBusyOneRatherThanOneThatIsAboutToEnd() {
        Instance ending = next();
        ending.draining();
        Instance busy = next();
        busy.asked();

        Instance taken = next();

        assertThat(taken).isSameAs(busy).isNotSameAs(ending);
    }

    private Instance next() {
        return instances.next(Service.USAGE, Set.of()).orElseThrow();
    }
}
