package org.openrouterwatcher.token.gateways;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.producing.ProducerSettings;
import org.openrouterwatcher.revocation.GatewayRoll;
import org.openrouterwatcher.revocation.GatewayRoll.Gateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes gateways from the roll that have long been silent. Every run of a gateway has a name of its own, and an
 * instance that starts would otherwise wait for each that there ever was.
 */
@Component
class RetiredGateways {

    private static final Logger log = LoggerFactory.getLogger(RetiredGateways.class);

    /** Far more than a gateway needs to expire, and than any two clocks here differ. */
    static final Duration SILENT_FOR = Duration.ofMinutes(15);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final GatewayRoll roll;
    private final RollCall call;
    private final GatewayPolls polls;
    private final ProducerSettings producers;

    RetiredGateways(GatewayRoll roll, RollCall call, GatewayPolls polls, ProducerSettings producers) {
        this.roll = roll;
        this.call = call;
        this.polls = polls;
        this.producers = producers;
    }

    /** Only who has heard everything may say that somebody is silent. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void retire() throws InterruptedException {
        Map<String, Long> counts = polls.counts();
        if (!call.holds(PATIENCE)) {
            return;
        }
        List<String> retired = roll.gateways().stream()
                .filter(gateway -> gateway.silentFor().compareTo(SILENT_FOR) > 0)
                .map(Gateway::id)
                .toList();
        if (!retired.isEmpty()) {
            counts.entrySet().stream()
                    .filter(it -> retired.contains(it.getKey()))
                    .forEach(it -> polls.forget(it.getKey(), it.getValue()));
            tell(retired);
            log.atInfo().addKeyValue("gateways", retired).log("silent gateways retired");
        }
    }

    /** By a tombstone, which every instance hears, this one too. */
    private void tell(List<String> retired) {
        try (Producer<byte[], byte[]> producer = producers.newProducer("retired-gateways")) {
            retired.forEach(gateway ->
                    producer.send(new ProducerRecord<>(Topics.GATEWAY_PROGRESS, gateway.getBytes(UTF_8), null)));
        }
    }
}
