package org.openrouterwatcher.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The browser of this machine, started once for all tests; Playwright shall not fetch one of its own. */
final class Chromium {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
    private static final Path ON_A_MAC = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    /** How long something may take to appear, on a machine that is busy. */
    static final double PATIENCE_MS = 30_000;

    private Chromium() {}

    static Browser shared() {
        return Shared.BROWSER;
    }

    private static Path executable() {
        var folders = Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
        return Stream.concat(folders.flatMap(folder -> NAMES.stream().map(folder::resolve)), Stream.of(ON_A_MAC))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(
                                "There is no Chromium on the PATH for the tests of the page; on Debian: apt-get install chromium"));
    }

    private static final class Shared {

        static final Browser BROWSER = start();

        private static Browser start() {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
            var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            // who runs as root, as in a container, has no sandbox
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setArgs(List.of("--no-sandbox")));
        }
    }
}
