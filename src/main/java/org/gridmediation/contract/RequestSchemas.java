package org.gridmediation.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** A request's unknown fields are refused, and its schemas say so, down to the last object in it. */
public final class RequestSchemas {
    private static final String COMPONENTS = "#/components/schemas/";

    private RequestSchemas() {}

    static void close(OpenAPI api) {
        var seen = new HashSet<String>();
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().getMediaTypes().values().stream())
                .forEach(type -> close(api, type.getSchema(), seen));
    }

    private static void close(OpenAPI api, Schema schema, Set<String> seen) {
        if (schema == null) return;
        if (schema.getRef() != null) {
            var name = schema.getRef().substring(COMPONENTS.length());
            if (seen.add(name)) close(api, api.getComponents().getSchemas().get(name), seen);
            return;
        }
        if (schema.getProperties() != null && schema.getAllOf() == null)
            schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
        parts(schema).forEach(part -> close(api, part, seen));
    }

    private static List<Schema> parts(Schema schema) {
        var parts = new ArrayList<Schema>();
        parts.add(schema.getItems());
        if (schema.getProperties() == null) parts.add(schema.getAdditionalPropertiesSchema());
        if (schema.getProperties() != null) parts.addAll(schema.getProperties().values());
        if (schema.getAllOf() != null) parts.addAll(schema.getAllOf());
        if (schema.getAnyOf() != null) parts.addAll(schema.getAnyOf());
        if (schema.getOneOf() != null) parts.addAll(schema.getOneOf());
        return parts;
    }
}
