package org.openrouterwatcher.faults.suite;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openrouterwatcher.faults.check.Finding;
import org.openrouterwatcher.faults.control.Control;
import org.openrouterwatcher.faults.control.Saboteur;
import org.openrouterwatcher.faults.fault.Catalogue;
import org.openrouterwatcher.faults.site.Site;
import org.openrouterwatcher.stage.Machine;

/** Systems with one thing wrong, each on its own: checks that never found anything would show nothing. */
public final class Controls {

    private final List<Control> controls;
    private final PrintStream out;

    public Controls(List<Control> controls, PrintStream out) {
        this.controls = List.copyOf(controls);
        this.out = out;
    }

    /** Runs them, prints what was noticed, and says whether each was. */
    public boolean run() throws Exception {
        out.println("machine   " + Machine.describe());
        out.println("| control | what is wrong | under | noticed as |");
        out.println("| --- | --- | --- | --- |");
        var missed = new ArrayList<Control>();
        for (Control control : controls) {
            var row = run(control);
            var noticed = row.findings().stream()
                    .filter(finding -> finding.kind() == control.kind())
                    .findFirst();
            out.println("| %s | %s | %s | %s |"
                    .formatted(
                            control.word(),
                            control.what(),
                            control.fault(),
                            noticed.map(Finding::toString)
                                    .orElse("NOT NOTICED as " + control.kind() + ", found are " + row.findings())));
            if (noticed.isEmpty()) {
                missed.add(control);
            }
        }
        return missed.isEmpty();
    }

    private static Row run(Control control) throws Exception {
        var agent = Path.of(Saboteur.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var settings = Map.of("WATCHER_JVM_OPTIONS", "-javaagent:" + agent + "=" + control.word());
        try (var site = Site.open(settings)) {
            return new Episode(site).run(Catalogue.named(control.fault()), 1);
        }
    }
}
