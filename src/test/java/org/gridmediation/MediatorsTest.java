package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.Test;

/** Nominated, engaged, suspended and ended, each with who and when. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class MediatorsTest {
    private static final String THREE_YEARS = "{\"from\": \"2026-01-01\", \"until\": \"2028-12-31\"}";
    private static final String SESSION = "{\"kind\": \"MEDIATION\", \"record\": \"调解。\", " + Given.RIGHTS + "}";
    private static final String SETTLEMENT = "{\"content\": \"和解。\", " + Given.RIGHTS + "}";
    private static final String WRITTEN =
            "{\"kind\": \"AGREED\", \"agreement\": {\"form\": \"WRITTEN\", \"content\": \"换灯。\", \"toBeSigned\": true, "
                    + Given.RIGHTS + "}}";

    private static String nominated(String birthDate, String speciality) {
        var staff = Api.post("admin", "/v1/staff", """
                        {"area": "440103009106003", "name": "示例候选", "sex": "MALE", "birthDate": "%s"}""".formatted(birthDate))
                .statusCode(201)
                .extract()
                .<String>path("id");
        return Api.post("huang", "/v1/mediators", """
                        {"staffId": "%s", "organizationId": "00000000-0000-7000-8000-440103009106", "employment": "PART_TIME",
                         "specialities": ["%s"]}""".formatted(staff, speciality))
                .statusCode(201)
                .body("state", equalTo("NOMINATED"))
                .extract()
                .header("Location");
    }

    @Test
    void everyStepSaysWhoAndWhen() {
        var mediator = nominated("1990-01-01", "07");
        Api.act("he", mediator, "/suspension", "{\"reason\": \"休假\"}").statusCode(409);
        Api.act("huang", mediator, "/engagement", THREE_YEARS).statusCode(403);
        Api.act("he", mediator, "/engagement", THREE_YEARS).statusCode(201);
        Api.act("he", mediator, "/suspension", "{\"reason\": \"产假\"}").statusCode(201);
        Api.act("he", mediator, "/engagement", THREE_YEARS).statusCode(201);
        Api.act("he", mediator, "/end", "{\"reason\": \"调离岗位\"}").statusCode(201);
        Api.act("he", mediator, "/engagement", THREE_YEARS).statusCode(409).body("code", equalTo("WRONG_STATE"));
        var read = Api.get("he", mediator).statusCode(200).extract();
        assertThat(read.<List<String>>path("steps.state"))
                .containsExactly("NOMINATED", "ENGAGED", "SUSPENDED", "ENGAGED", "ENDED");
        assertThat(read.<List<String>>path("steps.by")).containsExactly("黄示例", "何示例", "何示例", "何示例", "何示例");
        assertThat(read.<List<String>>path("steps.at")).isSorted().doesNotContainNull();
        assertThat(read.<List<String>>path("steps.reason")).containsExactly(null, null, "产假", null, "调离岗位");
    }

    /** Who is engaged from a later day on is not to be assigned before; what was agreed before stays readable. */
    @Test
    void anEngagementThatBeginsLaterMakesNobodyAvailableBefore() {
        var mediator = nominated("1990-01-01", "07");
        var id = mediator.substring(mediator.lastIndexOf('/') + 1);
        Api.get("he", mediator).body("available", equalTo(false));
        Api.act("he", mediator, "/engagement", THREE_YEARS).statusCode(201).body("available", equalTo(true));
        Api.act("he", mediator, "/suspension", "{\"reason\": \"产假\"}")
                .statusCode(201)
                .body("available", equalTo(false));
        var from = Days.today().plusDays(30);
        Api.act("he", mediator, "/engagement", "{\"from\": \"" + from + "\", \"until\": \"" + from.plusYears(1) + "\"}")
                .statusCode(201)
                .body("state", equalTo("ENGAGED"), "available", equalTo(false))
                .body("steps.engagedFrom", equalTo(java.util.Arrays.asList(null, "2026-01-01", null, from.toString())))
                .body("steps[1].engagedUntil", equalTo("2028-12-31"));
        list("available=true").body("items.id", not(hasItem(id)));
        list("available=false").body("items.id", hasItem(id));
        var before = Api.get("he", mediator).extract().header("ETag");
        MovableClock.forward(31);
        try {
            assertThat(Api.get("he", mediator)
                            .body("available", equalTo(true))
                            .extract()
                            .header("ETag"))
                    .isNotEqualTo(before);
            list("available=true").body("items.id", hasItem(id));
        } finally {
            MovableClock.setBack();
        }
    }

    @Test
    void aMediatorIsAnAdultAndEngagedForAtMostThreeYears() {
        var mediator = nominated("2010-01-01", "07");
        Api.act("he", mediator, "/engagement", THREE_YEARS)
                .statusCode(422)
                .body("errors[0].code", equalTo("MEDIATOR_NOT_ADULT"));
        Api.act(
                        "he",
                        nominated("1990-01-01", "07"),
                        "/engagement",
                        Body.of(THREE_YEARS).with("/until", "2029-12-31"))
                .statusCode(422)
                .body("errors[0].code", equalTo("TERM_OF_THREE_YEARS"));
    }

    @Test
    void whoHasOpenCasesIsNotEnded() {
        var dispute = Api.dispute("lin", "440103009106001");
        Api.act("huang", dispute, "/acceptance", "{\"committeeId\": \"00000000-0000-7000-8000-440103009106\"}")
                .statusCode(201);
        var lin = "00000000-0000-7000-8001-000000000001";
        Api.act("huang", dispute, "/assignments", "{\"mediatorId\": \"" + lin + "\", \"mode\": \"DESIGNATED\"}")
                .statusCode(201);
        Api.act("he", "/v1/mediators/" + lin, "/end", "{\"reason\": \"调离岗位\"}")
                .statusCode(409)
                .body("code", equalTo("MEDIATOR_HAS_CASES"));
    }

    /** 人民调解法 art. 13: papers name all who are assigned, so all of them are engaged on the day of the act. */
    @Test
    void nobodyMediatesBesideOneWhoIsNotEngaged() {
        var suspended = "/v1/mediators/" + Given.ANOTHER;
        var engaged = Api.get("he", suspended).extract();
        var again = "{\"from\": \"" + engaged.path("engagedFrom") + "\", \"until\": \""
                + Days.today().plusYears(1) + "\"}";
        for (var leads : List.of(true, false)) {
            var dispute = together(leads);
            var drafted = together(leads);
            var draft = Api.act("lin", drafted, "/outcome", WRITTEN)
                    .statusCode(201)
                    .extract()
                    .header("Location");
            var settled = together(leads);
            Api.act("lin", settled, "/settlement", SETTLEMENT).statusCode(201);
            var outcome = "/v1/outcomes/" + Api.get("lin", settled).extract().path("outcomeId");
            Api.act("he", suspended, "/suspension", "{\"reason\": \"停职审查\"}").statusCode(201);
            try {
                refused(dispute, "/sessions", SESSION);
                refused(dispute, "/outcome", WRITTEN);
                refused(
                        dispute,
                        "/outcome",
                        "{\"kind\": \"FAILED\", \"reason\": \"LARGE_DIFFERENCES\", \"toldOfOtherRoutes\": true}");
                refused(dispute, "/settlement", SETTLEMENT);
                refused(draft, "/mediator-signature", "{}");
                refused(
                        outcome,
                        "/variation",
                        "{\"reason\": \"改期。\", \"agreedBy\": [1, 2], \"agreement\": {\"form\": \"ORAL\", \"content\": \"改期。\"}}");
                Api.get("lin", dispute)
                        .body("status", equalTo("ACCEPTED"))
                        .body("allowedActions", not(hasItem("holdSession")))
                        .body("allowedActions", not(hasItem("recordOutcome")))
                        .body("allowedActions", not(hasItem("settleDispute")))
                        .body("allowedActions", hasItem("writeNote"));
                Api.get("lin", drafted).body("allowedActions", not(hasItem("signAgreement")));
                Api.get("lin", settled).body("allowedActions", not(hasItem("varyAgreement")));
                Given.assign("huang", dispute, Given.LIN);
                Api.act("lin", dispute, "/sessions", SESSION).statusCode(201);
            } finally {
                Api.act("he", suspended, "/engagement", again).statusCode(201);
            }
            Api.act("lin", draft, "/mediator-signature", "{}").statusCode(201);
        }
        // One whose term is over is not engaged either.
        var dispute = together(false);
        var expiring = Body.of(again).with("/until", Days.today().plusDays(1).toString());
        engageAnew(suspended, expiring.json());
        MovableClock.forward(2);
        try {
            refused(dispute, "/sessions", SESSION);
        } finally {
            MovableClock.setBack();
            engageAnew(suspended, again);
        }
        Api.act("lin", dispute, "/sessions", SESSION).statusCode(201);
    }

    private static void engageAnew(String mediator, String term) {
        Api.act("he", mediator, "/suspension", "{\"reason\": \"换届\"}").statusCode(201);
        Api.act("he", mediator, "/engagement", term).statusCode(201);
    }

    /** Lin and another mediate it. */
    private static String together(boolean otherLeads) {
        var dispute = Given.accepted(Given.dispute());
        var leads = otherLeads ? Given.ANOTHER : Given.LIN;
        var besides = otherLeads ? Given.LIN : Given.ANOTHER;
        Api.act("huang", dispute, "/assignments", Given.assignment(leads, ", \"coMediatorIds\": [\"" + besides + "\"]"))
                .statusCode(201);
        return dispute;
    }

    private static void refused(String resource, String act, String body) {
        Api.act("lin", resource, act, body)
                .statusCode(409)
                .body("code", equalTo("NOT_ENGAGED"))
                .body("existing", equalTo("/v1/mediators/" + Given.ANOTHER));
    }

    @Test
    void theListIsNarrowedByAreaCommunitySpecialityAndAvailability() {
        var mediator = nominated("1990-01-01", "08");
        var id = mediator.substring(mediator.lastIndexOf('/') + 1);
        list("speciality=08").body("items.id", hasItem(id)).body("items.specialities", everyItem(hasItem("08")));
        list("speciality=12").body("items.id", not(hasItem(id)));
        list("available=true").body("items.id", not(hasItem(id))).body("items.state", everyItem(equalTo("ENGAGED")));
        list("available=false").body("items.id", hasItem(id));
        Api.act("he", mediator, "/engagement", THREE_YEARS).statusCode(201);
        list("available=true").body("items.id", hasItem(id));
        list("community=440103009106")
                .body("items.id", hasItem(id))
                .body("items.area", everyItem(equalTo("440103009106")));
        list("area=440103009108").body("items.id", not(hasItem(id)));
        var etag = Api.get("he", mediator).extract().header("ETag");
        Api.as("he")
                .header("If-Match", etag)
                .body("{\"specialities\": [\"08\"], \"available\": false}")
                .put(mediator)
                .then()
                .statusCode(200);
        list("available=true").body("items.id", not(hasItem(id)));
    }

    private static io.restassured.response.ValidatableResponse list(String filter) {
        return Api.get("he", "/v1/mediators?limit=200&" + filter).statusCode(200);
    }
}
