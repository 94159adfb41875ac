package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same pair, party or building again: known by keyed hashes, to those who see no names too. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class RepeatsTest {
    private static final List<String> GRIDS = List.of("440103009106001", "440103009106002", "440103009108001");
    private static int month = 1;
    private String period;

    private final String marker = Api.word().substring(0, 8);
    private String one;
    private String other;

    /** A month of the future for each test, so that no other's disputes are in its groups. */
    @BeforeEach
    void twoPeopleInAMonthOfTheirOwn() {
        one = resident();
        other = resident();
        month++;
        MovableClock.set("2034-%02d-10T10:00:00".formatted(month));
        period = "from=2034-%02d-01&to=2034-%02d-28".formatted(month, month);
    }

    @AfterEach
    void theTimeIsNowAgain() {
        MovableClock.setBack();
    }

    @Test
    void theCityLearnsThatItIsTheThirdOfThisPairAndNotWhoTheyAre() {
        var disputes = List.of(
                between(GRIDS.get(0), one, other),
                between(GRIDS.get(1), other, one),
                between(GRIDS.get(2), one, other));
        for (int i = 0; i < 3; i++)
            Api.get("zhou", disputes.get(i) + "/repeats")
                    .statusCode(200)
                    .body("find { it.kind == 'PAIR' }.position", equalTo(i + 1))
                    .body("find { it.kind == 'PAIR' }.count", equalTo(3))
                    .body("disputes", everyItem(nullValue()))
                    .body("findAll { it.kind == 'PARTY' }.party", contains(1, 2));
        Api.get("he", disputes.get(2) + "/repeats")
                .body("find { it.kind == 'PAIR' }.disputes", hasSize(3))
                .body("find { it.kind == 'PAIR' }.disputes[0]", equalTo(id(disputes.get(2))));
        Api.get("huang", disputes.get(0) + "/repeats").body("find { it.kind == 'PAIR' }.count", equalTo(2));
        Api.get("lin", disputes.get(0) + "/repeats").body("kind", not(hasItem("PAIR")));
        Api.get("mai", disputes.get(0) + "/repeats").statusCode(404);
    }

    @Test
    void groupsAreToldWithoutNamesAndCannotBeFollowed() {
        for (var grid : GRIDS) between(grid, one, other);
        var groups = groups("zhou", "kind=PAIR&area=4401")
                .body("items", hasSize(1))
                .body("items[0].count", equalTo(3))
                .body("items[0].firstOn", equalTo("2034-%02d-10".formatted(month)))
                .body("items[0].types", contains("02"))
                .body("items[0].area", equalTo("440103009"))
                .extract();
        assertThat(groups.asString()).doesNotContain("示例", one, other);
        var key = groups.<String>path("items[0].key");
        groups("liang", "kind=PAIR").body("items.key", contains(key));
        groups("he", "kind=PAIR").body("items.key", contains(key));
        groups("huang", "kind=PAIR").body("items.count", contains(2));
        groups("lin", "kind=PAIR").body("items", hasSize(0));
        var longer = Api.get("zhou", "/v1/repeat-disputes?kind=PAIR&" + Text.replaced(period, "-28", "-27"))
                .extract();
        assertThat(longer.<List<String>>path("items.key")).hasSize(1).doesNotContain(key);
        groups("zhou", "kind=PARTY").body("items.count", contains(3, 3));
        Api.get("huang", "/v1/repeat-disputes?area=440103009").statusCode(403);
        Api.get("admin", "/v1/repeat-disputes").statusCode(403);
    }

    @Test
    void whatIsCountedWithAnotherIsNoRepeat() {
        var first = between(GRIDS.get(0), one, other);
        var second = between(GRIDS.get(0), one, other);
        groups("he", "kind=PAIR").body("items.count", contains(2));
        Api.act("lin", first, "/duplicate", "{\"disputeId\": \"" + id(second) + "\"}")
                .statusCode(201);
        groups("he", "kind=PAIR").body("items", hasSize(0));
        Api.get("he", second + "/repeats").body("kind", not(hasItem("PAIR")));
        var etag = Api.get("lin", first).extract().header("ETag");
        Api.as("lin")
                .header("If-Match", etag)
                .delete(first + "/duplicate")
                .then()
                .statusCode(200);
        groups("he", "kind=PAIR").body("items.count", contains(2));
    }

    @Test
    void aBuildingIsOneHoweverItIsWrittenUntilThePlaceIsCorrected() {
        var place = "示范" + marker + "楼";
        var first = at(GRIDS.get(0), place + "3栋");
        var second = at(GRIDS.get(1), "中兴社区" + place + "３幢502房");
        groups("he", "kind=PLACE").body("items.count", contains(2)).body("items.area", contains("440103009106"));
        for (var next : List.of("4栋", "3号楼")) {
            Api.as("lin")
                    .header("If-Match", Api.get("lin", first).extract().header("ETag"))
                    .body(change(place + next))
                    .put(first)
                    .then()
                    .statusCode(200);
            groups("he", "kind=PLACE").body("items", hasSize(next.equals("4栋") ? 0 : 1));
        }
        Api.get("he", second + "/repeats").body("find { it.kind == 'PLACE' }.count", equalTo(2));
    }

    @Test
    void peopleWithoutARecordAreKnownByNameAndPhone() {
        var parties = "[{\"role\": \"APPLICANT\", \"kind\": \"PERSON\", \"name\": \"示%1$s\", \"phone\": \"%2$s\"},"
                + " {\"role\": \"RESPONDENT\", \"kind\": \"PERSON\", \"name\": \"例%1$s\", \"phone\": \"19900000002\"}]";
        register("lin", GRIDS.get(0), "1栋" + marker, parties.formatted(marker, "19900000001"));
        register("mai", GRIDS.get(2), "2栋" + marker, parties.formatted(marker, "+86 199 0000 0001"));
        groups("he", "kind=PAIR").body("items.count", contains(2));
        register("he", GRIDS.get(1), "3栋" + marker, parties.formatted(marker, "19900000003"));
        groups("he", "kind=PAIR").body("items.count", contains(2));
    }

    @Test
    void everyGroupStandsOnOnePageOnly() {
        for (int i = 0; i < 7; i++) for (int j = 0; j <= i % 3; j++) at(GRIDS.get(j), "分页" + marker + "楼" + i + "栋");
        for (int i = 0; i < 7; i++) at(GRIDS.get(0), "分页" + marker + "楼" + i + "栋");
        groups("he", "kind=PLACE&count=true").body("count.value", equalTo(7)).body("count.exact", equalTo(true));
        assertThat(pages("kind=PLACE&limit=2")).hasSize(4);
        Api.get("he", "/v1/repeat-disputes?cursor=x").statusCode(400);
    }

    @Test
    void soManyOfOneBuildingThatAPageLooksAtNothingElseHideNoOther() {
        for (int i = 0; i < 2; i++) at(GRIDS.get(0), "一" + marker + "楼1栋");
        for (int i = 0; i < 56; i++) at(GRIDS.get(0), "多" + marker + "楼2栋");
        groups("he", "kind=PLACE").body("items.count", contains(56, 2));
        assertThat(pages("kind=PLACE&limit=1")).hasSize(2);
    }

    /** Every page of the list, no group twice. */
    private List<Integer> pages(String query) {
        var keys = new HashSet<String>();
        var pages = new ArrayList<Integer>();
        var first = "/v1/repeat-disputes?" + query + "&" + period;
        for (var next = first; next != null; ) {
            var page = Api.get("he", next).statusCode(200).extract();
            var found = page.<List<String>>path("items.key");
            found.forEach(key -> assertThat(keys.add(key)).isTrue());
            pages.add(found.size());
            next = page.path("next") == null ? null : first + "&cursor=" + page.path("next");
        }
        assertThat(pages.stream().mapToInt(p -> p).sum()).isEqualTo(keys.size());
        return pages;
    }

    /** Another dispute is the first of the pair then, and what comes later repeats that one. */
    @Test
    void whatRepeatsAPartyThatWasRemovedRepeatsNothing() {
        var parties = "[" + party("APPLICANT", one) + ", " + party("RESPONDENT", other) + ", ";
        var first = register("he", GRIDS.get(0), Api.word(), parties + party("RESPONDENT", resident()) + "]");
        var second = between(GRIDS.get(0), one, other);
        assertThat(repeats()).isEqualTo(1);
        Api.send("he", "DELETE", first, "/parties/" + Given.parties(first).get(1), null)
                .statusCode(200);
        Api.get("he", second + "/repeats").body("kind", not(hasItem("PAIR")));
        assertThat(repeats()).isZero();
        between(GRIDS.get(0), one, other);
        assertThat(repeats()).isEqualTo(1);
        groups("he", "kind=PAIR").body("items.count", contains(2));
    }

    /** The heir of the first key is counted with another dispute, which then repeats nothing. */
    @Test
    void whatIsCountedWithTheHeirRepeatsNothingEither() {
        var parties = "[" + party("APPLICANT", one) + ", " + party("RESPONDENT", other) + ", ";
        var first = register("he", GRIDS.get(0), Api.word(), parties + party("RESPONDENT", resident()) + "]");
        var heir = between(GRIDS.get(0), one, other);
        var principal = between(GRIDS.get(0), one, other);
        Api.act("lin", heir, "/duplicate", "{\"disputeId\": \"" + id(principal) + "\"}")
                .statusCode(201);
        assertThat(repeats()).isEqualTo(1);
        Api.send("he", "DELETE", first, "/parties/" + Given.parties(first).get(1), null)
                .statusCode(200);
        assertThat(repeats()).isZero();
    }

    private int repeats() {
        var months = "&from=2034-%02d&to=2034-%02d".formatted(month, month);
        return Api.get("he", "/v1/statistics?indicator=repeat-disputes&area=" + GRIDS.get(0) + months)
                .statusCode(200)
                .extract()
                .path("groups[0].numerator");
    }

    @Test
    void aLikelyDuplicateIsSuggestedBeforeRegistering() {
        var there = between(GRIDS.get(0), one, other);
        suggestions("lin", GRIDS.get(0), one, other)
                .body("[0].dispute.id", equalTo(id(there)))
                .body("[0].score", equalTo(80))
                .body("[0].reasons", contains("SAME_GRID", "SAME_PARTIES", "SAME_DAYS"));
        suggestions("huang", GRIDS.get(1), one, null)
                .body("dispute.id", hasItem(id(there)))
                .body("find { it.dispute.id == '" + id(there) + "' }.reasons", contains("SAME_PARTIES", "SAME_DAYS"));
        suggestions("mai", GRIDS.get(2), null, null).body("dispute.id", not(hasItem(id(there))));
        Api.post("lin", "/v1/disputes/suggestions", "{\"area\": \"" + GRIDS.get(2) + "\"}")
                .statusCode(403);
        Api.post(
                        "lin",
                        "/v1/disputes/suggestions",
                        sighting(GRIDS.get(0), UUID.randomUUID().toString(), null))
                .statusCode(422)
                .body("errors[0].code", equalTo("RESIDENT_UNKNOWN"));
        MovableClock.set("2034-%02d-25T10:00:00".formatted(month));
        suggestions("lin", GRIDS.get(0), one, other).body("[0].reasons", contains("SAME_GRID", "SAME_PARTIES"));
        MovableClock.set("2034-%02d-25T10:00:00".formatted(month + 1));
        suggestions("lin", GRIDS.get(0), one, other).body("$", hasSize(0));
    }

    @Test
    void aNameInTheGridAndTheBuildingAreEnoughToSuggest() {
        var place = marker + "楼5栋";
        var there = register("lin", GRIDS.get(0), place, named("示" + marker, "例" + marker));
        var seen = "{\"area\": \"" + GRIDS.get(0) + "\", \"place\": \"" + place + "601\", \"parties\": %s}";
        Api.post("lin", "/v1/disputes/suggestions", seen.formatted(named("示 " + marker, "别" + marker)))
                .statusCode(200)
                .body("dispute.id", contains(id(there)))
                .body("[0].reasons", contains("SAME_GRID", "SAME_PARTIES", "SAME_PLACE", "SAME_DAYS"))
                .body("[0].score", equalTo(85));
        Api.post("lin", "/v1/disputes/suggestions", seen.formatted("[]"))
                .body("[0].reasons", contains("SAME_GRID", "SAME_PLACE", "SAME_DAYS"));
        var second = register("lin", GRIDS.get(0), place, named("甲" + marker, "乙" + marker));
        Api.act("lin", there, "/duplicate", "{\"disputeId\": \"" + id(second) + "\"}")
                .statusCode(201);
        Api.post("lin", "/v1/disputes/suggestions", seen.formatted("[]")).body("dispute.id", contains(id(second)));
    }

    private static ValidatableResponse suggestions(String account, String area, String one, String other) {
        return Api.post(account, "/v1/disputes/suggestions", sighting(area, one, other))
                .statusCode(200);
    }

    private static String sighting(String area, String one, String other) {
        return "{\"area\": \"" + area + "\", \"parties\": ["
                + (one == null ? "" : party("APPLICANT", one))
                + (other == null ? "" : ", " + party("RESPONDENT", other))
                + "]}";
    }

    private ValidatableResponse groups(String account, String query) {
        return Api.get(account, "/v1/repeat-disputes?" + query + "&" + period).statusCode(200);
    }

    private String between(String grid, String applicant, String respondent) {
        return register(
                "he",
                grid,
                Api.word(),
                "[" + party("APPLICANT", applicant) + ", " + party("RESPONDENT", respondent) + "]");
    }

    private String at(String grid, String place) {
        return register("he", grid, place, named(Api.word(), Api.word()));
    }

    private static String register(String account, String grid, String place, String parties) {
        return Api.post(account, "/v1/disputes", """
                        {"area": "%s", "title": "示例", "description": "示例。", "place": "%s", "type": "02", "publicOrderType": "Z02",
                         "source": "PATROL", "urgency": "NORMAL", "difficulty": "SIMPLE", "parties": %s}""".formatted(grid, place, parties))
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static String named(String one, String other) {
        return "[{\"role\": \"APPLICANT\", \"kind\": \"PERSON\", \"name\": \"" + one
                + "\"}, {\"role\": \"RESPONDENT\", \"kind\": \"PERSON\", \"name\": \"" + other + "\"}]";
    }

    private static String party(String role, String resident) {
        return "{\"role\": \"" + role + "\", \"kind\": \"RESIDENT\", \"residentId\": \"" + resident + "\"}";
    }

    private static String change(String place) {
        return "{\"title\": \"示例\", \"description\": \"示例。\", \"place\": \"" + place
                + "\", \"type\": \"02\", \"publicOrderType\": \"Z02\", \"urgency\": \"NORMAL\", \"difficulty\": \"SIMPLE\"}";
    }

    private static String resident() {
        return id(Api.post(
                        "lin",
                        "/v1/residents",
                        "{\"area\": \"440103009106001\", \"name\": \"示例" + Api.word()
                                + "\", \"sex\": \"MALE\", \"birthDate\": \"1990-01-01\"}")
                .statusCode(201)
                .extract()
                .header("Location"));
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
