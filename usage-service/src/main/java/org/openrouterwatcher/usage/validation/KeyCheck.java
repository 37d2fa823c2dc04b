package org.openrouterwatcher.usage.validation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.openrouterwatcher.usage.openrouter.Answer;
import org.openrouterwatcher.usage.openrouter.KeyStatus;
import org.openrouterwatcher.usage.openrouter.OpenRouterClient;
import org.openrouterwatcher.usage.reading.Readings;
import org.openrouterwatcher.usage.validation.Verdict.OutOfFunds;
import org.openrouterwatcher.usage.validation.Verdict.Refused;
import org.openrouterwatcher.usage.validation.Verdict.Undecided;
import org.openrouterwatcher.usage.validation.Verdict.Works;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Asks OpenRouter whether a key works. Never inside a transaction: it may take a minute. */
@Component
@EnableConfigurationProperties(ValidationProperties.class)
public class KeyCheck {

    private final OpenRouterClient openRouter;
    private final ValidationProperties properties;
    private final Clock clock;

    KeyCheck(OpenRouterClient openRouter, ValidationProperties properties, Clock clock) {
        this.openRouter = openRouter;
        this.properties = properties;
        this.clock = clock;
    }

    /** Asks; a refusal is believed when it is repeated. */
    public Verdict check(Secret key) {
        Verdict first = ask(key);
        if (!(first instanceof Refused)) {
            return first;
        }
        try {
            Thread.sleep(properties.confirmAfter());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Undecided("The check was interrupted.");
        }
        return ask(key);
    }

    private Verdict ask(Secret key) {
        Instant asked = clock.instant();
        Answer<KeyStatus> answer = openRouter.key(key);
        if (!dayOf(asked).equals(dayOf(clock.instant()))) {
            // midnight fell into the call, so nobody knows which day its counters speak of
            asked = clock.instant();
            answer = openRouter.key(key);
        }
        return verdict(answer, asked);
    }

    private static Verdict verdict(Answer<KeyStatus> answer, Instant asked) {
        return switch (answer) {
            case Answer.Ok<KeyStatus>(KeyStatus status) -> new Works(Readings.of(status, asked));
            case Answer.Unauthorized<KeyStatus> _ -> new Refused("OpenRouter refuses the key (401).");
            case Answer.OutOfFunds<KeyStatus> _ ->
                new OutOfFunds("OpenRouter says that account or limit are used up (402).");
            case Answer.Forbidden<KeyStatus>(String reason) ->
                new Undecided("OpenRouter forbids to ask about the key (403): " + reason);
            case Answer.NotFound<KeyStatus> _ -> new Undecided("OpenRouter does not know the question (404).");
            case Answer.BadRequest<KeyStatus>(String reason) ->
                new Undecided("OpenRouter does not take the question: " + reason);
            case Answer.Unavailable<KeyStatus> unavailable ->
                new Undecided("OpenRouter cannot be asked: " + unavailable.reason());
        };
    }

    private static LocalDate dayOf(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
