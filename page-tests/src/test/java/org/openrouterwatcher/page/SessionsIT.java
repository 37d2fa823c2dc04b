package org.openrouterwatcher.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.page.Watcher.Person;

class SessionsIT {

    private static final int RELOADS = 10;

    private final Watcher watcher = Watcher.shared();

    @Test
    void endInTheMiddleOfAFormAndNothingTypedIsLost() {
        Person typing = watcher.register("typing");
        try (var visitor = Visitor.loggedInAs(typing)) {
            visitor.open("/tokens").page().getByText("Create a token").first().click();
            visitor.fill("Name", "half way through");
            watcher.as(typing).post("/api/auth/logout-everywhere");

            visitor.press("Create").sees(visitor.heading("Log in again"));
            visitor.fill("Password", typing.password());
            if (visitor.page().getByLabel("Email").last().inputValue().isEmpty()) {
                visitor.fill("Email", typing.email());
            }
            visitor.press("Log in");

            visitor.sees(visitor.heading("half way through is ready"));
        }
    }

    @Test
    void areSharedByTabsThatRefreshAtTheSameMoment() {
        try (var visitor = Visitor.loggedInAs(watcher.register("tabs"))) {
            Page first = visitor.page();
            Page second = visitor.newTab();
            second.navigate("/keys");
            for (int reload = 0; reload < RELOADS; reload++) {
                first.evaluate("() => setTimeout(() => location.reload(), 50)");
                second.evaluate("() => setTimeout(() => location.reload(), 50)");
                first.waitForTimeout(400);
            }

            assertThat(first.locator("h1")).hasText("Overview");
            assertThat(second.locator("h1")).hasText("Keys");
        }
    }

    @Test
    void endInEveryTabOfTheBrowser() {
        try (var visitor = Visitor.loggedInAs(watcher.register("leaving"))) {
            Page second = visitor.newTab();
            second.navigate("/keys");
            assertThat(second.locator("h1")).hasText("Keys");

            visitor.press("Log out");

            assertThat(second.locator("h1")).hasText("Log in");
        }
    }

    @Test
    void leaveNoSecretWhereScriptsOfAnotherDayCouldFindIt() {
        try (var visitor = Visitor.loggedInAs(watcher.register("careful"))) {
            visitor.sees(visitor.heading("No key is watched yet"));

            var stored = visitor.page()
                    .evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])");

            assertThat((String) stored).isEqualTo("[{\"watcher-logged-in\":\"yes\"},{},\"\"]");
        }
    }
}
