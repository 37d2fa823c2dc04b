package org.openrouterwatcher.faults.history;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that was asked in an episode. Safe for many threads. */
public final class History {

    private final Collection<Exchange> exchanges = new ConcurrentLinkedQueue<>();

    /** Notes a request that is over. */
    public void add(Exchange exchange) {
        exchanges.add(exchange);
    }

    /** What the load asked, in the order in which it was begun. */
    public List<Exchange> ofTheLoad() {
        return exchanges.stream()
                .filter(exchange -> exchange.purpose() != Purpose.CHECK)
                .sorted(Comparator.comparingLong(Exchange::sentAt))
                .toList();
    }

    /** Uses of tokens, in the order in which they were begun. */
    public List<Exchange> uses() {
        return ofTheLoad().stream()
                .filter(exchange -> exchange.purpose() == Purpose.USE_TOKEN)
                .toList();
    }

    /** What went unanswered, by purpose and status, with how often; 0 stands for no answer. */
    public Map<String, Long> unavailableByKind() {
        return ofTheLoad().stream()
                .filter(Exchange::isUnavailable)
                .collect(Collectors.groupingBy(
                        exchange -> exchange.purpose() + " " + exchange.status(), TreeMap::new, Collectors.counting()));
    }

    /** How long after this moment requests still began that were answered neither yes nor no. */
    public Duration troubleAfter(long moment) {
        return ofTheLoad().stream()
                .filter(Exchange::isUnavailable)
                .map(exchange -> Duration.ofNanos(exchange.sentAt() - moment))
                .filter(Duration::isPositive)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /**
     * The longest time in which no gateway said of any token whether it may pass, for who asks the next when one fails.
     */
    public Duration longestGap() {
        List<Long> answers = uses().stream()
                .filter(use -> !use.isUnavailable())
                .map(Exchange::answeredAt)
                .sorted()
                .toList();
        return Stream.iterate(1, index -> index < answers.size(), index -> index + 1)
                .map(index -> Duration.ofNanos(answers.get(index) - answers.get(index - 1)))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
