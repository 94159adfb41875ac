package org.gridmediation.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.IntegerDeserializer;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.LongDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.function.Function;

/** An integer is a number without a fraction, however it is written: 3.0 is one (JSON Schema 2020-12, Validation 6.1.1). */
final class WholeNumber<T> extends StdScalarDeserializer<T> {
    private final transient JsonDeserializer<T> reader;
    private final transient Function<BigDecimal, T> exact;

    private WholeNumber(Class<T> type, JsonDeserializer<T> reader, Function<BigDecimal, T> exact) {
        super(type);
        this.reader = reader;
        this.exact = exact;
    }

    static void addTo(SimpleModule module) {
        add(module, int.class, new IntegerDeserializer(int.class, 0), BigDecimal::intValueExact);
        add(module, Integer.class, new IntegerDeserializer(Integer.class, null), BigDecimal::intValueExact);
        add(module, long.class, new LongDeserializer(long.class, 0L), BigDecimal::longValueExact);
        add(module, Long.class, new LongDeserializer(Long.class, null), BigDecimal::longValueExact);
    }

    private static <T> void add(
            SimpleModule module, Class<T> type, JsonDeserializer<T> reader, Function<BigDecimal, T> exact) {
        module.addDeserializer(type, new WholeNumber<>(type, reader, exact));
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT)
            try {
                return exact.apply(parser.getDecimalValue());
            } catch (ArithmeticException fraction) {
                return reader.deserialize(parser, context);
            }
        return reader.deserialize(parser, context);
    }

    @Override
    public T getNullValue(DeserializationContext context) throws com.fasterxml.jackson.databind.JsonMappingException {
        return reader.getNullValue(context);
    }

    @Override
    public Object getEmptyValue(DeserializationContext context)
            throws com.fasterxml.jackson.databind.JsonMappingException {
        return reader.getEmptyValue(context);
    }
}
