package org.openrouterwatcher.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The page on a cold cache. Time is not asserted: other tests keep the machine busy. */
class SpeedIT {

    private static final long MOST_BYTES = 300_000;
    private static final double MOST_SHIFT = 0.05;

    private static final String WATCH_SHIFTS = """
            window.shifts = 0;
            new PerformanceObserver((list) => list.getEntries().forEach((it) => { if (!it.hadRecentInput) window.shifts += it.value; }))
              .observe({type: "layout-shift", buffered: true});
            """;

    private final Watcher watcher = Watcher.shared();

    @Test
    void transfersLittleAndDoesNotJump() {
        try (var visitor = Visitor.loggedInAs(watcher.team())) {
            Page tab = visitor.newTab();
            tab.addInitScript(WATCH_SHIFTS);
            AtomicLong bytes = countBytes(visitor.browser().newCDPSession(tab));

            tab.navigate("/");
            tab.locator("spend-chart canvas").waitFor();
            tab.locator(".shares").waitFor();

            assertThat(bytes.get()).isPositive().isLessThan(MOST_BYTES);
            assertThat(((Number) tab.evaluate("() => window.shifts")).doubleValue())
                    .isLessThan(MOST_SHIFT);
        }
    }

    private static AtomicLong countBytes(CDPSession session) {
        var bytes = new AtomicLong();
        session.on(
                "Network.loadingFinished",
                event -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
        session.send("Network.enable");
        var off = new JsonObject();
        off.addProperty("cacheDisabled", true);
        session.send("Network.setCacheDisabled", off);
        return bytes;
    }
}
