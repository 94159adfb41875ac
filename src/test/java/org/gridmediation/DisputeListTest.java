package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.Test;

/** Each filter keeps what it names and nothing else; pages follow one another without a gap. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class DisputeListTest {
    private static final String GRID = "440103009106002";

    private static String registered(Body form) {
        return Api.post("huang", "/v1/disputes", form).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse list(String filter) {
        return Api.get("he", "/v1/disputes?limit=200&" + filter).statusCode(200);
    }

    private static void finds(String filter, String wanted, String other) {
        list(filter).body("items.id", hasItem(wanted)).body("items.id", not(hasItem(other)));
    }

    @Test
    void everyFilterKeepsWhatItNames() {
        var resident = Api.post("huang", "/v1/residents", """
                        {"area": "440103009106002", "name": "示例当事", "sex": "MALE", "birthDate": "1990-01-01"}""")
                .statusCode(201)
                .extract()
                .<String>path("id");
        var wanted = registered(Body.dispute(GRID)
                .with("/type", "09")
                .with("/publicOrderType", "Z06")
                .with("/source", "SENSOR")
                .with("/title", "Smoke 50% from the KITCHEN")
                .with("/description", "油烟排入邻居阳台。")
                .resident(0, resident));
        var other = registered(Body.dispute(GRID));
        finds("type=09", wanted, other);
        finds("type=Z06", wanted, other);
        finds("source=SENSOR", wanted, other);
        finds("party=" + resident, wanted, other);
        finds("text=kitchen", wanted, other);
        finds("text=smoke 50%", wanted, other);
        finds("text=油烟", wanted, other);
        finds("text=强光", other, wanted);
        list("text=%%").body("items.id", not(hasItem(wanted)));
        finds("status=REPORTED&text=kitchen", wanted, other);
        Api.act(
                        "huang",
                        "/v1/disputes/" + wanted,
                        "/acceptance",
                        "{\"committeeId\": \"00000000-0000-7000-8000-440103009106\"}")
                .statusCode(201);
        var lin = "00000000-0000-7000-8001-000000000001";
        Api.act(
                        "huang",
                        "/v1/disputes/" + wanted,
                        "/assignments",
                        "{\"mediatorId\": \"" + lin + "\", \"mode\": \"DESIGNATED\"}")
                .statusCode(201);
        finds("status=ACCEPTED", wanted, other);
        finds("status=REPORTED", other, wanted);
        finds("level=COMMUNITY", wanted, other);
        finds("level=GRID", other, wanted);
        finds("mediator=" + lin, wanted, other);
        list("area=" + GRID).body("items.area", everyItem(equalTo(GRID))).body("items.id", hasItem(wanted));
        var today = Days.today();
        list("from=" + today + "&to=" + today).body("items.id", hasItem(wanted)).body("items.id", hasItem(other));
        list("from=" + today.plusDays(1)).body("items.id", not(hasItem(wanted)));
        list("to=" + today.minusDays(1)).body("items.id", not(hasItem(wanted)));
    }

    @Test
    void pagesFollowOneAnotherNewestFirst() {
        var whole = list("area=" + GRID).extract();
        var expected = whole.<List<String>>path("items.id");
        assertThat(whole.<List<String>>path("items.reportedAt").stream()
                        .map(java.time.Instant::parse)
                        .toList())
                .isSortedAccordingTo(Comparator.reverseOrder());
        var seen = new ArrayList<String>();
        String next = "";
        for (var query = "limit=2&area=" + GRID; next != null; query = "limit=2&area=" + GRID + "&cursor=" + next) {
            var page = Api.get("he", "/v1/disputes?" + query).statusCode(200).extract();
            seen.addAll(page.<List<String>>path("items.id"));
            next = page.path("next");
            assertThat(page.header("Link") == null).isEqualTo(next == null);
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void whoSeesNoFreeTextCannotAskForItEither() {
        registered(Body.dispute(GRID));
        Api.get("zhou", "/v1/disputes?limit=200")
                .statusCode(200)
                .body("items.title", everyItem(org.hamcrest.Matchers.nullValue()));
        for (var filter : List.of("text=强光", "party=01900000-0000-7000-8000-000000000001"))
            Api.get("zhou", "/v1/disputes?" + filter).statusCode(403).body("code", equalTo("OPERATION_NOT_PERMITTED"));
    }
}
