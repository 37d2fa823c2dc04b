package org.openrouterwatcher.token.body;

import static tools.jackson.databind.cfg.CoercionAction.Fail;
import static tools.jackson.databind.cfg.CoercionInputShape.Boolean;
import static tools.jackson.databind.cfg.CoercionInputShape.Float;
import static tools.jackson.databind.cfg.CoercionInputShape.Integer;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.type.LogicalType;

/**
 * Bodies mean what they say: a field we do not know, a field said twice, or a number in place of a text is refused. A
 * caller who misspells {@code expires_at} learns it at once and not when the token never expires.
 */
@Configuration(proxyBeanMethods = false)
class StrictJson {

    @Bean
    JsonMapperBuilderCustomizer strictJsonCustomizer() {
        return json -> json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enumNamingStrategy(EnumNamingStrategies.SNAKE_CASE)
                .withCoercionConfig(
                        LogicalType.Textual,
                        texts -> texts.setCoercion(Integer, Fail)
                                .setCoercion(Float, Fail)
                                .setCoercion(Boolean, Fail));
    }
}
