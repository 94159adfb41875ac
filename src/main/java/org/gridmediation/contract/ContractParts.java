package org.gridmediation.contract;

import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Parts of the contract that no type in Java has. */
public final class ContractParts {
    private ContractParts() {}

    /** A grid's outline; nothing in Java has this shape, it is kept as it came. */
    static Schema geometry() {
        return createSchema()
                .addType(SchemaType.OBJECT)
                .description(
                        "GeoJSON geometry (RFC 7946), longitude before latitude, at most 5,000 points, within China; no other members.")
                .addRequired("type")
                .addRequired("coordinates")
                .addProperty(
                        "type",
                        createSchema()
                                .addType(SchemaType.STRING)
                                .addEnumeration("Polygon")
                                .addEnumeration("MultiPolygon"))
                .addProperty(
                        "coordinates",
                        createSchema()
                                .addType(SchemaType.ARRAY)
                                .maxItems(5000)
                                .items(createSchema()
                                        .addType(SchemaType.ARRAY)
                                        .maxItems(5000)
                                        .items(createSchema())));
    }

    static Parameter header(String name, String description, boolean required, int longest, String pattern) {
        return createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .required(required)
                .description(description)
                .schema(createSchema()
                        .addType(SchemaType.STRING)
                        .maxLength(longest)
                        .pattern(pattern));
    }

    static Parameter identifier(String name, String description) {
        var header = header(name, description, false, 36, null);
        header.getSchema().setFormat("uuid");
        return header;
    }

    static Header text(String description) {
        return createHeader()
                .description(description)
                .schema(createSchema().addType(SchemaType.STRING).maxLength(1000));
    }

    static Header integer(String description) {
        return createHeader()
                .description(description)
                .schema(createSchema()
                        .addType(SchemaType.INTEGER)
                        .format("int32")
                        .minimum(BigDecimal.ZERO)
                        .maximum(BigDecimal.valueOf(3600)));
    }
}
