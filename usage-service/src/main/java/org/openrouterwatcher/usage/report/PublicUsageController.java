package org.openrouterwatcher.usage.report;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.caller.Caller;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/usage}: the lines of the ledger, for scripts. */
@RestController
class PublicUsageController {

    private final LedgerLines lines;
    private final Clock clock;

    PublicUsageController(LedgerLines lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    record Page(List<LedgerLine> items, Pagination pagination) {}

    /** @param page counted from 1 */
    record Pagination(int page, int limit, long total, long pages) {}

    @GetMapping("/api/v1/usage")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Page usage(
            Caller caller,
            @DateTimeFormat(iso = ISO.DATE) @RequestParam(name = "start_date", required = false) @Nullable
                    LocalDate start,
            @DateTimeFormat(iso = ISO.DATE) @RequestParam(name = "end_date", required = false) @Nullable LocalDate end,
            @RequestParam(defaultValue = "1") @Min(1) @Max(1_000_000) int page,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        Period period = Period.of(start, end, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        var filter = new LedgerLines.Filter(caller.userId(), period, null, null);
        long total = lines.count(filter);
        return new Page(
                lines.page(filter, (page - 1L) * limit, limit),
                new Pagination(page, limit, total, Math.ceilDiv(total, limit)));
    }
}
