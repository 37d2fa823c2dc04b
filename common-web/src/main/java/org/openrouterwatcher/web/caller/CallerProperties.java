package org.openrouterwatcher.web.caller;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a service knows that a call comes from the gateway.
 *
 * @param publicKey base64 X.509 Ed25519 public keys of the gateway, comma separated
 * @param audience the service's own name; tokens for other services are refused
 * @param openPaths paths that need no caller; {@code /*} at the end stands for one name
 */
@Validated
@ConfigurationProperties("watcher.caller")
public record CallerProperties(
        @NotBlank String publicKey,
        @NotBlank String audience,
        @NotNull @DefaultValue Set<String> openPaths) {}
