package org.openrouterwatcher.benchmarks.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The load: as many requests as are answered, over 64 connections. It is small beside what it measures. */
final class Wrk {

    private static final String CONNECTIONS = "64";

    private final String program = Tool.find("wrk");

    Load run(URI address, String credential, Duration time) throws IOException {
        var words = List.of(
                program,
                "--threads",
                "1",
                "--connections",
                CONNECTIONS,
                "--duration",
                time.toSeconds() + "s",
                "--header",
                "Authorization: Bearer " + credential,
                address.toString());
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        return Load.read(new String(process.getInputStream().readAllBytes(), UTF_8));
    }
}
