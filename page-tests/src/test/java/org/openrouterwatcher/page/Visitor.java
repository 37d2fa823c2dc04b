package org.openrouterwatcher.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.openrouterwatcher.page.Watcher.Person;

/** Somebody with a browser of their own. Whatever a page throws or its policy forbids fails the test in the end. */
final class Visitor implements AutoCloseable {

    /** Narrower screens are those of telephones, which have finer dots. */
    private static final int PHONE = 500;

    private final BrowserContext browser;
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final Page page;

    private Visitor(Browser.NewContextOptions options) {
        this.browser =
                Chromium.shared().newContext(options.setBaseURL(Watcher.shared().address()));
        browser.setDefaultTimeout(Chromium.PATIENCE_MS);
        this.page = newTab();
    }

    static Visitor newcomer() {
        return with(1440, 900, ColorScheme.LIGHT);
    }

    static Visitor with(int width, int height, ColorScheme colours) {
        return new Visitor(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setDeviceScaleFactor(width < PHONE ? 2 : 1)
                .setColorScheme(colours));
    }

    static Visitor loggedInAs(Person person) {
        return newcomer().logIn(person);
    }

    Page page() {
        return page;
    }

    BrowserContext browser() {
        return browser;
    }

    Page newTab() {
        Page tab = browser.newPage();
        tab.onPageError(troubles::add);
        tab.onConsoleMessage(message -> {
            // a refused call is the server's answer, and the page says so
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                troubles.add(message.text());
            }
        });
        return tab;
    }

    Visitor logIn(Person person) {
        open("/login");
        fill("Email", person.email());
        fill("Password", person.password());
        press("Log in");
        sees(heading("Overview"));
        return this;
    }

    Visitor open(String path) {
        page.navigate(path);
        return this;
    }

    Visitor fill(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
        return this;
    }

    /** A button. In a dialog, when there is one: nothing else can be reached. */
    Visitor press(String name) {
        button(name).click();
        return this;
    }

    Locator button(String name) {
        var dialog = page.locator("dialog[open]").last();
        return dialog.isVisible()
                ? dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                : page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator text(String text) {
        return page.getByText(text).first();
    }

    Locator row(String text) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    Visitor sees(Locator what) {
        assertThat(what).isVisible();
        return this;
    }

    Visitor sees(String text) {
        return sees(text(text));
    }

    /** A passing word, until it is gone: the next one may be the same. */
    Visitor hears(String word) {
        var toast = page.locator(".toast").getByText(word);
        sees(toast.first());
        assertThat(toast).hasCount(0);
        return this;
    }

    @Override
    public void close() {
        browser.close();
        Assertions.assertThat(troubles).isEmpty();
    }
}
