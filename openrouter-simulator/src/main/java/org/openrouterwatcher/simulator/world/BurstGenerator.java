package org.openrouterwatcher.simulator.world;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Says what a key does on a day. The same seed, key and day always give the same bursts, whatever was asked before. */
final class BurstGenerator {

    private static final int SECONDS_OF_DAY = 86_400;
    private static final BigDecimal BYOK_FEE = new BigDecimal("0.05");

    private final long keySeed;
    private final Traffic traffic;

    BurstGenerator(long seed, SimulatedKey key) {
        this.keySeed = seed * 0x9E3779B97F4A7C15L + key.name().hashCode();
        this.traffic = key.traffic();
    }

    List<Burst> burstsOn(LocalDate day) {
        var random = new SplittableRandom(keySeed ^ day.toEpochDay() * 0xD1B54A32D192ED03L);
        var midnight = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        var bursts = new ArrayList<Burst>();
        for (var route : traffic.routes()) {
            if (random.nextInt(100) < traffic.percentOfDays()) {
                var count = 1 + random.nextInt(traffic.burstsPerDay());
                for (var i = 0; i < count; i++) {
                    bursts.add(burst(random, midnight, route));
                }
            }
        }
        return bursts;
    }

    private static Burst burst(SplittableRandom random, Instant midnight, Route route) {
        var at = midnight.plusSeconds(random.nextInt(SECONDS_OF_DAY));
        var requests = random.nextInt(1, 25);
        var prompt = requests * random.nextLong(120, 6_000);
        var completion = requests * random.nextLong(20, 900);
        return new Burst(at, route, spent(route, requests, prompt, completion));
    }

    static Spent spent(Route route, long requests, long prompt, long completion) {
        var price = route.promptPrice()
                .multiply(BigDecimal.valueOf(prompt))
                .add(route.completionPrice().multiply(BigDecimal.valueOf(completion)));
        var reasoning = switch (route.reasoning()) {
            case NONE -> 0;
            case WITHIN_COMPLETION -> completion / 3;
            case ABOVE_COMPLETION -> completion + completion / 4;
        };
        var credits = switch (route.payment()) {
            case CREDITS -> price;
            case OWN_KEY -> BigDecimal.ZERO;
            case OWN_KEY_WITH_FEE -> price.multiply(BYOK_FEE);
        };
        var byok = route.payment() == Route.Payment.CREDITS ? BigDecimal.ZERO : price;
        return new Spent(credits, byok, requests, prompt, completion, reasoning);
    }
}
