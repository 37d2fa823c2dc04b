package org.openrouterwatcher.faults.trial;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.faults.check.Finding;
import org.openrouterwatcher.faults.check.Finding.Kind;
import org.openrouterwatcher.faults.site.Site;

/** Whether the processes of a site take more and more. */
final class Growth {

    /** What is looked at comes and goes; what leaks comes to more in half an hour. */
    private static final double HEAP_SHARE = 1.25;

    private static final long HEAP_BYTES = 8 << 20;
    private static final long FILES = 40;
    private static final double MEGABYTE = 1 << 20;

    private final Site site;
    private final Map<String, Looks> looks = new LinkedHashMap<>();

    Growth(Site site) {
        this.site = site;
    }

    private record Looks(Footprint first, Footprint last) {

        Looks and(Looks later) {
            return first.pid() == later.last.pid() ? new Looks(first, later.last) : later;
        }

        boolean hasGrown() {
            return last.liveBytes() > first.liveBytes() * HEAP_SHARE + HEAP_BYTES
                    || last.files() > first.files() + FILES;
        }
    }

    /** Takes a look. Of a process that was started again since the last one, what was before does not count. */
    void look() throws IOException, InterruptedException {
        for (String name : names()) {
            var now = Footprint.of(site.cluster().handleOf(name).pid());
            looks.merge(name, new Looks(now, now), Looks::and);
        }
    }

    /** Prints the first and the last look, and gives what has grown. */
    List<Finding> show(PrintStream out) {
        out.println("| process | live heap first | last | open files first | last |");
        out.println("| --- | ---: | ---: | ---: | ---: |");
        var findings = new ArrayList<Finding>();
        looks.forEach((name, seen) -> {
            out.println("| %s | %s | %s | %d | %d |"
                    .formatted(
                            name,
                            megabytes(seen.first.liveBytes()),
                            megabytes(seen.last.liveBytes()),
                            seen.first.files(),
                            seen.last.files()));
            if (seen.hasGrown()) {
                findings.add(new Finding(Kind.GROWN, name));
            }
        });
        return findings;
    }

    private List<String> names() {
        return Stream.concat(
                        Stream.of(Service.values()).flatMap(service -> site.namesOf(service).stream()),
                        site.brokers().stream())
                .toList();
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / MEGABYTE);
    }
}
