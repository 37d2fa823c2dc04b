package org.openrouterwatcher.audit.reading;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.audit.reading.AuditPages.Page;
import org.openrouterwatcher.web.caller.Administrator;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/admin/audit/{service}}: who changed what and who was refused, newest first. */
@RestController
final class ListAuditController {

    private static final String WORDS = "[a-z0-9.:-]{1,100}";
    private static final String RULE = "must be 1 to 100 lower-case letters, digits, dots, colons and hyphens";

    private final AuditPages pages;

    ListAuditController(AuditPages pages) {
        this.pages = pages;
    }

    @GetMapping("/api/admin/audit/${watcher.audit.name}")
    ResponseEntity<Page> list(
            Administrator administrator,
            @RequestParam(required = false) @Nullable @Pattern(regexp = WORDS, message = RULE) String action,
            @RequestParam(required = false) @Nullable @Pattern(regexp = WORDS, message = RULE) String actor,
            @RequestParam(required = false) @Nullable @Pattern(regexp = WORDS, message = RULE) String subject,
            @RequestParam(required = false) @Nullable @Min(1) Long before,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        Map<String, String> equal = new HashMap<>();
        putIfPresent(equal, "action", action);
        putIfPresent(equal, "actor", actor);
        putIfPresent(equal, "subject", subject);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(pages.page(equal, before, limit));
    }

    private static void putIfPresent(Map<String, String> equal, String column, @Nullable String value) {
        if (value != null) {
            equal.put(column, value);
        }
    }
}
