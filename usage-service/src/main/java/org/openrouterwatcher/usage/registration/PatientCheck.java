package org.openrouterwatcher.usage.registration;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openrouterwatcher.usage.validation.KeyCheck;
import org.openrouterwatcher.usage.validation.Verdict;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Asks OpenRouter about a key while somebody waits: background work may have a minute for that, a person has not. */
@Component
@EnableConfigurationProperties(RegistrationProperties.class)
class PatientCheck {

    private final Function<Secret, Verdict> check;
    private final Duration patience;

    @Autowired
    PatientCheck(KeyCheck check, RegistrationProperties properties) {
        this(check::check, properties.patience());
    }

    PatientCheck(Function<Secret, Verdict> check, Duration patience) {
        this.check = check;
        this.patience = patience;
    }

    /** What OpenRouter says, or that it has not said anything in time. */
    Verdict check(Secret text) {
        return CompletableFuture.supplyAsync(() -> check.apply(text), Thread::startVirtualThread)
                .completeOnTimeout(
                        new Verdict.Undecided("OpenRouter has not answered in time."),
                        patience.toMillis(),
                        TimeUnit.MILLISECONDS)
                .join();
    }
}
