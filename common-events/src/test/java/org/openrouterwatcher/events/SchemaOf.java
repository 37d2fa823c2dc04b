package org.openrouterwatcher.events;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema (2020-12) of an event, as its record says. */
final class SchemaOf {

    private static final SchemaGenerator GENERATOR = generator();

    private SchemaOf() {}

    static ObjectNode event(Class<? extends Event> type) {
        ObjectNode generated = GENERATOR.generateSchema(type);
        ObjectNode schema = EventJson.MAPPER.createObjectNode();
        schema.set("$schema", generated.remove("$schema"));
        schema.put("$id", "urn:" + EventCatalog.wireName(type).replace('.', ':'));
        schema.put("title", type.getSimpleName());
        schema.setAll(generated);
        return schema;
    }

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(
                        EventJson.MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.NULLABLE_ALWAYS_AS_ANYOF);
        config.forFields()
                .withPropertyNameOverrideResolver(
                        field -> PropertyNamingStrategies.SNAKE_CASE.nameForField(null, null, field.getDeclaredName()))
                .withNullableCheck(SchemaOf::mayBeNull)
                .withRequiredCheck(field -> !mayBeNull(field));
        config.forTypesInGeneral().withPropertySorter((_, _) -> 0).withCustomDefinitionProvider(SchemaOf::words);
        return new SchemaGenerator(config.build());
    }

    private static boolean mayBeNull(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** An enum as the wire spells it. */
    private static @Nullable CustomDefinition words(ResolvedType type, SchemaGenerationContext context) {
        if (!type.getErasedType().isEnum()) {
            return null;
        }
        ObjectNode schema = EventJson.MAPPER.createObjectNode().put("type", "string");
        ArrayNode words = schema.putArray("enum");
        for (Object constant : type.getErasedType().getEnumConstants()) {
            words.add(EventJson.MAPPER.valueToTree(constant).asString());
        }
        return new CustomDefinition(
                schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.NO);
    }
}
