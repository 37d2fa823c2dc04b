package org.openrouterwatcher.cluster.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClusterPlanTest {

    @Test
    void givesEveryListenerAPortOfItsOwn() {
        var plan = plan(Map.of("GATEWAY_SERVICE_INSTANCES", "3", "USAGE_SERVICE_INSTANCES", "2", "KAFKA_BROKERS", "3"));

        var ports = Stream.concat(
                Stream.concat(
                        Stream.of(plan.postgres(), plan.simulator()),
                        plan.brokers().stream().flatMap(broker -> Stream.of(broker.port(), broker.controllerPort()))),
                plan.instances().stream().flatMap(instance -> Stream.of(instance.port(), instance.managementPort())));

        assertThat(ports).hasSize(2 + 2 * 3 + 2 * 7).doesNotHaveDuplicates();
    }

    @Test
    void putsTheFirstGatewayWherePeopleExpectIt() {
        var plan = plan(Map.of("WATCHER_PORT", "9090", "GATEWAY_SERVICE_INSTANCES", "2"));

        assertThat(plan.instances().stream().filter(instance -> instance.port() == 9090))
                .singleElement()
                .extracting(Instance::name)
                .isEqualTo("gateway-service");
    }

    @Test
    void tellsTheGatewayOfEveryProcessOfAService() {
        var plan = plan(Map.of("TOKEN_SERVICE_INSTANCES", "2"));

        var addresses = plan.addressesOf(Service.TOKEN).split(",");

        assertThat(addresses).hasSize(2).allMatch(address -> address.matches("http://127\\.0\\.0\\.1:\\d+"));
    }

    @Test
    void asksTheSimulatorUnlessAnotherOpenRouterIsChosen() {
        assertThat(plan(Map.of()).openRouter()).hasHost("127.0.0.1").hasPath("/api/v1");
        assertThat(plan(Map.of("OPENROUTER_BASE_URL", "https://example.org/v1")).openRouter())
                .hasToString("https://example.org/v1");
    }

    private static ClusterPlan plan(Map<String, String> environment) {
        return ClusterPlan.of(ClusterSettings.of(false, environment));
    }
}
