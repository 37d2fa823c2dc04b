package org.openrouterwatcher.gateway.authentication;

import java.util.Locale;

/** Why a credential was refused. For log and metric only: from outside all of them look alike. */
public enum Reason {
    /** There was none. */
    MISSING,
    /** More than one, or one in the URL. */
    AMBIGUOUS,
    /** Not the kind that this path takes. */
    WRONG_KIND,
    /** Not what such a credential looks like. */
    MALFORMED,
    /** Well-formed, but its issuer or signature or audience is not ours, or nobody issued it. */
    UNKNOWN,
    EXPIRED,
    /** Its time has not begun. */
    TOO_EARLY,
    REVOKED;

    /** The word in logs and metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
