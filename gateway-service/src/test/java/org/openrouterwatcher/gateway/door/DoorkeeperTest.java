package org.openrouterwatcher.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.gateway.authentication.Authenticator;
import org.openrouterwatcher.gateway.authentication.BearerToken;
import org.openrouterwatcher.gateway.authentication.BearerToken.Absent;
import org.openrouterwatcher.gateway.authentication.BearerToken.Ambiguous;
import org.openrouterwatcher.gateway.authentication.BearerToken.Present;
import org.openrouterwatcher.gateway.authentication.Doubt;
import org.openrouterwatcher.gateway.authentication.Reason;
import org.openrouterwatcher.gateway.authentication.Verdict;
import org.openrouterwatcher.gateway.door.Admission.Admitted;
import org.openrouterwatcher.gateway.door.Admission.Refused;
import org.openrouterwatcher.gateway.door.Admission.Waiting;
import org.openrouterwatcher.gateway.forwarding.Route.Access;
import org.openrouterwatcher.gateway.limits.Claim;
import org.openrouterwatcher.gateway.limits.FixedWindows;
import org.openrouterwatcher.gateway.limits.LimitsProperties;
import org.openrouterwatcher.gateway.limits.Quota;
import org.openrouterwatcher.gateway.limits.RateLimits;
import org.openrouterwatcher.testing.TestClock;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;

class DoorkeeperTest {

    private static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress OTHER_CLIENT = InetAddress.ofLiteral("192.0.2.2");
    private static final Caller PERSON = Caller.session(7, Role.USER, UUID.randomUUID());
    private static final Caller SCRIPT = Caller.apiToken(7, Role.USER, 17);
    private static final Present GOOD = new Present("good");
    private static final Present BAD = new Present("bad");
    private static final Present NEW = new Present("new");

    private final TestClock clock = TestClock.at("2026-01-02T12:00:00Z");
    private final FixedWindows<Long> tokens =
            new FixedWindows<>(new Quota("token", 4, Duration.ofHours(1)), 100, clock);
    private final RateLimits limits = new RateLimits(
            id -> new Claim.Decided(tokens.take(id)),
            new LimitsProperties(4, 3, 100, 100, List.of(), Duration.ofSeconds(1), Duration.ofMillis(100)),
            clock);
    private final List<Long> used = new ArrayList<>();
    private final Doorkeeper doorkeeper =
            new Doorkeeper(authenticator(PERSON), authenticator(SCRIPT), limits, used::add);

    @Test
    void letsAPersonInWithoutCounting() {
        for (int i = 0; i < 20; i++) {
            assertThat(admit(Access.SESSION, GOOD)).isEqualTo(new Admitted(PERSON, null));
        }
        assertThat(used).isEmpty();
    }

    @Test
    void saysOfASessionThatWasLetInWhetherItStillHolds() {
        assertThat(doorkeeper.stillHolds(GOOD)).isTrue();
        assertThat(doorkeeper.stillHolds(BAD)).isFalse();
        assertThat(doorkeeper.stillHolds(new Absent())).isFalse();
    }

    @Test
    void letsAScriptInAndCountsItsCalls() {
        Admission admission = admit(Access.API_TOKEN, GOOD);

        assertThat(admission).isInstanceOfSatisfying(Admitted.class, admitted -> {
            assertThat(admitted.caller()).isEqualTo(SCRIPT);
            assertThat(admitted.allowance().remaining()).isEqualTo(3);
        });
        assertThat(used).containsExactly(17L);
    }

    @Test
    void refusesAScriptThatHasUsedItsHour() {
        for (int i = 0; i < 4; i++) {
            admit(Access.API_TOKEN, GOOD);
        }

        assertThat(refused(Access.API_TOKEN, GOOD).status()).isEqualTo(429);
        assertThat(used).hasSize(4);

        clock.advance(Duration.ofHours(1));
        assertThat(admit(Access.API_TOKEN, GOOD)).isInstanceOf(Admitted.class);
    }

