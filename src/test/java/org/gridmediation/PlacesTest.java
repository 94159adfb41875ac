package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gridmediation.Places.Cell;
import org.gridmediation.Places.Post;
import org.gridmediation.access.Operation.Kind;
import org.gridmediation.access.Role;
import org.junit.jupiter.api.Test;

/**
 * Every operation × every role that may call it × where the thing lies that it addresses: the caller's own area, below, beside and above.
 * src/test/resources/place-table.csv has the rule of every address: {@code path} (the id or code in it), {@code ?area} (a parameter),
 * {@code /area} (a field of the body), {@code rows} (what a list shows), or {@code none}.
 */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
@LongRun
class PlacesTest {
    private static final String HELP = """
            %s,%s has no rule. Add the row `%1$s,%2$s,<rule>,` to src/test/resources/place-table.csv, with one of
              BY_ID (404 outside the caller's area)   NAMED (403 outside)   ROWS (a list shows nothing from outside)
              PUBLIC (the same everywhere)   SERVING (as BY_ID, but above is seen too)   BROKEN (422 outside)   FREE (nothing scoped)""";
    private static final Map<String, String> REFERENCES = Map.of(
            "staffId", "/v1/staff",
            "organizationId", "/v1/organizations",
            "mediatorId", "/v1/mediators",
            "residentId", "/v1/residents",
            "disputeId", "/v1/disputes");
    private static Places places;

    enum Rule {
        /** Outside it is as if it did not exist. */
        BY_ID,
        /** Outside it is forbidden. */
        NAMED,
        /** As NAMED; grids have none of it. */
        NAMED_NO_GRID,
        /** The same wherever it lies. */
        PUBLIC,
        /** A committee's mediators serve, and are seen by, those who work inside its area. */
        SERVING,
        /** Outside it is a fault in the body. */
        BROKEN,
        /** A list shows nothing from outside. */
        ROWS,
        /** Only what the caller applied for is there. */
        OWN,
        /** Nothing that belongs to an area. */
        FREE;

        String expected(Cell cell, String place, String address) {
            if (this == OWN) return "404 NOT_FOUND";
            if (this == NAMED_NO_GRID && cell.inside() && place.length() == 15) return "404 NOT_FOUND";
            if (cell.inside() || this == PUBLIC || this == SERVING && cell == Cell.ABOVE) return "reached";
            return this == BROKEN
                    ? "422 RULE_BROKEN " + address
                    : this == BY_ID || this == SERVING ? "404 NOT_FOUND" : "403 AREA_NOT_YOURS";
        }
    }

    private final List<String> faults = new ArrayList<>();
    private int cells;

    @Test
    void everyCellHolds() throws IOException {
        if (places == null) places = new Places();
        var rules = rules();
        for (var target : Addressed.all()) {
            for (var address : target.addresses()) {
                var row = rules.remove(target.id() + "," + address);
                if (row == null) faults.add(HELP.formatted(target.id(), address));
                else
                    places.postsThatMay(target.id())
                            .forEach(post -> hold(
                                    target,
                                    address,
                                    post,
                                    Rule.valueOf(post.role() == Role.RESIDENT && !row[3].isEmpty() ? row[3] : row[2])));
            }
        }
        rules.keySet().forEach(stale -> faults.add(stale + " is in place-table.csv, but not in the contract"));
        assertThat(faults).isEmpty();
        assertThat(cells).isGreaterThan(1000);
    }

    private void hold(Addressed target, String address, Post post, Rule rule) {
        if (rule == Rule.FREE) return;
        if (address.equals("rows")) rows(target, post, rule);
        else if (address.equals("path")) path(target, post, rule);
        else if (address.startsWith("?"))
            for (var place : few(Places.codes(), post))
                expect(target, address, post, rule, place, post.as().get(path(target) + address + "=" + place));
        else body(target, address, post, rule);
    }

    /** One place of each cell; beside there are two, a neighbour's and one in another district. */
    private static List<String> few(Collection<String> all, Post post) {
        var few = new TreeSet<String>();
        for (var cell : Cell.values()) {
            var places = all.stream().filter(p -> post.of(p) == cell).sorted().toList();
            if (places.isEmpty()) continue;
            few.add(places.get(0));
            if (cell == Cell.BESIDE) few.add(places.get(places.size() - 1));
        }
        return List.copyOf(few);
    }

    /** Where the area in question is a parameter, the thing may be any. */
    private static String path(Addressed target) {
        if (!target.path().contains("{")) return target.path();
        return target.at(places.in(target.collection()).values().iterator().next());
    }

    private void path(Addressed target, Post post, Rule rule) {
        var things = places.in(target.collection());
        if (things.isEmpty())
            faults.add("%s: nothing is known in %s; make one in several places in Places.java"
                    .formatted(target.id(), target.collection()));
        var example = target.example() == null ? null : ofTheCaller(target.example(), post);
        for (var place : few(things.keySet(), post))
            expect(target, "path", post, rule, place, send(target, post, things.get(place), example, null));
        if (rule == Rule.OWN)
            expect(target, "path", post, Rule.PUBLIC, "own", send(target, post, places.ownApplication, example, null));
    }

