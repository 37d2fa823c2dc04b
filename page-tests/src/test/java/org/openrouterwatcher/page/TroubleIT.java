package org.openrouterwatcher.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees when something behind the page does not work. */
class TroubleIT {

    private final Watcher watcher = Watcher.shared();

    @AfterEach
    void heal() {
        watcher.healUpstream();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fault\": \"status\", \"status\": 401}",
                "{\"fault\": \"status\", \"status\": 403}",
                "{\"fault\": \"status\", \"status\": 429, \"retryAfter\": \"1\"}",
                "{\"fault\": \"status\", \"status\": 500}",
                "{\"fault\": \"garbage\", \"kind\": \"HTML\", \"status\": 200}",
                "{\"fault\": \"garbage\", \"kind\": \"EMPTY\", \"status\": 200}",
                "{\"fault\": \"garbage\", \"kind\": \"TRUNCATED\", \"status\": 200}",
                "{\"fault\": \"garbage\", \"kind\": \"HUGE\", \"status\": 200}",
                "{\"fault\": \"redirect\", \"location\": \"http://localhost:1/\"}",
                "{\"fault\": \"drop\"}",
            })
    void tellsWhyAKeyCouldNotBeSynchronised(String fault) {
        var visitor = Unlucky.VISITOR.open("/keys");
        watcher.failUpstream(fault);

        visitor.press("Sync now unlucky");

        visitor.sees("unlucky: could not be synchronised.");
    }

    @Test
    void showsThatItGoesOnWhileOpenRouterSaysNothing() {
        var visitor = Unlucky.VISITOR.open("/keys");
        watcher.failUpstream("{\"fault\": \"hang\"}");

        visitor.press("Sync now unlucky").sees("Syncing …");
        watcher.healUpstream();

        visitor.sees("unlucky: figures are up to date.");
    }

    @Test
    void hasPatienceWithAnAnswerThatComesSlowly() {
        var visitor = Unlucky.VISITOR.open("/keys");
        watcher.failUpstream("{\"fault\": \"drip\", \"pause\": \"PT0.002S\"}");

        visitor.press("Sync now unlucky").sees("Syncing …");

        visitor.sees("unlucky: figures are up to date.");
    }

    @Test
    void keepsShowingWhatIsKnownWhileTheServerIsAway() {
        try (var visitor = Visitor.loggedInAs(watcher.team())) {
            Page page = visitor.page();
            visitor.sees(page.locator("spend-chart canvas"));
            page.route("**/api/**", Route::abort);

            page.getByText("7 days").click();

            visitor.sees("The server cannot be reached")
                    .sees(page.locator(".figure .value data").first());
            page.unroute("**/api/**");
            visitor.press("Try again");
            assertThat(page.locator(".is-stale")).hasCount(0);
        }
    }

    @Test
    void saysThatTheBrowserIsOffline() {
        try (var visitor = Visitor.loggedInAs(watcher.team())) {
            visitor.sees(visitor.page().locator("spend-chart canvas"));

            visitor.browser().setOffline(true);

            visitor.sees("You are offline");
            visitor.browser().setOffline(false);
            assertThat(visitor.page().locator(".banner")).hasCount(0);
        }
    }

    @Test
    void tellsWhoMayNotSeeSchedulesThatTheyAreForAdministrators() {
        try (var visitor = Visitor.loggedInAs(watcher.register("user"))) {
            visitor.open("/schedules");

            visitor.sees(visitor.heading("Only for administrators"));
        }
    }

    @Test
    void offersAnotherTryWhenAListCannotBeLoaded() {
        try (var visitor = Visitor.loggedInAs(watcher.team())) {
            Page page = visitor.page();
            page.route(
                    "**/api/tokens",
                    route -> route.fulfill(
                            new Route.FulfillOptions()
                                    .setStatus(503)
                                    .setContentType("application/problem+json")
                                    .setBody(
                                            "{\"title\": \"Unavailable\", \"status\": 503, \"detail\": \"Try again in a moment.\", \"request_id\": \"r-1\"}")));
            visitor.open("/tokens").sees(visitor.heading("Not now"));
            page.unroute("**/api/tokens");

            visitor.press("Try again");

            visitor.sees(visitor.heading("No token yet"));
        }
    }

    /** One key for all faults, as a key may be watched by one account only. */
    private static final class Unlucky {

        static final Visitor VISITOR = watching();

        private static Visitor watching() {
            var visitor = Visitor.loggedInAs(Watcher.shared().register("unlucky"));
            visitor.open("/keys?add=yes");
            visitor.fill("Name", "unlucky").fill("Key", Watcher.shared().secretOf("data-labelling"));
            visitor.press("Add").sees("unlucky: figures are up to date.");
            return visitor;
        }
    }
}
