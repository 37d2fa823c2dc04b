package org.openrouterwatcher.cluster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody outside can make a service call an address of their choice: no field, parameter or header holds one. */
class SsrfIT {

    private final FuzzedCluster cluster = FuzzedCluster.shared();
    private final List<Operation> operations = OpenApi.read().operations();

    @Test
    void nothingThatIsSentIsTakenForAPlaceToCall() throws IOException {
        var oneWrong = new OneWrongPlace(operations);
        try (Canary canary = Canary.listening();
                Wire wire = cluster.wire()) {
            String url = canary.url();
            Stream<FuzzRequest> requests = Stream.of(
                            oneWrong.inFields(Json.quoted(url)),
                            oneWrong.inFields(Json.quoted("${jndi:" + url.replace("http", "ldap") + "}")),
                            oneWrong.inParameters("string", url),
                            oneWrong.inHeaders(url))
                    .flatMap(it -> it);

            for (FuzzRequest request : requests.toList()) {
                var answer = wire.send(request.method(), request.bytes(cluster.cast()));
                cluster.cast().heard(request.operation(), answer.status());
                assertThat(answer.status()).as(request.toString()).isLessThan(500);
            }

            // what is done for them later, such as a sync, is done in the order of coming
            canary.visit();
            await().untilAsserted(() -> assertThat(canary.visits()).isEqualTo(1));
        }
    }

    @Test
    void noFieldIsMeantForOne() {
        assertThat(operations).allSatisfy(operation -> {
            assertThat(operation.fields()).as(operation.id()).allSatisfy((name, schema) -> {
                assertThat(name).doesNotContain("url", "uri", "host", "callback", "webhook", "endpoint");
                assertThat(schema.get("format")).isNotIn("uri", "uri-reference", "iri", "hostname");
            });
            assertThat(operation.parameters())
                    .as(operation.id())
                    .noneMatch(it -> List.of("uri", "uri-reference", "iri", "hostname")
                            .contains(String.valueOf(it.schema().get("format"))));
        });
    }
}
