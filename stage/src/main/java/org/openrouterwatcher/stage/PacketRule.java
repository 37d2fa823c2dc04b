package org.openrouterwatcher.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that happens to packets between two processes of this machine, as {@code iptables} takes it. Each gateway
 * runs under a group of its own, by which the packet filter knows what it sends, and everything in a network namespace
 * of its own, so that nobody else on the machine is disturbed.
 *
 * @param words what to match and what to do
 */
public record PacketRule(List<String> words) {

    /** With the number of the gateway behind it, a group id that nobody has. */
    private static final String GROUP = "6100";

    public PacketRule {
        words = List.copyOf(words);
    }

    /** What gateways have to be started with. */
    public static String runWith() {
        return "setpriv --clear-groups --regid " + GROUP + "{number}";
    }

    /** What this gateway sends to a port is lost. */
    public static PacketRule dropped(int gateway, int port) {
        return sent(gateway, port, "-j", "DROP");
    }

    /** A part of what this gateway sends to a port is lost, such as 0.2. */
    public static PacketRule lossy(int gateway, int port, double share) {
        return sent(
                gateway,
                port,
                "-m",
                "statistic",
                "--mode",
                "random",
                "--probability",
                String.valueOf(share),
                "-j",
                "DROP");
    }

    /** What this gateway sends to a port is answered by a reset. */
    public static PacketRule reset(int gateway, int port) {
        return sent(gateway, port, "-j", "REJECT", "--reject-with", "tcp-reset");
    }

    /** What is sent from a port to this gateway is lost, while the other direction works. */
    public static List<PacketRule> answersDropped(int gateway, int port) {
        String mark = GROUP + gateway;
        return List.of(
                sent(gateway, port, "-j", "CONNMARK", "--set-mark", mark),
                new PacketRule(List.of(
                        "-p", "tcp", "--sport", String.valueOf(port), "-m", "connmark", "--mark", mark, "-j", "DROP")));
    }

    private static PacketRule sent(int gateway, int port, String... what) {
        var words = new ArrayList<>(
                List.of("-p", "tcp", "--dport", String.valueOf(port), "-m", "owner", "--gid-owner", GROUP + gateway));
        words.addAll(List.of(what));
        return new PacketRule(words);
    }

    /** From now on. */
    public void begin() {
        filter("-A");
    }

    /** No more. */
    public void end() {
        filter("-D");
    }

    private void filter(String what) {
        var command = Stream.concat(Stream.of("iptables", "--wait", what, "OUTPUT"), words.stream())
                .toList();
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new Stage.Unusable("Packets can be dropped by root only, with iptables.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
