package org.openrouterwatcher.usage.reading;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.KeyKind;
import org.openrouterwatcher.usage.keys.OpenRouterKey.Terms;
import org.openrouterwatcher.usage.ledger.KeySnapshot;
import org.openrouterwatcher.usage.ledger.Money;
import org.openrouterwatcher.usage.ledger.UsageDay;
import org.openrouterwatcher.usage.ledger.UsageRow;
import org.openrouterwatcher.usage.openrouter.ActivityItem;
import org.openrouterwatcher.usage.openrouter.KeyMoney;
import org.openrouterwatcher.usage.openrouter.KeyStatus;
import org.openrouterwatcher.usage.openrouter.ObservedKey;

/** Translates OpenRouter's answers. */
public final class Readings {

    private Readings() {}

    /** What a key said of itself at a time. */
    public static KeyReading of(KeyStatus status, Instant takenAt) {
        return new KeyReading(
                status.managementKey() ? KeyKind.MANAGEMENT : KeyKind.INFERENCE,
                printable(status.label()),
                terms(status.money(), status.expiresAt()),
                snapshot(status.money(), takenAt));
    }

    /** A key as an inventory listed it at a time. */
    public static ListedKey of(ObservedKey key, Instant takenAt) {
        return new ListedKey(
                printable(key.hash()),
                printable(key.name()),
                printable(key.label()),
                key.disabled(),
                optional(key.workspaceId()),
                terms(key.money(), key.expiresAt()),
                snapshot(key.money(), takenAt));
    }

    /** Days as {@code /activity} lists them for one key. */
    public static List<UsageDay> of(List<ActivityItem> items) {
        return items.stream()
                .collect(groupingBy(ActivityItem::date, TreeMap::new, mapping(Readings::row, toList())))
                .entrySet()
                .stream()
                .map(day -> UsageDay.itemised(day.getKey(), day.getValue()))
                .toList();
    }

    private static UsageRow row(ActivityItem item) {
        return new UsageRow(
                new UsageRow.Route(
                        printable(item.model()),
                        optional(item.modelPermaslug()),
                        optional(item.providerName()),
                        optional(item.endpointId())),
                new UsageRow.Counts(
                        item.requests(), item.promptTokens(), item.completionTokens(), item.reasoningTokens()),
                new Money(item.usage(), item.byokUsageInference()));
    }

    private static Terms terms(KeyMoney money, @Nullable Instant expiresAt) {
        return new Terms(money.limit(), money.limitRemaining(), optional(money.limitReset()), expiresAt);
    }

    private static KeySnapshot snapshot(KeyMoney money, Instant takenAt) {
        return new KeySnapshot(
                takenAt,
                money.usage(),
                money.byokUsage(),
                both(money.usageDaily(), money.byokUsageDaily()),
                both(money.usageWeekly(), money.byokUsageWeekly()),
                both(money.usageMonthly(), money.byokUsageMonthly()));
    }

    private static @Nullable Money both(@Nullable BigDecimal credits, @Nullable BigDecimal byok) {
        return credits == null || byok == null ? null : new Money(credits, byok);
    }

    private static @Nullable String optional(@Nullable String text) {
        return text == null ? null : printable(text);
    }

    /** PostgreSQL keeps every character but this one. */
    private static String printable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
