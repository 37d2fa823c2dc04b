package org.openrouterwatcher.benchmarks.revocation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.openrouterwatcher.stage.Person.Token;
import tools.jackson.databind.json.JsonMapper;

/** Revokes one token and stays with it until that is proven. */
final class Revoker {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final List<URI> gateways;
    private final History history;
    private final Duration patience;

    /** @param patience how long a pending revocation is watched */
    Revoker(List<URI> gateways, History history, Duration patience) {
        this.gateways = gateways;
        this.history = history;
        this.patience = patience;
    }

    /** Revokes through any gateway; asks again, through any, when there is no answer or the answer is no success. */
    Ended revoke(int number, Token token) throws InterruptedException {
        long start = System.nanoTime();
        long end = start + patience.toNanos();
        for (int requests = 1; System.nanoTime() - end < 0; requests++) {
            URI gateway = any();
            try {
                HttpResponse<String> answer = token.owner().revoke(gateway, token.id());
                long now = System.nanoTime();
                if (answer.statusCode() == 204) {
                    history.proven(number, now);
                    return new Ended(204, requests, now - start, now - start, "");
                }
                if (answer.statusCode() == 202) {
                    String page = answer.headers().firstValue("Location").orElseThrow();
                    return awaitProof(number, token, page, requests, start, now - start);
                }
            } catch (IOException unreachable) {
                // the next one may be
            }
            Thread.sleep(PAUSE);
        }
        return new Ended(0, 0, -1, -1, "no gateway could revoke it");
    }

    private Ended awaitProof(int number, Token token, String page, int requests, long start, long answered)
            throws InterruptedException {
        String lastWord = "";
        long end = start + patience.toNanos();
        while (System.nanoTime() - end < 0) {
            try {
                HttpResponse<String> answer = token.owner().read(any().resolve(page));
                if (answer.statusCode() == 200) {
                    lastWord = answer.body();
                    if (JSON.readTree(lastWord).get("status").asString().equals("proven")) {
                        long now = System.nanoTime();
                        history.proven(number, now);
                        return new Ended(202, requests, answered, now - start, lastWord);
                    }
                }
            } catch (IOException unreachable) {
                // the next one may be
            }
            Thread.sleep(PAUSE);
        }
        return new Ended(202, requests, answered, -1, lastWord);
    }

    private URI any() {
        return gateways.get(ThreadLocalRandom.current().nextInt(gateways.size()));
    }
}
