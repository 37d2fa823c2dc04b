package org.openrouterwatcher.usage.kit;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openrouterwatcher.usage.kit.World.CLOCK;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.openrouterwatcher.simulator.world.Truth;
import org.openrouterwatcher.usage.ledger.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ledger says, and what it should say. */
public final class Books {

    private final JdbcClient jdbc;

    Books(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until nobody works on a key. */
    public void awaitNoOpenWork() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(jdbc.sql("SELECT count(*) FROM tick_work WHERE done_at IS NULL")
                                .query(Long.class)
                                .single())
                        .isZero());
    }

    /**
     * The booked money of an owner by key name and day, as far back as OpenRouter tells; amounts in one form, days
     * without money left out.
     */
    public Map<String, Map<LocalDate, Money>> booked(Owner owner) {
        return jdbc
                .sql("""
                        SELECT name, day, credits_cost, byok_cost
                        FROM usage_days JOIN openrouter_keys ON id = key_id
                        WHERE usage_days.owner_id = :ownerId AND credits_cost + byok_cost <> 0 AND day >= :first
                        """)
                .param("first", LocalDate.ofInstant(CLOCK.instant(), UTC).minusDays(31))
                .param("ownerId", owner.id())
                .query((row, _) -> new Entry(
                        row.getString("name"),
                        row.getObject("day", LocalDate.class),
                        money(row.getBigDecimal("credits_cost"), row.getBigDecimal("byok_cost"))))
                .list()
                .stream()
                .collect(byNameAndDay());
    }

    /** What keys really spent, by key name and day. */
    public static Map<String, Map<LocalDate, Money>> truth(Truth truth, String account) {
        return truth.by(row -> row.account().equals(account) ? row.key() + "|" + row.date() : null).entrySet().stream()
                .filter(sum -> sum.getKey().contains("|"))
                .map(sum -> new Entry(
                        sum.getKey().split("\\|")[0],
                        LocalDate.parse(sum.getKey().split("\\|")[1]),
                        money(sum.getValue().credits(), sum.getValue().byok())))
                .filter(entry -> !entry.money.isNone())
                .collect(byNameAndDay());
    }

    /** Booked and not dated together: what OpenRouter has counted ever. */
    public Money lifetime(Owner owner, String name) {
        return jdbc.sql("""
                        SELECT undated_credits + coalesce(sum(credits_cost), 0) AS credits,
                               undated_byok + coalesce(sum(byok_cost), 0) AS byok
                        FROM openrouter_keys key
                        JOIN key_snapshots ON key_snapshots.key_id = key.id
                        LEFT JOIN usage_months ON usage_months.key_id = key.id
                        WHERE key.owner_id = :ownerId AND key.name = :name GROUP BY key.id, undated_credits, undated_byok
                        """)
                .param("ownerId", owner.id())
                .param("name", name)
                .query((row, _) -> money(row.getBigDecimal("credits"), row.getBigDecimal("byok")))
                .single();
    }

    /** All booked money of an owner. */
    public Money total(Owner owner) {
        return booked(owner).values().stream()
                .flatMap(days -> days.values().stream())
                .reduce(Money.NONE, Money::plus);
    }

    public static Money money(BigDecimal credits, BigDecimal byok) {
        return new Money(plain(credits), plain(byok));
    }

    private record Entry(String name, LocalDate day, Money money) {}

    private static Collector<Entry, ?, Map<String, Map<LocalDate, Money>>> byNameAndDay() {
        return Collectors.groupingBy(
                Entry::name, TreeMap::new, Collectors.toMap(Entry::day, Entry::money, Money::plus, TreeMap::new));
    }

    private static BigDecimal plain(BigDecimal amount) {
        return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }
}
