package org.openrouterwatcher.benchmarks.revocation;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.openrouterwatcher.stage.Person;
import org.openrouterwatcher.stage.Person.Token;

/** Tokens to be revoked, of as many people as are needed for them. */
final class Tokens implements AutoCloseable {

    /** The most that token-service lets one account have. */
    static final int OF_ONE_PERSON = 1_000;

    private static final int AT_ONCE = 8;

    private final List<Person> people = new ArrayList<>();

    /** Makes so many, in order of their numbers. */
    List<Token> make(URI gateway, int count) throws IOException, InterruptedException, ExecutionException {
        for (int i = 0; i < Math.ceilDiv(count, OF_ONE_PERSON); i++) {
            people.add(Person.register(gateway, "bench-" + i + "@example.org"));
        }
        try (var makers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Token>> made = IntStream.range(0, count)
                    .mapToObj(number -> makers.submit(
                            () -> people.get(number / OF_ONE_PERSON).createToken("bench-" + number)))
                    .toList();
            Token[] tokens = new Token[count];
            for (int i = 0; i < count; i++) {
                tokens[i] = made.get(i).get();
            }
            return List.of(tokens);
        }
    }

    @Override
    public void close() {
        people.forEach(Person::close);
    }
}
