package org.openrouterwatcher.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClusterKindTest {

    @Test
    void isEmbeddedUnlessToldOtherwise() {
        assertThat(ClusterKind.named("")).isEqualTo(ClusterKind.EMBEDDED);
        assertThat(ClusterKind.named("containers")).isEqualTo(ClusterKind.CONTAINERS);
    }

    @Test
    void refusesAKindThereIsNot() {
        assertThatThrownBy(() -> ClusterKind.named("none")).hasMessageContaining("\"none\"");
    }
}
