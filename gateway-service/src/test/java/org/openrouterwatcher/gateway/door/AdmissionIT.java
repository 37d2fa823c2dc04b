package org.openrouterwatcher.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.gateway.testing.RunningGateway;
import org.openrouterwatcher.testing.TestKafka;

class AdmissionIT {

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.on(TestKafka.bootstrapServers()).ready();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void forwardsARequestOfALoggedInPerson() {
        var answer = gateway.get("/api/tokens", gateway.jwt());

        assertThat(answer.statusCode()).isEqualTo(200);
        System.out.println(answer.headers().map());
        System.out.println(gateway.services().onlyReceived("/api/tokens"));
        System.out.println(gateway.get("/api/tokens").body() + gateway.get("/api/tokens").headers().map());
        System.out.println(gateway.get("/api/nothing").body());
        System.out.println(gateway.get("/nothing").body());
        System.out.println(gateway.get("/health").body());
    }
}
