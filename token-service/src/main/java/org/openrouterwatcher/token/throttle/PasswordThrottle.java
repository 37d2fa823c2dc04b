package org.openrouterwatcher.token.throttle;

import static java.util.Comparator.naturalOrder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.openrouterwatcher.token.secret.Sha256;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down who guesses passwords, by account and by the address guesses come from. A failure is counted before the
 * password is looked at and taken back when it was right, so that guesses sent at the same time count too.
 *
 * <p>At an address where the owner has logged in before, an account has a count of its own: strangers who guess
 * elsewhere cannot keep the owner out.
 */
@Component
public class PasswordThrottle {

    private final PasswordFailures failures;
    private final KnownPlaces places;
    private final Clock clock;

    PasswordThrottle(PasswordFailures failures, KnownPlaces places, Clock clock) {
        this.failures = failures;
        this.places = places;
        this.clock = clock;
    }

    /** A subject's failures before this guess. */
    private record Count(String subject, Pace pace, Failures failures) {}

    /** Counts a guess beforehand. Returns how long it has to wait instead; zero when it may go on. */
    @Transactional
    Duration begin(Guess guess) {
        Instant now = clock.instant();
        // always the account first, so that two guesses never wait for each other
        List<Count> counts =
                List.of(count(accountSubject(guess), Pace.OF_ACCOUNT), count(clientSubject(guess), Pace.OF_CLIENT));
        Duration wait = counts.stream()
                .map(it -> it.pace().waitingTime(it.failures(), now))
                .max(naturalOrder())
                .orElseThrow();
        if (wait.isZero()) {
            counts.forEach(it -> failures.save(it.subject(), it.pace().afterAnother(it.failures(), now)));
        }
        return wait;
    }

    /** The guess was right: the account's failures are forgotten and the place is known from now on. */
    @Transactional
    void succeeded(Guess guess) {
        failures.forget(accountSubject(guess));
        failures.takeBackOne(clientSubject(guess));
        places.add(account(guess.email()), client(guess), clock.instant());
    }

    /** The guess was not looked at. */
    @Transactional
    void takeBack(Guess guess) {
        failures.takeBackOne(accountSubject(guess));
        failures.takeBackOne(clientSubject(guess));
    }

    /** Forgets all about an account, wherever it was guessed at. */
    @Transactional
    public void forget(String email) {
        failures.forgetBelow(accountSubject(email));
        places.forget(account(email));
    }

    private Count count(String subject, Pace pace) {
        return new Count(subject, pace, failures.lock(subject));
    }

    private String accountSubject(Guess guess) {
        String everywhere = accountSubject(guess.email());
        String client = client(guess);
        return places.contains(account(guess.email()), client) ? everywhere + " at " + client : everywhere;
    }

    private static String accountSubject(String email) {
        return "account " + account(email);
    }

    private static String clientSubject(Guess guess) {
        return "client " + client(guess);
    }

    private static String account(String email) {
        return Sha256.hex(email);
    }

    private static String client(Guess guess) {
        return Sha256.hex(guess.clientAddress());
    }
}
