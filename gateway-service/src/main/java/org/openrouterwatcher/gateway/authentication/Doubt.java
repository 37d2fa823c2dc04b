package org.openrouterwatcher.gateway.authentication;

import java.util.Locale;

/** Why a credential cannot be judged at this moment. */
public enum Doubt {
    BOOTING("the gateway is still learning what was revoked"),
    EXPIRED("the gateway has not been able to find out for a while whether tokens were revoked"),
    UNANSWERED("the gateway cannot find out now whether this token is valid"),
    SIGNER_UNKNOWN("the gateway cannot find out now who signed this token");

    private final String sentence;

    Doubt(String sentence) {
        this.sentence = sentence;
    }

    /** What a person is told. */
    public String sentence() {
        return sentence;
    }

    /** The word in logs and metrics. */
    public String word() {
        return "unsure_" + name().toLowerCase(Locale.ROOT);
    }
}
