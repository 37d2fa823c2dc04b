package org.openrouterwatcher.web.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class SecretTest {

    record Settings(String name, Secret key) {}

    private final Settings settings = new Settings("prod", Secret.of("sk-or-v1-canary"));

    @Test
    void neverShowsItselfInARecordThatPrintsAllItsParts() {
        String printed = settings.toString();

        assertThat(printed).contains("prod").doesNotContain("canary");
    }

    @Test
    void neverShowsItselfInJson() {
        JsonMapper json = JsonMapper.builder()
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .build();

        assertThat(json.writeValueAsString(settings)).doesNotContain("canary");
    }

    @Test
    void isEqualToASecretOfTheSameTextOnly() {
        assertThat(settings.key()).isEqualTo(Secret.of("sk-or-v1-canary")).isNotEqualTo(Secret.of("other"));
    }

    @Test
    void refusesToBeEmpty() {
        assertThatThrownBy(() -> Secret.of(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
