package org.openrouterwatcher.usage.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.usage.kit.Ticks.syncDue;
import static org.openrouterwatcher.usage.kit.Ticks.validationDue;
import static org.openrouterwatcher.usage.kit.World.CLOCK;
import static org.openrouterwatcher.usage.kit.World.OPEN_ROUTER;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.KeyState;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.events.UsageEvent.KeyStatusChanged;
import org.openrouterwatcher.simulator.faults.Fault;
import org.openrouterwatcher.simulator.faults.FaultRule;
import org.openrouterwatcher.simulator.faults.Oddity;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.usage.kit.Books;
import org.openrouterwatcher.usage.kit.Gateway;
import org.openrouterwatcher.usage.kit.Owner;
import org.openrouterwatcher.usage.kit.RunningUsageService;
import org.openrouterwatcher.usage.kit.Ticks;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** OpenRouter's bad days change neither what is known of a key nor what was spent. */
@RunningUsageService
class KeyStatusIT {

    @Autowired
    private Gateway gateway;

    @Autowired
    private Ticks ticks;

    @Autowired
    private Books books;

    private final Owner owner = Owner.fresh();

    static Stream<Fault> troubles() {
        return Stream.of(
                new Fault.Status(403),
                new Fault.Status(404),
                new Fault.Status(429, "1"),
                new Fault.Status(429, "3600"),
                new Fault.Status(500),
                new Fault.Status(503, "0"),
                new Fault.Status(529),
                new Fault.Hang(),
                new Fault.Drop(),
                new Fault.Redirect("http://127.0.0.1:9/steal"),
                new Fault.Garbage(Fault.Garbage.Kind.HTML),
                new Fault.Garbage(Fault.Garbage.Kind.EMPTY),
                new Fault.Garbage(Fault.Garbage.Kind.TRUNCATED),
                new Fault.Garbage(Fault.Garbage.Kind.HUGE),
                new Fault.Quirk(Oddity.WRONG_TYPES));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void troubleLeavesTheStateWithTheReasonBesideIt(Fault fault) {
        long id = register("solo-notebook");
        Instant lastGood = CLOCK.instant();
        CLOCK.advance(Duration.ofMinutes(30));
        OPEN_ROUTER.fail(fault);

        ticks.run(validationDue());

        JsonNode key = key(id);
        assertThat(key.required("status").asString()).isEqualTo("valid");
        assertThat(key.required("status_reason").asString()).isNotBlank();
        assertThat(Instant.parse(key.required("last_good_check_at").asString())).isBeforeOrEqualTo(lastGood);
        assertThat(Instant.parse(key.required("last_checked_at").asString())).isAfter(lastGood);
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void whatIsSpentDuringTroubleIsBookedAfterwards(Fault fault) {
        register("solo-notebook");
        var before = OPEN_ROUTER.truth().key("solo-notebook").lifetime();
        OPEN_ROUTER.spend("solo-notebook", new BigDecimal("0.75"));
        OPEN_ROUTER.fail(fault);
        ticks.run(syncDue());
        assertThat(books.total(owner).isNone()).isTrue();

        OPEN_ROUTER.heal();
        ticks.run(syncDue());

        var spent = OPEN_ROUTER.truth().key("solo-notebook").lifetime().minus(before);
        assertThat(books.total(owner)).isEqualTo(Books.money(spent.credits(), spent.byok()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Oddity.class,
            names = {"WRONG_TYPES"},
            mode = EnumSource.Mode.EXCLUDE)
    void anOddFormOfAGoodAnswerIsUnderstood(Oddity oddity) {
        register("team-admin");
        OPEN_ROUTER.fail(new Fault.Quirk(oddity));

        var result = ticks.run(syncDue());

        if (oddity != Oddity.OLD_FIELDS) {
            assertThat(result.detail()).isNull();
            assertThat(books.booked(owner)).isEqualTo(Books.truth(OPEN_ROUTER.truth(), "team"));
        }
        OPEN_ROUTER.heal();
        ticks.run(syncDue());
        assertThat(books.booked(owner)).isEqualTo(Books.truth(OPEN_ROUTER.truth(), "team"));
    }

    @Test
    void aSingleRefusalIsNotBelieved() {
        long id = register("solo-notebook");
        OPEN_ROUTER.fail(FaultRule.always(new Fault.Status(401)).times(1));

        ticks.run(validationDue());

        assertThat(key(id).required("status").asString()).isEqualTo("valid");
    }

    @Test
    void aRepeatedRefusalMakesAKeyInvalidAndItsRecoveryIsNoticed() {
        long id = register("solo-notebook");
        OPEN_ROUTER.fail(new Fault.Status(401));
        ticks.run(validationDue());
        assertThat(key(id).required("status").asString()).isEqualTo("invalid");

        OPEN_ROUTER.heal();
        ticks.run(validationDue());

        assertThat(key(id).required("status").asString()).isEqualTo("valid");
        assertThat(key(id).required("status_reason").isNull()).isTrue();
        assertThat(changes(id))
                .extracting(KeyStatusChanged::from, KeyStatusChanged::to)
                .endsWith(
                        org.assertj.core.groups.Tuple.tuple(KeyState.VALID, KeyState.INVALID),
                        org.assertj.core.groups.Tuple.tuple(KeyState.INVALID, KeyState.VALID));
        assertThat(changes(id)).extracting(KeyStatusChanged::version).isSorted();
    }

    @Test
    void aKeyWithoutFundsIsNotInvalid() {
        long id = register("solo-notebook");
        OPEN_ROUTER.fail(new Fault.Status(402));

        ticks.run(validationDue());

        assertThat(key(id).required("status").asString()).isEqualTo("out_of_funds");
    }

    @Test
    void aSyncNoticesARecoveryToo() {
        long id = register("solo-notebook");
        OPEN_ROUTER.fail(new Fault.Status(401));
        ticks.run(syncDue());
        assertThat(key(id).required("status").asString()).isEqualTo("invalid");

        OPEN_ROUTER.heal();
        ticks.run(syncDue());

        assertThat(key(id).required("status").asString()).isEqualTo("valid");
    }

    private long register(String name) {
        long id = gateway.register(owner, name).is(201).id();
        books.awaitNoOpenWork();
        return id;
    }

    private JsonNode key(long id) {
        return gateway.get(owner, "/api/keys/" + id).is(200).json();
    }

    private static List<KeyStatusChanged> changes(long id) {
        try (var probe = EventProbe.of(Topics.USAGE_EVENTS)) {
            probe.awaitRecords(records -> assertThat(records).isNotEmpty());
            return probe.seen().stream()
                    .map(found -> EventDeserializer.read(found).event())
                    .filter(KeyStatusChanged.class::isInstance)
                    .map(KeyStatusChanged.class::cast)
                    .filter(change -> change.keyId() == id)
                    .toList();
        }
    }
}
