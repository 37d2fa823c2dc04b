package org.openrouterwatcher.cluster.launcher;

import java.util.List;
import java.util.Set;

/** What a person asked {@code ./watcher} to do. */
sealed interface Command {

    String USAGE = """
            usage: ./watcher up [--fresh] [--real]   start everything and stay with it; Ctrl-C ends it
                             --fresh                 forget what an earlier start has stored
                             --real                  watch openrouter.ai instead of the simulator
                   ./watcher down                    end what runs
                   ./watcher status                  show what runs
                   ./watcher verify-audit            check that nobody has changed the audit trails
                   ./watcher test [maven arguments]  run every test
            """;

    /** Start everything. */
    record Up(boolean fresh, boolean real) implements Command {}

    /** End what runs. */
    record Down() implements Command {}

    /** Show what runs. */
    record Status() implements Command {}

    /** Check the audit trails. */
    record VerifyAudit() implements Command {}

    /** Let the JVMs learn the programs that were just built; nothing a person types. */
    record Learn() implements Command {}

    /** Nothing we understand. */
    record Misunderstood(String why) implements Command {}

    /** Reads the words after {@code ./watcher}. */
    static Command parse(List<String> words) {
        if (words.isEmpty()) {
            return new Misunderstood("what shall be done?");
        }
        var options = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "up" -> up(options);
            case "down" -> options.isEmpty() ? new Down() : unknown(options.getFirst());
            case "status" -> options.isEmpty() ? new Status() : unknown(options.getFirst());
            case "verify-audit" -> options.isEmpty() ? new VerifyAudit() : unknown(options.getFirst());
            case "learn" -> options.isEmpty() ? new Learn() : unknown(options.getFirst());
            default -> unknown(words.getFirst());
        };
    }

    private static Command up(List<String> options) {
        return options.stream()
                .filter(option -> !Set.of("--fresh", "--real").contains(option))
                .findFirst()
                .map(Command::unknown)
                .orElseGet(() -> new Up(options.contains("--fresh"), options.contains("--real")));
    }

    private static Command unknown(String word) {
        return new Misunderstood("\"" + word + "\" is not known here");
    }
}
