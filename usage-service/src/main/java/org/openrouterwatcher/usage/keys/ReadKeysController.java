package org.openrouterwatcher.usage.keys;

import java.util.List;
import org.openrouterwatcher.web.caller.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/keys} and {@code GET /api/keys/{id}}: the caller's registered keys, newest first; never their texts.
 */
@RestController
class ReadKeysController {

    private final OwnKeys ownKeys;
    private final KeyViews views;

    ReadKeysController(OwnKeys ownKeys, KeyViews views) {
        this.ownKeys = ownKeys;
        this.views = views;
    }

    @GetMapping("/api/keys")
    List<KeyView> all(Caller caller) {
        return views.ofOwner(caller.userId());
    }

    @GetMapping("/api/keys/{id}")
    KeyView one(Caller caller, @PathVariable long id) {
        return views.of(ownKeys.find(caller, id).id());
    }
}
