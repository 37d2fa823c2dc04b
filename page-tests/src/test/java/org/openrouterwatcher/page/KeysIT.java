package org.openrouterwatcher.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeysIT {

    private static final String MARKUP = "<img src=x onerror=alert(1)><b>bold</b>";

    private final Watcher watcher = Watcher.shared();

    @AfterEach
    void heal() {
        watcher.healUpstream();
    }

    @Test
    void areAddedRenamedDisabledAndDeleted() {
        try (var visitor = Visitor.loggedInAs(watcher.register("keeper"))) {
            visitor.open("/keys?add=yes");
            visitor.fill("Name", "lab")
                    .fill("Key", watcher.secretOf("ci-code-review"))
                    .press("Add");
            visitor.sees(visitor.row("lab").getByText("Valid"));
            visitor.page().getByText("lab").first().click();

            visitor.press("Rename").fill("Name", "library").press("Rename").sees(visitor.heading("library"));
            visitor.press("Disable")
                    .press("Disable")
                    .sees(visitor.page().getByLabel("What is known").getByText("Disabled"));
            visitor.press("Enable").sees("library is watched again.");
            visitor.press("Delete").press("Delete").sees(visitor.heading("No key is watched yet"));
        }
    }

    @Test
    void areRefusedWithTheReasonAndNothingTypedIsLost() {
        try (var visitor = Visitor.loggedInAs(watcher.register("mistyper"))) {
            visitor.open("/keys?add=yes").fill("Name", "wrong").fill("Key", "sk-or-v1-" + "0".repeat(64));

            visitor.press("Add");

            assertThat(visitor.page().getByLabel("Key", new Page.GetByLabelOptions().setExact(true)))
                    .hasAttribute("aria-invalid", "true");
            assertThat(visitor.page().getByLabel("Name", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue("wrong");
        }
    }

    @Test
    void areKeptAsNotCheckedWhileOpenRouterIsAway() {
        try (var visitor = Visitor.loggedInAs(watcher.register("patient"))) {
            watcher.failUpstream("{\"fault\": \"status\", \"status\": 503, \"path\": \"/key\"}");

            visitor.open("/keys?add=yes")
                    .fill("Name", "early")
                    .fill("Key", watcher.secretOf("chat-assistant"))
                    .press("Add");

            visitor.sees(visitor.row("early").getByText("Not checked yet"));
        }
    }

    @Test
    void mayBeNamedLikeMarkupWhichStaysText() {
        try (var visitor = Visitor.loggedInAs(watcher.register("injector"))) {
            visitor.open("/keys?add=yes");
            visitor.fill("Name", MARKUP)
                    .fill("Key", watcher.secretOf("legacy-bot"))
                    .press("Add");
            visitor.sees(visitor.row(MARKUP));
            visitor.open("/tokens").page().getByText("Create a token").first().click();
            visitor.fill("Name", MARKUP).press("Create").press("I have it");

            visitor.sees(visitor.row(MARKUP));
            visitor.open("/").sees(visitor.row(MARKUP));
            assertThat(visitor.page().locator("main img, main b")).hasCount(0);
        }
    }
}
