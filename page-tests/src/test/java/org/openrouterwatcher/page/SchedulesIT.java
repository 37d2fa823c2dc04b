package org.openrouterwatcher.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

class SchedulesIT {

    private final Watcher watcher = Watcher.shared();

    @Test
    void areRunPausedAndResumedByAnAdministrator() {
        try (var visitor = Visitor.loggedInAs(watcher.administrator())) {
            visitor.open("/schedules");
            Locator purge = visitor.page()
                    .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Purge of old usage"));
            visitor.press("Run now Purge of old usage");
            assertThat(purge.getByRole(AriaRole.ROW).nth(1)).containsText("Succeeded");
            assertThat(purge.getByRole(AriaRole.ROW).nth(1)).containsText("by hand");
            assertThat(purge.getByRole(AriaRole.ROW).nth(1)).containsText("0 rows");
            assertThat(purge.getByRole(AriaRole.ROW).nth(1)).not().containsText("key");

            visitor.press("Pause Purge of old usage");
            assertThat(purge).containsText("Paused");

            visitor.press("Resume Purge of old usage");
            assertThat(purge).containsText("On time");
        }
    }

    @Test
    void sayWhenOneIsOverdue() {
        try (var visitor = Visitor.loggedInAs(watcher.administrator())) {
            visitor.page().route("**/api/schedules", route -> {
                APIResponse answer = route.fetch();
                route.fulfill(new Route.FulfillOptions()
                        .setResponse(answer)
                        .setBody(answer.text().replace("\"overdue\":false", "\"overdue\":true")));
            });

            visitor.open("/schedules");

            assertThat(visitor.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Sync of usage")))
                    .containsText("Overdue");
        }
    }
}
