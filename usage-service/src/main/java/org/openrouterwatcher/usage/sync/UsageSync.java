package org.openrouterwatcher.usage.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.openrouterwatcher.events.KeyKind;
import org.openrouterwatcher.usage.keys.ActiveKey;
import org.openrouterwatcher.usage.keys.KeySecrets;
import org.openrouterwatcher.usage.keys.OpenRouterKey;
import org.openrouterwatcher.usage.keys.OpenRouterKeys;
import org.openrouterwatcher.usage.reading.KeyReading;
import org.openrouterwatcher.usage.validation.KeyCheck;
import org.openrouterwatcher.usage.validation.KeyVerdicts;
import org.openrouterwatcher.usage.validation.Verdict;
import org.openrouterwatcher.usage.validation.Verdict.Works;
import org.openrouterwatcher.usage.work.Finding;
import org.openrouterwatcher.usage.work.WorkOutcome;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds out what was spent with one registered key: through a management key where one covers it, else from the key's
 * own counters, never from both.
 */
@Component
@EnableConfigurationProperties(SyncProperties.class)
public class UsageSync {

    private static final LongPredicate EVERY_KEY = _ -> true;

    private final OpenRouterKeys keys;
    private final KeySecrets secrets;
    private final KeyCheck check;
    private final KeyVerdicts verdicts;
    private final ObservedKeys observed;
    private final Accounts accounts;
    private final AccountSync accountSync;
    private final KeyBook book;
    private final TransactionTemplate transactions;
    private final Clock clock;

    UsageSync(
            OpenRouterKeys keys,
            KeySecrets secrets,
            KeyCheck check,
            KeyVerdicts verdicts,
            ObservedKeys observed,
            Accounts accounts,
            AccountSync accountSync,
            KeyBook book,
            TransactionTemplate transactions,
            Clock clock) {
        this.keys = keys;
        this.secrets = secrets;
        this.check = check;
        this.verdicts = verdicts;
        this.observed = observed;
        this.accounts = accounts;
        this.accountSync = accountSync;
        this.book = book;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Reads the usage of a key, of a whole account if it is a management key; outside of a transaction. */
    public Finding sync(long keyId) {
        return secrets.active(keyId)
                .map(key -> key.covered() ? through(accountOf(key.key()), keyId) : ask(key))
                .orElseGet(() -> Finding.of(WorkOutcome.failure(0, "The key is switched off or removed.")));
    }

    private Finding ask(ActiveKey active) {
        OpenRouterKey key = active.key();
        Verdict verdict = check.check(active.text());
        Instant checkedAt = clock.instant();
        if (!(verdict instanceof Works works)) {
            return () -> note(key.id(), verdict, checkedAt);
        }
        if (works.reading().kind() == KeyKind.MANAGEMENT) {
            transactions.executeWithoutResult(_ -> note(key.id(), verdict, checkedAt));
            return Finding.of(accountSync.sync(key, EVERY_KEY));
        }
        Optional<Long> lookalike = accountShowing(active, works.reading());
        if (lookalike.isPresent()) {
            transactions.executeWithoutResult(_ -> note(key.id(), verdict, checkedAt));
            return through(lookalike.get(), key.id());
        }
        return () -> bookOwn(key.id(), works, checkedAt);
    }

    private Optional<Long> accountShowing(ActiveKey active, KeyReading reading) {
        return active.besideInventory()
                ? observed.accountShowingUnclaimed(active.key().ownerId(), reading.label())
                : Optional.empty();
    }

    /** Reads one key through the management keys of its account, until one of them is answered. */
    private Finding through(long account, long keyId) {
        WorkOutcome outcome = WorkOutcome.failure(0, "No management key of the account can be used.");
        for (long manager : accounts.managers(account)) {
            outcome = keys.find(manager)
                    .map(it -> accountSync.sync(it, id -> id == keyId))
                    .orElse(outcome);
            if (outcome.succeeded()) {
                break;
            }
        }
        return Finding.of(outcome);
    }

    private WorkOutcome bookOwn(long keyId, Works works, Instant checkedAt) {
        return held(keyId, key -> WorkOutcome.success(book.bookOwn(key, works, checkedAt)));
    }

    private WorkOutcome note(long keyId, Verdict verdict, Instant checkedAt) {
        return held(keyId, key -> {
            verdicts.record(key, verdict, checkedAt);
            return verdict.trouble().map(why -> WorkOutcome.failure(0, why)).orElse(WorkOutcome.success(0));
        });
    }

    private WorkOutcome held(long keyId, Function<OpenRouterKey, WorkOutcome> writing) {
        return keys.lock(keyId)
                .filter(OpenRouterKey::isActive)
                .map(writing)
                .orElseGet(() -> WorkOutcome.failure(0, "The key was switched off or removed."));
    }

    private static long accountOf(OpenRouterKey covered) {
        return Objects.requireNonNull(covered.accountId());
    }
}
