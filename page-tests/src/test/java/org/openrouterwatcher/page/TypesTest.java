package org.openrouterwatcher.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The types in the comments of the page's modules, checked by TypeScript on the Node.js that Playwright brings along.
 */
class TypesTest {

    private static final Path PROJECT = Path.of("..", "web-page", "jsconfig.json");
    private static final String COMPILER = "META-INF/resources/webjars/typescript/";

    @TempDir
    Path folder;

    @Test
    void holdInEveryModule() throws Exception {
        var driver = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false);
        String node = driver.createProcessBuilder().command().getFirst();
        Path compiler = unpackCompiler();

        var check = new ProcessBuilder(node, compiler.toString(), "--project", PROJECT.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(check.waitFor()).as(said).isZero();
    }

    /** The compiler finds the types of the browser beside itself. */
    private Path unpackCompiler() throws IOException {
        String resource = getClass()
                .getClassLoader()
                .getResource("META-INF/maven/org.webjars.npm/typescript/pom.xml")
                .getPath();
        try (var jar = new JarFile(Path.of(resource.substring("file:".length(), resource.indexOf('!')))
                .toFile())) {
            for (var entry : jar.stream()
                    .filter(it -> it.getName().startsWith(COMPILER) && !it.isDirectory())
                    .toList()) {
                Path file = folder.resolve(entry.getName().substring(COMPILER.length()));
                Files.createDirectories(file.getParent());
                try (var content = jar.getInputStream(entry)) {
                    Files.copy(content, file);
                }
            }
        }
        try (var files = Files.walk(folder)) {
            return files.filter(it -> it.endsWith("lib/tsc.js")).findFirst().orElseThrow();
        }
    }
}
