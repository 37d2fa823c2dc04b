package org.openrouterwatcher.token.registration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may open an account.
 *
 * @param open whether anyone may; when not, nobody may
 */
@ConfigurationProperties("watcher.registration")
record RegistrationProperties(@DefaultValue("true") boolean open) {}
