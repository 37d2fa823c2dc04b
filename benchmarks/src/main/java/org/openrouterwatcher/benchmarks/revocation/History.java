package org.openrouterwatcher.benchmarks.revocation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What was seen from outside, with the times of one clock. */
final class History {

    private final Collection<Use> uses = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Long> proven = new ConcurrentHashMap<>();

    /**
     * A token was used.
     *
     * @param token its number in the run
     * @param gateway number of the gateway
     * @param sentAt when the request was begun
     * @param status of the answer
     */
    record Use(int token, int gateway, long sentAt, int status) {

        boolean isAccepted() {
            return status == 200;
        }
    }

    void used(Use use) {
        uses.add(use);
    }

    /** The system has said that every gateway refuses the token. */
    void proven(int token, long at) {
        proven.merge(token, at, Math::min);
    }

    /** Uses that were begun after it was said that every gateway refuses the token, and were accepted all the same. */
    long acceptedAfterProof() {
        return uses.stream()
                .filter(History.Use::isAccepted)
                .filter(this::wasProvenBefore)
                .count();
    }

    /** Uses that were begun after the proof: how often the promise was tried. */
    long triedAfterProof() {
        return uses.stream().filter(this::wasProvenBefore).count();
    }

    private boolean wasProvenBefore(Use use) {
        Long at = proven.get(use.token);
        return at != null && use.sentAt - at > 0;
    }

    /** The uses that were begun in this time. */
    List<Use> sentBetween(long from, long to) {
        return uses.stream()
                .filter(use -> use.sentAt - from >= 0 && use.sentAt - to <= 0)
                .toList();
    }

    /** How many uses got this status. */
    long answeredWith(int status) {
        return uses.stream().filter(use -> use.status == status).count();
    }

    /** All uses. */
    int uses() {
        return uses.size();
    }

    /** How many revocations were proven. */
    int provenRevocations() {
        return proven.size();
    }
}
