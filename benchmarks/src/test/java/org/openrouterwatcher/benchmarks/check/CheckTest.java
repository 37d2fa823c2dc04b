package org.openrouterwatcher.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;

class CheckTest {

    @Test
    void isMeasuredByAMethodOfItsName() {
        var methods = Arrays.stream(CredentialCheck.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Benchmark.class))
                .map(method -> method.getName().toUpperCase(Locale.ROOT));

        assertThat(methods)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Check.values()).map(Enum::name).toList());
    }
}
