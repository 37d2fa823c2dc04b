package org.openrouterwatcher.token.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.openrouterwatcher.token.registration.RegisterController.Registration;
import org.openrouterwatcher.web.problem.Refusal;
import org.openrouterwatcher.web.secret.Secret;

class RegisterControllerTest {

    @Test
    void opensNoAccountWhenRegistrationIsClosed() {
        var closed = new RegisterController(new RegistrationProperties(false), null, null);
        var registration = new Registration("ada@example.org", Secret.of("a lamp for the long way home"));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> closed.register(registration))
                .satisfies(refusal -> {
                    assertThat(refusal.problem().status().value()).isEqualTo(403);
                    assertThat(refusal.problem().detail()).contains("operator");
                });
    }
}
