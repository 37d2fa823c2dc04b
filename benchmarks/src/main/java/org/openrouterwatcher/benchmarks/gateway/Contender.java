package org.openrouterwatcher.benchmarks.gateway;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openrouterwatcher.benchmarks.report.Figure;

/** A proxy and what it reached, round by round. */
final class Contender {

    /** Whoever has waited for its turn finds its memory and the processor's caches in other hands. */
    private static final Duration RUN_UP = Duration.ofSeconds(2);

    private final String name;
    private final URI address;
    private final List<Double> rates = new ArrayList<>();
    private long failed;

    /** @param name as tables call it */
    Contender(String name, URI address) {
        this.name = name;
        this.address = address;
    }

    /** One round more. */
    void measure(Wrk wrk, String credential, Duration time) throws IOException {
        wrk.run(address, credential, RUN_UP);
        Load load = wrk.run(address, credential, time);
        rates.add(load.perSecond());
        failed += load.failed();
    }

    /** Uses it while it is young, which says nothing about it. */
    void warmUp(Wrk wrk, String credential, Duration time) throws IOException {
        wrk.run(address, credential, time);
    }

    URI address() {
        return address;
    }

    /** What it reached. */
    Figure rate() {
        return Figure.median(name, rates, "requests/s");
    }

    /** How many times as much as another one of the same rounds. */
    Figure comparedTo(Contender other) {
        return Figure.ratio(name + " ÷ " + other.name, rates, other.rates);
    }

    /** Requests without a good answer. */
    long failed() {
        return failed;
    }
}
