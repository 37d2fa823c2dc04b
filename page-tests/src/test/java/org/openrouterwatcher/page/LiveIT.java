package org.openrouterwatcher.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.events.UsageEvent.UsageUpdated;
import org.openrouterwatcher.testing.EventProbe;

/** What happens elsewhere is seen at once. */
class LiveIT {

    private static final String KEY = "nightly-batch";
    private static final String TODAY = ".figure .value data";

    /** Notes when today's figure says something else than now; nobody touches the page. */
    private static final String WATCH = """
            () => {
              window.changedAt = 0;
              const before = document.querySelector(".figure .value data").value;
              new MutationObserver((_, observer) => {
                if (document.querySelector(".figure .value data")?.value !== before) {
                  observer.disconnect();
                  window.changedAt = Date.now();
                }
              }).observe(document.body, {childList: true, subtree: true, attributes: true, characterData: true});
            }
            """;

    private final Watcher watcher = Watcher.shared();

    @Test
    void aFinishedSyncAppearsWithoutReloadWithinASecondOfItsEvent() {
        try (var visitor = Visitor.loggedInAs(watcher.team());
                var events = EventProbe.of(Topics.USAGE_EVENTS, watcher.bootstrapServers())) {
            watcher.runJob("usage-sync");
            Page page = visitor.open("/").page();
            visitor.sees(page.locator(TODAY).first()).sees("Live");
            BigDecimal before = today(page);
            Instant asked = Instant.now();
            page.evaluate(WATCH);

            watcher.spend(KEY, "7.770000001");
            watcher.runJob("usage-sync");

            page.waitForFunction("() => window.changedAt > 0");
            Instant told = told(events, asked);
            Instant changed = Instant.ofEpochMilli(((Number) page.evaluate("() => window.changedAt")).longValue());
            Goal.milliseconds("from the event to the page", changed.toEpochMilli() - told.toEpochMilli(), 1_000);
            assertThat(today(page).subtract(before))
                    .isCloseTo(new BigDecimal("7.770000001"), OverviewIT.within("0.00000001"));
        }
    }

    /** When today's use of the key became true, as its event says. */
    private static Instant told(EventProbe events, Instant asked) {
        return EventDeserializer.read(events.awaitRecord(found -> isUseOfToday(found, asked)))
                .time();
    }

    private static boolean isUseOfToday(ConsumerRecord<byte[], byte[]> found, Instant asked) {
        var envelope = EventDeserializer.read(found);
        return envelope.event() instanceof UsageUpdated update
                && update.day().equals(LocalDate.now(ZoneOffset.UTC))
                && envelope.time().isAfter(asked);
    }

    private static BigDecimal today(Page page) {
        return new BigDecimal(page.locator(TODAY).first().getAttribute("value"));
    }
}