    @Test
    void asksForACredentialWithoutAnErrorCode() {
        RefusedAnswer answer = refused(Access.SESSION, new Absent());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.challenge()).isEqualTo("Bearer realm=\"openrouter-watcher\"");
    }

    @Test
    void doesNotChooseBetweenTwoCredentials() {
        RefusedAnswer answer = refused(Access.SESSION, new Ambiguous());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.challenge()).contains("error=\"invalid_request\"");
    }

    @Test
    void makesAllBadCredentialsLookAlike() {
        List<RefusedAnswer> answers = List.of(
                refused(Access.API_TOKEN, BAD),
                refused(Access.API_TOKEN, new Present("revoked")),
                refused(Access.API_TOKEN, new Present("other kind")));

        assertThat(answers).allMatch(answer -> answer.equals(answers.getFirst()));
        assertThat(answers.getFirst().challenge()).contains("error=\"invalid_token\"");
    }

    @Test
    void saysWhichCredentialThePathTakes() {
        assertThat(refused(Access.API_TOKEN, BAD).detail()).contains("API token");
        assertThat(refused(Access.SESSION, BAD).detail()).contains("JWT");
    }

    @Test
    void stopsAnAddressThatGuesses() {
        for (int i = 0; i < 3; i++) {
            assertThat(refused(Access.SESSION, BAD).status()).isEqualTo(401);
        }

        assertThat(refused(Access.SESSION, BAD).status()).isEqualTo(429);
        assertThat(refused(Access.API_TOKEN, BAD).status()).isEqualTo(429);
    }

    @Test
    void letsAGoodCredentialPassFromAnAddressThatGuessed() {
        for (int i = 0; i < 10; i++) {
            refused(Access.SESSION, BAD);
        }

        assertThat(admit(Access.SESSION, GOOD)).isInstanceOf(Admitted.class);
        assertThat(admit(Access.API_TOKEN, GOOD)).isInstanceOf(Admitted.class);
    }

    @Test
    void asksNobodyOnBehalfOfAnAddressThatGuessed() {
        assertThat(admit(Access.SESSION, NEW)).isInstanceOf(Admitted.class);
        for (int i = 0; i < 3; i++) {
            refused(Access.SESSION, BAD);
        }

        assertThat(refused(Access.SESSION, NEW).status()).isEqualTo(429);
    }

    @Test
    void saysThatItHasToAskInsteadOfWaitingForTheAnswer() {
        assertThat(doorkeeper.admit(Access.SESSION, NEW, CLIENT)).isInstanceOf(Waiting.class);
    }

    @Test
    void saysThatAQuotaHasToBeAskedForInsteadOfWaitingForIt() {
        var asking = new RateLimits(
                id -> new Claim.Waiting(() -> tokens.take(id)),
                new LimitsProperties(4, 3, 100, 100, List.of(), Duration.ofSeconds(1), Duration.ofMillis(100)),
                clock);
        var patient = new Doorkeeper(authenticator(PERSON), authenticator(SCRIPT), asking, used::add);

        Admission admission = patient.admit(Access.API_TOKEN, NEW, CLIENT);

        assertThat(used).isEmpty();
        assertThat(admission.settled()).isInstanceOf(Admitted.class);
        assertThat(used).containsExactly(17L);
    }

    @Test
    void countsLogInsByAddress() {
        for (int i = 0; i < 3; i++) {
            assertThat(admit(Access.OPEN_COUNTED, new Absent())).isInstanceOf(Admitted.class);
        }

        assertThat(refused(Access.OPEN_COUNTED, new Absent()).status()).isEqualTo(429);
        assertThat(doorkeeper.admit(Access.OPEN_COUNTED, new Absent(), OTHER_CLIENT))
                .isInstanceOf(Admitted.class);
    }

    @Test
    void doesNotCountARequestWithoutACredential() {
        for (int i = 0; i < 10; i++) {
            assertThat(refused(Access.SESSION, new Absent()).status()).isEqualTo(401);
        }
    }

    @Test
    void answersNeitherYesNorNoWhenItCannotTell() {
        RefusedAnswer answer = refused(Access.SESSION, new Present("unsure"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.retryAfter()).isEqualTo("1");
        assertThat(limits.attemptFrom(CLIENT).remaining()).isEqualTo(2);
    }

    private record RefusedAnswer(int status, String detail, String challenge, String retryAfter) {}

    private RefusedAnswer refused(Access access, BearerToken credential) {
        var problem = ((Refused) admit(access, credential)).problem();
        return new RefusedAnswer(
                problem.status().value(),
                problem.detail(),
                problem.headers().get("WWW-Authenticate"),
                problem.headers().get("Retry-After"));
    }

    private Admission admit(Access access, BearerToken credential) {
        return doorkeeper.admit(access, credential, CLIENT).settled();
    }

    private static Authenticator authenticator(Caller caller) {
        return new Authenticator() {
            @Override
            public Verdict authenticate(String credential) {
                return switch (credential) {
                    case "good" -> new Verdict.Accepted(caller);
                    case "new" -> new Verdict.Unknown();
                    case "unsure" -> new Verdict.Unsure(Doubt.UNANSWERED);
                    case "other kind" -> new Verdict.NotMine();
                    case "revoked" -> new Verdict.Refused(Reason.REVOKED);
                    default -> new Verdict.Refused(Reason.UNKNOWN);
                };
            }

            @Override
            public Verdict ask(String credential) {
                return new Verdict.Accepted(caller);
            }
        };
    }
}
