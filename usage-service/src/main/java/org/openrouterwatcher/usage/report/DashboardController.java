package org.openrouterwatcher.usage.report;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.caller.Caller;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/stats/dashboard}: what a person wants to see at first sight. */
@RestController
class DashboardController {

    private static final int TOP = 5;

    private final Spending spending;
    private final Confirmations confirmations;
    private final Clock clock;

    DashboardController(Spending spending, Confirmations confirmations, Clock clock) {
        this.spending = spending;
        this.confirmations = confirmations;
        this.clock = clock;
    }

    /**
     * @param previous as many days before, to compare with
     * @param asOf up to when every key was read; null when there is no key, or one was never read
     */
    record Dashboard(
            Period period,
            Figures summary,
            Previous previous,
            List<ModelFigures> byModel,
            List<DateFigures> byDate,
            List<KeyFigures> byKey,
            List<ModelFigures> topModels,
            @Nullable Instant asOf) {}

    /** Money in USD; null requests or tokens mean that no source knows them. */
    record Figures(
            @Nullable Long totalRequests,
            BigDecimal totalCost,
            BigDecimal creditsCost,
            BigDecimal byokCost,
            @Nullable Long totalTokensInput,
            @Nullable Long totalTokensOutput,
            boolean complete) {
        static Figures of(Sums sums, boolean complete) {
            return new Figures(
                    sums.requests(),
                    sums.cost(),
                    sums.creditsCost(),
                    sums.byokCost(),
                    sums.tokensInput(),
                    sums.tokensOutput(),
                    complete);
        }
    }

    /** The sums of another period. */
    record Previous(Period period, @Nullable Long totalRequests, BigDecimal totalCost, boolean complete) {}

    record DateFigures(
            LocalDate date,
            @Nullable Long requests,
            @Nullable Long tokensInput,
            @Nullable Long tokensOutput,
            BigDecimal cost,
            BigDecimal creditsCost,
            BigDecimal byokCost,
            boolean complete) {}

    record ModelFigures(
            @Nullable String model,
            @Nullable Long requests,
            @Nullable Long tokensInput,
            @Nullable Long tokensOutput,
            BigDecimal cost,
            BigDecimal creditsCost,
            BigDecimal byokCost) {
        static ModelFigures of(Spending.Model model) {
            Sums sums = model.sums();
            return new ModelFigures(
                    model.model(),
                    sums.requests(),
                    sums.tokensInput(),
                    sums.tokensOutput(),
                    sums.cost(),
                    sums.creditsCost(),
                    sums.byokCost());
        }
    }

    record KeyFigures(
            long apiKeyId,
            String apiKeyName,
            String status,
            @Nullable Long requests,
            @Nullable Long tokensInput,
            @Nullable Long tokensOutput,
            BigDecimal cost,
            BigDecimal creditsCost,
            BigDecimal byokCost,
            boolean complete) {
        static KeyFigures of(Spending.Key key) {
            Sums sums = key.sums();
            return new KeyFigures(
                    key.id(),
                    key.name(),
                    key.status().toLowerCase(Locale.ROOT),
                    sums.requests(),
                    sums.tokensInput(),
                    sums.tokensOutput(),
                    sums.cost(),
                    sums.creditsCost(),
                    sums.byokCost(),
                    sums.complete());
        }
    }

    /** One snapshot of the database for all its parts, so that they add up to each other. */
    @GetMapping("/api/stats/dashboard")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Dashboard dashboard(Caller caller, @RequestParam(defaultValue = "30") @Min(1) @Max(365) int days) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Period period = Period.lastDays(days, today);
        long owner = caller.userId();
        Confirmation confirmation = confirmations.of(owner);
        Sums total = spending.total(owner, period);
        List<ModelFigures> models =
                spending.byModel(owner, period).stream().map(ModelFigures::of).toList();
        return new Dashboard(
                period,
                Figures.of(total, total.complete() && confirmation.covers(period, today)),
                previous(owner, period.before(), confirmation, today),
                models,
                spending.byDay(owner, period).stream()
                        .map(DashboardController::figures)
                        .toList(),
                spending.byKey(owner, period).stream().map(KeyFigures::of).toList(),
                models.stream().filter(it -> it.model() != null).limit(TOP).toList(),
                confirmation.everyKeyRead() ? confirmation.asOf() : null);
    }

    private Previous previous(long owner, Period period, Confirmation confirmation, LocalDate today) {
        Sums total = spending.total(owner, period);
        return new Previous(
                period, total.requests(), total.cost(), total.complete() && confirmation.covers(period, today));
    }

    private static DateFigures figures(Spending.Day day) {
        Sums sums = day.sums();
        return new DateFigures(
                day.date(),
                sums.requests(),
                sums.tokensInput(),
                sums.tokensOutput(),
                sums.cost(),
                sums.creditsCost(),
                sums.byokCost(),
                sums.complete());
    }
}
