package org.openrouterwatcher.page;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A page opened on a cold cache, and what a browser tells of it.
 *
 * @param firstFigure ms from navigation to the first figure that is painted
 * @param longestTask ms for which the page did not answer; 0 when never as long as 50
 * @param shift how much it jumped, as browsers reckon it
 * @param moved what jumped, and from where to where
 * @param bytes transferred, as they were compressed
 */
record ColdVisit(double firstFigure, double longestTask, double shift, String moved, long bytes) {

    private static final String WATCH = """
            window.seen = {firstFigure: -1, longestTask: 0, shift: 0, moved: ""};
            const look = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({type, buffered: true});
            const place = (it) => [it.x, it.y, it.width, it.height].map(Math.round).join(" ");
            look("layout-shift", (it) => {
              if (!it.hadRecentInput) {
                seen.shift += it.value;
                it.sources.forEach(({node, previousRect, currentRect}) => {
                  seen.moved += `${node?.nodeName}.${node?.className}: ${place(previousRect)} to ${place(currentRect)}; `;
                });
              }
            });
            look("longtask", (it) => { seen.longestTask = Math.max(seen.longestTask, it.duration); });
            new MutationObserver((_, observer) => {
              if (document.querySelector(".figure .value data")) {
                observer.disconnect();
                requestAnimationFrame(() => setTimeout(() => { seen.firstFigure = performance.now(); }));
              }
            }).observe(document, {childList: true, subtree: true});
            """;

    /** Opens the path in a new tab of somebody who is logged in, and waits until everything is there. */
    static ColdVisit to(String path, Visitor visitor) {
        Page tab = visitor.newTab();
        tab.addInitScript(WATCH);
        AtomicLong bytes = countBytes(visitor.browser().newCDPSession(tab));
        tab.navigate(path);
        tab.locator("spend-chart canvas").waitFor();
        tab.locator(".shares").waitFor();
        tab.locator("section[aria-label=Keys] tbody tr").first().waitFor();
        tab.waitForFunction("() => seen.firstFigure > 0");
        var visit = new ColdVisit(
                number(tab, "firstFigure"),
                number(tab, "longestTask"),
                number(tab, "shift"),
                (String) tab.evaluate("() => seen.moved"),
                bytes.get());
        tab.close();
        return visit;
    }

    private static double number(Page tab, String name) {
        return ((Number) tab.evaluate("(name) => seen[name]", name)).doubleValue();
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
