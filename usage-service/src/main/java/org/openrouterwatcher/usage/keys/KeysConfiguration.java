package org.openrouterwatcher.usage.keys;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up what encrypts keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeysProperties.class)
class KeysConfiguration {

    @Bean
    EncryptionKeys encryptionKeys(KeysProperties properties) {
        return EncryptionKeys.parse(properties.encryptionKeys());
    }

    @Bean
    KeyCipher keyCipher(EncryptionKeys keys) {
        return new KeyCipher(keys);
    }
}
