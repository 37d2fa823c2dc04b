package org.openrouterwatcher.gateway.door;

import java.net.InetAddress;
import java.util.function.LongConsumer;
import org.openrouterwatcher.gateway.authentication.Authenticator;
import org.openrouterwatcher.gateway.authentication.BearerToken;
import org.openrouterwatcher.gateway.authentication.Doubt;
import org.openrouterwatcher.gateway.authentication.Reason;
import org.openrouterwatcher.gateway.authentication.Verdict;
import org.openrouterwatcher.gateway.door.Admission.Admitted;
import org.openrouterwatcher.gateway.door.Admission.Refused;
import org.openrouterwatcher.gateway.door.Admission.Waiting;
import org.openrouterwatcher.gateway.forwarding.Route.Access;
import org.openrouterwatcher.gateway.limits.Allowance;
import org.openrouterwatcher.gateway.limits.Claim;
import org.openrouterwatcher.gateway.limits.RateLimits;
import org.openrouterwatcher.web.caller.Caller;

/**
 * Decides who comes in: first by credential, then by quota. An address that has used up its attempts with bad
 * credentials is not believed any more, but a good credential still passes.
 */
final class Doorkeeper {

    private final Authenticator sessions;
    private final Authenticator apiTokens;
    private final RateLimits limits;
    private final LongConsumer usage;

    /** @param usage hears the id of each API token that is let in */
    Doorkeeper(Authenticator sessions, Authenticator apiTokens, RateLimits limits, LongConsumer usage) {
        this.sessions = sessions;
        this.apiTokens = apiTokens;
        this.limits = limits;
        this.usage = usage;
    }

    /** Waits for nobody: where somebody else's word is needed it says so. */
    Admission admit(Access access, BearerToken credential, InetAddress client) {
        return switch (access) {
            case OPEN -> new Admitted(null, null);
            case OPEN_COUNTED -> countAttempt(client);
            case SESSION, API_TOKEN -> check(access, credential, client);
        };
    }

    /** Whether the credential of a session that was let in would still be; a doubt ends nothing that has begun. */
    boolean stillHolds(BearerToken credential) {
        return credential instanceof BearerToken.Present(String value)
                && switch (sessions.authenticate(value)) {
                    case Verdict.Accepted _, Verdict.Unsure _, Verdict.NotMine _ -> true;
                    case Verdict.Refused _, Verdict.Unknown _ -> false;
                };
    }

    private Admission countAttempt(InetAddress client) {
        Allowance allowance = limits.attemptFrom(client);
        return allowance.granted()
                ? new Admitted(null, allowance)
                : new Refused(DoorProblems.tooManyAttempts(allowance), "address_quota", allowance);
    }

    private Admission check(Access access, BearerToken credential, InetAddress client) {
        return switch (credential) {
            case BearerToken.Absent _ ->
                new Refused(DoorProblems.credentialMissing(access), Reason.MISSING.word(), null);
            case BearerToken.Ambiguous _ ->
                new Refused(DoorProblems.credentialAmbiguous(), Reason.AMBIGUOUS.word(), null);
            case BearerToken.Present(String value) -> judge(access, value, client);
        };
    }

    private Admission judge(Access access, String value, InetAddress client) {
        Authenticator authenticator = access == Access.API_TOKEN ? apiTokens : sessions;
        Verdict verdict = authenticator.authenticate(value);
        return verdict instanceof Verdict.Unknown && !limits.isExhausted(client)
                ? new Waiting(() -> decide(access, authenticator.ask(value), client))
                : decide(access, verdict, client);
    }

    private Admission decide(Access access, Verdict verdict, InetAddress client) {
        return switch (verdict) {
            case Verdict.Accepted(Caller caller) -> admit(caller);
            case Verdict.Refused(Reason reason) -> refuse(access, reason, client);
            case Verdict.Unknown _ -> refuse(access, Reason.UNKNOWN, client);
            case Verdict.NotMine _ -> refuse(access, Reason.WRONG_KIND, client);
            case Verdict.Unsure(Doubt why) -> new Refused(DoorProblems.unsure(why.sentence()), why.word(), null);
        };
    }

    private Admission admit(Caller caller) {
        Long tokenId = caller.tokenId();
        if (tokenId == null) {
            return new Admitted(caller, null);
        }
        return switch (limits.callWith(tokenId)) {
            case Claim.Decided(Allowance allowance) -> admit(caller, tokenId, allowance);
            case Claim.Waiting(var word) -> new Waiting(() -> admit(caller, tokenId, word.get()));
        };
    }

    private Admission admit(Caller caller, long tokenId, Allowance allowance) {
        if (!allowance.granted()) {
            return new Refused(DoorProblems.tooManyCalls(allowance), "token_quota", allowance);
        }
        usage.accept(tokenId);
        return new Admitted(caller, allowance);
    }

    private Admission refuse(Access access, Reason reason, InetAddress client) {
        Allowance allowance = limits.attemptFrom(client);
        return allowance.granted()
                ? new Refused(DoorProblems.credentialRefused(access), reason.word(), allowance)
                : new Refused(DoorProblems.tooManyAttempts(allowance), "address_quota", allowance);
    }
}
