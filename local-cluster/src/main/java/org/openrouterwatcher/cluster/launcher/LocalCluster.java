package org.openrouterwatcher.cluster.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What {@code ./watcher up}, {@code down}, {@code status} and {@code verify-audit} run. */
public final class LocalCluster {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final Map<String, String> environment;
    private final Installation installation;
    private final PrintStream out;
    private final PrintStream err;

    LocalCluster(Map<String, String> environment, Installation installation, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.installation = installation;
        this.out = out;
        this.err = err;
    }

    /** The folder with the built modules is told by the system property {@code watcher.home}. */
    public static void main(String[] words) {
        var installation =
                new Installation(Path.of(System.getProperty("watcher.home", "")).toAbsolutePath());
        var cluster = new LocalCluster(Map.copyOf(System.getenv()), installation, System.out, System.err);
        System.exit(cluster.run(List.of(words)));
    }

    /** Does what the words say and gives the exit status. */
    int run(List<String> words) {
        try {
            return switch (Command.parse(words)) {
                case Command.Up up -> new UpCommand(environment, installation, out, err).run(up);
                case Command.Down() -> new DownCommand(out).run(stateFile());
                case Command.Status() -> new StatusCommand(out).run(stateFile());
                case Command.VerifyAudit() ->
                    new VerifyAuditCommand(ClusterSettings.dataFolder(environment), out).run();
                case Command.Learn() -> new LearnCommand(environment, installation).run();
                case Command.Misunderstood(String why) -> misused(why);
            };
        } catch (Refusal refusal) {
            err.println(refusal.getMessage());
            return FAILED;
        } catch (RuntimeException unforeseen) {
            unforeseen.printStackTrace(err);
            return FAILED;
        }
    }

    private StateFile stateFile() {
        return StateFile.in(ClusterSettings.dataFolder(environment));
    }

    private int misused(String why) {
        err.println(why);
        err.print(Command.USAGE);
        return MISUSED;
    }
}
