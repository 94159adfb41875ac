package org.gridmediation.area;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.locationtech.jts.operation.valid.IsValidOp;

/** A grid's outline as GeoJSON (RFC 7946), longitude before latitude. */
record Boundary(JsonNode geometry) {
    private static final Envelope CHINA = new Envelope(73, 136, 3, 54);
    private static final int POINTS = 5_000;

    /** What is wrong with it, as a code; empty when nothing is. */
    Optional<String> fault() {
        var type = geometry.path("type").asText();
        if (!type.equals("Polygon") && !type.equals("MultiPolygon")) return Optional.of("BOUNDARY_TYPE");
        if (!numbers(geometry.path("coordinates"), type.equals("Polygon") ? 3 : 4)) return Optional.of("BOUNDARY_MALFORMED");
        Geometry shape;
        try {
            shape = new GeoJsonReader().read(geometry.toString());
        } catch (IllegalArgumentException open) {
            return Optional.of("BOUNDARY_RING_OPEN");
        } catch (Exception malformed) {
            return Optional.of("BOUNDARY_MALFORMED");
        }
        if (shape.isEmpty()) return Optional.of("BOUNDARY_MALFORMED");
        if (shape.getNumPoints() > POINTS) return Optional.of("BOUNDARY_TOO_LARGE");
        if (!CHINA.contains(shape.getEnvelopeInternal())) return Optional.of("BOUNDARY_OUTSIDE");
        return new IsValidOp(shape).isValid() ? Optional.empty() : Optional.of("BOUNDARY_SELF_INTERSECTS");
    }

    /** The reader trusts its input; so look first that lists are nested as deep as they should be, with numbers at the bottom. */
    private static boolean numbers(JsonNode node, int depth) {
        if (!node.isArray() || node.isEmpty()) return false;
        if (depth == 1) {
            if (node.size() < 2 || node.size() > 3) return false;
            for (var number : node) if (!number.isNumber() || !Double.isFinite(number.doubleValue())) return false;
            return true;
        }
        for (var child : node) if (!numbers(child, depth - 1)) return false;
        return true;
    }
}
