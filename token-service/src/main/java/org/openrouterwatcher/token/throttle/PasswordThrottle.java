package org.openrouterwatcher.token.throttle;

import static java.util.Comparator.naturalOrder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.openrouterwatcher.token.secret.Sha256;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down who guesses passwords, by account and by the address guesses come from. A failure is counted before the
 * password is looked at and taken back when it was right, so that guesses sent at the same time count too.
 *
 * <p>At an address where the owner has logged in before, an account has a count of its own: strangers who guess elsewhere
 * cannot keep the owner out.
 */
@Component
public class PasswordThrottle {

    private static final String ACCOUNT = "account ";
    private static final Duration PLACES_KEPT = Duration.ofDays(90);

    private final PasswordFailures failures;
    private final KnownPlaces places;
    private final Clock clock;

    PasswordThrottle(PasswordFailures failures, KnownPlaces places, Clock clock) {
        this.failures = failures;
        this.places = places;
        this.clock = clock;
    }

    /** Counts an attempt beforehand. Returns how long it has to wait instead; zero when it may go on. */
    @Transactional
    Duration begin(Guess guess) {
        Instant now = clock.instant();
        Map<String, Pace> paces = paces(guess);
        // in the order of their names, so that two guesses never wait for each other
        Map<String, Failures> before = new TreeMap<>();
        paces.keySet().forEach(subject -> before.put(subject, failures.lock(subject)));
        Duration wait = before.entrySet().stream()
                .map(it -> paces.get(it.getKey()).waitingTime(it.getValue(), now))
                .max(naturalOrder())
                .orElseThrow();
        if (wait.isZero()) {
            before.forEach((subject, it) -> failures.save(subject, paces.get(subject).afterAnother(it, now)));
        }
        return wait;
    }

    /** The guess was right: the account's failures are forgotten and the place is known from now on. */
    @Transactional
    void succeeded(Guess guess) {
        failures.takeBackOne(clientSubject(guess));
        failures.forget(accountSubject(guess));
        places.add(account(guess), client(guess), clock.instant());
    }

    /** The guess was not looked at. */
    @Transactional
    void takeBack(Guess guess) {
        paces(guess).keySet().forEach(failures::takeBackOne);
    }

    /** Forgets an account that is closed. */
    @Transactional
    public void forget(String email) {
        String account = Sha256.hex(email);
        failures.forgetAccount(ACCOUNT + account);
        places.forget(account);
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forgetOld() {
        failures.forgetBefore(clock.instant().minus(Pace.OF_ACCOUNT.memory()));
        places.forgetBefore(clock.instant().minus(PLACES_KEPT));
    }

    private Map<String, Pace> paces(Guess guess) {
        return new TreeMap<>(
                Map.of(accountSubject(guess), Pace.OF_ACCOUNT, clientSubject(guess), Pace.OF_CLIENT));
    }

    private String accountSubject(Guess guess) {
        String account = account(guess);
        String client = client(guess);
        return places.contains(account, client) ? ACCOUNT + account + " at " + client : ACCOUNT + account;
    }

    private static String clientSubject(Guess guess) {
        return "client " + client(guess);
    }

    private static String account(Guess guess) {
        return Sha256.hex(guess.email());
    }

    private static String client(Guess guess) {
        return Sha256.hex(guess.clientAddress());
    }
}
