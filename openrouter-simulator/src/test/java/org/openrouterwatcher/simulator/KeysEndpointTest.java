package org.openrouterwatcher.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class KeysEndpointTest extends SimulatorFixture {

    @Test
    void showsOnlyTheDefaultWorkspaceUnlessAnotherIsNamed() {
        var research = openRouter.key("data-labelling").workspaceId();

        var byDefault = api.get("/keys", "team-admin").items();
        var inResearch = api.get("/keys?workspace_id=" + research, "team-admin").items();

        assertThat(names(byDefault)).doesNotContain("data-labelling").contains("ci-code-review");
        assertThat(names(inResearch)).containsExactly("data-labelling");
    }

    @Test
    void showsDisabledKeysOnlyWhenAsked() {
        var byDefault = api.get("/keys", "team-admin").items();
        var all = api.get("/keys?include_disabled=true", "team-admin").items();

        assertThat(names(byDefault)).doesNotContain("retired-prototype");
        assertThat(names(all)).contains("retired-prototype");
    }

    @Test
    void pagesByHundredNewestFirstWithoutATotal() {
        try (var big = OpenRouterSimulator.start(SimulatorOptions.seed(7).withExtraKeys(250), CLOCK)) {
            var bigApi = new Api(big);

            var sizes = new ArrayList<Integer>();
            var all = new ArrayList<String>();
            for (var offset = 0; offset <= 200; offset += 100) {
                var page = bigApi.get("/keys?offset=" + offset, "bulk-admin");
                sizes.add(page.items().size());
                all.addAll(names(page.items()));
            }

            assertThat(sizes).containsExactly(100, 100, 50);
            assertThat(all).doesNotHaveDuplicates().startsWith("bulk-00250").endsWith("bulk-00001");
            assertThat(bigApi.get("/keys", "bulk-admin").json().propertyNames()).containsExactly("data");
        }
    }

    @Test
    void agreesWithWhatTheKeySeesOfItself() {
        var item = item("ci-code-review");

        var self = api.get("/key", "ci-code-review").data();

        for (var field : List.of("usage", "usage_weekly", "limit", "limit_remaining", "label", "byok_usage")) {
            assertThat(item.get(field)).as(field).isEqualTo(self.get(field));
        }
    }

    @Test
    void hashIsMostlyButNotAlwaysTheSha256OfTheKey() throws Exception {
        assertThat(item("ci-code-review").get("hash").stringValue()).isEqualTo(sha256("ci-code-review"));
        assertThat(item("legacy-bot").get("hash").stringValue()).isNotEqualTo(sha256("legacy-bot"));
    }

    @Test
    void twoKeysMayShareALabel() {
        assertThat(item("legacy-bot").get("label")).isEqualTo(item("idle-intern").get("label"));
        assertThat(item("legacy-bot").get("usage")).isNotEqualTo(item("idle-intern").get("usage"));
    }

    @Test
    void findsOneKeyByItsHashAndAnswers404ForOthers() {
        var hash = openRouter.key("chat-assistant").hash();

        assertThat(api.get("/keys/" + hash, "team-admin").data().get("name").stringValue())
                .isEqualTo("chat-assistant");
        assertThat(api.get("/keys/" + "0".repeat(64), "team-admin").status()).isEqualTo(404);
        assertThat(api.get("/keys/" + openRouter.key("solo-notebook").hash(), "team-admin")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void refusesAnInferenceKeyAndBadParameters() {
        assertThat(api.get("/keys", "ci-code-review").status()).isEqualTo(401);
        assertThat(api.get("/keys?offset=-1", "team-admin").status()).isEqualTo(400);
        assertThat(api.get("/keys?workspace_id=research", "team-admin").status())
                .isEqualTo(400);
    }

    private JsonNode item(String name) {
        return api.get("/keys", "team-admin").items().stream()
                .filter(item -> item.get("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(List<JsonNode> items) {
        return items.stream().map(item -> item.get("name").stringValue()).toList();
    }

    private String sha256(String keyName) throws Exception {
        var secret = openRouter.key(keyName).secret().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret));
    }
}
