package org.gridmediation.area;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.validation.Validation;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundaryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SQUARE = "[[113.2,23.1],[113.3,23.1],[113.3,23.2],[113.2,23.2],[113.2,23.1]]";

    record Form(@ValidBoundary JsonNode boundary) {}

    private static Optional<String> fault(String geometry) throws JsonProcessingException {
        return new Boundary(JSON.readTree(geometry)).fault();
    }

    private static String polygon(String rings) {
        return "{\"type\":\"Polygon\",\"coordinates\":[" + rings + "]}";
    }

    private static String multi(String polygons) {
        return "{\"type\":\"MultiPolygon\",\"coordinates\":[" + polygons + "]}";
    }

    private static String circle(int points) {
        var ring = IntStream.range(0, points)
                .mapToObj(i -> "[%s,%s]"
                        .formatted(113 + Math.cos(2 * Math.PI * i / points), 23 + Math.sin(2 * Math.PI * i / points)))
                .collect(Collectors.joining(","));
        return "[" + ring + "," + ring.substring(0, ring.indexOf(']') + 1) + "]";
    }

    static Stream<String> sound() {
        return Stream.of(
                polygon(SQUARE),
                polygon("[[113,23],[114,23],[114,24],[113,24],[113,23]]"),
                polygon("[[113.2,23.1,5],[113.3,23.1,5],[113.3,23.2,5.5],[113.2,23.1,5]]"),
                polygon("[[1.132E2,23.1],[113.3,23.1],[113.3,23.2],[113.2,2.31e1]]"),
                polygon(SQUARE + ",[[113.24,23.14],[113.26,23.14],[113.26,23.16],[113.24,23.14]]"),
                polygon("[[73,3],[136,3],[136,54],[73,54],[73,3]]"),
                multi("[" + SQUARE + "]"),
                multi("[" + SQUARE + "],[[[114.2,23.1],[114.3,23.1],[114.3,23.2],[114.2,23.1]]]"),
                polygon(circle(4_999)));
    }

    @ParameterizedTest
    @MethodSource("sound")
    void acceptsPolygons(String geometry) throws JsonProcessingException {
        assertThat(fault(geometry)).isEmpty();
    }

    static Stream<Arguments> faulty() {
        return Stream.of(
                Arguments.of("{\"type\":\"Point\",\"coordinates\":[113.2,23.1]}", "BOUNDARY_TYPE"),
                Arguments.of("{\"type\":\"LineString\",\"coordinates\":" + SQUARE + "}", "BOUNDARY_TYPE"),
                Arguments.of("{\"type\":\"Feature\",\"geometry\":" + polygon(SQUARE) + "}", "BOUNDARY_TYPE"),
                Arguments.of("{\"type\":\"GeometryCollection\",\"geometries\":[]}", "BOUNDARY_TYPE"),
                Arguments.of("{\"type\":\"polygon\",\"coordinates\":[" + SQUARE + "]}", "BOUNDARY_TYPE"),
                Arguments.of("{\"type\":[\"Polygon\"],\"coordinates\":[" + SQUARE + "]}", "BOUNDARY_TYPE"),
                Arguments.of("{\"type\":null,\"coordinates\":[" + SQUARE + "]}", "BOUNDARY_TYPE"),
                Arguments.of("{}", "BOUNDARY_TYPE"),
                Arguments.of(polygon("[[113.2,23.1],[113.3,23.1],[113.3,23.2],[113.2,23.2]]"), "BOUNDARY_RING_OPEN"),
                Arguments.of(polygon("[[113.2,23.1],[113.3,23.1],[113.2,23.1]]"), "BOUNDARY_RING_OPEN"),
                Arguments.of(polygon("[[113.2,23.1]]"), "BOUNDARY_RING_OPEN"),
                Arguments.of(polygon("[[113.2,23.1],[113.2,23.1],[113.2,23.1],[113.2,23.1]]"), "BOUNDARY_RING_OPEN"),
                Arguments.of(
                        polygon(SQUARE + ",[[113.24,23.14],[113.26,23.14],[113.26,23.16],[113.24,23.15]]"),
                        "BOUNDARY_RING_OPEN"),
                Arguments.of(
                        multi("[" + SQUARE + "],[[[114.2,23.1],[114.3,23.1],[114.3,23.2],[114.2,23.2]]]"),
                        "BOUNDARY_RING_OPEN"),
                Arguments.of(
                        polygon("[[113.2,23.1],[113.3,23.2],[113.3,23.1],[113.2,23.2],[113.2,23.1]]"),
                        "BOUNDARY_SELF_INTERSECTS"),
                Arguments.of(
                        polygon("[[113.2,23.1],[113.3,23.1],[113.2,23.1],[113.3,23.1],[113.2,23.1]]"),
                        "BOUNDARY_SELF_INTERSECTS"),
                Arguments.of(polygon(SQUARE + "," + SQUARE), "BOUNDARY_SELF_INTERSECTS"),
                Arguments.of(
                        polygon(SQUARE + ",[[114.2,23.1],[114.3,23.1],[114.3,23.2],[114.2,23.1]]"),
                        "BOUNDARY_SELF_INTERSECTS"),
                Arguments.of(multi("[" + SQUARE + "],[" + SQUARE + "]"), "BOUNDARY_SELF_INTERSECTS"),
                Arguments.of(polygon("[[23.1,113.2],[23.1,113.3],[23.2,113.3],[23.1,113.2]]"), "BOUNDARY_OUTSIDE"),
                Arguments.of(polygon("[[-0.2,51.1],[0.3,51.1],[0.3,51.2],[-0.2,51.1]]"), "BOUNDARY_OUTSIDE"),
                Arguments.of(polygon("[[113.2,23.1],[136.1,23.1],[113.3,23.2],[113.2,23.1]]"), "BOUNDARY_OUTSIDE"),
                Arguments.of(polygon("[[1e300,23.1],[113.3,23.1],[113.3,23.2],[1e300,23.1]]"), "BOUNDARY_OUTSIDE"),
                Arguments.of(polygon(SQUARE + ",[[1,2],[3,2],[3,4],[1,2]]"), "BOUNDARY_OUTSIDE"),
                Arguments.of(polygon(circle(5_000)), "BOUNDARY_TOO_LARGE"),
                Arguments.of(polygon(circle(40_000)), "BOUNDARY_TOO_LARGE"));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void namesTheFault(String geometry, String code) throws JsonProcessingException {
        assertThat(fault(geometry)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "1",
                "true",
                "[]",
                "\"Polygon\"",
                "\"{\\\"type\\\":\\\"Polygon\\\"}\"",
                "{\"type\":\"Polygon\"}",
                "{\"type\":\"Polygon\",\"coordinates\":null}",
                "{\"type\":\"Polygon\",\"coordinates\":[]}",
                "{\"type\":\"Polygon\",\"coordinates\":{}}",
                "{\"type\":\"Polygon\",\"coordinates\":\"x\"}",
                "{\"type\":\"Polygon\",\"coordinates\":[[]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[null]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[null]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[113.2]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[113.2,null],[113.3,23.1],[113.3,23.2],[113.2,null]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[\"113.2\",\"23.1\"],[113.3,23.1],[113.3,23.2],[113.2,23.1]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[113.2,23.1,1,1],[113.3,23.1],[113.3,23.2],[113.2,23.1]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[1e999,23.1],[113.3,23.1],[113.3,23.2],[1e999,23.1]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[[113.2,23.1],[113.3,23.1],[113.3,23.2],[113.2,23.1]]]]}",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[113.2,23.1],[113.3,23.1],[113.3,23.2],[113.2,23.1]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[113.2,23.1],[113.3,23.1],[113.3,23.2],[113.2,23.1]]],\"crs\":{\"type\":\"name\"}}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[113.2,23.1],[113.3,23.1],[113.3,23.2],[113.2,23.1]]],\"name\":\"\\u0000\"}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[113.2,23.1],[113.3,23.1],[113.3,23.2],[113.2,23.1]]],\"name\":\"\\ud800\"}",
            })
    void callsEverythingElseMalformed(String geometry) throws JsonProcessingException {
        assertThat(fault(geometry)).contains("BOUNDARY_MALFORMED");
    }

    @Test
    void callsMalformedWhatNoJsonCanHold() {
        var nodes = JsonNodeFactory.instance;
        for (double number : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            var ring = nodes.arrayNode();
            for (int i = 0; i < 4; i++) ring.add(nodes.arrayNode().add(number).add(23.1));
            var geometry = nodes.objectNode().put("type", "Polygon");
            geometry.set("coordinates", nodes.arrayNode().add(ring));
            assertThat(new Boundary(geometry).fault()).contains("BOUNDARY_MALFORMED");
        }
        assertThat(new Boundary(null).fault()).contains("BOUNDARY_MALFORMED");
        assertThat(new Boundary(nodes.missingNode()).fault()).contains("BOUNDARY_MALFORMED");
    }

    @Test
    void looksNoDeeperThanAShapeGoes() {
        JsonNode deep = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 100_000; i++)
            deep = JsonNodeFactory.instance.arrayNode().add(deep);
        var geometry = JsonNodeFactory.instance.objectNode().put("type", "Polygon");
        geometry.set("coordinates", deep);
        assertThat(new Boundary(geometry).fault()).contains("BOUNDARY_MALFORMED");
    }

    @Test
    void neverThrowsAndIsNeverSlow() throws JsonProcessingException {
        var random = new Random(7946);
        for (int i = 0; i < 300; i++) {
            var points = IntStream.range(0, 3 + random.nextInt(20))
                    .mapToObj(p -> "[%s,%s]".formatted(113 + random.nextInt(5), 23 + random.nextInt(5)))
                    .collect(Collectors.joining(","));
            var ring = "[" + points + "," + points.substring(0, points.indexOf(']') + 1) + "]";
            fault(polygon(ring)).ifPresent(code -> assertThat(code).matches("BOUNDARY_(SELF_INTERSECTS|RING_OPEN)"));
        }
        var start = System.nanoTime();
        var scribble = IntStream.range(0, 4_999)
                .mapToObj(p -> "[%s,%s]".formatted(113 + random.nextDouble(), 23 + random.nextDouble()))
                .collect(Collectors.joining(","));
        assertThat(fault(polygon("[" + scribble + "," + scribble.substring(0, scribble.indexOf(']') + 1) + "]")))
                .contains("BOUNDARY_SELF_INTERSECTS");
        var triangles = IntStream.range(0, 1_250)
                .mapToObj(i -> "[[[%1$s,23],[%2$s,23],[%2$s,53],[%1$s,23]]]".formatted(80 + i / 50.0, 80.01 + i / 50.0))
                .collect(Collectors.joining(","));
        assertThat(fault(multi(triangles))).isEmpty();
        assertThat((System.nanoTime() - start) / 1_000_000_000).as("seconds").isLessThan(5);
    }

    @Test
    void isCheckedInAForm() throws JsonProcessingException {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            var validator = factory.getValidator();
            assertThat(validator.validate(new Form(JSON.readTree(polygon(SQUARE)))))
                    .isEmpty();
            assertThat(validator.validate(new Form(null))).isEmpty();
            assertThat(validator.validate(new Form(JsonNodeFactory.instance.nullNode())))
                    .isEmpty();
            assertThat(validator.validate(new Form(JSON.readTree("{\"type\":\"Point\",\"coordinates\":[113.2,23.1]}"))))
                    .singleElement()
                    .satisfies(v -> assertThat(v.getMessage()).isEqualTo("BOUNDARY_TYPE"));
        }
    }
}
