package org.openrouterwatcher.usage.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.usage.kit.Books.truth;
import static org.openrouterwatcher.usage.kit.Ticks.syncDue;
import static org.openrouterwatcher.usage.kit.World.CLOCK;
import static org.openrouterwatcher.usage.kit.World.OPEN_ROUTER;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.TickResult.Outcome;
import org.openrouterwatcher.usage.keys.OpenRouterKey;
import org.openrouterwatcher.usage.keys.OpenRouterKeys;
import org.openrouterwatcher.usage.kit.Books;
import org.openrouterwatcher.usage.kit.Gateway;
import org.openrouterwatcher.usage.kit.Owner;
import org.openrouterwatcher.usage.kit.RunningUsageService;
import org.openrouterwatcher.usage.kit.Ticks;
import org.openrouterwatcher.usage.ledger.Money;
import org.openrouterwatcher.usage.work.WorkOutcome;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is booked is what was spent, to the last digit, and once. */
@RunningUsageService
class UsageSyncIT {

    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    private Gateway gateway;

    @Autowired
    private Ticks ticks;

    @Autowired
    private Books books;

    @Autowired
    private JdbcClient jdbc;

    private final Owner owner = Owner.fresh();

    @Test
    void aManagementKeyShowsEveryKeyOfItsAccountByDay() {
        register("team-admin");

        sync();

        teamIsBookedExactly();
    }

    @Test
    void everyRowOfACompletedDayIsBookedByModelEndpointAndProvider() {
        register("team-admin");

        sync();

        LocalDate yesterday = today().minusDays(1);
        assertThat(bookedRows(yesterday)).isNotEmpty().containsExactlyInAnyOrderElementsOf(trueRows(yesterday));
    }

    @Test
    void staysExactWhenMoreIsSpent() {
        register("team-admin");
        sync();

        OPEN_ROUTER.spend("ci-code-review", new BigDecimal("0.000000000123"));
        CLOCK.advance(HOUR);
        sync();

        teamIsBookedExactly();
    }

    @Test
    void staysExactWhenTheDayHasChanged() {
        register("team-admin");
        sync();

        CLOCK.advance(Duration.ofHours(26));
        sync();

        teamIsBookedExactly();
        assertThat(sources(today().minusDays(1))).containsOnly("ACTIVITY");
        assertThat(sources(today())).containsOnly("COUNTERS");
    }

