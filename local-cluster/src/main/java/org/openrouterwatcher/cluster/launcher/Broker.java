package org.openrouterwatcher.cluster.launcher;

/**
 * One broker of this machine.
 *
 * @param number from 1 on
 * @param port where clients connect
 * @param controllerPort where the other controllers connect
 */
record Broker(int number, int port, int controllerPort) {

    private static final String NAME = "kafka";

    /** {@code kafka}, with a number from the second one on. */
    String name() {
        return number == 1 ? NAME : NAME + "-" + number;
    }

    /** Whether a process of this name is a broker. */
    static boolean isName(String process) {
        return process.equals(NAME) || process.startsWith(NAME + "-");
    }
}
