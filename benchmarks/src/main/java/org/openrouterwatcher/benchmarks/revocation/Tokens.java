package org.openrouterwatcher.benchmarks.revocation;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.openrouterwatcher.benchmarks.stage.Person;
import org.openrouterwatcher.benchmarks.stage.Person.Token;

/** Tokens to be revoked. */
final class Tokens {

    private static final int AT_ONCE = 8;

    private Tokens() {}

    /** Makes so many, in order of their numbers. */
    static List<Token> make(Person owner, int count) throws InterruptedException, ExecutionException {
        try (var makers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Token>> made = IntStream.range(0, count)
                    .mapToObj(number -> makers.submit(() -> owner.createToken("bench-" + number)))
                    .toList();
            Token[] tokens = new Token[count];
            for (int i = 0; i < count; i++) {
                tokens[i] = made.get(i).get();
            }
            return List.of(tokens);
        }
    }
}
