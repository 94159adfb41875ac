package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.Test;

/** Areas and grids through their time, who covers them, and the committees that serve them. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class TerritoryTest {

    private static String grid(String fields) {
        return Api.post(
                        "admin",
                        "/v1/grids",
                        "{\"community\": \"440103010104\", \"name\": \"示例网格\", \"validFrom\": \"2025-01-01\", " + fields
                                + "}")
                .statusCode(201)
                .extract()
                .path("code");
    }

    @Test
    void theTreeIsReadByTierParentNameAndDay() {
        Api.get("lin", "/v1/areas?tier=DISTRICT&limit=200").body("items.tier", everyItem(equalTo("DISTRICT")));
        Api.get("lin", "/v1/areas?parent=440103&limit=200").body("items.parent", everyItem(equalTo("440103")));
        Api.get("lin", "/v1/areas?name=彩虹").body("items.code", hasItem("440103009"));
        Api.get("lin", "/v1/areas?parent=440103&at=2022-12-31").body("items", empty());
        Api.get("lin", "/v1/areas/440103009/children?limit=200").body("items.code", hasItem("440103009106"));
        Api.get("lin", "/v1/areas/440103999").statusCode(404);
    }

    @Test
    void aRetiredGridNamesItsSuccessorAndTakesNothingNew() {
        var old = grid("\"kind\": \"BASIC\"");
        var next = grid("\"kind\": \"TEMPORARY\"");
        assertThat(old).startsWith("4401030101040");
        assertThat(next).startsWith("4401030101049");
        var yesterday = Days.today().minusDays(1);
        Api.act(
                        "admin",
                        "/v1/areas/" + old,
                        "/retirement",
                        "{\"validUntil\": \"" + yesterday + "\", \"successor\": \"440103009\"}")
                .statusCode(422)
                .body("errors[0].code", equalTo("SUCCESSOR_UNFIT"));
        Api.act(
                        "admin",
                        "/v1/areas/" + old,
                        "/retirement",
                        "{\"validUntil\": \"" + yesterday + "\", \"successor\": \"" + next + "\"}")
                .statusCode(201)
                .body("successor", equalTo(next));
        Api.post("admin", "/v1/staff", "{\"area\": \"" + old + "\", \"name\": \"示例\", \"sex\": \"MALE\"}")
                .statusCode(409)
                .body("code", equalTo("AREA_RETIRED"));
        Api.get("admin", "/v1/areas?parent=440103010104").body("items.code", not(hasItem(old)));
        Api.get("admin", "/v1/areas?parent=440103010104&at=" + yesterday).body("items.code", hasItems(old, next));
        Api.get("admin", "/v1/grids/" + old).body("successor", equalTo(next));
        Api.act("admin", "/v1/areas/440103010104", "/retirement", "{\"validUntil\": \"" + yesterday + "\"}")
                .statusCode(409)
                .body("code", equalTo("AREA_IN_USE"));
    }

    @Test
    void aBoundaryIsChecked() {
        Api.post("admin", "/v1/grids", """
                        {"community": "440103010104", "name": "示例网格", "kind": "BASIC", "validFrom": "2025-01-01",
                         "boundary": {"type": "Polygon", "coordinates": [[[113.23, 23.13], [113.24, 23.13], [113.24, 23.14]]]}}""").statusCode(400).body("errors.pointer", everyItem(startsWith("/boundary")));
    }

    @Test
    void aGridNamesItsOfficers() {
        Api.get("he", "/v1/grids/440103009106001")
                .body("officers.name", hasItem("林示例"))
                .body("kind", equalTo("BASIC"))
                .body("households", org.hamcrest.Matchers.greaterThan(0));
    }

    @Test
    void coverageCountsGridsWithoutAMediatorAndCommunitiesBelowTwo() {
        var covered =
                Api.get("he", "/v1/areas/440103009106/coverage").statusCode(200).extract();
        assertThat(covered.<Integer>path("perCommunity[0].gridOfficerMediators"))
                .isEqualTo(2);
        assertThat(covered.<List<String>>path("perCommunity[0].gridsWithoutMediator"))
                .contains("440103009106003");
        assertThat(covered.<List<String>>path("perCommunity[0].warnings")).containsExactly("GRID_WITHOUT_MEDIATOR");
        Api.act("he", "/v1/mediators/00000000-0000-7000-8001-000000000001", "/suspension", "{\"reason\": \"休假\"}")
                .statusCode(201);
        try {
            Api.get("he", "/v1/areas/440103009106/coverage")
                    .body("perCommunity[0].gridsWithoutMediator", hasItem("440103009106001"))
                    .body("perCommunity[0].gridOfficerMediators", equalTo(1))
                    .body("communitiesBelowTwo", equalTo(1))
                    .body("perCommunity[0].warnings", hasItem("FEWER_THAN_TWO_GRID_MEDIATORS"));
        } finally {
            Api.act(
                            "he",
                            "/v1/mediators/00000000-0000-7000-8001-000000000001",
                            "/engagement",
                            "{\"from\": \"2025-01-01\", \"until\": \"2027-12-31\"}")
                    .statusCode(201);
        }
    }

    @Test
    void aCommitteeHasThreeToNineOneHeadAWomanAndAtMostThreeYears() {
        // 何 and 黄 are women, 陈 and 徐's neighbours men.
        var he = seat(5, "HEAD", "2028-12-31");
        var huang = seat(4, "MEMBER", "2028-12-31");
        var chen = seat(3, "MEMBER", "2028-12-31");
        seats(he, huang).body("errors.code", contains("THREE_TO_NINE"));
        seats(huang, chen, seat(1, "MEMBER", "2028-12-31")).body("errors.code", contains("ONE_HEAD"));
        seats(he, huang, seat(3, "HEAD", "2028-12-31")).body("errors.code", contains("ONE_HEAD"));
        seats(he, huang, huang, chen).body("errors.code", contains("SEATED_TWICE"));
        seats(he, huang, seat(3, "MEMBER", "2029-01-02"))
                .body("errors.code", contains("TERM_OF_THREE_YEARS"))
                .body("errors.pointer", contains("/members/2/termUntil"));
        seats(seat(3, "HEAD", "2028-12-31"), seat(13, "MEMBER", "2028-12-31"), seat(999, "MEMBER", "2028-12-31"))
                .body("errors.code", hasItem("STAFF_UNKNOWN"));
        Api.get("he", "/v1/organizations/00000000-0000-7000-8000-000440103009/members")
                .statusCode(200)
                .body("warnings", not(hasItem("COMMITTEE_INCOMPLETE")));
    }

    private static String seat(int staff, String position, String until) {
        return "{\"staffId\": \"00000000-0000-7000-8002-%012d\", \"position\": \"%s\", \"termFrom\": \"2026-01-01\", \"termUntil\": \"%s\"}"
                .formatted(staff, position, until);
    }

    private static io.restassured.response.ValidatableResponse seats(String... seats) {
        var committee = "/v1/organizations/00000000-0000-7000-8000-000440103009";
        return Api.as("he")
                .header("If-Match", Api.get("he", committee).extract().header("ETag"))
                .body("{\"members\": [" + String.join(",", seats) + "]}")
                .put(committee + "/members")
                .then()
                .statusCode(422);
    }
}
