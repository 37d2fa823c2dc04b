package org.openrouterwatcher.usage.report;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.caller.Caller;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/stats}: one sum for scripts. */
@RestController
class PublicStatsController {

    private final Spending spending;
    private final Confirmations confirmations;
    private final Clock clock;

    PublicStatsController(Spending spending, Confirmations confirmations, Clock clock) {
        this.spending = spending;
        this.confirmations = confirmations;
        this.clock = clock;
    }

    /** @param asOf up to when every key was read; null when there is no key, or one was never read */
    record Stats(Summary summary, Period period, @Nullable Instant asOf) {}

    /**
     * Money in USD.
     *
     * @param totalRequests null when something was spent but no source knows by how many requests; likewise the tokens
     * @param complete false while a day of the period goes on, or where figures are unknown
     */
    record Summary(
            @Nullable Long totalRequests,
            BigDecimal totalCost,
            BigDecimal creditsCost,
            BigDecimal byokCost,
            @Nullable Long totalTokensInput,
            @Nullable Long totalTokensOutput,
            boolean complete) {}

    @GetMapping("/api/v1/stats")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Stats stats(
            Caller caller,
            @DateTimeFormat(iso = ISO.DATE) @RequestParam(name = "start_date", required = false) @Nullable
                    LocalDate start,
            @DateTimeFormat(iso = ISO.DATE) @RequestParam(name = "end_date", required = false) @Nullable
                    LocalDate end) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Period period = Period.of(start, end, today);
        Confirmation confirmation = confirmations.of(caller.userId());
        Sums sums = spending.total(caller.userId(), period);
        Summary summary = new Summary(
                sums.requests(),
                sums.cost(),
                sums.creditsCost(),
                sums.byokCost(),
                sums.tokensInput(),
                sums.tokensOutput(),
                sums.complete() && confirmation.covers(period, today));
        return new Stats(summary, period, confirmation.everyKeyRead() ? confirmation.asOf() : null);
    }
}
