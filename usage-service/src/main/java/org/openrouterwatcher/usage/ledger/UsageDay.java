package org.openrouterwatcher.usage.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import org.openrouterwatcher.events.UsageSource;

/**
 * All that is known about one key and UTC day.
 *
 * @param complete false while the day goes on, or where requests, tokens or models are not known
 * @param rows one per route
 */
public record UsageDay(LocalDate day, UsageSource source, boolean complete, List<UsageRow> rows) {

    public UsageDay {
        rows = List.copyOf(rows);
    }

    /** A day that is over, as {@code /activity} itemises it. */
    public static UsageDay itemised(LocalDate day, List<UsageRow> rows) {
        List<UsageRow> merged = UsageRow.merged(rows);
        return new UsageDay(day, UsageSource.ACTIVITY, merged.stream().allMatch(UsageRow::isComplete), merged);
    }

    /** A day of which the counters tell the money alone. */
    public static UsageDay counted(LocalDate day, Money money) {
        return new UsageDay(day, UsageSource.COUNTERS, false, List.of(UsageRow.of(money)));
    }

    /** What the day cost. */
    public Money money() {
        return rows.stream().map(UsageRow::money).reduce(Money.NONE, Money::plus);
    }

    /** The day as one on which nothing was spent after all. */
    UsageDay withoutRows() {
        return new UsageDay(day, source, complete, List.of());
    }

    /** How much was used; what one row does not know, the day does not know. */
    UsageRow.Counts counts() {
        return rows.stream().map(UsageRow::counts).reduce(UsageRow.Counts.NOTHING, UsageRow.Counts::plus);
    }

    /** Equal for days that say the same, whatever the order of their rows and the zeros behind their amounts. */
    byte[] digest() {
        MessageDigest sha256 = sha256();
        sha256.update((source + "|" + complete).getBytes(UTF_8));
        rows.stream().map(UsageDay::canonical).sorted().forEach(row -> sha256.update(row.getBytes(UTF_8)));
        return sha256.digest();
    }

    private static String canonical(UsageRow row) {
        Money money = row.money();
        return "\n" + row.route() + "|" + row.counts() + "|" + money.credits().stripTrailingZeros() + "|"
                + money.byok().stripTrailingZeros();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
