package org.openrouterwatcher.gateway.authentication;

import org.openrouterwatcher.web.caller.Caller;

/** What an authenticator says of a credential. */
public sealed interface Verdict {

    /** It is good, and this is whose it is. */
    record Accepted(Caller caller) implements Verdict {}

    /** It is of the right kind, and not good. */
    record Refused(Reason reason) implements Verdict {}

    /** It is of another kind. */
    record NotMine() implements Verdict {}

    /** It may be good: it is not known here, and who would know it was not asked yet. */
    record Unknown() implements Verdict {}

    /** It cannot be judged now, so nobody is let in and nobody is told that the credential is bad. */
    record Unsure(Doubt why) implements Verdict {}
}
