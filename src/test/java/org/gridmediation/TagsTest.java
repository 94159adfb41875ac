package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a dispute says of itself beside its official types: tags, people, money, scale. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class TagsTest {
    private static final String GRID = "440103009106001";

    @AfterEach
    void theTimeIsNowAgain() {
        MovableClock.setBack();
    }

    @Test
    void aTagMustBeInForceWhereTheDisputeArose() {
        register("\"tags\": [\"NOISE\", \"PETS\"]").statusCode(201).body("tags", equalTo(List.of("NOISE", "PETS")));
        register("\"tags\": [\"NOISE\", \"NONSENSE\"]")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/tags/1"))
                .body("errors[0].code", equalTo("TAG_UNKNOWN"));
        register("\"tags\": [\"NOISE\", \"NOISE\"]").statusCode(400);
        register("\"tags\": [\"A\", \"B\", \"C\", \"D\", \"E\", \"F\"]").statusCode(400);
        register("\"tags\": [null]").statusCode(400);
    }

    @Test
    void aDistrictsTagThatEndedIsKeptAndNotGivenAnew() {
        var code = tag("ENDING");
        var dispute =
                register("\"tags\": [\"ENDING\"]").statusCode(201).extract().header("Location");
        var other = Api.dispute("lin", GRID);
        CodeTablesTest.change("liang", code, """
                {"nameZh": "示例标签", "nameEn": "Example", "type": "02", "publicOrderType": "Z02", "validUntil": "%s"}""".formatted(Days.today().minusDays(1)))
                .statusCode(200);
        register("\"tags\": [\"ENDING\"]").statusCode(422).body("errors[0].code", equalTo("TAG_UNKNOWN"));
        change(dispute, "\"tags\": [\"ENDING\", \"NOISE\"]")
                .statusCode(200)
                .body("tags", equalTo(List.of("ENDING", "NOISE")));
        change(other, "\"tags\": [\"ENDING\"]").statusCode(422);
        change(dispute, "\"tags\": [\"NOISE\"]").statusCode(200);
        change(dispute, "\"tags\": [\"ENDING\"]").statusCode(422);
    }

    @Test
    void aListByTagHoldsItsOwnNewestFirstPageByPage() {
        tag("LISTED");
        var own = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            own.add(0, register("\"tags\": [\"NOISE\", \"LISTED\"]").extract().path("id"));
            Api.dispute("lin", GRID);
        }
        for (var tier : List.of(GRID, "440103009106", "440103009", "440103")) {
            var account = tier.equals("440103") ? "liang" : "he";
            var found = new ArrayList<String>();
            var next = "/v1/disputes?tag=LISTED&count=true&limit=2&area=" + tier;
            while (next != null) {
                var page = Api.get(account, next).statusCode(200).extract();
                found.addAll(page.path("items.id"));
                assertThat(page.<Integer>path("count.value")).isEqualTo(5);
                next = page.path("next") == null
                        ? null
                        : "/v1/disputes?tag=LISTED&count=true&limit=2&area=" + tier + "&cursor=" + page.path("next");
            }
            assertThat(found).as(tier).isEqualTo(own);
        }
        Api.get("liang", "/v1/disputes?tag=LISTED&status=ARCHIVED").body("items.size()", equalTo(0));
        Api.get("zhou", "/v1/disputes?tag=LISTED&limit=200").body("items.size()", equalTo(5));
        Api.get("mai", "/v1/disputes?tag=LISTED").body("items.size()", equalTo(0));
        change("/v1/disputes/" + own.get(0), "\"tags\": []").statusCode(200).body("tags.size()", equalTo(0));
        Api.get("lin", "/v1/disputes?tag=LISTED")
                .body("items.id", not(hasItem(own.get(0))))
                .body("items[0].tags", equalTo(List.of("NOISE", "LISTED")));
    }

    @Test
    void thePublicOrderTypeLeftOutIsTheFirstOfTheMapping() {
        var form = Body.dispute(GRID).with("/type", "10a").without("/publicOrderType");
        var dispute = Api.post("lin", "/v1/disputes", form)
                .statusCode(201)
                .body("publicOrderType", equalTo("Z07"))
                .extract()
                .header("Location");
        change(dispute, "\"tags\": []").statusCode(200).body("publicOrderType", equalTo("Z02"));
        Api.post("lin", "/v1/disputes", form.with("/type", "Z07"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/type"));
    }

    @Test
    void aHigherGradeIsSuggestedByPeopleMoneyOrScaleAndNothingElseChanges() {
        suggests("\"peopleInvolved\": 4, \"amountClaimed\": 9999999, \"scale\": \"INDIVIDUAL\"", null);
        suggests("\"peopleInvolved\": 5", "COMPLEX");
        suggests("\"peopleInvolved\": 10", "MAJOR");
        suggests("\"amountClaimed\": 10000000", "COMPLEX");
        suggests("\"amountClaimed\": 50000000, \"peopleInvolved\": 5", "MAJOR");
        suggests("\"scale\": \"GROUP\", \"eventLevel\": \"GENERAL\"", "COMPLEX");
        suggests("\"scale\": \"MAJOR_GROUP\"", "MAJOR");
        register("\"peopleInvolved\": 0").statusCode(400);
        register("\"amountClaimed\": -1").statusCode(400);
        register("\"scale\": \"HUGE\"").statusCode(400);
        Api.post("lin", "/v1/disputes", with("\"peopleInvolved\": 7").with("/difficulty", "MAJOR"))
                .statusCode(201)
                .body("peopleInvolved", equalTo(7))
                .body("suggestedDifficulty", nullValue());
    }

    @Test
    void threeSessionsMakeItComplex() {
        var dispute = Api.dispute("lin", GRID);
        Api.act("huang", dispute, "/acceptance", "{\"committeeId\": \"00000000-0000-7000-8000-440103009106\"}")
                .statusCode(201);
        Api.act(
                        "huang",
                        dispute,
                        "/assignments",
                        "{\"mediatorId\": \"00000000-0000-7000-8001-000000000001\", \"mode\": \"DESIGNATED\"}")
                .statusCode(201);
        for (int i = 1; i <= 3; i++)
            Api.act(
                            "lin",
                            dispute,
                            "/sessions",
                            "{\"kind\": \"MEDIATION\", \"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"record\": \"调解。\"}")
                    .statusCode(201)
                    .body("suggestedDifficulty", i < 3 ? nullValue() : equalTo("COMPLEX"));
    }

    @Test
    void aDistrictHasThresholdsOfItsOwnFromADayOn() {
        CodeTablesTest.create("liang", "difficulties", """
                {"area": "440103", "code": "MAJOR", "nameZh": "重大", "nameEn": "Major", "peopleFrom": 6, "validFrom": "2031-01-01", "validUntil": "2031-12-31"}""").statusCode(201);
        suggests("\"peopleInvolved\": 6", "COMPLEX");
        MovableClock.set("2031-06-01T10:00:00");
        suggests("\"peopleInvolved\": 6", "MAJOR");
        suggests("\"amountClaimed\": 50000000", "COMPLEX");
    }

    private static void suggests(String fields, String grade) {
        register(fields)
                .statusCode(201)
                .body("difficulty", equalTo("SIMPLE"))
                .body("suggestedDifficulty", equalTo(grade));
    }

    private static String tag(String code) {
        return CodeTablesTest.create("liang", "tags", """
                {"area": "440103", "code": "%s", "nameZh": "示例标签", "nameEn": "Example", "type": "02", "publicOrderType": "Z02", "validFrom": "2026-01-01"}""".formatted(code))
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static Body with(String fields) {
        return Body.dispute(GRID).and(Body.of("{" + fields + "}"));
    }

    private static ValidatableResponse register(String fields) {
        return Api.post("lin", "/v1/disputes", with(fields));
    }

    private static ValidatableResponse change(String dispute, String fields) {
        var etag = Api.get("lin", dispute).statusCode(200).extract().header("ETag");
        return Api.as("lin")
                .header("If-Match", etag)
                .body("""
                {"title": "强光扰民", "description": "夜间强光。", "type": "02", "urgency": "NORMAL", "difficulty": "SIMPLE", %s}""".formatted(fields))
                .put(dispute)
                .then();
    }
}
