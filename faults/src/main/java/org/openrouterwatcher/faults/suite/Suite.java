package org.openrouterwatcher.faults.suite;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openrouterwatcher.faults.fault.Fault;
import org.openrouterwatcher.faults.site.Site;
import org.openrouterwatcher.stage.Machine;

/** One fault after the other, on one system. */
public final class Suite {

    private final Order order;
    private final PrintStream out;

    public Suite(Order order, PrintStream out) {
        this.order = order;
        this.out = out;
    }

    /** Runs what was ordered, prints the table, and says whether everything holds that has to. */
    public boolean run() throws Exception {
        out.println("machine   " + Machine.describe());
        var rows = new ArrayList<Row>();
        var table = new Table(out);
        try (var site = Site.open(Map.of())) {
            List<Fault> faults = chosen(site);
            Episode.warmUp(site);
            table.begin();
            for (long seed : order.seeds()) {
                for (Fault fault : faults) {
                    var row = new Episode(site).run(fault, seed);
                    table.add(row);
                    rows.add(row);
                }
            }
        }
        table.explain(rows);
        return rows.stream().allMatch(Row::isGood);
    }

    private List<Fault> chosen(Site site) {
        return order.chosen().stream().filter(fault -> isPossible(fault, site)).toList();
    }

    private boolean isPossible(Fault fault, Site site) {
        if (fault.name().contains("clock") && site.clocks().isEmpty()) {
            out.println("NOT RUN: " + fault.name() + ", because libfaketime is not installed (Debian: faketime).");
            return false;
        }
        return true;
    }
}
