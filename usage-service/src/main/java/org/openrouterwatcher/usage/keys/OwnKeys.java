package org.openrouterwatcher.usage.keys;

import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.stereotype.Component;

/** Lets a caller at its own registered keys only. */
@Component
public class OwnKeys {

    private final OpenRouterKeys keys;

    OwnKeys(OpenRouterKeys keys) {
        this.keys = keys;
    }

    /**
     * The caller's key.
     *
     * @throws Refusal 404 when there is none of this id, 403 when it is somebody else's
     */
    public OpenRouterKey find(Caller caller, long id) {
        OpenRouterKey key = keys.find(id)
                .filter(OpenRouterKey::registered)
                .orElseThrow(() -> new Refusal(Problem.notFound("There is no key " + id + ".")));
        if (key.ownerId() != caller.userId()) {
            throw new Refusal(Problem.forbidden("The key " + id + " is somebody else's."));
        }
        return key;
    }
}
