package org.openrouterwatcher.token.signing;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why the service does not start. */
final class KeyEncryptionKeyFailureAnalyzer extends AbstractFailureAnalyzer<KeyEncryptionKeyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeyEncryptionKeyException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Give the key this database was first started with. If it is lost, empty the table signing_keys:"
                        + " everybody then has to log in again.",
                cause);
    }
}
