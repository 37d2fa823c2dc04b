package org.openrouterwatcher.benchmarks.gateway;

import java.util.concurrent.TimeUnit;

/** How a process ends that was started to be measured: it is asked, and made to after a while. */
final class Ending {

    private static final long PATIENCE_SECONDS = 10;

    private Ending() {}

    static void of(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
