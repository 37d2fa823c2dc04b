package org.openrouterwatcher.usage.keys;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.secret.Secret;

/** The keys that encrypt OpenRouter keys, by id. The first is the one that new rows get. */
final class EncryptionKeys {

    private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]+={0,2})");
    private static final int KEY_BYTES = 32;

    private final Map<String, SecretKey> byId;

    private EncryptionKeys(Map<String, SecretKey> byId) {
        this.byId = byId;
    }

    /**
     * Reads {@code k1:base64,k2:base64}.
     *
     * @throws EncryptionKeysException with a sentence that does not show the keys
     */
    static EncryptionKeys parse(Secret list) {
        Map<String, SecretKey> byId = new LinkedHashMap<>();
        for (String entry : list.reveal().split(",", -1)) {
            Matcher parts = ENTRY.matcher(entry.strip());
            if (!parts.matches()) {
                throw new EncryptionKeysException("entry " + (byId.size() + 1) + " is not <id>:<base64>");
            }
            if (byId.put(parts.group(1), key(parts.group(1), parts.group(2))) != null) {
                throw new EncryptionKeysException("the id " + parts.group(1) + " is there twice");
            }
        }
        return new EncryptionKeys(byId);
    }

    /** The id of the key that encrypts. */
    String primaryId() {
        return byId.keySet().iterator().next();
    }

    /** All ids that can decrypt. */
    Set<String> ids() {
        return byId.keySet();
    }

    /** The key of an id, if it is configured. */
    Optional<SecretKey> find(String id) {
        @Nullable SecretKey key = byId.get(id);
        return Optional.ofNullable(key);
    }

    private static SecretKey key(String id, String base64) {
        byte[] bytes = decode(id, base64);
        if (bytes.length != KEY_BYTES) {
            throw new EncryptionKeysException(
                    "the key " + id + " has " + bytes.length + " bytes instead of " + KEY_BYTES);
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private static byte[] decode(String id, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new EncryptionKeysException("the key " + id + " is no base64");
        }
    }
}
