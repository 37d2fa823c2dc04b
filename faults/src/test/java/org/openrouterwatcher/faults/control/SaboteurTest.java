package org.openrouterwatcher.faults.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import net.bytebuddy.asm.Advice;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openrouterwatcher.events.GatewayState;
import org.openrouterwatcher.revocation.Freshness;

class SaboteurTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "ALWAYS_FRESH, org.openrouterwatcher.revocation.Freshness",
        "END_IGNORED, org.openrouterwatcher.revocation.TokenView",
        "WINDOW_WITH_HOLE, org.openrouterwatcher.events.Tick$UsageSyncDue"
    })
    void changesAProgramWhoseClassesItDoesNotHaveItself(Control control, String changed) throws Exception {
        // given
        Path agent = agentWithNothingButItsOwn();

        // when
        var program = start(agent, control.word(), changed);
        String said = new String(program.getErrorStream().readAllBytes());

        // then
        assertThat(said).contains("SABOTAGED " + changed).doesNotContain("NOT SABOTAGED");
        assertThat(program.waitFor()).isZero();
    }

    /** Loads a class as an executable jar does: with a loader that the agent has no part in. */
    static final class Program {

        private Program() {}

        public static void main(String[] nameAndUrls) throws Exception {
            var jars = Stream.of(nameAndUrls).skip(1).map(Program::url).toArray(URL[]::new);
            try (var loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
                Class.forName(nameAndUrls[0], true, loader);
            }
        }

        private static URL url(String text) {
            try {
                return URI.create(text).toURL();
            } catch (IOException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    private Path agentWithNothingButItsOwn() throws IOException {
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.CLASS_PATH, home(Saboteur.class) + " " + home(Advice.class));
        attributes.putValue("Premain-Class", Saboteur.class.getName());
        Path jar = folder.resolve("agent.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    private static Process start(Path agent, String control, String changed) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var own = Path.of(URI.create(home(Program.class))).toString();
        return new ProcessBuilder(List.of(
                        java,
                        "-javaagent:" + agent + "=" + control,
                        "-cp",
                        own,
                        Program.class.getName(),
                        changed,
                        home(Freshness.class),
                        home(GatewayState.class)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Where a class was loaded from. */
    private static String home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().toString();
    }
}
