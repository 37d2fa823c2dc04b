package org.openrouterwatcher.benchmarks.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openrouterwatcher.benchmarks.report.Figure;
import org.openrouterwatcher.benchmarks.report.Goal;
import org.openrouterwatcher.stage.Options;
import org.openrouterwatcher.stage.Pace;
import org.openrouterwatcher.stage.Person;
import org.openrouterwatcher.stage.Stage;

/**
 * Types {@code ./watcher up} some times, each in an empty folder, as somebody does who tries it out: how long it takes
 * until the line that says where to go, how long each process takes of that, and, after somebody has used the last one
 * for a while, what memory all of its processes take together.
 */
public final class WholeStart {

    private static final int USES_PER_SECOND = 20;
    private static final double MEBIBYTES = 1024;

    private final Path home = Path.of(System.getProperty("watcher.home", "")).toAbsolutePath();
    private final List<Double> seconds = new ArrayList<>();
    private final Map<String, List<Double>> secondsByProcess = new TreeMap<>();

    private WholeStart() {}

    /** Runs it. */
    public static List<Figure> run(Options options) throws IOException, InterruptedException {
        var starts = new WholeStart();
        starts.demandLearned();
        int times = options.number("times", 3);
        var use = Duration.ofSeconds(options.number("use", 10));
        Memory memory = new Memory(0, 0);
        for (int i = 1; i <= times; i++) {
            memory = starts.start(i < times ? Duration.ZERO : use);
        }
        return starts.figures(memory);
    }

    /** JVMs that have learned nothing start about half as fast, and no person has such. */
    private void demandLearned() {
        if (!Files.exists(home.resolve("gateway-service/target/quick-start.aot"))) {
            throw new Stage.Unusable("The JVMs have not learned the jars yet; build them without WATCHER_BUILD=no.");
        }
    }

    private Memory start(Duration use) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("watcher-start");
        try (var system = RunningSystem.start(home, folder)) {
            seconds.add(system.secondsUntilUsable());
            system.secondsByProcess()
                    .forEach((process, own) -> secondsByProcess
                            .computeIfAbsent(process, _ -> new ArrayList<>())
                            .add(own));
            use(system, use);
            return system.processes().map(Memory::of).reduce(new Memory(0, 0), Memory::and);
        } finally {
            delete(folder);
        }
    }

    private static void use(RunningSystem system, Duration time) throws IOException, InterruptedException {
        int uses = Math.toIntExact(time.toSeconds() * USES_PER_SECOND);
        if (uses == 0) {
            return;
        }
        try (var person = Person.register(system.gateway(), "bench@example.org")) {
            var token = person.createToken("bench");
            var pace = new Pace(USES_PER_SECOND);
            for (int i = 0; i < uses; i++) {
                pace.await(i);
                person.use(system.gateway(), token);
            }
        }
    }

    private List<Figure> figures(Memory memory) {
        var figures = new ArrayList<Figure>();
        figures.add(
                Figure.median("./watcher up → says where to go", seconds, "s").with(Goal.atMost(12)));
        secondsByProcess.forEach((process, own) -> figures.add(Figure.median(process + " → ready", own, "s")));
        figures.add(Figure.of("memory of all processes, shared pages once (PSS)", memory.shareMebibytes(), "MiB")
                .with(Goal.atMost(1.5 * MEBIBYTES)));
        figures.add(
                Figure.of("memory of all processes, shared pages for each (RSS)", memory.residentMebibytes(), "MiB"));
        return figures;
    }

    private static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
