package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What organizations do together under the joint mechanisms. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class JointActionTest {
    private static final String ACTIONS = "/v1/joint-actions";
    private static final String JUDICIAL_OFFICE = "00000000-0000-7001-8000-000440103009";
    private static final String DEPARTMENT = "00000000-0000-7007-8000-000440103009";

    @Test
    void aJointActionIsPlannedHeldAndItsItemsAreDone() {
        var dispute = MovableClock.at("2026-03-18T15:00:00", () -> Api.dispute("lin", "440103009106001"));
        var id = dispute.substring(dispute.lastIndexOf('/') + 1);
        var action = post("he", "440103009106", "JOINT_MEDIATION", "\"disputeId\": \"" + id + "\",")
                .statusCode(201)
                .body("disputeId", equalTo(id))
                .body("people[0].role", equalTo("LEGAL_ADVISER"))
                .extract()
                .header("Location");
        Api.get("he", ACTIONS + "?dispute=" + id)
                .body("items.size()", equalTo(1))
                .body("items[0].openItems", equalTo(1));
        var held = form(
                        "440103009106",
                        "JOINT_MEDIATION",
                        "\"disputeId\": \"" + id
                                + "\", \"heldAt\": \"2026-03-18T15:10:00+08:00\", \"outcome\": \"双方和解。\",")
                .and("/items/0/doneOn", "2026-03-30");
        put("huang", action, held).statusCode(200).body("items[0].doneOn", equalTo("2026-03-30"));
        Api.get("huang", ACTIONS + "?dispute=" + id).body("items[0].openItems", equalTo(0));
        Api.as("he")
                .header("If-Match", "\"0\"")
                .body(held.json())
                .put(action)
                .then()
                .statusCode(412);
        Api.as("he").body(held.json()).put(action).then().statusCode(428);
    }

    @Test
    void itIsForADisputeThatGoesOn() {
        var one = Api.dispute("lin", "440103009106001");
        var other = Api.dispute("lin", "440103009106001");
        var action = post("he", "440103009106", "JOINT_MEDIATION", about(other))
                .statusCode(201)
                .extract()
                .header("Location");
        Api.act("huang", one, "/merges", "{\"disputeId\": \"" + id(other) + "\"}")
                .statusCode(201);
        post("he", "440103009106", "JOINT_MEDIATION", about(other))
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"), "state", equalTo("MERGED"), "existing", equalTo(one));
        // What it was held for it was held for.
        put("he", action, form("440103009106", "JOINT_MEDIATION", about(other))).statusCode(200);
        var late = post("he", "440103009106", "JOINT_MEDIATION", about(one))
                .statusCode(201)
                .extract()
                .header("Location");
        put("he", late, form("440103009106", "JOINT_MEDIATION", about(other)))
                .statusCode(409)
                .body("existing", equalTo(one));
        Api.act("huang", one, "/non-acceptance", "{\"reason\": \"NOT_A_CIVIL_DISPUTE\", \"explanation\": \"不属受理范围。\"}")
                .statusCode(201);
        Api.act("huang", one, "/archive", "").statusCode(201);
        post("he", "440103009106", "JOINT_MEDIATION", about(one))
                .statusCode(409)
                .body("state", equalTo("ARCHIVED"), "existing", nullValue());
    }

    private static String about(String dispute) {
        return "\"disputeId\": \"" + id(dispute) + "\",";
    }

    private static String id(String dispute) {
        return dispute.substring(dispute.lastIndexOf('/') + 1);
    }

    @Test
    void whoSeesAndWhoWrites() {
        var action = post("he", "440103009106", "JOINT_WORK", "")
                .statusCode(201)
                .extract()
                .header("Location");
        for (var who : List.of("he", "huang", "liang", "chen"))
            Api.get(who, action).statusCode(200);
        for (var who : List.of("lin", "mai", "xu")) Api.get(who, action).statusCode(404);
        Api.get("zhou", action).statusCode(403);
        Api.get("resident", action).statusCode(403);
        post("lin", "440103009106001", "JOINT_WORK", "").statusCode(403);
        post("huang", "440103009108", "JOINT_WORK", "").statusCode(403).body("code", equalTo("AREA_NOT_YOURS"));
        Api.as("mai").header("If-Match", "\"0\"").body("{}").put(action).then().statusCode(403);
        post("huang", "440103009106", "JOINT_WORK", "").statusCode(201);
        for (var who : List.of("huang", "lin", "mai", "chen"))
            Api.get(who, ACTIONS + "?limit=200")
                    .statusCode(200)
                    .body(
                            "items.area",
                            everyItem(startsWith(
                                    who.equals("huang") ? "440103009106" : who.equals("chen") ? "440103009" : "none")));
        Api.get("huang", ACTIONS + "?area=440103009").statusCode(403);
    }

    @Test
    void whatIsWrongIsSaidAtOnce() {
        post(
                        "he",
                        "440103009",
                        "NO_SUCH",
                        "\"disputeId\": \"01900000-0000-7000-8000-000000000000\", \"outcome\": \"早。\",")
                .statusCode(422)
                .body("errors.code", contains("MECHANISM_UNKNOWN", "DISPUTE_UNKNOWN", "NOT_HELD_YET"));
        var done = form("440103009", "JOINT_WORK", "").and("/items/0/doneOn", "2026-03-19");
        var held = done.and("/heldAt", "2026-03-18T15:10:00+08:00");
        Api.post("he", ACTIONS, done)
                .statusCode(422)
                .body("errors.pointer", contains("/items/0/doneOn"))
                .body("errors.code", contains("NOT_HELD_YET"));
        Api.post("he", ACTIONS, held.with("/items/0/doneOn", "2099-01-01"))
                .statusCode(400)
                .body("errors.pointer", contains("/items/0/doneOn"));
        // What is left to do is due and done from the day on which that was agreed.
        Api.post("he", ACTIONS, held.with("/items/0/dueOn", "2026-03-17").with("/items/0/doneOn", "2026-03-17"))
                .statusCode(422)
                .body("errors.pointer", contains("/items/0/dueOn", "/items/0/doneOn"))
                .body("errors.code", contains("BEFORE_ITS_START", "BEFORE_ITS_START"));
        Api.post(
                        "he",
                        ACTIONS,
                        form("440103009", "JOINT_WORK", "")
                                .with("/leadId", "01900000-0000-7000-8000-000000000000")
                                .with("/organizationIds/0", "01900000-0000-7000-8000-000000000000"))
                .statusCode(422)
                .body("errors.pointer", contains("/leadId", "/organizationIds/0"));
        var neighbours = Api.dispute("xu", "440103010101001");
        post(
                        "he",
                        "440103009",
                        "JOINT_WORK",
                        "\"disputeId\": \"" + neighbours.substring(neighbours.lastIndexOf('/') + 1) + "\",")
                .statusCode(422)
                .body("errors[0].code", equalTo("DISPUTE_UNKNOWN"));
        post("he", "440103009", "JOINT_WORK", "\"heldAt\": \"2099-01-01T00:00:00Z\",")
                .statusCode(400);
        var action = post("he", "440103009", "JOINT_WORK", "").extract().header("Location");
        put("he", action, form("440103009106", "JOINT_WORK", ""))
                .statusCode(422)
                .body("errors[0].code", equalTo("AREA_FIXED"));
    }

    @Test
    void aMechanismOfTheDistrictIsUsedUntilItsEndAndKeptAfterwards() {
        var code = CodeTablesTest.create("liang", "joint-mechanisms", """
                {"area": "440103", "code": "JOINT_PUBLICITY", "nameZh": "平安联宣", "nameEn": "Joint publicity", "validFrom": "2026-03-01"}""")
                .statusCode(201)
                .extract()
                .header("Location");
        var action = post("he", "440103009", "JOINT_PUBLICITY", "")
                .statusCode(201)
                .extract()
                .header("Location");
        Api.post(
                        "he",
                        ACTIONS,
                        form("440103009", "JOINT_PUBLICITY", "").with("/plannedAt", "2026-02-18T15:00:00+08:00"))
                .statusCode(422)
                .body("errors[0].code", equalTo("MECHANISM_UNKNOWN"));
        CodeTablesTest.change(
                        "liang",
                        code,
                        "{\"nameZh\": \"平安联宣\", \"nameEn\": \"Joint publicity\", \"validUntil\": \"2026-03-10\"}")
                .statusCode(200);
        post("he", "440103009", "JOINT_PUBLICITY", "").statusCode(422);
        put("he", action, form("440103009", "JOINT_PUBLICITY", "\"place\": \"文化广场\","))
                .statusCode(200);
        Api.get("he", ACTIONS + "?mechanism=JOINT_PUBLICITY").body("items.size()", equalTo(1));
        Api.get("he", ACTIONS + "?mechanism=JOINT_PUBLICITY&from=2026-03-19").body("items.size()", equalTo(0));
        Api.get("he", ACTIONS + "?mechanism=JOINT_PUBLICITY&to=2026-03-18").body("items.size()", equalTo(1));
        Api.get("he", ACTIONS + "?mechanism=JOINT_PUBLICITY&to=2026-03-17").body("items.size()", equalTo(0));
    }

    @Test
    void theLatestComesFirstOnEveryPage() {
        var own = new ArrayList<String>();
        for (int day = 10; day < 15; day++)
            own.add(
                    0,
                    Api.post(
                                    "he",
                                    ACTIONS,
                                    form("440103009111", "JOINT_SAFETY", "")
                                            .with("/plannedAt", "2026-04-" + day + "T15:00:00+08:00")
                                            .with("/items/0/dueOn", "2026-04-30"))
                            .statusCode(201)
                            .extract()
                            .path("id"));
        var found = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            var page = Api.get("he", ACTIONS + "?area=440103009111&limit=2&count=true" + cursor)
                    .statusCode(200)
                    .body("count.value", equalTo(5))
                    .extract();
            found.addAll(page.path("items.id"));
            cursor = page.path("next") == null ? null : "&cursor=" + page.path("next");
        }
        assertThat(found).isEqualTo(own);
        Api.get("huang", ACTIONS + "?limit=200").body("items.id", not(hasItem(own.get(0))));
    }

    private static Body form(String area, String mechanism, String more) {
        return Body.of("""
                {"area": "%s", "mechanism": "%s", %s "leadId": "%s", "organizationIds": ["%s"], "people": [{"role": "LEGAL_ADVISER", "name": "示例律师"}],
                 "plannedAt": "2026-03-18T15:00:00+08:00", "items": [{"text": "排查。", "dueOn": "2026-03-31"}]}""".formatted(area, mechanism, more, JUDICIAL_OFFICE, DEPARTMENT));
    }

    private static ValidatableResponse post(String account, String area, String mechanism, String more) {
        return Api.post(account, ACTIONS, form(area, mechanism, more));
    }

    private static ValidatableResponse put(String account, String action, Body body) {
        var etag = Api.get(account, action).statusCode(200).extract().header("ETag");
        return Api.as(account)
                .header("If-Match", etag)
                .body(body.json())
                .put(action)
                .then();
    }

    @Test
    void theLeadDoesNotAlsoTakePart() {
        var twice = form("440103009", "JOINT_WORK", "").and("/organizationIds/-", JUDICIAL_OFFICE);
        Api.post("he", ACTIONS, twice)
                .statusCode(422)
                .body("errors.pointer", contains("/organizationIds/1"))
                .body("errors.code", contains("LEAD_JOINS"));
        var action = post("he", "440103009", "JOINT_WORK", "")
                .statusCode(201)
                .extract()
                .header("Location");
        put("he", action, twice).statusCode(422);
    }
}
