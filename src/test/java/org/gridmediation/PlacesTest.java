package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every kind of thing × who asks × where it lies: inside and below one's area it is there; beside and above it is not found by its id, and
 * forbidden where the area is named.
 */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class PlacesTest {
    private static final Map<String, String> AREAS = Map.of(
            "lin", "440103009106001",
            "mai", "440103009108001",
            "xu", "440103010101001",
            "huang", "440103009106",
            "chen", "440103009",
            "he", "440103009",
            "liang", "440103");

    /** A grid, and who registers there: lin's, her neighbour's of the same community, another community's, another subdistrict's. */
    private static final Map<String, String> PLACES = new LinkedHashMap<>();

    static {
        PLACES.put("440103009106001", "lin");
        PLACES.put("440103009106002", "huang");
        PLACES.put("440103009108001", "mai");
        PLACES.put("440103010101001", "xu");
    }

    private static final Map<String, String> DISPUTES = new LinkedHashMap<>();
    private static final Map<String, String> OUTCOMES = new LinkedHashMap<>();
    private static final Map<String, String> RESIDENTS = new LinkedHashMap<>();

    private final List<String> faults = new ArrayList<>();

    @BeforeEach
    void oneOfEachInEveryPlace() {
        if (!DISPUTES.isEmpty()) return;
        PLACES.forEach((place, owner) -> {
            DISPUTES.put(place, Api.dispute(owner, place));
            RESIDENTS.put(
                    place,
                    Api.post(
                                    owner,
                                    "/v1/residents",
                                    "{\"area\": \"" + place
                                            + "\", \"name\": \"示例\", \"sex\": \"MALE\", \"birthDate\": \"1990-01-01\"}")
                            .statusCode(201)
                            .extract()
                            .header("Location"));
        });
        for (var place : List.of("440103009106001", "440103009108001")) {
            var settled = Api.newDispute(place)
                    .replaceFirst(
                            "\\}\\s*$",
                            ", \"settlement\": {\"content\": \"和解。\", \"agreedAt\": \"2026-04-01T11:00:00+08:00\"}}");
            OUTCOMES.put(
                    place,
                    "/v1/outcomes/"
                            + Api.post(PLACES.get(place), "/v1/disputes", settled)
                                    .statusCode(201)
                                    .extract()
                                    .path("outcomeId"));
        }
    }

    @Test
    void aDisputeAndItsPartsAreThereInsideOnly() {
        each(AREAS.keySet(), DISPUTES, List.of("", "/timeline", "/sessions"), 404);
    }

    @Test
    void anOutcomeAndItsVisitsAreThereInsideOnly() {
        each(AREAS.keySet(), OUTCOMES, List.of("", "/return-visits"), 404);
    }

    @Test
    void aResidentIsThereInsideOnly() {
        each(List.of("lin", "mai", "xu", "huang", "chen", "he"), RESIDENTS, List.of(""), 404);
    }

    @Test
    void aResidentOutsideIsNotRevealedEither() {
        RESIDENTS.forEach((place, path) -> List.of("lin", "mai", "xu", "huang", "chen", "he")
                .forEach(who -> expect(
                        who,
                        "POST " + path + "/reveal",
                        Api.post(who, path + "/reveal", "{\"fields\": [\"NAME\"], \"purpose\": \"办理调解前核实当事人身份\"}")
                                .extract()
                                .statusCode(),
                        place.startsWith(AREAS.get(who)) ? 200 : 404)));
        assertThat(faults).isEmpty();
    }

    @Test
    void anAreaNamedInTheUrlIsForbiddenOutside() {
        for (var who : AREAS.keySet())
            for (var place : List.of(
                    "440103009106001", "440103009106", "440103009108001", "440103010", "440103", "4401", "440104"))
                for (var list : List.of("/v1/disputes", "/v1/outcomes", "/v1/mediators"))
                    expect(
                            who,
                            list + "?area=" + place,
                            Api.as(who).get(list + "?area=" + place).statusCode(),
                            place.startsWith(AREAS.get(who)) ? 200 : 403);
        assertThat(faults).isEmpty();
    }

    @Test
    void anAreaNamedInTheBodyIsForbiddenOutside() {
        for (var who : List.of("lin", "mai", "xu", "huang", "he"))
            for (var place : PLACES.keySet())
                expect(
                        who,
                        "POST /v1/disputes " + place,
                        Api.post(who, "/v1/disputes", Api.newDispute(place))
                                .extract()
                                .statusCode(),
                        place.startsWith(AREAS.get(who)) ? 201 : 403);
        assertThat(faults).isEmpty();
    }

    @Test
    void whatIsOutsideCannotBeActedOn() {
        for (var who : List.of("lin", "mai", "xu", "huang", "he"))
            DISPUTES.forEach((place, path) -> {
                if (place.startsWith(AREAS.get(who))) return;
                for (var action : List.of("/parties/01900000-0000-7000-8000-000000000001/consent"))
                    expect(
                            who,
                            path + action,
                            Api.as(who)
                                    .header("If-Match", "\"0\"")
                                    .body("{\"agrees\": true, \"at\": \"2026-01-01T00:00:00Z\"}")
                                    .post(path + action)
                                    .statusCode(),
                            404);
            });
        assertThat(faults).isEmpty();
    }

    @Test
    void listsWithoutAnAreaHoldNothingOfOthers() {
        for (var who : AREAS.keySet())
            for (var list : List.of("/v1/disputes", "/v1/outcomes"))
                Api.get(who, list + "?limit=200")
                        .statusCode(200)
                        .body("items.area", everyItem(startsWith(AREAS.get(who))));
    }

    @Test
    void staffAndMachinesOfAnotherAreaAreNotThere() {
        var staff = "/v1/staff/00000000-0000-7000-8002-000000000001";
        expect("huang", staff, Api.as("huang").get(staff).statusCode(), 200);
        var district = "/v1/staff/00000000-0000-7000-8002-000000000006";
        expect("huang", district, Api.as("huang").get(district).statusCode(), 404);
        expect(
                "huang",
                "/v1/staff?area=440103009",
                Api.as("huang").get("/v1/staff?area=440103009").statusCode(),
                403);
        expect("he", district + "/posts", Api.as("he").get(district + "/posts").statusCode(), 404);
        expect(
                "admin",
                "POST /v1/staff outside",
                Api.post("admin", "/v1/staff", "{\"area\": \"110101\", \"name\": \"示例\", \"sex\": \"MALE\"}")
                        .extract()
                        .statusCode(),
                403);
        expect(
                "admin",
                "POST /v1/clients outside",
                Api.post(
                                "admin",
                                "/v1/clients",
                                "{\"area\": \"110101\", \"name\": \"示例\", \"clientId\": \"outside-area\", \"roles\": [\"FEED_READER\"]}")
                        .extract()
                        .statusCode(),
                403);
        assertThat(faults).isEmpty();
    }

    private void each(Iterable<String> callers, Map<String, String> things, List<String> parts, int outside) {
        for (var who : callers)
            things.forEach((place, path) -> parts.forEach(part -> expect(
                    who,
                    path + part,
                    Api.as(who).get(path + part).statusCode(),
                    place.startsWith(AREAS.get(who)) ? 200 : outside)));
        assertThat(faults).isEmpty();
    }

    private void expect(String who, String what, int status, int expected) {
        if (status != expected) faults.add(what + " as " + who + ": " + status + " instead of " + expected);
    }
}
