package org.openrouterwatcher.benchmarks.revocation;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.openrouterwatcher.benchmarks.stage.Stage;

/**
 * Drops what a gateway sends to a port. Each gateway runs under a group of its own, by which the packet filter knows
 * it, and everything in a network namespace of its own, so that nobody else on the machine is disturbed.
 */
final class Links {

    /** With the number of the gateway behind it, a group id that nobody has. */
    private static final String GROUP = "6100";

    private Links() {}

    /** What gateways have to be started with. */
    static String runWith() {
        return "setpriv --clear-groups --regid " + GROUP + "{number}";
    }

    static void drop(int gateway, int port) {
        filter("-A", gateway, port);
    }

    static void restore(int gateway, int port) {
        filter("-D", gateway, port);
    }

    private static void filter(String what, int gateway, int port) {
        var command = new ProcessBuilder(
                "iptables",
                what,
                "OUTPUT",
                "-m",
                "owner",
                "--gid-owner",
                GROUP + gateway,
                "-p",
                "tcp",
                "--dport",
                String.valueOf(port),
                "-j",
                "DROP");
        try {
            if (command.inheritIO().start().waitFor() != 0) {
                throw new Stage.Unusable("Links can be dropped by root only, with iptables: ./watcher bench says how.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
