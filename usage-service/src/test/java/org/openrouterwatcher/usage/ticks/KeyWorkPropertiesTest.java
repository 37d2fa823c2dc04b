package org.openrouterwatcher.usage.ticks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.usage.kit.Bound;
import org.springframework.boot.context.properties.bind.BindException;

class KeyWorkPropertiesTest {

    @Test
    void hasADefault() {
        assertThat(Bound.settings(KeyWorkProperties.class, Map.of())).isEqualTo(new KeyWorkProperties(16));
    }

    @Test
    void refusesAValueOutOfBounds() {
        assertThatThrownBy(() -> Bound.settings(KeyWorkProperties.class, Map.of("at-once", "257")))
                .isInstanceOf(BindException.class);
    }
}
