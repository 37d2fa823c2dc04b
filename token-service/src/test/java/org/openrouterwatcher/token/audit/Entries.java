package org.openrouterwatcher.token.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.openrouterwatcher.token.kit.Answer;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;
import tools.jackson.databind.JsonNode;

/** The audit trail as an administrator sees it. */
record Entries(Gateway gateway) {

    static final Caller ADMIN = Caller.session(1, Role.ADMIN, new UUID(0, 1));

    private static final String PATH = "/api/admin/audit/token";

    /** The newest entries that match, newest first. */
    List<JsonNode> matching(String query) {
        Answer answer = page(query + "&limit=200");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().required("items").valueStream().toList();
    }

    /** What an actor has done, oldest first. */
    List<String> doneBy(String actor) {
        return matching("actor=" + actor).reversed().stream()
                .filter(it -> it.required("outcome").asString().equals("done"))
                .map(it -> it.required("action").asString())
                .toList();
    }

    Answer page(String query) {
        return gateway.get(PATH + "?" + query).as(ADMIN).send();
    }

    Answer verify() {
        return gateway.post(PATH + "/verify").as(ADMIN).send();
    }
}
