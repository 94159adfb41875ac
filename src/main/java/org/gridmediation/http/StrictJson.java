package org.gridmediation.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.UUIDDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads requests strictly: a typo, a wrong type or a character that no text holds is a fault at its place, and all faults are collected. */
@Singleton
class StrictJson implements ObjectMapperCustomizer {
    static final String FAULTS = "faults";

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** RFC 3339, in which a day ends before 24:00 and a minute, for us, before its leap second. */
    private static final Pattern TIME = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}[Tt]([01]\\d|2[0-3])(:[0-5]\\d){2}(\\.\\d{1,9})?([Zz]|[+-]([01]\\d|2[0-3]):[0-5]\\d)");

    /** After Quarkus's own, which brings readers of times that would stand before ours. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(50)
                        .maxNumberLength(40)
                        .maxStringLength(200_000)
                        .build());
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
        mapper.setConfig(mapper.getDeserializationConfig().without(MapperFeature.ALLOW_COERCION_OF_SCALARS));
        mapper.coercionConfigDefaults().setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Enum).setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
        for (var shape : List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean))
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
        var readers = new SimpleModule()
                .addDeserializer(String.class, new BodyText(Lengths.TEXT))
                .setDeserializerModifier(new Places())
                .addDeserializer(UUID.class, new TextForm<>(UUID.class, new UUIDDeserializer(), QueryParameters::isId))
                .addDeserializer(
                        LocalDate.class,
                        new TextForm<>(LocalDate.class, LocalDateDeserializer.INSTANCE, matching(DAY), day -> day))
                .addDeserializer(
                        Instant.class,
                        new TextForm<>(Instant.class, InstantDeserializer.INSTANT, matching(TIME), StrictJson::utc));
        WholeNumber.addTo(readers);
        mapper.registerModule(readers);
        mapper.addHandler(new FaultCollector());
    }

    static void fault(DeserializationContext context, String pointer, String code) throws IOException {
        var faults = (Faults) context.getAttribute(FAULTS);
        if (faults == null) throw new IOException(code);
        faults.addIf(true, pointer, code);
    }

    /** Of the value that is read; at its opening bracket the parser stands inside it already. */
    static String here(JsonParser parser) {
        var context = parser.getParsingContext();
        return (parser.currentToken().isStructStart() ? context.getParent() : context)
                .pathAsPointer()
                .toString();
    }

    private static class Places extends BeanDeserializerModifier {
        /** Jackson overlooks the space around a word. */
        @Override
        @SuppressWarnings("unchecked")
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription description, JsonDeserializer<?> reader) {
            return new TextForm<>((Class<Object>) type.getRawClass(), reader, word -> word.equals(word.strip()));
        }

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription description, JsonDeserializer<?> reader) {
            return description.getBeanClass().isRecord() ? new BodyObject(reader) : reader;
        }

        @Override
        public JsonDeserializer<?> modifyCollectionDeserializer(
                DeserializationConfig config,
                CollectionType type,
                BeanDescription description,
                JsonDeserializer<?> reader) {
            return new BoundedList(type, reader, 0);
        }
    }

    private static LocalDate utc(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static Predicate<String> matching(Pattern form) {
        return form.asMatchPredicate();
    }
}
