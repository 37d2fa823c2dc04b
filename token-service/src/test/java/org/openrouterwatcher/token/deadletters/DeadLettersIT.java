package org.openrouterwatcher.token.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.Person;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;
import org.springframework.beans.factory.annotation.Autowired;

/** GET /api/admin/dead-letters/token; scheduler-service shows what it answers in full */
@RunningTokenService
class DeadLettersIT {

    private static final String PATH = "/api/admin/dead-letters/token";

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Test
    void areShownToAdministrators() {
        Person person = people.someone();
        var admin = Caller.session(person.id(), Role.ADMIN, person.sessionId());

        var answer = gateway.get(PATH + "?state=parked").as(admin).send();

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().required("items").isArray()).isTrue();
    }

    @Test
    void areShownToNobodyElse() {
        gateway.get(PATH).as(people.someone()).send().isProblem(403);
        gateway.get(PATH).send().isProblem(401);
    }
}
