package org.openrouterwatcher.infrastructure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

/** Finds TCP ports on the loopback address that nobody listens on. */
public final class FreePort {

    // a claim that nobody remembers is closed with the garbage
    private static final List<PortBlock> CLAIMED = new ArrayList<>();

    private static PrimitiveIterator.OfInt left = IntStream.empty().iterator();

    private FreePort() {}

    /**
     * A port that was free a moment ago and is found by nobody else who asks here: never the same twice in a JVM, nor
     * in two at the same time.
     *
     * @throws IllegalStateException when other JVMs have all of them
     */
    public static synchronized int find() {
        while (true) {
            while (left.hasNext()) {
                int port = left.nextInt();
                if (isFree(port)) {
                    return port;
                }
            }
            CLAIMED.add(PortBlock.claimAny());
            left = CLAIMED.getLast().ports().iterator();
        }
    }

    /** Whether a server could listen on this port of the loopback address now. */
    public static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