    @Test
    void writesAndTellsNothingWhenNothingHasChanged() {
        register("team-admin");
        sync();
        var versions = versions();

        var again = ticks.run(syncDue());

        assertThat(again.counts().rows()).isZero();
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void anInferenceKeyAloneIsBookedFromTheChangeOfItsCounters() {
        register("solo-notebook");
        var before = OPEN_ROUTER.truth().key("solo-notebook").lifetime();

        CLOCK.advance(HOUR);
        OPEN_ROUTER.spend("solo-notebook", new BigDecimal("1.000000001"));
        sync();

        var after = OPEN_ROUTER.truth().key("solo-notebook").lifetime();
        var spent = after.minus(before);
        assertThat(books.total(owner)).isEqualTo(Books.money(spent.credits(), spent.byok()));
        assertThat(books.lifetime(owner, "solo-notebook")).isEqualTo(Books.money(after.credits(), after.byok()));
    }

    @Test
    void anInferenceKeyAloneIsExactByDayWhenNoMidnightWasMissed() {
        register("solo-notebook");
        LocalDate first = today();

        for (int hour = 0; hour < 50; hour++) {
            CLOCK.advance(HOUR);
            sync();
        }

        var booked = books.booked(owner).get("solo-notebook");
        var truth = truth(OPEN_ROUTER.truth(), "solo").get("solo-notebook");
        for (LocalDate day = first.plusDays(1); !day.isAfter(today()); day = day.plusDays(1)) {
            assertThat(booked.getOrDefault(day, Money.NONE))
                    .as("%s", day)
                    .isEqualTo(truth.getOrDefault(day, Money.NONE));
        }
    }

    @Test
    void aKeySeenTwiceIsCountedOnceWhicheverWasRegisteredFirst() {
        register("ci-code-review");
        register("legacy-bot");
        register("team-admin");
        register("nightly-batch");
        register("idle-intern");

        sync();

        teamIsBookedExactly();
        assertThat(knownKeys()).isEqualTo(8);
    }

    @Test
    void aKeyWhoseHashIsNotItsOwnIsRecognisedByItsCounters() {
        register("team-admin");
        sync();

        long registered = register("legacy-bot");

        teamIsBookedExactly();
        assertThat(daysOf(registered)).isPositive();
        assertThat(gateway.get(owner, "/api/keys/" + registered)
                        .json()
                        .required("covered")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aKeyThatLooksLikeAnotherIsNotMistakenForIt() {
        register("team-admin");

        long registered = register("idle-intern");

        assertThat(daysOf(registered)).isZero();
        assertThat(jdbc.sql("SELECT name FROM observed_keys WHERE key_id = :id")
                        .param("id", registered)
                        .query(String.class)
                        .single())
                .isEqualTo("idle-intern");
    }

    @Test
    void activityReplacesWhatCountersSaidBefore() {
        register("ci-code-review");
        OPEN_ROUTER.spend("ci-code-review", new BigDecimal("3.5"));
        CLOCK.advance(HOUR);
        sync();

        register("team-admin");
        sync();

        teamIsBookedExactly();
    }

    @Test
    void aKeyGoesOnByItsOwnCountersWhenNobodyCoversItAnyMore() {
        register("ci-code-review");
        long manager = register("team-admin");
        sync();
        gateway.delete(owner, "/api/keys/" + manager).is(204);

        OPEN_ROUTER.spend("ci-code-review", new BigDecimal("0.25"));
        CLOCK.advance(Duration.ofMinutes(10));
        sync();

        assertThat(books.booked(owner).get("ci-code-review"))
                .isEqualTo(truth(OPEN_ROUTER.truth(), "team").get("ci-code-review"));
        lifetimeIsExact("ci-code-review");
    }

    @Test
    void saysSoWhenAManagementKeyIsRemovedWhileItsAccountIsRead(
            @Autowired OpenRouterKeys keys, @Autowired AccountSync accountSync) {
        long manager = register("team-admin");
        OpenRouterKey asFoundBefore = keys.find(manager).orElseThrow();
        gateway.delete(owner, "/api/keys/" + manager).is(204);

        WorkOutcome outcome = accountSync.sync(asFoundBefore, _ -> true);

        assertThat(outcome).isEqualTo(WorkOutcome.failure(0, "The management key was removed."));
    }

    @Test
    void aKeyThatIsRegisteredAgainHasItsHistoryAndNoDayForTheTimeBetween() {
        long first = register("solo-notebook");
        OPEN_ROUTER.spend("solo-notebook", new BigDecimal("2"));
        sync();
        gateway.delete(owner, "/api/keys/" + first).is(204);
        Money booked = books.total(owner);

        OPEN_ROUTER.spend("solo-notebook", new BigDecimal("5"));
        long second = register("solo-notebook");

        assertThat(second).isEqualTo(first);
        assertThat(books.total(owner)).isEqualTo(booked);
        lifetimeIsExact("solo-notebook");
    }

    private long register(String name) {
        long id = gateway.register(owner, name).is(201).id();
        books.awaitNoOpenWork();
        return id;
    }

    private void sync() {
        var result = ticks.run(syncDue());
        assertThat(result.outcome()).as(result.detail()).isEqualTo(Outcome.SUCCEEDED);
    }

    private void teamIsBookedExactly() {
        assertThat(books.booked(owner)).isNotEmpty().isEqualTo(truth(OPEN_ROUTER.truth(), "team"));
        OPEN_ROUTER.truth().keys().stream()
                .filter(key -> key.account().equals("team"))
                .forEach(key -> lifetimeIsExact(key.name()));
    }

    private void lifetimeIsExact(String name) {
        var truth = OPEN_ROUTER.truth().key(name).lifetime();
        assertThat(books.lifetime(owner, name)).as(name).isEqualTo(Books.money(truth.credits(), truth.byok()));
    }

    private List<String> bookedRows(LocalDate day) {
        return jdbc.sql("""
                        SELECT name, model, model_permaslug, provider, endpoint_id, requests, tokens_input,
                               tokens_output, tokens_reasoning
                        FROM usage_rows JOIN openrouter_keys ON id = key_id
                        WHERE usage_rows.owner_id = :ownerId AND day = :day
                        """)
                .param("ownerId", owner.id())
                .param("day", day)
                .query((row, _) -> row(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9)))
                .list();
    }

    private static List<String> trueRows(LocalDate day) {
        return OPEN_ROUTER.truth().rows().stream()
                .filter(row -> row.account().equals("team") && row.date().equals(day))
                .map(row -> row(
                        row.key(),
                        row.model(),
                        row.permaslug(),
                        row.provider(),
                        row.endpointId(),
                        row.spent().requests(),
                        row.spent().promptTokens(),
                        row.spent().completionTokens(),
                        row.spent().reasoningTokens()))
                .toList();
    }

    private static String row(@Nullable Object... values) {
        return Arrays.toString(values);
    }

    private Map<String, Long> versions() {
        return jdbc
                .sql("SELECT key_id || ' ' || day AS subject, version FROM usage_days WHERE owner_id = :ownerId")
                .param("ownerId", owner.id())
                .query((row, _) -> Map.entry(row.getString("subject"), row.getLong("version")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<String> sources(LocalDate day) {
        return jdbc.sql("SELECT source FROM usage_days WHERE owner_id = :ownerId AND day = :day")
                .param("ownerId", owner.id())
                .param("day", day)
                .query(String.class)
                .list();
    }

    private long knownKeys() {
        return count("SELECT count(*) FROM openrouter_keys WHERE owner_id = :id AND removed_at IS NULL", owner.id());
    }

    private long daysOf(long keyId) {
        return count("SELECT count(*) FROM usage_days WHERE key_id = :id", keyId);
    }

    private long count(String sql, long id) {
        return jdbc.sql(sql).param("id", id).query(Long.class).single();
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC);
    }
}
