package org.openrouterwatcher.scheduler.admin;

import static tools.jackson.databind.cfg.CoercionAction.Fail;
import static tools.jackson.databind.cfg.CoercionInputShape.EmptyString;
import static tools.jackson.databind.cfg.CoercionInputShape.Float;
import static tools.jackson.databind.cfg.CoercionInputShape.Integer;
import static tools.jackson.databind.cfg.CoercionInputShape.String;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.type.LogicalType;

/** Bodies mean what they say: an unknown field, a field said twice, or a text in place of a boolean is refused. */
@Configuration(proxyBeanMethods = false)
class StrictJson {

    @Bean
    JsonMapperBuilderCustomizer strictJsonCustomizer() {
        return json -> json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enumNamingStrategy(EnumNamingStrategies.SNAKE_CASE)
                .withCoercionConfig(
                        LogicalType.Boolean,
                        booleans -> booleans.setCoercion(String, Fail)
                                .setCoercion(EmptyString, Fail)
                                .setCoercion(Integer, Fail)
                                .setCoercion(Float, Fail));
    }
}
