package org.openrouterwatcher.usage.report;

import static java.util.stream.Collectors.toMap;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.usage.report.DashboardController.Figures;
import org.openrouterwatcher.usage.report.DashboardController.KeyFigures;
import org.openrouterwatcher.usage.report.DashboardController.ModelFigures;
import org.openrouterwatcher.web.caller.Caller;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/stats/overview}: all that the page shows of chosen days, keys and models, in one answer. */
@RestController
class OverviewController {

    private static final int TOP = 10;

    private final Slices slices;
    private final Confirmations confirmations;
    private final Clock clock;

    OverviewController(Slices slices, Confirmations confirmations, Clock clock) {
        this.slices = slices;
        this.confirmations = confirmations;
        this.clock = clock;
    }

    /**
     * @param previous as many days before, to compare with
     * @param topModels dearest first; one of them may be unknown
     * @param byKey those that were used, dearest first
     * @param sources where the figures are from
     * @param asOf up to when every chosen key was read; null when there is none, or one was never read
     */
    record Overview(
            Period period,
            Figures summary,
            Span previous,
            Span today,
            Span month,
            Series series,
            List<ModelFigures> topModels,
            List<KeyFigures> byKey,
            Choices choices,
            List<String> sources,
            @Nullable Instant asOf,
            boolean complete) {}

    /** Other days than the chosen ones, with the same filters. */
    record Span(Period period, Figures summary) {}

    /** @param models that were used by the chosen key in the period, by name */
    record Choices(List<Slices.Named> keys, List<String> models) {}

    /** One snapshot of the database for all its parts, so that they add up to each other. */
    @GetMapping("/api/stats/overview")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Overview overview(
            Caller caller,
            @DateTimeFormat(iso = ISO.DATE) @RequestParam(name = "start_date", required = false) @Nullable
                    LocalDate start,
            @DateTimeFormat(iso = ISO.DATE) @RequestParam(name = "end_date", required = false) @Nullable LocalDate end,
            @RequestParam(name = "api_key_id", required = false) @Nullable Long keyId,
            @RequestParam(required = false) @Nullable @Size(max = 200) String model,
            @RequestParam(name = "group_by", defaultValue = "model") @Pattern(regexp = "model|key|provider")
                    String groupBy) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Period period = Period.ofAYear(start, end, today);
        Scope scope = new Scope(caller.userId(), keyId, model);
        return new Answer(scope, period, today, confirmations.of(caller.userId(), keyId)).with(GroupBy.of(groupBy));
    }

    /** The questions of one answer. */
    private final class Answer {

        private final Scope scope;
        private final Period period;
        private final Period thisMonth;
        private final Period today;
        private final Confirmation confirmation;
        private final Days days;
        private final DailySums spent;
        private final Completeness completeness;

        Answer(Scope scope, Period period, LocalDate today, Confirmation confirmation) {
            this.scope = scope;
            this.period = period;
            this.thisMonth = new Period(today.withDayOfMonth(1), today);
            this.today = new Period(today, today);
            this.confirmation = confirmation;
            Period all = period.before().upTo(period).upTo(thisMonth);
            this.days = slices.days(scope, all);
            this.spent = scope.model() == null ? days.sums() : slices.byDay(scope, all);
            this.completeness = new Completeness(days.unfinished(), confirmation, today);
        }

        Overview with(GroupBy groupBy) {
            List<Slices.Slice> stacked = slices.byDay(scope, period, groupBy);
            List<Spending.Model> models = models(groupBy, stacked);
            List<Spending.Key> keys = slices.byKey(scope, period);
            Figures summary = figures(period);
            return new Overview(
                    period,
                    summary,
                    span(period.before()),
                    span(today),
                    span(thisMonth),
                    series(groupBy, stacked, keys),
                    top(models),
                    keys.stream().map(KeyFigures::of).toList(),
                    new Choices(slices.keys(scope.ownerId(), period), names(models)),
                    sources(),
                    confirmation.everyKeyRead() ? confirmation.asOf() : null,
                    summary.complete());
        }

        /** Of the period, whatever model is chosen. What is stacked by model knows them already. */
        private List<Spending.Model> models(GroupBy groupBy, List<Slices.Slice> stacked) {
            return groupBy == GroupBy.MODEL && scope.model() == null
                    ? Spending.Model.of(stacked)
                    : slices.byModel(scope.ofAnyModel(), period);
        }

        private List<String> sources() {
            return (scope.model() == null ? days : days.itemised()).sources(period);
        }

        private Series series(GroupBy groupBy, List<Slices.Slice> stacked, List<Spending.Key> keys) {
            Map<String, String> names = groupBy == GroupBy.KEY
                    ? keys.stream().collect(toMap(key -> String.valueOf(key.id()), Spending.Key::name))
                    : Map.of();
            return Series.of(groupBy, period, stacked, names, completeness);
        }

        private List<ModelFigures> top(List<Spending.Model> models) {
            return models.stream()
                    .filter(it -> scope.model() == null || scope.model().equals(it.model()))
                    .limit(TOP)
                    .map(ModelFigures::of)
                    .toList();
        }

        private Span span(Period of) {
            return new Span(of, figures(of));
        }

        private Figures figures(Period of) {
            return Figures.of(spent.in(of), completeness.of(of));
        }
    }

    private static List<String> names(List<Spending.Model> models) {
        return models.stream()
                .map(Spending.Model::model)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }
}
