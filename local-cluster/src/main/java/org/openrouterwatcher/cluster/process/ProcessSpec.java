package org.openrouterwatcher.cluster.process;

import java.util.List;
import java.util.Map;

/**
 * How to start a process, and how to tell that it is ready.
 *
 * @param name what people call it
 * @param command the program and its arguments
 * @param environment all of its environment
 * @param port where it listens on the loopback address
 * @param readiness what it does once it can be used
 */
public record ProcessSpec(
        String name, List<String> command, Map<String, String> environment, int port, Readiness readiness) {}
