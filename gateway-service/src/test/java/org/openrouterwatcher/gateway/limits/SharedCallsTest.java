package org.openrouterwatcher.gateway.limits;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openrouterwatcher.events.TokenUsage.CallsClaimed;
import org.openrouterwatcher.gateway.limits.TokenWindow.Answer;
import org.openrouterwatcher.testing.TestClock;

/** Gateways that share one token's hour, a topic that orders their claims, and time that passes when told. */
class SharedCallsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final TestClock clock = TestClock.at("2026-01-02T12:00:00Z");
    private final List<CallsClaimed> topic = new ArrayList<>();

    /** One gateway: what it decides, and how far it has read. */
    private final class Gateway {
        final String name;
        final Set<String> others;
        final TokenWindow window;
        final List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
        final Duration clockError;
        boolean connected = true;
        boolean trusted = true;
        int granted;
        int refused;
        int read;
        long number;
        CallsClaimed underWay;

        Gateway(int index, int gateways, int limit, Duration clockError) {
            name = "g" + index;
            others = IntStream.range(0, gateways)
                    .filter(it -> it != index)
                    .mapToObj(it -> "g" + it)
                    .collect(toSet());
            this.clockError = clockError;
            window = new TokenWindow(7, name, new Quota("token", limit, HOUR), now());
        }

        long now() {
            return clock.instant().plus(clockError).toEpochMilli();
        }

        Peers peers() {
            return new Peers(others, connected, trusted);
        }

        /** The allowance, or null for a request that waits. */
        Allowance request() {
            return switch (window.take(now(), peers())) {
                case Answer.Now(var allowance) -> {
                    count(allowance.granted());
                    yield allowance;
                }
                case Answer.Later(var later) -> {
                    waiting.add(later);
                    yield null;
                }
            };
        }

        void prepareClaim() {
            if (underWay == null) {
                underWay = window.claim(++number, now(), peers()).orElse(null);
            }
        }

        void deliverClaim() {
            if (underWay != null) {
                topic.add(underWay);
                underWay = null;
            }
        }

        boolean read() {
            if (read == topic.size()) {
                return false;
            }
            window.hear(topic.get(read++), now(), peers());
            List.copyOf(waiting).stream().filter(CompletableFuture::isDone).forEach(done -> {
                waiting.remove(done);
                count(done.join());
            });
            return true;
        }

        void giveUpWaiting() {
            waiting.forEach(it -> count(window.decide(it, now(), peers()).granted()));
            waiting.clear();
        }

        private void count(boolean yes) {
            granted += yes ? 1 : 0;
            refused += yes ? 0 : 1;
        }

        boolean isQuiet() {
            return read == topic.size() && underWay == null && !window.hasToClaim(now(), peers());
        }
    }

    private List<Gateway> gateways(int count, int limit) {
        return IntStream.range(0, count)
                .mapToObj(it -> new Gateway(it, count, limit, Duration.ofMillis(3L * it)))
                .toList();
    }

    private static void settle(List<Gateway> gateways) {
        for (int turn = 0; !gateways.stream().allMatch(Gateway::isQuiet); turn++) {
            assertThat(turn).as("turns until all is said").isLessThan(10_000);
            for (Gateway gateway : gateways) {
                gateway.prepareClaim();
                gateway.deliverClaim();
                while (gateway.read()) {}
            }
        }
    }

    private static int granted(List<Gateway> gateways) {
        return gateways.stream().mapToInt(it -> it.granted).sum();
    }

    @ParameterizedTest
    @CsvSource({"2, 100", "3, 100", "2, 1", "2, 5", "5, 7", "8, 100", "2, 1000", "1, 100"})
    void exactlyTheLimitIsLetThroughWhateverTheOrder(int count, int limit) {
        for (int seed = 0; seed < 300; seed++) {
            topic.clear();
            var random = new Random(seed);
            List<Gateway> gateways = gateways(count, limit);
            int requests = 0;
            while (requests < 10 * limit) {
                Gateway gateway = gateways.get(random.nextInt(count));
                switch (random.nextInt(4)) {
                    case 0 -> gateway.prepareClaim();
                    case 1 -> gateway.deliverClaim();
                    case 2 -> gateway.read();
                    default -> {
                        int burst = 1 + random.nextInt(random.nextInt(20) == 0 ? limit : 3);
                        for (int i = 0; i < burst; i++, requests++) {
                            gateway.request();
                        }
                    }
                }
            }

            settle(gateways);

            assertThat(granted(gateways)).as("seed " + seed).isEqualTo(limit);
            assertThat(gateways).as("seed " + seed).allMatch(it -> it.waiting.isEmpty());
        }
    }

    @Test
    void noRequestWaitsBeforeTheLastStretch() {
        List<Gateway> gateways = gateways(3, 100);
        Gateway used = gateways.getFirst();

        for (int i = 0; i < 70; i++) {
            assertThat(used.request()).as("request " + i).isNotNull();
            settle(gateways);
        }

        assertThat(topic).as("claims for 70 calls").hasSizeLessThan(30);
    }

    @Test
    void oneGatewayCanUseAllOfIt() {
        List<Gateway> gateways = gateways(3, 100);
        Gateway used = gateways.getFirst();

        for (int i = 0; i < 100; i++) {
            used.request();
            settle(gateways);
        }

        assertThat(used.granted).isEqualTo(100);
        assertThat(used.request().granted()).isFalse();
    }

    @Test
    void tellsWhatIsLeftOverAllGateways() {
        List<Gateway> gateways = gateways(2, 100);

        for (int i = 0; i < 99; i++) {
            gateways.get(i % 2).request();
            settle(gateways);
        }
        settle(gateways);

        assertThat(granted(gateways)).isEqualTo(99);
        Gateway second = gateways.get(1);
        assertThat(second.request()).isNull();
        settle(gateways);
        assertThat(second.granted).isEqualTo(50);
        assertThat(gateways.getFirst().request().remaining()).isZero();
        assertThat(gateways.getFirst().refused).isEqualTo(1);
    }

    @Test
    void aClientThatComesBackWhenToldIsLetInAtEveryGateway() {
        List<Gateway> gateways = gateways(2, 20);
        Gateway fast = gateways.getFirst();
        Gateway slow = new Gateway(1, 2, 20, Duration.ofMillis(-900));
        List<Gateway> both = List.of(fast, slow);
        Allowance refused = null;
        while (refused == null || refused.granted()) {
            refused = fast.request();
            settle(both);
        }

        clock.advance(Duration.ofSeconds(refused.resetSeconds()));

        Allowance again = slow.request();
        assertThat(again.granted()).isTrue();
        assertThat(refused.resetSeconds()).isLessThanOrEqualTo(3601);
    }

    @Test
    void aNewWindowBeginsWithItsFirstUseAnywhere() {
        List<Gateway> gateways = gateways(2, 20);
        gateways.getFirst().request();
        settle(gateways);
        clock.advance(Duration.ofMinutes(20));

        Allowance atTheOther = gateways.get(1).request();

        assertThat(atTheOther.remaining()).isLessThan(19);
        assertThat(atTheOther.resetSeconds()).isBetween(2399L, 2401L);
    }

    @Test
    void whatWasUsedBeforeARestartStaysUsed() {
        List<Gateway> gateways = gateways(1, 100);
        Gateway first = gateways.getFirst();
        for (int i = 0; i < 100; i++) {
            first.request();
            settle(gateways);
        }
        Gateway restarted = new Gateway(9, 1, 100, Duration.ZERO);

        while (restarted.read()) {}
        restarted.request();
        settle(List.of(restarted));
        restarted.giveUpWaiting();

        assertThat(restarted.granted).isZero();
        assertThat(restarted.refused).isEqualTo(1);
    }

    @Test
    void givesBackWhatItHasInStockWhenItLeaves() {
        List<Gateway> gateways = gateways(2, 100);
        Gateway leaving = gateways.getFirst();
        leaving.request();
        settle(gateways);

        leaving.window.leave(++leaving.number, leaving.now()).ifPresent(topic::add);
        Gateway staying = gateways.get(1);
        staying.others.clear();
        for (int i = 0; i < 200; i++) {
            staying.request();
            settle(List.of(staying));
        }

        assertThat(staying.granted).isEqualTo(99);
    }

    @Test
    void usesAnEqualPartOfWhatWasLeftWhenTheTopicIsAway() {
        List<Gateway> gateways = gateways(2, 100);
        for (int i = 0; i < 40; i++) {
            gateways.get(i % 2).request();
            settle(gateways);
        }
        gateways.forEach(it -> it.connected = false);

        gateways.forEach(it -> IntStream.range(0, 500).forEach(_ -> it.request()));

        assertThat(granted(gateways)).isBetween(90, 100);
        assertThat(gateways).allSatisfy(it -> assertThat(it.granted).isBetween(40, 60));
    }

    @Test
    void hasAtLeastOneCallForItselfWhenTheTopicIsAway() {
        List<Gateway> gateways = gateways(3, 2);
        gateways.forEach(it -> it.connected = false);

        gateways.forEach(Gateway::request);

        assertThat(granted(gateways)).isEqualTo(3);
        assertThat(gateways.getFirst().request().granted()).isFalse();
    }

    @Test
    void tellsAfterwardsWhatItUsedWhileTheTopicWasAway() {
        List<Gateway> gateways = gateways(2, 100);
        gateways.forEach(it -> it.connected = false);
        IntStream.range(0, 30).forEach(_ -> gateways.getFirst().request());
        gateways.forEach(it -> it.connected = true);

        settle(gateways);
        IntStream.range(0, 500).forEach(_ -> gateways.get(1).request());
        settle(gateways);

        assertThat(granted(gateways)).isEqualTo(100);
    }

    @Test
    void letsARequestGoThatHasWaitedLongEnough() {
        List<Gateway> gateways = gateways(2, 4);
        Gateway untrusted = gateways.getFirst();
        untrusted.trusted = false;
        assertThat(untrusted.request()).isNull();

        untrusted.giveUpWaiting();

        assertThat(untrusted.granted).isEqualTo(1);
        IntStream.range(0, 10).forEach(_ -> gateways.get(1).request());
        settle(gateways);
        assertThat(granted(gateways)).isEqualTo(4);
    }

    @Test
    void doesNotFollowAGatewayWhoseClockIsADayAhead() {
        List<Gateway> gateways = gateways(1, 100);
        Gateway sane = gateways.getFirst();
        Gateway mad = new Gateway(5, 1, 100, Duration.ofDays(1));
        sane.request();
        settle(gateways);

        mad.request();
        mad.prepareClaim();
        mad.deliverClaim();
        settle(gateways);

        assertThat(sane.request().resetSeconds()).isEqualTo(3600);
    }

    @Test
    void hearsAClaimOnceHoweverOftenItIsRead() {
        List<Gateway> gateways = gateways(2, 100);
        for (int i = 0; i < 60; i++) {
            gateways.get(i % 2).request();
            settle(gateways);
        }

        gateways.forEach(it -> it.read = 0);
        settle(gateways);
        gateways.forEach(it -> IntStream.range(0, 500).forEach(_ -> it.request()));
        settle(gateways);

        assertThat(granted(gateways)).isEqualTo(100);
    }
}
