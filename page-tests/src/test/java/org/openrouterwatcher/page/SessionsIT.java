package org.openrouterwatcher.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.page.Watcher.Person;

class SessionsIT {

    private static final String RESTLESS = """
            sessionStorage.reloads ??= "0";
            if (sessionStorage.reloads < 10) {
              sessionStorage.reloads++;
              setTimeout(() => location.reload(), 200);
            }
            """;

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
    void areSharedByTabsThatAreReloadedInTheMiddleOfRefreshing() {
        try (var visitor = Visitor.loggedInAs(watcher.register("tabs"))) {
            visitor.browser().addInitScript(RESTLESS);
            Page first = visitor.page();
            Page second = visitor.newTab();

            second.navigate("/keys");
            first.navigate("/");

            for (Page tab : new Page[] {first, second}) {
                tab.waitForFunction("() => sessionStorage.reloads === '10'");
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
            visitor.open("/tokens").page().getByText("Create a token").first().click();
            visitor.fill("Name", "of value").press("Create").sees(visitor.heading("of value is ready"));

            var stored = visitor.page()
                    .evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])");

            assertThat((String) stored).isEqualTo("[{\"watcher-logged-in\":\"yes\"},{},\"\"]");
        }
    }
}
