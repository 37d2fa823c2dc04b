package org.openrouterwatcher.faults.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openrouterwatcher.faults.history.Purpose;
import org.openrouterwatcher.faults.load.Call;
import org.openrouterwatcher.faults.site.Site;

/** All that has to hold after an episode. */
public final class Invariants {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final List<Check> SETTLING = List.of(
            new Leftovers(),
            new Ticks(),
            new TokenTales(),
            new Keys(),
            new Sums(),
            new Trails(),
            new TokenAnswers(),
            new Impostors());

    private Invariants() {}

    /**
     * What does not hold. What only needs time to arrive is given it.
     *
     * @param patience how long everything may take to arrive
     */
    public static List<Finding> look(Evidence evidence, Site site, Duration patience) throws Exception {
        var findings = new ArrayList<>(TokenUses.look(evidence.history(), evidence.promises()));
        findings.addAll(People.look(evidence.history()));
        findings.addAll(Bewildered.look(evidence.history()));
        readEverything(site);
        long end = System.nanoTime() + patience.toNanos();
        for (Check check : SETTLING) {
            findings.addAll(lookUntil(end, check, evidence, site));
        }
        return findings;
    }

    private static List<Finding> lookUntil(long end, Check check, Evidence evidence, Site site) throws Exception {
        List<Finding> findings = check.look(evidence);
        long readAt = System.nanoTime();
        while (!findings.isEmpty() && System.nanoTime() - end < 0) {
            Thread.sleep(PAUSE);
            if (check instanceof Sums && System.nanoTime() - readAt > TICK.toNanos()) {
                readEverything(site);
                readAt = System.nanoTime();
            }
            findings = check.look(evidence.anew());
        }
        return findings;
    }

    /**
     * What was spent last has to be read from OpenRouter before anybody can know of it; where that fails, next time.
     */
    private static void readEverything(Site site) throws InterruptedException {
        site.api()
                .demand(
                        Call.post(
                                Purpose.CHECK,
                                "/api/schedules/usage-sync/run",
                                site.people().admin().jwt(),
                                Map.of()),
                        202,
                        Duration.ofSeconds(60));
    }
}
