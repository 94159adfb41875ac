package org.gridmediation.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.UUIDDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.gridmediation.privacy.Characters;
import org.gridmediation.privacy.Spaces;

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
                .addDeserializer(String.class, new Text(Lengths.TEXT))
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
        mapper.addHandler(new Collecting());
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

    /** Every text that is sent, wherever it stands: of its characters, or it says nothing. Where nothing says how long it may be, the contract's general limit holds. */
    private static class Text extends StdScalarDeserializer<String> implements ContextualDeserializer {
        private final int longest;

        Text(int longest) {
            super(String.class);
            this.longest = longest;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            var said = property != null && property.getAnnotation(Size.class) != null;
            return new Text(said ? Integer.MAX_VALUE : Lengths.TEXT);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isScalarValue()
                    || parser.currentToken() != com.fasterxml.jackson.core.JsonToken.VALUE_STRING)
                return (String) context.handleUnexpectedToken(String.class, parser);
            var text = parser.getText();
            var wrong = wrong(text, context.getAttribute(FAULTS) != null);
            if (wrong != null) fault(context, here(parser), wrong);
            else if (text.length() > longest && Lengths.of(text) > longest) fault(context, here(parser), "SIZE");
            return Spaces.plain(text);
        }

        /** What we wrote ourselves may be from before a rule. */
        private static String wrong(String text, boolean sent) {
            if (!sent) return storable(text) ? null : "TEXT_CHARACTERS";
            return Characters.fault(text).orElse(!text.isEmpty() && Characters.isBlank(text) ? "NOT_BLANK" : null);
        }
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

    /** Remembers at which places the objects stand that are being read: Jackson sets unknown fields aside, and forgets where they stood. */
    private static class BodyObject extends DelegatingDeserializer {
        private static final String OPEN = "open objects";

        BodyObject(JsonDeserializer<?> reader) {
            super(reader);
        }

        @SuppressWarnings("unchecked")
        static Deque<String> of(DeserializationContext context) {
            var open = (Deque<String>) context.getAttribute(OPEN);
            if (open == null) context.setAttribute(OPEN, open = new ArrayDeque<>());
            return open;
        }

        /** Some records, an area's code for one, are written as a text. */
        private boolean isObject() {
            var maker = getDelegatee() instanceof BeanDeserializerBase bean ? bean.getValueInstantiator() : null;
            return maker != null && !maker.canCreateFromString() && !maker.canCreateUsingDelegate();
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
            return new BodyObject(reader);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (context.getAttribute(FAULTS) != null && isObject() && !parser.isExpectedStartObjectToken())
                return context.handleUnexpectedToken(handledType(), parser);
            var open = of(context);
            open.push(here(parser));
            try {
                return super.deserialize(parser, context);
            } finally {
                open.pop();
            }
        }
    }

    /** Reads no element beyond what a list may hold, and none of a list that holds more: the rest is only counted. */
    private static class BoundedList extends JsonDeserializer<Object> implements ContextualDeserializer {
        private final CollectionType type;
        private final JsonDeserializer<?> reader;
        private final int most;

        BoundedList(CollectionType type, JsonDeserializer<?> reader, int most) {
            this.type = type;
            this.reader = reader;
            this.most = most;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
                throws JsonMappingException {
            var size = property == null ? null : property.getAnnotation(Size.class);
            return new BoundedList(
                    type,
                    context.handleSecondaryContextualization(reader, property, type),
                    size == null || size.max() == Integer.MAX_VALUE ? Lengths.LIST : size.max());
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var faults = (Faults) context.getAttribute(FAULTS);
            if (faults == null || !parser.isExpectedStartArrayToken()) return reader.deserialize(parser, context);
            var place = here(parser);
            var before = faults.count();
            var bounded = new BoundedArray(parser, most);
            var list = reader.deserialize(bounded, context);
            if (!bounded.isExceeded()) return list;
            faults.backTo(before);
            fault(context, place, "SIZE");
            return null;
        }
    }

    private static LocalDate utc(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static Predicate<String> matching(Pattern form) {
        return form.asMatchPredicate();
    }

    /** PostgreSQL stores no NUL, and half of a surrogate pair is no character. */
    static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') return false;
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1)))
                i++;
            else if (Character.isSurrogate(c)) return false;
        }
        return true;
    }

    private static class Collecting extends DeserializationProblemHandler {
        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context, JsonParser parser, JsonDeserializer<?> reader, Object bean, String name)
                throws IOException {
            if (context.getAttribute(FAULTS) == null) return false;
            var object = BodyObject.of(context).peek();
            fault(context, object + "/" + name.replace("~", "~0").replace("/", "~1"), "UNKNOWN_FIELD");
            parser.skipChildren();
            return true;
        }

        @Override
        public Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String value, String message) throws IOException {
            if (context.getAttribute(FAULTS) == null) return NOT_HANDLED;
            fault(context, here(context.getParser()), type.isEnum() ? "UNKNOWN_VALUE" : "WRONG_FORMAT");
            return null;
        }

        @Override
        public Object handleWeirdNumberValue(
                DeserializationContext context, Class<?> type, Number value, String message) throws IOException {
            if (context.getAttribute(FAULTS) == null) return NOT_HANDLED;
            fault(context, here(context.getParser()), "WRONG_FORMAT");
            return null;
        }

        @Override
        public Object handleInstantiationProblem(
                DeserializationContext context, Class<?> type, Object argument, Throwable cause) throws IOException {
            if (context.getAttribute(FAULTS) == null) return NOT_HANDLED;
            fault(context, here(context.getParser()), code(cause));
            return null;
        }

        @Override
        public Object handleMissingInstantiator(
                DeserializationContext context,
                Class<?> type,
                ValueInstantiator maker,
                JsonParser parser,
                String message)
                throws IOException {
            if (context.getAttribute(FAULTS) == null) return NOT_HANDLED;
            fault(context, here(parser), "WRONG_TYPE");
            parser.skipChildren();
            return null;
        }

        /** A type that refuses a value says why by a fault's code, however deep Jackson wraps it. */
        private static String code(Throwable cause) {
            for (var e = cause; e != null; e = e.getCause())
                if (e.getMessage() != null && e.getMessage().matches("[A-Z_]{3,60}")) return e.getMessage();
            return "WRONG_FORMAT";
        }

        @Override
        public Object handleUnexpectedToken(
                DeserializationContext context,
                JavaType type,
                com.fasterxml.jackson.core.JsonToken token,
                JsonParser parser,
                String message)
                throws IOException {
            if (context.getAttribute(FAULTS) == null) return NOT_HANDLED;
            fault(context, here(parser), "WRONG_TYPE");
            parser.skipChildren();
            return null;
        }
    }
}
