package org.openrouterwatcher.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openrouterwatcher.gateway.authentication.BearerToken;
import org.openrouterwatcher.gateway.authentication.Reason;
import org.openrouterwatcher.gateway.authentication.Verdict;

/** What is measured is what its name says. */
class CredentialCheckTest {

    private final CredentialCheck check = new CredentialCheck();

    @Test
    void letsInWhatIsKnownAndWhatIsASession() {
        assertThat(check.known()).isInstanceOf(Verdict.Accepted.class);
        assertThat(check.session()).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void refusesWhatIsUnknownAndWhatIsMalformed() {
        assertThat(check.unknown()).isEqualTo(new Verdict.Refused(Reason.UNKNOWN));
        assertThat(check.malformed()).isEqualTo(new Verdict.Refused(Reason.MALFORMED));
    }

    @Test
    void findsACredentialInItsHeader() {
        assertThat(check.header()).isInstanceOf(BearerToken.Present.class);
    }
}