    private void body(Addressed target, String address, Post post, Rule rule) {
        var field = address.substring(1);
        var collection = REFERENCES.get(field);
        var wanted = new TreeMap<String, String>();
        if (collection != null) wanted.putAll(places.in(collection));
        else
            // A grid is made in a community; an area in the one whose code it continues.
            Places.codes().stream()
                    .filter(code -> !field.equals("community") || code.length() == 12)
                    .filter(code -> !field.equals("district") || code.length() == 6)
                    .filter(code -> !field.equals("code") || code.length() < 12)
                    .forEach(code ->
                            wanted.put(code, field.equals("code") ? code + (code.length() < 6 ? 97 : 997) : code));
        for (var place : few(wanted.keySet(), post)) {
            var changes = target.policy().kind().conditional();
            // A thing that is there would move.
            if (changes && post.of(place) == Cell.BELOW) continue;
            var thing = target.path().contains("{") ? inside(target.collection(), post) : "";
            // What is changed in its own place is a thing of that place.
            if (changes && post.of(place) == Cell.OWN)
                thing = places.in(target.collection()).get(place);
            if (thing == null) continue;
            var etag = changes ? post.as().get(thing).header("ETag") : null;
            var value = wanted.get(place);
            var example = target.unlike(ofTheCaller(target.example(), post))
                    .put(field, value.substring(value.lastIndexOf('/') + 1));
            expect(target, address, post, rule, place, send(target, post, thing, example, etag));
        }
    }

    /** What an example names besides the address in question lies in the caller's own area. */
    private static ObjectNode ofTheCaller(ObjectNode example, Post post) {
        if (example.has("area")) example.put("area", post.area());
        REFERENCES.forEach((field, collection) -> {
            var thing = example.has(field) ? inside(collection, post) : null;
            if (thing != null) example.put(field, thing.substring(thing.lastIndexOf('/') + 1));
        });
        return example;
    }

    private static String inside(String collection, Post post) {
        return places.in(collection).entrySet().stream()
                .filter(e -> post.of(e.getKey()).inside())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** A change comes with a version that nobody saw, so that what may be changed is not. */
    private static Response send(Addressed target, Post post, String thing, ObjectNode body, String etag) {
        var request = post.as();
        if (target.policy().kind().conditional()) request.header("If-Match", etag == null ? "\"999999\"" : etag);
        if (body != null) request.body(body.toString());
        if (target.file() != null) request.contentType(target.type()).body(target.file());
        return request.request(target.method(), target.at(thing, places.partOf(target, thing)) + target.query());
    }

    private void expect(Addressed target, String address, Post post, Rule rule, String place, Response answer) {
        cells++;
        var cell = post.of(place);
        var expected = rule.expected(cell, place, address);
        var status = answer.statusCode();
        var code = status >= 400 ? status + " " + answer.jsonPath().getString("code") : "reached";
        if (status == 422) code += " " + answer.jsonPath().getString("errors[0].pointer");
        // A thing may be seen and still not be ready, or be another's to handle.
        var refused = rule == Rule.BROKEN && code.endsWith(" " + address)
                || status == 400
                || status == 401
                || status >= 428
                || List.of("403 NO_VALID_POST", "403 AREA_NOT_YOURS", "404 NOT_FOUND")
                        .contains(code);
        var stale = target.policy().kind().conditional() && address.equals("path");
        if (expected.equals("reached") ? refused || stale && status != 412 : !code.equals(expected))
            faults.add("%s,%s: %s in %s, %s by %s: %s instead of %s"
                    .formatted(target.id(), address, rule, place, cell, post, code, expected));
    }

    private void rows(Addressed target, Post post, Rule rule) {
        if (rule == Rule.PUBLIC) return;
        var thing = target.path().contains("{") ? inside(target.collection(), post) : "";
        if (thing == null) return;
        cells++;
        var pages = target.policy().kind() == Kind.LIST;
        var body = target.example() == null ? null : target.example().toString();
        var request = body == null ? post.as() : post.as().body(body);
        var answer = request.request(target.method(), target.at(thing) + (pages ? "?limit=200" : ""));
        if (answer.statusCode() != 200) faults.add(target.id() + ",rows by " + post + ": " + answer.statusCode());
        // A resident's own may lie anywhere, and of the others there is none.
        else if (rule == Rule.OWN)
            assertThat(answer.<List<String>>path("items.id"))
                    .as(target.id() + " by " + post)
                    .doesNotContainAnyElementsOf(places.in(target.collection()).values().stream()
                            .map(other -> other.substring(other.lastIndexOf('/') + 1))
                            .toList());
        else
            for (var area : answer.<List<String>>path(pages ? "items.area" : "area"))
                if (area == null || !post.of(area).inside() && !(rule == Rule.SERVING && post.of(area) == Cell.ABOVE))
                    faults.add(target.id() + ",rows by " + post + " shows one of " + area);
    }

    private static Map<String, String[]> rules() throws IOException {
        var rules = new LinkedHashMap<String, String[]>();
        for (var line : Files.readAllLines(Path.of("src", "test", "resources", "place-table.csv"))) {
            var row = line.split(",", -1);
            if (!row[0].equals("operation")) rules.put(row[0] + "," + row[1], row);
        }
        return rules;
    }
}
