package org.gridmediation.area;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** A grid's outline as GeoJSON (RFC 7946), longitude first, in WGS 84 or CGCS2000: they differ by centimetres. */
record Boundary(JsonNode geometry) {
    private static final Envelope CHINA = new Envelope(73, 136, 3, 54);
    private static final int POINTS = 5_000;

    /** What is wrong with it, as a code; empty when nothing is. */
    Optional<String> fault() {
        if (geometry == null || !geometry.isObject()) return Optional.of("BOUNDARY_MALFORMED");
        var type = geometry.path("type").asText();
        var coordinates = geometry.path("coordinates");
        var rings = new ArrayList<JsonNode>();
        if (!type.equals("Polygon") && !type.equals("MultiPolygon")) return Optional.of("BOUNDARY_TYPE");
        // No other members: a "crs" would move the shape, and a text may hold what the database cannot.
        if (geometry.size() != 2 || !collect(coordinates, type.equals("Polygon") ? 3 : 4, rings))
            return Optional.of("BOUNDARY_MALFORMED");
        if (rings.stream().mapToInt(JsonNode::size).sum() > POINTS) return Optional.of("BOUNDARY_TOO_LARGE");
        // The reader would call an open ring malformed, and not say why.
        if (!rings.stream().allMatch(Boundary::isClosed)) return Optional.of("BOUNDARY_RING_OPEN");
        if (!rings.stream().allMatch(Boundary::isInChina)) return Optional.of("BOUNDARY_OUTSIDE");
        try {
            return topology(new GeoJsonReader().read(geometry.toString()));
        } catch (ParseException | RuntimeException malformed) {
            return Optional.of("BOUNDARY_MALFORMED");
        }
    }

    private static Optional<String> topology(Geometry shape) {
        var error = new IsValidOp(shape).getValidationError();
        if (error == null) return Optional.empty();
        return Optional.of(
                error.getErrorType() == TopologyValidationError.TOO_FEW_POINTS
                        ? "BOUNDARY_RING_OPEN"
                        : "BOUNDARY_SELF_INTERSECTS");
    }

    /** The reader trusts its input; so look first that lists are as deep as they should be, with numbers at the bottom. */
    private static boolean collect(JsonNode node, int depth, List<JsonNode> rings) {
        if (!node.isArray() || node.isEmpty()) return false;
        if (depth == 1) return isPosition(node);
        if (depth == 2) rings.add(node);
        for (var child : node) if (!collect(child, depth - 1, rings)) return false;
        return true;
    }

    private static boolean isPosition(JsonNode node) {
        if (node.size() < 2 || node.size() > 3) return false;
        for (var number : node) if (!number.isNumber() || !Double.isFinite(number.doubleValue())) return false;
        return true;
    }

    private static boolean isClosed(JsonNode ring) {
        var first = ring.get(0);
        var last = ring.get(ring.size() - 1);
        return ring.size() >= 4 && x(first) == x(last) && y(first) == y(last);
    }

    private static boolean isInChina(JsonNode ring) {
        for (var position : ring) if (!CHINA.contains(x(position), y(position))) return false;
        return true;
    }

    private static double x(JsonNode position) {
        return position.get(0).doubleValue();
    }

    private static double y(JsonNode position) {
        return position.get(1).doubleValue();
    }
}
