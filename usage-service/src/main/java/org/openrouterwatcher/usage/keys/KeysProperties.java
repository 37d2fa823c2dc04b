package org.openrouterwatcher.usage.keys;

import jakarta.validation.constraints.NotNull;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How OpenRouter keys are kept.
 *
 * @param encryptionKeys {@code id:base64} of 32 bytes each, comma separated. The first encrypts, all decrypt: put a new
 *     one last everywhere, then first, and remove the old one when the log says that no row needs it.
 */
@Validated
@ConfigurationProperties("watcher.keys")
record KeysProperties(@NotNull Secret encryptionKeys) {}
