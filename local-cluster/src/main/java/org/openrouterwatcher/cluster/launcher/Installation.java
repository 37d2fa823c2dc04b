package org.openrouterwatcher.cluster.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The built jars.
 *
 * @param home the folder that holds the modules
 */
public record Installation(Path home) {

    /** The jar that is a service. */
    Path jarOf(Service service) {
        return jarIn(service.moduleName());
    }

    /** The class path of what stands around the services: broker and simulator. */
    String surroundings() {
        var module = home.resolve("local-cluster").resolve("target");
        return jarIn("local-cluster") + File.pathSeparator + module.resolve("lib") + File.separator + "*";
    }

    private Path jarIn(String module) {
        var target = home.resolve(module).resolve("target");
        try (var jars = Files.newDirectoryStream(target, module + "-*.jar")) {
            for (Path jar : jars) {
                return jar;
            }
        } catch (IOException notBuilt) {
            // refused below, like a folder without the jar
        }
        throw new Refusal("%s is not built: there is no jar in %s.".formatted(module, target));
    }
}
