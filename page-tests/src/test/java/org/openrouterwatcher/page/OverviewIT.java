package org.openrouterwatcher.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverviewIT {

    private static final String MODEL = "openai/gpt-5.4";

    private final Watcher watcher = Watcher.shared();
    private Visitor visitor;

    @BeforeAll
    void logIn() {
        visitor = Visitor.loggedInAs(watcher.team());
    }

    @AfterAll
    void leave() {
        visitor.close();
    }

    @Test
    void tellsTheSumOfTheLedgerAsOfWhenAndFromWhere() {
        BigDecimal sum = watcher.as(watcher.team())
                .get("/api/stats/dashboard?days=7")
                .json()
                .get("summary")
                .get("total_cost")
                .decimalValue();

        visitor.open("/?range=7d");

        var figure = visitor.page().locator(".figure .value data").nth(2);
        assertThat(figure).hasText(Pattern.compile("\\$[0-9.,]+"));
        assertThat(new BigDecimal(figure.getAttribute("value"))).isCloseTo(sum, within("0.000000001"));
        visitor.sees("As of").sees("OpenRouter’s activity").sees("Not complete");
    }

    @Test
    void showsTheSameInTheTableAsInTheChart() {
        visitor.open("/?range=7d&view=table");
        visitor.sees(visitor.page().locator(".chart-table tfoot"));

        var days = visitor.page()
                .locator(".chart-table tbody tr td:nth-child(2) data")
                .all();
        var total = visitor.page().locator(".chart-table tfoot td:nth-child(2) data");

        assertThat(days).hasSize(7);
        BigDecimal sum = days.stream()
                .map(day -> new BigDecimal(day.getAttribute("value")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(new BigDecimal(total.getAttribute("value"))).isCloseTo(sum, within("0.000000001"));
    }

    @Test
    void keepsRangeAndFiltersOverReloadAndBack() {
        Page page = visitor.open("/").page();
        visitor.sees(page.locator("spend-chart canvas"));
        page.getByText("7 days").click();
        page.getByLabel("Model", new Page.GetByLabelOptions().setExact(true)).selectOption(MODEL);
        page.getByText("Provider").click();
        assertThat(page).hasURL(Pattern.compile("range=7d&model=openai%2Fgpt-5.4&group=provider"));

        page.reload();
        visitor.sees(visitor.text("Last 7 days"));
        assertThat(page.getByLabel("Model", new Page.GetByLabelOptions().setExact(true)))
                .hasValue(MODEL);

        page.goBack();
        page.goBack();
        assertThat(page.getByLabel("Model", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("");
        visitor.sees(visitor.text("Last 7 days"));
    }

    @Test
    void readsTheChartAloudAsTheArrowKeysMove() {
        Page page = visitor.open("/?range=7d").page();
        visitor.sees(page.locator("spend-chart canvas"));

        page.locator("spend-chart").focus();
        page.keyboard().press("End");

        assertThat(page.locator("spend-chart [aria-live]")).containsText("$");
        assertThat(page.locator("spend-chart .chart-tip")).containsText("so far");
    }

    @Test
    void takesDaysOfOnesOwnChoice() {
        Page page = visitor.open("/").page();
        visitor.press("Custom");
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        visitor.fill("First day", today).fill("Last day", today).press("Show");

        assertThat(page).hasURL(Pattern.compile("range=custom&from=" + today));
        visitor.sees("Spend by day");
    }

    static Offset<BigDecimal> within(String size) {
        return Offset.offset(new BigDecimal(size));
    }
}
