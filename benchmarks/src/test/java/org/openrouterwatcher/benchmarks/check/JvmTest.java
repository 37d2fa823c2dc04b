package org.openrouterwatcher.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JvmTest {

    @Test
    void isStartedAsTheImageIs() throws IOException {
        String image = Files.readAllLines(Path.of("..", "docker", "Dockerfile")).stream()
                .filter(line -> line.startsWith("ENTRYPOINT [\"java\""))
                .findFirst()
                .orElseThrow();

        assertThat(image)
                .contains("-XX:+UseSerialGC", "-XX:MaxRAMPercentage=60")
                .doesNotContain("TieredStopAtLevel");
        assertThat(Jvm.IMAGE.options()).contains("-XX:+UseSerialGC").noneMatch(it -> it.contains("TieredStopAtLevel"));
    }
}
