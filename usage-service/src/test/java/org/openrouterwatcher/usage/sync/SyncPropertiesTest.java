package org.openrouterwatcher.usage.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.usage.kit.Bound;
import org.springframework.boot.context.properties.bind.BindException;

class SyncPropertiesTest {

    @Test
    void hasADefault() {
        assertThat(Bound.settings(SyncProperties.class, Map.of())).isEqualTo(new SyncProperties(16));
    }

    @Test
    void refusesAValueOutOfBounds() {
        assertThatThrownBy(() -> Bound.settings(SyncProperties.class, Map.of("keys-at-once", "0")))
                .isInstanceOf(BindException.class);
    }
}
