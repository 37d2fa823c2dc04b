package org.openrouterwatcher.token.signing;

/** The setting {@code watcher.signing.key-encryption-key} cannot be worked with; the service does not start. */
final class KeyEncryptionKeyException extends RuntimeException {

    KeyEncryptionKeyException(String what) {
        super("watcher.signing.key-encryption-key " + what);
    }
}
