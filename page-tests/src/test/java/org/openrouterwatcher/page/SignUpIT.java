package org.openrouterwatcher.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.page.Watcher.Person;

class SignUpIT {

    private final Watcher watcher = Watcher.shared();

    @Test
    void leadsFromNoAccountToTheFirstChart() {
        try (var visitor = Visitor.newcomer()) {
            visitor.open("/");
            visitor.page().getByText("Sign up").click();
            visitor.fill("Email", "new-" + UUID.randomUUID() + "@example.org").fill("Password", Watcher.PASSWORD);
            visitor.press("Open an account").sees(visitor.heading("No key is watched yet"));

            visitor.page().getByText("Add a key").click();
            visitor.fill("Name", "first")
                    .fill("Key", watcher.secretOf("solo-notebook"))
                    .press("Add");
            visitor.sees(visitor.row("first").getByText("Valid")).hears("first: figures are up to date.");
            watcher.spend("solo-notebook", "1.25");
            visitor.press("Sync now first").hears("first: figures are up to date.");
            visitor.page().getByText("Overview").click();

            visitor.sees(visitor.page().locator("spend-chart canvas"));
            assertThat(visitor.page().locator(".figure .value").first()).hasText("$1.25");
        }
    }

    @Test
    void saysBesideTheFieldWhatIsWrongAndKeepsTheRest() {
        try (var visitor = Visitor.newcomer()) {
            visitor.open("/sign-up").fill("Email", "somebody@example.org").fill("Password", "too short");

            visitor.press("Open an account");

            assertThat(visitor.page().getByLabel("Password")).hasAttribute("aria-invalid", "true");
            assertThat(visitor.page().getByLabel("Password")).isFocused();
            assertThat(visitor.page().getByLabel("Email")).hasValue("somebody@example.org");
        }
    }

    @Test
    void tellsAnUnknownAddressAndAWrongPasswordAlike() {
        try (var visitor = Visitor.newcomer()) {
            visitor.open("/login").fill("Email", "nobody@example.org").fill("Password", Watcher.PASSWORD);

            visitor.press("Log in");

            visitor.sees(visitor.page().getByRole(AriaRole.ALERT));
        }
    }

    @Test
    void givesASessionThatOutlivesAReloadUntilLogOut() {
        try (var visitor = Visitor.loggedInAs(watcher.register("stayer"))) {
            visitor.page().reload();
            visitor.sees(visitor.heading("No key is watched yet"));

            visitor.press("Log out").sees(visitor.heading("Log in"));

            visitor.page().reload();
            visitor.sees(visitor.heading("Log in"));
        }
    }

    @Test
    void isFollowedByTheDeepLinkThatWasAskedFor() {
        try (var visitor = Visitor.newcomer()) {
            var person = watcher.register("linked");
            visitor.open("/tokens").fill("Email", person.email()).fill("Password", person.password());

            visitor.press("Log in");

            visitor.sees(visitor.heading("Tokens"));
        }
    }

    @Test
    void canBeUndoneByDeletingTheAccount() {
        Person leaver = watcher.register("leaver");
        try (var visitor = Visitor.loggedInAs(leaver)) {
            visitor.open("/profile").press("Delete the account");
            visitor.fill("Your password", leaver.password()).press("Delete for ever");

            visitor.sees(visitor.heading("Log in"));
            visitor.fill("Email", leaver.email())
                    .fill("Password", leaver.password())
                    .press("Log in");
            visitor.sees(visitor.page().getByRole(AriaRole.ALERT));
        }
    }

    @Test
    void allowsANewPasswordThatHolds() {
        Person changer = watcher.register("changer");
        var renewed = new Person(changer.email(), "eight green boats under an old bridge");
        try (var visitor = Visitor.loggedInAs(changer)) {
            visitor.open("/profile")
                    .fill("Current password", changer.password())
                    .fill("New password", renewed.password())
                    .press("Change the password")
                    .sees(visitor.heading("Log in"));

            visitor.logIn(renewed);
        }
    }
}
