package org.openrouterwatcher.faults.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.openrouterwatcher.faults.site.Site;

/** Every broker ends and loses all that it had: topics, records, and how far everybody had heard. */
record BrokersWiped(Site site) implements Breakage {

    @Override
    public void begin() throws IOException {
        site.brokers().forEach(site.cluster()::kill);
        for (Path folder : site.brokerFolders()) {
            empty(folder);
        }
    }

    private static void empty(Path folder) throws IOException {
        List<Path> content;
        // the folder itself may lie on another disk
        try (var paths = Files.walk(folder.toRealPath())) {
            content = paths.skip(1).sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : content) {
            Files.delete(path);
        }
    }

    @Override
    public void end() {
        Processes.restart(site.brokers(), site.cluster());
    }
}
