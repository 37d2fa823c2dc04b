package org.openrouterwatcher.usage.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.usage.kit.Bound;
import org.springframework.boot.context.properties.bind.BindException;

class ValidationPropertiesTest {

    @Test
    void hasADefault() {
        assertThat(Bound.settings(ValidationProperties.class, Map.of()))
                .isEqualTo(new ValidationProperties(Duration.ofSeconds(1)));
    }

    @Test
    void refusesAValueOutOfBounds() {
        assertThatThrownBy(() -> Bound.settings(ValidationProperties.class, Map.of("confirm-after", "-1s")))
                .isInstanceOf(BindException.class);
    }
}
