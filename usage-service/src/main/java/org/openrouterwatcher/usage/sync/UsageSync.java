package org.openrouterwatcher.usage.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.openrouterwatcher.events.KeyKind;
import org.openrouterwatcher.usage.keys.KeySecrets;
import org.openrouterwatcher.usage.keys.OpenRouterKey;
import org.openrouterwatcher.usage.keys.OpenRouterKeys;
import org.openrouterwatcher.usage.reading.KeyReading;
import org.openrouterwatcher.usage.validation.KeyCheck;
import org.openrouterwatcher.usage.validation.KeyVerdicts;
import org.openrouterwatcher.usage.validation.Verdict;
import org.openrouterwatcher.usage.work.Finding;
import org.openrouterwatcher.usage.work.WorkOutcome;
import org.openrouterwatcher.web.secret.Secret;
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
        Optional<OpenRouterKey> key = keys.find(keyId).filter(OpenRouterKey::isActive);
        Optional<Secret> secret = key.flatMap(it -> secrets.find(it.id()));
        if (key.isEmpty() || secret.isEmpty()) {
            return Finding.of(WorkOutcome.failure(0, "The key is switched off or removed."));
        }
        return keys.isCovered(keyId) ? through(accountOf(key.get()), keyId) : ask(key.get(), secret.get());
    }

    private Finding ask(OpenRouterKey key, Secret secret) {
        Verdict verdict = check.check(secret);
        Instant checkedAt = clock.instant();
        if (!(verdict instanceof Verdict.Works(KeyReading reading))) {
            return () -> note(key.id(), verdict, checkedAt);
        }
        if (reading.kind() == KeyKind.MANAGEMENT) {
            transactions.executeWithoutResult(_ -> note(key.id(), verdict, checkedAt));
            return Finding.of(accountSync.sync(key, EVERY_KEY));
        }
        Optional<Long> lookalike = observed.accountShowingUnclaimed(key.ownerId(), reading.label());
        if (lookalike.isPresent()) {
            transactions.executeWithoutResult(_ -> note(key.id(), verdict, checkedAt));
            return through(lookalike.get(), key.id());
        }
        return () -> bookOwn(key.id(), verdict, reading, checkedAt);
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

    private WorkOutcome bookOwn(long keyId, Verdict verdict, KeyReading reading, Instant checkedAt) {
        WorkOutcome noted = note(keyId, verdict, checkedAt);
        if (!noted.succeeded() || keys.isCovered(keyId)) {
            return noted;
        }
        return WorkOutcome.success(book.bookOwn(keys.find(keyId).orElseThrow(), reading.snapshot()));
    }

    private WorkOutcome note(long keyId, Verdict verdict, Instant checkedAt) {
        Optional<OpenRouterKey> key = keys.lock(keyId).filter(OpenRouterKey::isActive);
        if (key.isEmpty()) {
            return WorkOutcome.failure(0, "The key was switched off or removed.");
        }
        verdicts.record(key.get(), verdict, checkedAt);
        return verdict.trouble().map(why -> WorkOutcome.failure(0, why)).orElse(WorkOutcome.success(0));
    }

    private static long accountOf(OpenRouterKey covered) {
        return Objects.requireNonNull(covered.accountId());
    }
}
