package org.openrouterwatcher.faults.suite;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openrouterwatcher.faults.fault.Fault;
import org.openrouterwatcher.faults.site.Site;
import org.openrouterwatcher.stage.Machine;

/**
 * One fault after the other, on one system; where something does not hold, the next faults have a system of their own,
 * so that they show nothing but themselves.
 */
public final class Suite {

    private final Order order;
    private final Results results;
    private final Histories histories;
    private final PrintStream out;

    public Suite(Order order, PrintStream out) {
        this.order = order;
        this.results = new Results(order.file());
        this.histories = Histories.beside(order.file());
        this.out = out;
    }

    /** Runs what was ordered, prints the table, and says whether everything holds that has to. */
    public boolean run() throws Exception {
        out.println("machine   " + Machine.describe());
        var table = new Table(out);
        table.begin();
        List<Turn> turns = turns();
        var rows = new ArrayList<Row>();
        while (rows.size() < turns.size()) {
            runWhileGood(turns.subList(rows.size(), turns.size()), rows, table);
        }
        table.explain(rows);
        return rows.stream().allMatch(Row::isGood);
    }

    /** Prints what was seen so far, in one or several runs, and says whether everything held. */
    public boolean showTable() {
        var table = new Table(out);
        List<Row> rows = results.rows();
        table.begin();
        rows.forEach(table::add);
        table.explain(rows);
        return rows.stream().allMatch(Row::isGood);
    }

    private record Turn(Fault fault, long seed) {}

    private List<Turn> turns() {
        return order.seeds().stream()
                .flatMap(seed -> order.chosen().stream().map(fault -> new Turn(fault, seed)))
                .filter(turn -> !order.resumes() || !results.has(turn.fault(), turn.seed()))
                .filter(turn -> isPossible(turn.fault()))
                .toList();
    }

    private void runWhileGood(List<Turn> turns, List<Row> rows, Table table) throws Exception {
        try (var site = Site.open(Map.of())) {
            Episode.warmUp(site, order.tempo());
            boolean good = true;
            for (int i = 0; i < turns.size() && good; i++) {
                var row = run(turns.get(i), site);
                results.add(row);
                table.add(row);
                rows.add(row);
                good = row.isGood();
            }
            if (!good) {
                site.keepLogs();
            }
        }
    }

    private Row run(Turn turn, Site site) {
        var episode = new Episode(site, order.tempo());
        try {
            return episode.run(turn.fault(), turn.seed());
        } catch (Exception unfinished) {
            unfinished.printStackTrace();
            return Row.aborted(turn.fault().name(), turn.seed(), unfinished);
        } finally {
            histories.keep(turn.fault(), turn.seed(), episode.history());
        }
    }

    private boolean isPossible(Fault fault) {
        if (fault.name().contains("clock") && !Site.canSetClocks()) {
            out.println("NOT RUN: " + fault.name() + ", because libfaketime is not installed (Debian: faketime).");
            return false;
        }
        return true;
    }
}
