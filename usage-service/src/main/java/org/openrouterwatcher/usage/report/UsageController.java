package org.openrouterwatcher.usage.report;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
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

/** {@code GET /api/usage}: the lines of the ledger, for a person who looks closer. */
@RestController
class UsageController {

    private final LedgerLines lines;
    private final Clock clock;

    UsageController(LedgerLines lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    record Page(List<LedgerLine> items, Pagination pagination) {}

    record Pagination(long skip, int limit, long total) {}

    @GetMapping("/api/usage")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Page usage(
            Caller caller,
            @DateTimeFormat(iso = ISO.DATE) @RequestParam(name = "start_date", required = false) @Nullable
                    LocalDate start,
            @DateTimeFormat(iso = ISO.DATE) @RequestParam(name = "end_date", required = false) @Nullable LocalDate end,
            @RequestParam(name = "api_key_id", required = false) @Nullable Long keyId,
            @RequestParam(required = false) @Nullable @Size(max = 200) String model,
            @RequestParam(defaultValue = "0") @Min(0) @Max(Integer.MAX_VALUE) long skip,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        Period period = Period.of(start, end, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        var filter = new LedgerLines.Filter(caller.userId(), period, keyId, model);
        return new Page(lines.page(filter, skip, limit), new Pagination(skip, limit, lines.count(filter)));
    }
}
