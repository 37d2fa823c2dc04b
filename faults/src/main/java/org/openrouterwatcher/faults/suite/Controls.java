package org.openrouterwatcher.faults.suite;

import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openrouterwatcher.faults.check.Finding;
import org.openrouterwatcher.faults.control.Control;
import org.openrouterwatcher.faults.control.Saboteur;
import org.openrouterwatcher.faults.fault.Catalogue;
import org.openrouterwatcher.faults.load.Tempo;
import org.openrouterwatcher.faults.site.Site;
import org.openrouterwatcher.stage.Machine;

/** Systems with one thing wrong, each on its own: checks that never found anything would show nothing. */
public final class Controls {

    private static final long SEED = 1;

    private final List<Control> controls;
    private final Histories histories;
    private final PrintStream out;

    /** @param results beside which file the requests are kept under which a control was not noticed */
    public Controls(List<Control> controls, Path results, PrintStream out) {
        this.controls = List.copyOf(controls);
        this.histories = Histories.beside(results);
        this.out = out;
    }

    /** Runs them, prints what was noticed, and says whether each was. */
    public boolean run() throws Exception {
        out.println("machine   " + Machine.describe());
        out.println("| control | what is wrong | under | noticed as |");
        out.println("| --- | --- | --- | --- |");
        var missed = new ArrayList<Control>();
        for (Control control : controls) {
            List<Finding> findings = run(control);
            var noticed = noticed(control, findings);
            out.println("| %s | %s | %s | %s |"
                    .formatted(
                            control.word(),
                            control.what(),
                            control.fault(),
                            noticed.map(Finding::toString)
                                    .orElse("NOT NOTICED as " + control.kind() + ", found are " + findings)));
            if (noticed.isEmpty()) {
                missed.add(control);
            }
        }
        return missed.isEmpty();
    }

    private static Optional<Finding> noticed(Control control, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.kind() == control.kind())
                .findFirst();
    }

    private List<Finding> run(Control control) throws Exception {
        var settings = Map.of("WATCHER_JVM_OPTIONS", "-javaagent:" + agent() + "=" + control.word());
        try (var site = Site.open(settings)) {
            var fault = Catalogue.named(control.fault());
            var episode = new Episode(site, Tempo.STEADY);
            var findings = episode.run(fault, SEED).findings();
            if (noticed(control, findings).isEmpty()) {
                histories.keep(fault, SEED, episode.history());
                site.keepLogs();
            }
            return findings;
        }
    }

    private static Path agent() throws URISyntaxException {
        return Path.of(Saboteur.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
