package org.openrouterwatcher.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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
            visitor.sees(visitor.page().getByLabel("History of status").getByText("Disabled"));
            visitor.press("Enable").sees("library is watched again.");
            visitor.press("Check now library").sees("library: works.");
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
            isText(visitor);
            visitor.press("Revoke " + MARKUP);
            isText(visitor);
            visitor.open("/?group=key").sees(visitor.row(MARKUP));
            isText(visitor);
            visitor.page().getByRole(AriaRole.LINK).getByText(MARKUP).click();
            visitor.press("Rename").fill("Name", "again " + MARKUP).press("Rename");
            visitor.sees(visitor.heading("again " + MARKUP));
            isText(visitor);
            visitor.press("Delete").sees(visitor.button("Delete"));
            isText(visitor);
        }
    }

    /** What the name would be if it were read as markup is nowhere. */
    private static void isText(Visitor visitor) {
        assertThat(visitor.page().locator("[onerror], b:text-is('bold')")).hasCount(0);
    }
}
