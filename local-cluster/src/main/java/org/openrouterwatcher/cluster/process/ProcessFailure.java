package org.openrouterwatcher.cluster.process;

/** A process that the system cannot do without has ended or never became ready; the message is for a person to read. */
public final class ProcessFailure extends RuntimeException {

    private ProcessFailure(String message) {
        super(message);
    }

    /**
     * What happened, and what the process itself has said last.
     *
     * @param what a sentence without its full stop
     */
    public static ProcessFailure of(String what, LogFile log) {
        var lines = log.lastLines();
        return new ProcessFailure(
                lines.isEmpty()
                        ? "%s. Its log is empty: %s".formatted(what, log.path())
                        : "%s. The end of its log %s:%n    %s"
                                .formatted(what, log.path(), String.join(System.lineSeparator() + "    ", lines)));
    }
}
