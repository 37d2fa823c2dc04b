package org.openrouterwatcher.benchmarks.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Several {@linkplain Peer peers}, which end together. */
record Peers(List<Peer> all) implements AutoCloseable {

    /**
     * Starts one after the other; when one cannot be, those before it end.
     *
     * @param folder gets their logs
     * @param backend port of what they forward to
     */
    static Peers start(List<Peer.Kind> kinds, Path folder, int backend) throws IOException, InterruptedException {
        var peers = new Peers(new ArrayList<>());
        boolean complete = false;
        try {
            for (Peer.Kind kind : kinds) {
                peers.all.add(Peer.start(kind, folder, backend));
            }
            complete = true;
            return peers;
        } finally {
            if (!complete) {
                peers.close();
            }
        }
    }

    /** In the order in which they were started. */
    List<Contender> contenders(String path) {
        return all.stream().map(peer -> peer.at(path)).toList();
    }

    @Override
    public void close() {
        all.forEach(Peer::close);
    }
}
