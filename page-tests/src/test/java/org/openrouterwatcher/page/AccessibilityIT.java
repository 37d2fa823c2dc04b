package org.openrouterwatcher.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessibilityIT {

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final Watcher watcher = Watcher.shared();

    @ParameterizedTest
    @CsvSource({"1440, 900, LIGHT", "1440, 900, DARK", "360, 740, LIGHT", "360, 740, DARK"})
    void everyPageCanBeUsedByEverybody(int width, int height, ColorScheme colours) {
        try (var visitor = Visitor.with(width, height, colours)) {
            visitor.open("/login").sees(visitor.heading("Log in"));
            check(visitor, "log in");
            visitor.open("/sign-up").sees(visitor.heading("Sign up"));
            check(visitor, "sign up");
            visitor.logIn(watcher.team()).sees(visitor.page().locator("spend-chart canvas"));
            check(visitor, "overview");
            visitor.open("/?view=table").sees(visitor.page().locator(".chart-table tfoot"));
            check(visitor, "overview as a table");
            visitor.open("/keys").sees(visitor.row("team-admin"));
            check(visitor, "keys");
            visitor.page().getByRole(AriaRole.LINK).getByText("nightly-batch").click();
            visitor.sees(visitor.heading("nightly-batch")).sees("Watched since");
            check(visitor, "key");
            visitor.open("/keys?add=yes").sees(visitor.heading("Add a key"));
            check(visitor, "dialog");
            visitor.open("/tokens").sees(visitor.heading("No token yet"));
            check(visitor, "no token");
            visitor.open("/profile").sees("Since");
            check(visitor, "profile");
            visitor.open("/keys/999999999").sees(visitor.heading("Nothing here"));
            check(visitor, "a key that is none");
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, LIGHT", "1440, 900, DARK", "360, 740, LIGHT", "360, 740, DARK"})
    void soCanTheSchedules(int width, int height, ColorScheme colours) {
        try (var visitor = Visitor.with(width, height, colours)) {
            visitor.logIn(watcher.administrator()).open("/schedules").sees(visitor.heading("Sync of usage"));

            check(visitor, "schedules");
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, LIGHT", "1440, 900, DARK", "360, 740, LIGHT", "360, 740, DARK"})
    void soCanTheTokensAndWhatANewcomerSees(int width, int height, ColorScheme colours) {
        try (var visitor = Visitor.with(width, height, colours)) {
            visitor.logIn(watcher.register("newcomer")).sees(visitor.heading("No key is watched yet"));
            check(visitor, "overview without a key");
            visitor.open("/keys").sees(visitor.heading("No key is watched yet"));
            check(visitor, "no key");
            visitor.open("/tokens").page().getByText("Create a token").first().click();
            visitor.fill("Name", "nightly").press("Create").sees(visitor.heading("nightly is ready"));
            check(visitor, "a new token");
            visitor.press("I have it").sees(visitor.row("nightly"));
            check(visitor, "tokens");
            visitor.open("/schedules").sees(visitor.heading("Only for administrators"));
            check(visitor, "schedules of others");
        }
    }

    private static void check(Visitor visitor, String where) {
        List<String> findings = new AxeBuilder(visitor.page())
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(AccessibilityIT::described)
                        .toList();
        assertThat(findings).as(where).isEmpty();
        assertThat(visitor.page()
                        .evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("sideways scrolling at " + where)
                .isEqualTo(0);
    }

    private static String described(Rule rule) {
        return rule.getId() + " at "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }
}
