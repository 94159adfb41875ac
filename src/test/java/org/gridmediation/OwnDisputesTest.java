package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.gridmediation.imports.Sending;
import org.junit.jupiter.api.Test;

/** A resident applies for mediation and follows their own disputes, and nobody else's. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class OwnDisputesTest {
    private static final String GRID = "440103009106001";

    static String applied() {
        return Api.post("resident", "/v1/disputes", application())
                .statusCode(201)
                .extract()
                .header("Location");
    }

    /** The account's own record as a resident. */
    static String own() {
        return Api.get("resident", "/v1/me").extract().path("residentId");
    }

    /** What a resident sends: nothing by which it is sorted. */
    static Body application() {
        return Body.of("""
                {"area": "%s", "title": "浴室强光扰民", "description": "对面楼浴室夜间强光直射卧室。", "place": "示范楼2栋", "type": "02",
                 "parties": [{"role": "APPLICANT", "kind": "RESIDENT", "residentId": "%s", "consented": true},
                             {"role": "RESPONDENT", "kind": "PERSON", "name": "示例乙"}]}""".formatted(GRID, own()));
    }

    @Test
    void nobodyAgreesForTheOtherSide() {
        Api.post("resident", "/v1/disputes", application().and("/parties/1/consented", true))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/parties/1/consented"))
                .body("errors[0].code", equalTo("CONSENT_OF_OTHERS"));
    }

    @Test
    void aResidentStandsInADisputeOnce() {
        var twice = application().resident(1, own());
        Api.post("resident", "/v1/disputes", twice)
                .statusCode(422)
                .body("errors.pointer", contains("/parties/1/residentId"))
                .body("errors.code", contains("PARTY_TWICE"));
        Api.post("lin", "/v1/disputes", Body.dispute(GRID).resident(0, own()).resident(1, own()))
                .statusCode(422)
                .body("errors.pointer", contains("/parties/1/residentId"))
                .body("errors.code", contains("PARTY_TWICE"));
        var dispute = Api.post("resident", "/v1/disputes", application())
                .statusCode(201)
                .extract()
                .header("Location");
        Api.act(
                        "huang",
                        dispute,
                        "/parties",
                        "{\"role\": \"THIRD_PARTY\", \"kind\": \"RESIDENT\", \"residentId\": \"" + own() + "\"}")
                .statusCode(422)
                .body("errors.pointer", contains("/residentId"))
                .body("errors.code", contains("PARTY_TWICE"));
    }

    @Test
    void onlyAnApplicantHasAGuardianWhoApplies() {
        Api.post("resident", "/v1/disputes", application().and("/parties/1/guardianship", "CHILD"))
                .statusCode(422)
                .body("errors.pointer", contains("/parties/1/guardianship"))
                .body("errors.code", contains("WARD_NOT_APPLICANT"));
    }

    @Test
    void nobodyAppliesForAChildAgainstThemselves() {
        Api.post("resident", "/v1/disputes", """
                        {"area": "%s", "title": "浴室强光扰民", "description": "对面楼浴室夜间强光直射卧室。", "place": "示范楼2栋", "type": "02",
                         "parties": [{"role": "APPLICANT", "kind": "PERSON", "name": "示例小童", "birthDate": "2016-01-01", "guardianship": "CHILD"},
                                     {"role": "RESPONDENT", "kind": "RESIDENT", "residentId": "%s"}]}""".formatted(GRID, own()))
                .statusCode(422)
                .body("errors.pointer", contains("/parties/1/residentId"))
                .body("errors.code", contains("ACTS_FOR_OTHER_SIDE"));
    }

    @Test
    void whatTheySendIsSortedByNobodyYet() {
        Api.post("resident", "/v1/disputes", application())
                .statusCode(201)
                .body("source", equalTo("ONLINE"))
                .body("parties[0].residentId", equalTo(own()))
                .body("parties[0].consented", equalTo(true));
        Api.get("lin", applied()).body("urgency", equalTo("NORMAL")).body("difficulty", equalTo("SIMPLE"));
        for (var fault : Map.of(
                        "source", "COURT",
                        "urgency", "URGENT",
                        "difficulty", "MAJOR",
                        "publicOrderType", "Z02",
                        "scale", "GROUP",
                        "reportedAt", "2026-11-01T10:00:00+08:00")
                .entrySet())
            Api.post("resident", "/v1/disputes", application().and("/" + fault.getKey(), fault.getValue()))
                    .statusCode(422)
                    .body("errors.pointer", contains("/" + fault.getKey()))
                    .body("errors.code", contains("NOT_FROM_RESIDENTS"));
        for (var needed : List.of("source", "urgency", "difficulty"))
            Api.post("lin", "/v1/disputes", Body.dispute(GRID).without("/" + needed))
                    .statusCode(400)
                    .body("errors.pointer", contains("/" + needed));
    }

    @Test
    void theyApplyForThemselvesOrForAChildOrWardAndForNobodyElse() {
        var neighbour = Given.resident("示例邻居", "示范楼9栋901", "H-9");
        for (var applicant : List.of(
                "\"kind\": \"RESIDENT\", \"residentId\": \"" + neighbour + "\"",
                "\"kind\": \"PERSON\", \"name\": \"示例甲\"",
                "\"kind\": \"ORGANIZATION\", \"name\": \"示例公司\""))
            apply(applicant).statusCode(422).body("errors.code", contains("APPLICANT_OF_OTHERS"));
        Api.post("resident", "/v1/disputes", application().without("/parties/0"))
                .statusCode(422)
                .body("errors.pointer", contains("/parties"))
                .body("errors.code", contains("APPLICANT_MISSING"));
        apply("\"kind\": \"PERSON\", \"name\": \"示例丙\", \"birthDate\": \"1990-01-01\", \"guardianship\": \"CHILD\"")
                .statusCode(422)
                .body("errors.code", contains("NOT_A_CHILD"));
        apply("\"kind\": \"RESIDENT\", \"residentId\": \"" + own() + "\", \"guardianship\": \"WARD\"")
                .statusCode(422)
                .body("errors.code", contains("NOT_A_WARD"));
        var child = apply(
                        "\"kind\": \"PERSON\", \"name\": \"示例丙\", \"birthDate\": \"2015-01-01\", \"guardianship\": \"CHILD\", \"consented\": true")
                .statusCode(201)
                .body("parties[0].guardianship", equalTo("CHILD"))
                .body("parties[0].consented", equalTo(true))
                .body("allowedActions", hasItem("withdrawDispute"))
                .extract()
                .header("Location");
        Api.act("resident", child, "/withdrawal", "{\"reason\": \"OTHER\", \"toldOfOtherRoutes\": true}")
                .statusCode(201);
    }

    /** Papers tell a party what the register has of another, so nobody gets there by naming a stranger's record. */
    @Test
    void anAccountNamesNoRecordThatTheRegisterDoesNotHaveInItsHousehold() {
        var household = Sending.text("select household from resident where id = '" + own() + "'");
        var living = Given.resident("示例家人", "演示地址1号", household);
        var stranger = Given.resident("示例邻居", "示范楼9栋902", "H-902");
        var minor = Given.resident("示例小邻", "示范楼9栋902", "H-902");
        Owner.run("update resident set birth_date = '2015-01-01' where id = '" + minor + "'");
        var nobody = "00000000-0000-7000-8009-000000000000";
        var record = "\"kind\": \"RESIDENT\", \"residentId\": \"%s\", \"guardianship\": \"%s\", \"consented\": true";
        for (var others :
                Map.of(stranger, "WARD", minor, "CHILD", nobody, "WARD").entrySet())
            notTheirs(apply(record.formatted(others.getKey(), others.getValue())), "/parties/0/residentId");
        for (var other : List.of(stranger, living)) {
            notTheirs(Api.post("resident", "/v1/disputes", application().resident(1, other)), "/parties/1/residentId");
            notTheirs(
                    Api.post(
                            "resident",
                            "/v1/disputes",
                            application().resident(1, other).with("/parties/1/role", "THIRD_PARTY")),
                    "/parties/1/residentId");
        }
        apply(record.formatted(living, "WARD")).statusCode(201);
        elsewhere(living, "440103009106002");
        notTheirs(apply(record.formatted(living, "WARD")), "/parties/0/residentId");
        elsewhere(living, GRID);
        // Two without a household have none in common.
        household(living, "");
        try {
            household(own(), "");
            notTheirs(apply(record.formatted(living, "WARD")), "/parties/0/residentId");
        } finally {
            household(own(), household);
        }
    }

    private static void household(String resident, String number) {
        Owner.run("update resident set household = '" + number + "' where id = '" + resident + "'");
    }

    private static void elsewhere(String resident, String grid) {
        Owner.run("update resident set area = '" + grid + "' where id = '" + resident + "'");
    }

    private static void notTheirs(ValidatableResponse refused, String pointer) {
        refused.statusCode(422)
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains("RESIDENT_NOT_YOURS"));
    }

    /** An account may bear another name than its owner has in the register. */
    @Test
    void whoAppliedForAChildStandsOnNoOtherSideByTheRegistersName() {
        var name = Sending.text("select name from resident where id = '" + own() + "'");
        assertThat(name).isNotEqualTo(Sending.text("select name from staff where username = 'resident'"));
        var child =
                "\"kind\": \"PERSON\", \"name\": \"示例丙\", \"birthDate\": \"2015-01-01\", \"guardianship\": \"CHILD\"";
        var against = applying(child + ", \"consented\": true");
        onBothSides(Api.post("resident", "/v1/disputes", against.with("/parties/1/name", name)), "/parties/1/name");
        var dispute = Given.accepted(Api.post("resident", "/v1/disputes", against)
                .statusCode(201)
                .extract()
                .header("Location"));
        onBothSides(
                Api.act("huang", dispute, "/parties", """
                {"role": "RESPONDENT", "kind": "ORGANIZATION", "name": "%s", "organization": {"representativeName": "%s"}}""".formatted(Api.word(), name)),
                "/organization/representativeName");
        onBothSides(Api.act("huang", dispute, "/parties", """
                {"role": "RESPONDENT", "kind": "PERSON", "name": "%s", "birthDate": "2015-01-01", "consented": true, "guardianName": "%s"}""".formatted(Api.word(), name)), "/guardianName");
        onBothSides(
                Api.act(
                        "huang",
                        dispute,
                        "/parties",
                        "{\"role\": \"RESPONDENT\", \"kind\": \"RESIDENT\", \"residentId\": \"" + own() + "\"}"),
                "/name");
    }

    private static void onBothSides(ValidatableResponse refused, String pointer) {
        refused.statusCode(422)
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains("ACTS_FOR_OTHER_SIDE"));
    }

    /** The register tells that the account's owner is a minor, too. */
    @Test
    void aMinorsAccountIsNobodysGuardian() {
        var born = Sending.text("select birth_date from resident where id = '" + own() + "'");
        var child =
                "\"kind\": \"PERSON\", \"name\": \"示例丁\", \"birthDate\": \"2015-01-01\", \"guardianship\": \"CHILD\", \"consented\": true";
        try {
            born("2012-01-01");
            apply(child)
                    .statusCode(422)
                    .body("errors.pointer", contains("/parties/0/guardianship"))
                    .body("errors.code", contains("GUARDIAN_IS_MINOR"));
        } finally {
            born(born);
        }
    }

    private static void born(String day) {
        Owner.run("update resident set birth_date = '" + day + "' where id = '" + own() + "'");
    }

    /** Who answers through an account is whoever the account is of: for themselves without a guardian, for a child as its guardian. */
    @Test
    void anAccountAnswersAsItsOwnerAndAsNobodyElse() {
        var child =
                "\"kind\": \"PERSON\", \"name\": \"示例丙\", \"birthDate\": \"2015-01-01\", \"guardianship\": \"CHILD\"";
        asOwner(apply(child + ", \"consented\": true, \"guardianName\": \"外人\""), "/parties/0/guardianName");
        asOwner(
                Api.post("resident", "/v1/disputes", application().and("/parties/0/guardianName", "外人")),
                "/parties/0/guardianName");
        var name = Api.get("resident", "/v1/me").extract().<String>path("name");
        for (var dispute : List.of(
                apply(child).statusCode(201).extract().<String>header("Location"),
                apply(child + ", \"consented\": true").statusCode(201).extract().<String>header("Location"))) {
            var part = "/parties/" + Given.parties(dispute).get(0);
            asOwner(
                    Api.act("resident", dispute, part + "/consent", "{\"agrees\": true, \"guardianName\": \"陌生人\"}"),
                    "/guardianName");
            for (var honest : List.of("", ", \"guardianName\": \"" + name + "\""))
                Api.act("resident", dispute, part + "/consent", "{\"agrees\": true" + honest + "}")
                        .statusCode(201);
            assertThat(Api.get("lin", dispute + part).extract().<String>path("guardianName"))
                    .startsWith(name.substring(0, 1));
            assertThat(Api.get("lin", dispute + part).extract().<List<String>>path("answers.guardianName"))
                    .doesNotContainNull();
        }
        var own = applied();
        asOwner(
                Api.act(
                        "resident",
                        own,
                        "/parties/" + Given.parties(own).get(0) + "/consent",
                        "{\"agrees\": true, \"guardianName\": \"外人\"}"),
                "/guardianName");
    }

    /** Nobody speaks for somebody who has come of age, though they applied for the child; who has comes to speak for themselves. */
    @Test
    void whoHasComeOfAgeAnswersForThemselves() {
        var child = MovableClock.at("2026-03-10T10:00:00", () -> apply(
                        "\"kind\": \"PERSON\", \"name\": \"示例丙\", \"birthDate\": \"2008-03-12\", \"guardianship\": \"CHILD\"")
                .statusCode(201)
                .extract()
                .<String>header("Location"));
        var part = "/parties/" + Given.parties(child).get(0);
        for (var answer : List.of("true", "false"))
            Api.act("resident", child, part + "/consent", "{\"agrees\": " + answer + "}")
                    .statusCode(409)
                    .body("code", equalTo("NOT_THE_HOLDER"));
        Api.act("resident", child, "/withdrawal", "{\"reason\": \"OTHER\", \"toldOfOtherRoutes\": true}")
                .statusCode(409);
        Api.get("resident", child).body("allowedActions", not(hasItem("withdrawDispute")));
        Api.act("lin", child, part + "/consent", "{\"agrees\": true}").statusCode(201);
        Api.get("lin", child + part)
                .body("consented", equalTo(true), "guardianName", nullValue(), "guardianship", nullValue());

        var ward = Given.resident(
                "示例家人", "演示地址1号", Sending.text("select household from resident where id = '" + own() + "'"));
        var record = "\"kind\": \"RESIDENT\", \"residentId\": \"" + ward + "\", \"guardianship\": \"WARD\"";
        var guarded = apply(record).statusCode(201).extract().<String>header("Location");
        // The ward's own account, as if it were this one: it does not consent alone.
        Owner.run("update dispute_party set resident_id = '" + own() + "' where dispute_id = '" + guarded.substring(13)
                + "' and number = 1");
        Api.act("resident", guarded, "/parties/" + Given.parties(guarded).get(0) + "/consent", "{\"agrees\": true}")
                .statusCode(422)
                .body("errors.code", contains("GUARDIAN_NEEDED"));
    }

    private static void asOwner(ValidatableResponse refused, String pointer) {
        refused.statusCode(422).body("errors.code", contains("PARTY_OF_OTHERS"), "errors.pointer", contains(pointer));
    }

    /** Art. 3, 17: leaving asks for nothing, and a resident does not say what officials told. */
    @Test
    void aResidentRefusesAndNothingIsSaidOfWhoWasTold() {
        for (var said : List.of("", ", \"toldOfOtherRoutes\": true")) {
            var dispute = applied();
            var part = "/parties/" + Given.parties(dispute).get(0);
            Api.act("resident", dispute, part + "/consent", "{\"agrees\": false" + said + "}")
                    .statusCode(201)
                    .body("status", equalTo("TERMINATED"));
            Api.get("lin", dispute + part).body("answers[-1].toldOfOtherRoutes", equalTo(false));
            Api.get("lin", dispute + "/route-notices").body("", hasSize(0));
            Api.act("lin", dispute, "/route-notices", "{\"routes\": [\"COURT\"]}")
                    .statusCode(201);
        }
    }

    private static ValidatableResponse apply(String applicant) {
        return Api.post("resident", "/v1/disputes", applying(applicant));
    }

    private static Body applying(String applicant) {
        return application().with("/parties/0", Body.of("{\"role\": \"APPLICANT\", " + applicant + "}"));
    }

    @Test
    void theApplicantFollowsTheirDispute() {
        var own = applied();
        Api.get("resident", own).statusCode(200);
        Api.get("resident", own + "/timeline").statusCode(200);
        Api.get("resident", "/v1/disputes?limit=200")
                .statusCode(200)
                .body("items.id", hasItem(own.substring(own.lastIndexOf('/') + 1)));
        Api.get("lin", own).statusCode(200);
    }

    @Test
    void anothersDisputeOfTheSameGridIsNotThere() {
        var other = Api.dispute("lin", GRID);
        Api.get("resident", other).statusCode(404);
        Api.get("resident", other + "/timeline").statusCode(404);
        Api.get("resident", "/v1/disputes?limit=200&area=" + GRID)
                .statusCode(200)
                .body("items.id", not(hasItem(other.substring(other.lastIndexOf('/') + 1))));
    }

    @Test
    void whatTheyFollowShowsTheOtherSideMasked() {
        var own = Api.post("resident", "/v1/disputes", application().and("/parties/1/phone", "13900000066"))
                .statusCode(201)
                .extract();
        assertThat(own.asString()).doesNotContain("示例乙", "13900000066");
        assertThat(Api.get("resident", own.header("Location")).extract().asString())
                .doesNotContain("示例乙", "13900000066");
    }

    /** What officials watch, demand and file among themselves is told on no road: not in the dispute, a list, its timeline, its deadlines, nor by a filter. */
    @Test
    void howOfficialsWatchOverItIsNotForThem() {
        var own = Given.assigned(applied());
        var id = own.substring(own.lastIndexOf('/') + 1);
        Api.act("lin", own, "/escalations", "{\"risk\": \"CRIME\", \"description\": \"扬言动手。\"}")
                .statusCode(201);
        Api.act("liang", own, "/supervisions", "{\"demand\": \"请回复进展。\"}").statusCode(201);
        Given.attachment("lin", own, "EVIDENCE");
        var other = Given.dispute();
        Api.act("lin", own, "/links", "{\"disputeId\": \"" + other.substring(other.lastIndexOf('/') + 1) + "\"}")
                .statusCode(201);
        Api.act("lin", own, "/references", "{\"system\": \"HOTLINE_12345\", \"number\": \"OWN-1\"}")
                .statusCode(201);
        var hidden = List.of("ESCALATION_NOTICED", "SUPERVISED", "ATTACHMENT_ADDED", "LINKED", "REFERENCE_ADDED");
        Api.get("lin", own + "/timeline").body("step", hasItems(hidden.toArray(String[]::new)));
        Api.get("resident", own + "/timeline")
                .statusCode(200)
                .body("step", hasItems("REGISTERED", "ACCEPTED", "ASSIGNED"))
                .body("step", everyItem(not(in(hidden))));
        Api.get("lin", own + "/deadlines").body("kind", hasItems("SUPERVISION", "ESCALATION_REPORT", "MEDIATION"));
        Api.get("resident", own + "/deadlines")
                .statusCode(200)
                .body("kind", hasItem("MEDIATION"))
                .body("kind", everyItem(not(in(List.of("SUPERVISION", "ESCALATION_REPORT")))));
        Api.get("lin", own)
                .body("escalation", equalTo("NOTICED"))
                .body("dueAt", notNullValue())
                .body("urgency", notNullValue())
                .body("difficulty", notNullValue());
        var judged = List.of(
                "urgency",
                "difficulty",
                "suggestedDifficulty",
                "tags",
                "scale",
                "eventLevel",
                "escalation",
                "dueAt",
                "missed");
        var theirs = Api.get("resident", own);
        for (var field : judged) theirs.body(field, nullValue());
        var listed = "items.find { it.id == '" + id + "' }.";
        var list = Api.get("resident", "/v1/disputes?limit=200").body(listed + "status", equalTo("ACCEPTED"));
        for (var field : judged) list.body(listed + field, nullValue());
        for (var asked : List.of("escalation=NOTICED", "due=OVERDUE", "party=" + own(), "tag=ELDERLY"))
            Api.get("resident", "/v1/disputes?" + asked).statusCode(403);
    }

    @Test
    void whatOfficialsThinkOfThemIsNoReasonThatTheyRead() {
        for (var reason : List.of("SUSPECTED_COLLUSION", "FACTS_CONCEALED", "LARGE_DIFFERENCES")) {
            var own = Given.assigned(applied());
            Api.act("lin", own, "/parties/" + Given.parties(own).get(1) + "/consent", "{\"agrees\": true}")
                    .statusCode(201);
            var outcome = Api.act("lin", own, "/outcome", """
                    {"kind": "FAILED", "reason": "%s", "toldOfOtherRoutes": true}""".formatted(reason))
                    .statusCode(201)
                    .body("reason", equalTo(reason))
                    .extract()
                    .header("Location");
            var shown = reason.equals("LARGE_DIFFERENCES") ? reason : null;
            Api.get("resident", outcome).body("reason", equalTo(shown));
            Api.get("resident", "/v1/outcomes?dispute=" + own.substring(own.lastIndexOf('/') + 1))
                    .body("items[0].reason", equalTo(shown));
        }
    }

    @Test
    void whatTheMediatorsWriteIsNotForThem() {
        var own = applied();
        Api.get("resident", own + "/sessions").statusCode(403);
        Api.get("resident", own + "/investigations").statusCode(403);
        Api.get("resident", own + "/case-file").statusCode(403);
        Api.get("resident", "/v1/residents").statusCode(403);
        Api.get("resident", "/v1/journal").statusCode(403);
    }
}
