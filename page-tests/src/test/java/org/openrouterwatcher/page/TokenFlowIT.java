package org.openrouterwatcher.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.cluster.contract.Gateway;
import org.openrouterwatcher.cluster.contract.Gateway.Answer;

class TokenFlowIT {

    private static final double LAST_USE_MS = 75_000;

    private final Watcher watcher = Watcher.shared();

    @Test
    void goesFromCreatingOverUsingToRevoking() {
        try (var visitor = Visitor.loggedInAs(watcher.register("scripter"))) {
            visitor.open("/tokens").page().getByText("Create a token").first().click();
            visitor.fill("Name", "nightly").press("Create");
            String curl = visitor.page().getByLabel("curl command").innerText();
            String value = visitor.page().getByLabel("value of the token").innerText();
            visitor.press("I have it");

            assertThat(curl).contains("/api/v1/stats").contains("Bearer " + value);
            assertThat(Terminal.run(curl)).contains("\"total_cost\":");
            assertThat(visitor.row("nightly").getByText("just now"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LAST_USE_MS));

            visitor.press("Revoke nightly").press("Revoke");
            visitor.sees("Proven: every gateway refuses it.");
            visitor.sees(visitor.row("nightly").getByText("Revoked"));
            assertThat(Terminal.run(curl)).contains("\"status\":401").doesNotContain("total_cost");
            assertThat(visitor.page().content()).doesNotContain(value);
        }
    }

    @Test
    void needsNoMouse() {
        var person = watcher.register("typist");
        try (var visitor = Visitor.newcomer()) {
            Page page = visitor.open("/login").page();
            visitor.sees(visitor.heading("Log in"));
            tabTo(page, "Email").type(person.email());
            tabTo(page, "Password").type(person.password());
            page.keyboard().press("Enter");
            visitor.sees(visitor.heading("No key is watched yet"));
            tabTo(page, "Tokens").press("Enter");
            visitor.sees(visitor.heading("Tokens"));
            tabTo(page, "Create a token").press("Enter");
            page.keyboard().type("by hand");
            page.keyboard().press("Enter");
            visitor.sees(visitor.heading("by hand is ready"));
            String value = visitor.page().getByLabel("value of the token").innerText();
            tabTo(page, "I have it").press("Enter");
            visitor.sees(visitor.row("by hand"));
            assertThat(call(value).status()).isEqualTo(200);
            tabTo(page, "Revoke by hand").press("Enter");
            tabTo(page, "Revoke").press("Enter");

            visitor.sees(visitor.row("by hand").getByText("Revoked"));
            assertThat(call(value).status()).isEqualTo(401);
        }
    }

    @Test
    void rotatesIntoANewValueWhileTheOldOneWorksOn() {
        try (var visitor = Visitor.loggedInAs(watcher.register("rotator"))) {
            visitor.open("/tokens").page().getByText("Create a token").first().click();
            visitor.fill("Name", "turning").press("Create");
            String old = visitor.page().getByLabel("value of the token").innerText();
            visitor.press("I have it").press("Rotate turning").press("Rotate");
            visitor.sees(visitor.heading("turning is ready"));
            String renewed = visitor.page().getByLabel("value of the token").innerText();
            visitor.press("I have it");

            visitor.sees(visitor.row("turning").getByText("Replaced"));
            assertThat(renewed).isNotEqualTo(old);
            assertThat(call(old).status()).isEqualTo(200);
            assertThat(call(renewed).status()).isEqualTo(200);
        }
    }

    @Test
    void showsTokensThatWorkFirstAndThoseThatAreLongOverOnlyToWhoAsks() {
        var person = watcher.register("turner");
        rotateOften(person, 102);
        try (var visitor = Visitor.loggedInAs(person)) {
            Locator rows = visitor.open("/tokens").page().locator("tbody tr");

            assertThat(rows).hasCount(102);
            assertThat(rows.nth(1)).containsText("kept");
            visitor.press("Show older ones");
            assertThat(rows).hasCount(104);
            assertThat(visitor.button("Show older ones")).isHidden();
        }
    }

    private void rotateOften(Watcher.Person person, int times) {
        Gateway api = watcher.as(person);
        api.post("/api/tokens", "{\"name\": \"kept\"}");
        Answer token = api.post("/api/tokens", "{\"name\": \"turned\"}");
        for (int i = 0; i < times; i++) {
            token = api.post("/api/tokens/" + token.json().get("id").asLong() + "/rotate");
        }
    }

    @Test
    void showsARevocationThatIsNotProvenYetUntilItIs() {
        try (var visitor = Visitor.loggedInAs(watcher.register("waiter"))) {
            Page page = visitor.page();
            visitor.open("/tokens").page().getByText("Create a token").first().click();
            visitor.fill("Name", "slow").press("Create").press("I have it");
            page.route("**/api/tokens/*", route -> route.fulfill(revocation(202, "pending", "waiting")));
            page.route("**/api/revocations/*", route -> route.fulfill(revocation(200, "pending", "waiting")));

            visitor.press("Revoke slow").press("Revoke");

            visitor.sees(visitor.heading("slow is revoked")).sees("gateway-2").sees("Waiting");
            page.route("**/api/revocations/*", route -> route.fulfill(revocation(200, "proven", "applied")));
            visitor.sees("Proven: every gateway refuses it.").sees("Refuses it");
        }
    }

    private static Route.FulfillOptions revocation(int status, String proof, String gateway) {
        return new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/json")
                .setHeaders(Map.of("Location", "/api/revocations/r-1"))
                .setBody("""
                        {"status": "%s", "gateways": [{"gateway": "gateway-2", "status": "%s"}]}""".formatted(proof, gateway));
    }

    /** Moves the focus as a person does, until it is there. */
    private static Keyboard tabTo(Page page, String name) {
        for (int presses = 0; presses < 60; presses++) {
            page.keyboard().press("Tab");
            String focused = (String)
                    page.evaluate(
                            "() => (document.activeElement?.ariaLabel ?? document.activeElement?.labels?.[0]?.textContent ?? document.activeElement?.textContent ?? '').trim().replace(/\\s+/g, ' ')");
            if (focused.equals(name)) {
                return page.keyboard();
            }
        }
        throw new AssertionError("The Tab key does not lead to \"" + name + "\"");
    }

    private Answer call(String token) {
        return watcher.outside().as(token).get("/api/v1/stats");
    }
}
