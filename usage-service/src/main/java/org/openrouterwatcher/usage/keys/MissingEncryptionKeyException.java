package org.openrouterwatcher.usage.keys;

import java.util.Collection;
import java.util.TreeSet;

/** There are rows that no configured encryption key can open: starting would only hide that. */
final class MissingEncryptionKeyException extends RuntimeException {

    MissingEncryptionKeyException(Collection<String> ids) {
        super("Registered keys are encrypted with " + String.join(", ", new TreeSet<>(ids))
                + ", which watcher.keys.encryption-keys does not have.");
    }
}
