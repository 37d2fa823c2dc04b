package org.openrouterwatcher.usage.registration;

import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.usage.audit.Actions;
import org.openrouterwatcher.usage.audit.Subjects;
import org.openrouterwatcher.usage.keys.OwnKeys;
import org.openrouterwatcher.web.caller.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code DELETE /api/keys/{id}}: lets a key go. */
@RestController
class RemoveKeyController {

    private final OwnKeys ownKeys;
    private final KeyRemover remover;

    RemoveKeyController(OwnKeys ownKeys, KeyRemover remover) {
        this.ownKeys = ownKeys;
        this.remover = remover;
    }

    @Audited(value = Actions.KEY_REMOVE, subject = Subjects.KEY)
    @DeleteMapping("/api/keys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable long id) {
        remover.remove(ownKeys.find(caller, id).id());
    }
}
