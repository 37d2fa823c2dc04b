package org.openrouterwatcher.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openrouterwatcher.cluster.contract.Gateway;

/**
 * Takes the pictures of the documentation, when it is asked for by its name: {@code -Dit.test=Pictures}. They go to
 * {@code target/pictures}: PNG to look at, WebP to keep, of telephones the first sight only.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Pictures {

    private static final Path FOLDER = Path.of("target/pictures");

    /** Reads a picture and writes it smaller. */
    private static final String AS_WEBP = """
            async (png) => {
              const bitmap = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
              const canvas = Object.assign(document.createElement("canvas"), {width: bitmap.width, height: bitmap.height});
              canvas.getContext("2d").drawImage(bitmap, 0, 0);
              return canvas.toDataURL("image/webp", 0.85).split(",")[1];
            }""";

    private final Watcher watcher = Watcher.shared();

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void ofEveryPage(ColorScheme colours) {
        try (var wide = Visitor.with(1280, 905, colours);
                var narrow = Visitor.with(360, 780, colours)) {
            for (var visitor : new Visitor[] {wide, narrow}) {
                String end = "-" + colours.name().toLowerCase(Locale.ROOT) + (visitor == narrow ? "-narrow" : "");
                walk(visitor, end);
            }
        }
    }

    /** A page in which nothing has happened yet is no picture of it. */
    @BeforeAll
    void useEverything() {
        Gateway team = watcher.as(watcher.team());
        List.of("usage-sync", "key-validation", "usage-purge").forEach(watcher::runJob);
        String reporting = team.post("/api/tokens", "{\"name\": \"reporting\"}")
                .json()
                .get("token")
                .asString();
        watcher.outside().as(reporting).get("/api/v1/stats");
        Awaitility.await("the use of a token")
                .atMost(Duration.ofSeconds(90))
                .until(() -> !team.get("/api/tokens")
                        .json()
                        .get(0)
                        .get("last_used_at")
                        .isNull());
    }

    private void walk(Visitor visitor, String end) {
        visitor.open("/login").sees(visitor.heading("Log in"));
        take(visitor, "log-in" + end);
        visitor.open("/sign-up").sees(visitor.heading("Sign up"));
        take(visitor, "sign-up" + end);
        visitor.open("/login");
        visitor.logIn(watcher.team()).sees(visitor.page().locator("spend-chart canvas"));
        take(visitor, "overview" + end);
        visitor.open("/?range=7d&view=table&group=key").sees(visitor.page().locator(".chart-table tfoot"));
        take(visitor, "table" + end);
        visitor.open("/?range=today").sees(visitor.page().locator(".shares").first());
        take(visitor, "today" + end);
        visitor.open("/keys").sees(visitor.row("team-admin"));
        take(visitor, "keys" + end);
        visitor.page().getByRole(AriaRole.LINK).getByText("nightly-batch").click();
        visitor.sees(visitor.heading("nightly-batch")).sees("Watched since").sees("History of status");
        take(visitor, "key" + end);
        visitor.open("/keys?add=yes").sees(visitor.heading("Add a key"));
        take(visitor, "add" + end);
        visitor.open("/profile").sees("Since");
        take(visitor, "profile" + end);
        visitor.open("/tokens").page().getByText("Create a token").first().click();
        visitor.fill("Name", "nightly").press("Create").sees(visitor.heading("nightly is ready"));
        take(visitor, "new-token" + end);
        visitor.press("I have it").sees(visitor.row("nightly").first());
        take(visitor, "tokens" + end);
        visitor.press("Log out").sees(visitor.heading("Log in"));
        visitor.logIn(watcher.administrator())
                .open("/schedules")
                .sees(visitor.heading("Sync of usage"))
                .sees("Succeeded");
        take(visitor, "schedules" + end);
    }

    private static void take(Visitor visitor, String name) {
        Page page = visitor.page();
        assertThat(page.locator(".bone, [aria-busy=true]")).hasCount(0);
        assertThat(page.locator(".live:not(.is-on)")).hasCount(0);
        write(name + ".png", page.screenshot(new Page.ScreenshotOptions().setFullPage(true)));
        byte[] kept = page.screenshot(new Page.ScreenshotOptions().setFullPage(!name.endsWith("narrow")));
        // the policy of the page forbids it to read a picture like this
        try (Page workshop = Chromium.shared().newPage()) {
            Object webp = workshop.evaluate(AS_WEBP, Base64.getEncoder().encodeToString(kept));
            write(name + ".webp", Base64.getDecoder().decode((String) webp));
        }
    }

    private static void write(String name, byte[] picture) {
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(name), picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
