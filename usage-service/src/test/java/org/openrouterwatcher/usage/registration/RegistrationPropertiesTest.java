package org.openrouterwatcher.usage.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.usage.kit.Bound;
import org.springframework.boot.context.properties.bind.BindException;

class RegistrationPropertiesTest {

    @Test
    void hasADefault() {
        assertThat(Bound.settings(RegistrationProperties.class, Map.of()))
                .isEqualTo(new RegistrationProperties(Duration.ofSeconds(10)));
    }

    @Test
    void refusesAValueOutOfBounds() {
        assertThatThrownBy(() -> Bound.settings(RegistrationProperties.class, Map.of("patience", "61s")))
                .isInstanceOf(BindException.class);
    }
}
