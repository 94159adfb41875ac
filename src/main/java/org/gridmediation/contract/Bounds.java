package org.gridmediation.contract;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.gridmediation.http.Lengths;

/** Says of every text, list and number in the contract how long or large it can be; where a class says nothing, the server's own limits. */
public final class Bounds {
    private Bounds() {}

    /** Where nothing else is said. */
    static void text(Schema schema, int longest) {
        if (schema.getRef() == null
                && schema.getType() != null
                && schema.getType().contains(SchemaType.STRING)
                && schema.getEnumeration() == null
                && schema.getMaxLength() == null
                && schema.getFormat() == null) schema.setMaxLength(longest);
    }

    static void fill(Schema schema) {
        if (schema == null) return;
        if (schema.getRef() != null) {
            // What is referred to says its type; a guess beside it can contradict.
            schema.setType(null);
            return;
        }
        var types = schema.getType();
        text(schema, Lengths.TEXT);
        if (types != null && types.contains(SchemaType.STRING) && schema.getEnumeration() == null) {
            if ("uuid".equals(schema.getFormat())) schema.setMaxLength(36);
            if ("date".equals(schema.getFormat())) schema.setMaxLength(10);
            if ("date-time".equals(schema.getFormat())) schema.setMaxLength(40);
        }
        if (types != null && types.contains(SchemaType.ARRAY) && schema.getMaxItems() == null)
            schema.setMaxItems(Lengths.LIST);
        if (types != null && types.contains(SchemaType.INTEGER)) {
            if (schema.getFormat() == null) schema.setFormat("int32");
            var wide = "int64".equals(schema.getFormat());
            if (schema.getMinimum() == null) schema.setMinimum(BigDecimal.valueOf(0));
            if (schema.getMaximum() == null)
                schema.setMaximum(BigDecimal.valueOf(wide ? Long.MAX_VALUE : Integer.MAX_VALUE));
        }
        fill(schema.getItems());
        var values = schema.getAdditionalPropertiesSchema();
        // No class says a bound of a map's numbers; they may be differences.
        if (values != null && values.getType() != null && values.getType().contains(SchemaType.INTEGER)) {
            values.setMinimum(BigDecimal.valueOf(Long.MIN_VALUE));
            fill(values);
        }
        if (schema.getProperties() != null) schema.getProperties().values().forEach(Bounds::fill);
        if (schema.getAllOf() != null) schema.getAllOf().forEach(Bounds::fill);
        if (schema.getAnyOf() != null) schema.getAnyOf().forEach(Bounds::fill);
    }
}
