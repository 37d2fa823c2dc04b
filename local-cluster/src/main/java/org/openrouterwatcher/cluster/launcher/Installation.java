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

    private static final String SURROUNDINGS = "local-cluster";

    /** The jar that is a service. */
    Path jarOf(Service service) {
        return jarIn(service.moduleName());
    }

    /** The jar of launcher, broker and simulator. */
    Path ownJar() {
        return jarIn(SURROUNDINGS);
    }

    /** The class path of what stands around the services: broker and simulator. */
    String surroundings() {
        return ownJar() + File.pathSeparator + target(SURROUNDINGS).resolve("lib") + File.separator + "*";
    }

    /** Where a service is laid out as plain jars. */
    Path extracted(Service service) {
        return target(service.moduleName()).resolve("extracted");
    }

    /** What a JVM has learned of a service. */
    Path cacheOf(Service service) {
        return target(service.moduleName()).resolve("quick-start.aot");
    }

    /** What a JVM has learned of the broker. */
    Path cacheOfBroker() {
        return target(SURROUNDINGS).resolve("quick-start.aot");
    }

    /** For what is only needed while building. */
    Path scratch() {
        return target(SURROUNDINGS).resolve("training");
    }

    private Path target(String module) {
        return home.resolve(module).resolve("target");
    }

    private Path jarIn(String module) {
        try (var jars = Files.newDirectoryStream(target(module), module + "-*.jar")) {
            for (Path jar : jars) {
                return jar;
            }
        } catch (IOException notBuilt) {
            // refused below, like a folder without the jar
        }
        throw new Refusal("%s is not built: there is no jar in %s.".formatted(module, target(module)));
    }
}
