package org.openrouterwatcher.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The modules that only take values and give values, in the browser that they are for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModulesIT {

    private static final String SERIES = """
            {"group_by": "model", "dates": ["2026-11-22", "2026-11-23"], "complete": [true, false], "other": null, "groups": [
              {"id": "a", "name": "a", "cost": [1, null]}, {"id": null, "name": null, "cost": [2, 0.5]}]}""";

    private Visitor visitor;

    @BeforeAll
    void open() {
        visitor = Visitor.newcomer().open("/login");
    }

    @AfterAll
    void close() {
        visitor.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0          | $0.00
            12.345     | $12.35
            1234.5     | $1,234.50
            1234567.89 | $1,234,568
            0.4376     | $0.44
            0.0123     | $0.012
            0.00042    | $0.00042
            0.00000012 | $0.00000012
            -3.5       | −$3.50
            null       | —
            """)
    void moneyHasTheDigitsThatMatter(String value, String shown) {
        assertThat(call("format/money.js", "money", value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"61.203377125, $61.203377125", "1e-7, $0.0000001", "0.1, $0.1", "-0.25, −$0.25"})
    void moneyKeepsAllDigitsForTheTitle(String value, String shown) {
        assertThat(call("format/money.js", "exactMoney", value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0.1234, 12%", "0.0123, 1.2%", "0.0002, <0.1%", "0, 0%", "19.2, 19×"})
    void partsAreShort(String part, String shown) {
        assertThat(call("format/amounts.js", "percent", part)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"10, just now", "300, 5 min ago", "7200, 2 h ago", "259200, 3 days ago", "-1800, in 30 min"})
    void distancesInTimeAreShort(long seconds, String shown) {
        var start = Instant.parse("2026-11-23T10:00:00Z");
        var now = String.valueOf(start.plusSeconds(seconds).toEpochMilli());

        assertThat(call("format/time.js", "distance", "\"" + start + "\"", now)).isEqualTo(shown);
    }

    @Test
    void barsStandOnEachOther() {
        var tops = run("overview/series.js", "m.stacked(m.barsOf(" + SERIES + ", 'cost', '2026-11-23').lines)");

        assertThat(tops).isEqualTo("[[1,0],[3,0.5]]");
    }

    @Test
    void barsKeepApartWhatIsUnknownAndWhatIsNothing() {
        var bars = run("overview/series.js", "m.barsOf(" + SERIES + ", 'cost', '2026-11-23')");

        assertThat(bars)
                .contains("\"totals\":[3,0.5]", "\"values\":[1,null]", "\"name\":\"model not known\"")
                .contains("\"notes\":[\"\",\"so far\"]");
    }

    @Test
    void barsSayWhatIsNotKnownOfDaysThatAreOver() {
        var bars = run("overview/series.js", "m.barsOf(" + SERIES + ", 'cost', '2026-11-24').notes");

        assertThat(bars).isEqualTo("[\"\",\"partly known\"]");
    }

    @Test
    void barsOfAYearAreWeeks() {
        var bars = run("overview/series.js", """
                (() => {
                  const dates = Array.from({length: 365}, (_, i) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10));
                  const bars = m.barsOf({group_by: "key", dates, complete: dates.map(() => true), other: null,
                    groups: [{id: "1", name: "one", cost: dates.map(() => 1)}]}, "cost", "2027-01-01");
                  return [bars.dates.length, bars.totals[0], bars.totals[52], bars.titles[0]];
                })()""");

        assertThat(bars).isEqualTo("[53,7,1,\"1 Jan to 7 Jan\"]");
    }

    @ParameterizedTest
    @CsvSource({"15, 10, 0.5", "5, 10, -0.5", "5, 0, null", "null, 5, null", "5, null, null"})
    void aDifferenceIsSaidOnlyWhereThereIsOne(String now, String before, String part) {
        assertThat(run("overview/series.js", "m.change(%s, %s)".formatted(now, before)))
                .isEqualTo(part);
    }

    @ParameterizedTest
    @CsvSource({
        "range=7d, 2026-11-17, 2026-11-23",
        "range=nonsense, 2026-10-25, 2026-11-23",
        "range=custom&from=2026-01-05&to=2026-02-01, 2026-01-05, 2026-02-01",
        "range=custom&from=2026-02-05&to=2026-02-01, 2026-10-25, 2026-11-23",
        "range=custom&from=2026-11-01&to=2027-02-01, 2026-10-25, 2026-11-23",
        "range=custom&from=2024-01-01&to=2026-02-01, 2026-10-25, 2026-11-23",
    })
    void anAddressAlwaysMeansSomeDays(String query, String from, String to) {
        var choice = run("overview/choice.js", "m.choiceIn(new URLSearchParams('" + query + "'), '2026-11-23')");

        assertThat(choice).contains("\"from\":\"" + from + "\",\"to\":\"" + to + "\"");
    }

    @Test
    void aStreamOfEventsMayComeInAnyPieces() {
        var events = run("live/events.js", """
                (() => {
                  const parser = new m.EventParser();
                  const pieces = [": hello\\n\\nevent: usage-up", "dated\\ndata: {\\"a\\"", ":1}\\n", "\\ndata: x\\n\\n"];
                  return pieces.flatMap((it) => parser.feed(it)).map((it) => it.name + "=" + it.data);
                })()""");

        assertThat(events).isEqualTo("[\"usage-updated={\\\"a\\\":1}\",\"message=x\"]");
    }

    /** Calls a function of a module with JSON values. */
    private Object call(String module, String function, String... arguments) {
        return visitor.page()
                .evaluate(
                        "async ([address, name, values]) => (await import(address))[name](...values.map((it) => JSON.parse(it)))",
                        List.of(address(module), function, List.of(arguments)));
    }

    /** The value of an expression, in which {@code m} is a module, as JSON. */
    private String run(String module, String expression) {
        return (String) visitor.page()
                .evaluate(
                        "async (address) => { const m = await import(address); return JSON.stringify(" + expression
                                + "); }",
                        address(module));
    }

    private String address(String module) {
        var main = visitor.page().locator("script[type=module]").getAttribute("src");
        return main.replace("main.js", module);
    }
}
