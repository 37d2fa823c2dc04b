package org.openrouterwatcher.usage.keys;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says {@link MissingEncryptionKeyException} readably. */
final class MissingEncryptionKeyFailureAnalyzer extends AbstractFailureAnalyzer<MissingEncryptionKeyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingEncryptionKeyException cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Put the missing key back into the list, behind the first one.", cause);
    }
}
