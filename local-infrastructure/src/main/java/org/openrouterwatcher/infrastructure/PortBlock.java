package org.openrouterwatcher.infrastructure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Neighbouring ports that belong to one JVM: it listens on the first of them, which nobody else can then, and leaves
 * the others to what it starts. The system gives the block back when the JVM is gone, however it ends.
 */
final class PortBlock implements AutoCloseable {

    // below 32768, where Linux begins to take the local ports of outgoing connections: a port from there
    // could be gone again before the process it was chosen for has started
    private static final int LOWEST = 20_000;
    private static final int SIZE = 60;
    private static final int BLOCKS = 200;

    private final ServerSocket claim;

    private PortBlock(ServerSocket claim) {
        this.claim = claim;
    }

    /** One that nobody has; kept until the JVM ends, unless it is closed. */
    static PortBlock claimAny() {
        int begin = ThreadLocalRandom.current().nextInt(BLOCKS);
        return IntStream.range(begin, begin + BLOCKS)
                .mapToObj(number -> claim(LOWEST + number % BLOCKS * SIZE))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Every block of ports from " + LOWEST + " on is taken."));
    }

    /** The one that begins here, unless somebody has it. */
    static Optional<PortBlock> claim(int first) {
        try {
            return Optional.of(new PortBlock(new ServerSocket(first, 1, InetAddress.getLoopbackAddress())));
        } catch (IOException taken) {
            return Optional.empty();
        }
    }

    /** The ports in it, without the one that shows whose it is. */
    IntStream ports() {
        return IntStream.range(first() + 1, first() + SIZE);
    }

    int first() {
        return claim.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        claim.close();
    }
}
