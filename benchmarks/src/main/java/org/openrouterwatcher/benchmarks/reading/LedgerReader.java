package org.openrouterwatcher.benchmarks.reading;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.openrouterwatcher.stage.Person;

/** An administrator who looks at the page, and whose script reads lines. Safe for many threads. */
public final class LedgerReader implements AutoCloseable {

    private static final int OK = 200;

    private final Person person;
    private final URI gateway;
    private final String token;

    private LedgerReader(Person person, URI gateway, String token) {
        this.person = person;
        this.gateway = gateway;
        this.token = token;
    }

    /** Opens the first account of a system. */
    public static LedgerReader register(URI gateway) throws IOException, InterruptedException {
        var person = Person.register(gateway, "reader@example.org");
        return new LedgerReader(person, gateway, person.createToken("reader").value());
    }

    /** Whose ledger it is. */
    public long ownerId() throws IOException, InterruptedException {
        return person.demand("GET", "/api/profile", Map.of(), 200).get("id").asLong();
    }

    /** Looks at the page's figures of the last 30 days. */
    public Look overview() throws IOException, InterruptedException {
        long start = System.nanoTime();
        return since(start, person.ask("GET", "/api/stats/overview", Map.of()));
    }

    /** Reads the first hundred lines of the last 30 days. */
    public Look page() throws IOException, InterruptedException {
        long start = System.nanoTime();
        return since(
                start,
                person.send(HttpRequest.newBuilder(gateway.resolve("/api/v1/usage"))
                        .header("Authorization", "Bearer " + token)));
    }

    /** Lets a job run now; the id of its tick. */
    public String runJob(String job) throws IOException, InterruptedException {
        return person.demand("POST", "/api/schedules/" + job + "/run", Map.of(), 202)
                .get("tick_id")
                .asString();
    }

    private static Look since(long start, HttpResponse<String> answer) {
        return new Look(System.nanoTime() - start, answer.statusCode() == OK);
    }

    @Override
    public void close() {
        person.close();
    }
}
