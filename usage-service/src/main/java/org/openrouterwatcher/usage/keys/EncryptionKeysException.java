package org.openrouterwatcher.usage.keys;

/** The encryption keys cannot be used as they are configured: starting would only hide that. Shows none of them. */
final class EncryptionKeysException extends RuntimeException {

    EncryptionKeysException(String what) {
        super("watcher.keys.encryption-keys: " + what);
    }
}
