package org.openrouterwatcher.usage.keys;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says {@link EncryptionKeysException} readably. */
final class EncryptionKeysFailureAnalyzer extends AbstractFailureAnalyzer<EncryptionKeysException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EncryptionKeysException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Give a list of <id>:<base64 of 32 bytes>, the one that encrypts first, with every id still needed.",
                cause);
    }
}
