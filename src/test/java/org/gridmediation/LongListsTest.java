package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A list that does not end in one answer says where it goes on, and nothing is left out or comes twice. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class LongListsTest {
    @Test
    void aTimelineIsReadToItsEnd() {
        var dispute = Given.assigned(Given.dispute());
        for (int i = 0; i < 4; i++)
            Api.act("lin", dispute, "/notes", "{\"text\": \"第" + i + "条。\"}").statusCode(201);
        whole("lin", dispute + "/timeline", "number");
        whole("lin", dispute + "/notes", "id");
    }

    @Test
    void linksReferencesAndPostsToo() {
        var dispute = Given.dispute();
        for (int i = 0; i < 3; i++) {
            var other = Given.dispute();
            Api.act(
                            "lin",
                            dispute,
                            "/links",
                            "{\"disputeId\": \"" + other.substring(other.lastIndexOf('/') + 1) + "\"}")
                    .statusCode(201);
            Api.act("lin", dispute, "/references", "{\"system\": \"HOTLINE_12345\", \"number\": \"LONG-" + i + "\"}")
                    .statusCode(201);
        }
        whole("lin", dispute + "/links", "id");
        whole("lin", dispute + "/references", "id");
        whole("admin", "/v1/staff/" + Given.LINS_STAFF + "/posts", "id");
    }

    @Test
    void whoHasOnePhoneIsFoundToTheLast() {
        var phone = "\"19900000741\"";
        for (int i = 0; i < 3; i++)
            Api.post("lin", "/v1/residents", """
                            {"area": "%s", "name": "示例同号", "sex": "FEMALE", "birthDate": "1980-01-01", "phones": [%s]}""".formatted(Given.GRID, phone)).statusCode(201);
        var found = new ArrayList<String>();
        for (var next = "/v1/residents/search?limit=2"; next != null; ) {
            var answer = Api.as("lin")
                    .urlEncodingEnabled(false)
                    .body("{\"phone\": " + phone + "}")
                    .post(next);
            answer.then().statusCode(200);
            found.addAll(answer.<List<String>>path("id"));
            var link = answer.header("Link");
            next = link == null ? null : Text.part(link, "<(.*)>; rel=\"next\"");
        }
        assertThat(found).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void coverageGoesOnCommunityByCommunityWithTheTotalsOfTheWholeArea() {
        var all = Api.get("he", "/v1/areas/440103009/coverage").statusCode(200).extract();
        var codes = new ArrayList<Object>();
        String next = null;
        do {
            var page = Api.get("he", "/v1/areas/440103009/coverage?limit=4" + (next == null ? "" : "&cursor=" + next))
                    .statusCode(200)
                    .extract();
            codes.addAll(page.<List<Object>>path("perCommunity.code"));
            assertThat(page.<Integer>path("grids")).isEqualTo(all.<Integer>path("grids"));
            next = page.path("next");
        } while (next != null);
        assertThat(codes).isEqualTo(all.<List<Object>>path("perCommunity.code"));
    }

    @Test
    void aCursorOfAnotherListIsNone() {
        var dispute = Given.dispute();
        for (var cursor : List.of("x", "MQ", "OTk5OTk5OTk5OTk5OTk5"))
            Api.get("lin", dispute + "/links?cursor=" + cursor).statusCode(400);
        Api.get("lin", dispute + "/timeline?cursor=OTk5OTk5OTk5OTk5OTk5").statusCode(400);
        Api.get("lin", dispute + "/timeline?limit=1001").statusCode(400);
    }

    private static void whole(String account, String list, String key) {
        var all = Api.get(account, list).statusCode(200).extract().<List<Object>>path(key);
        assertThat(all.size()).as(list).isGreaterThan(1);
        var read = new ArrayList<Object>();
        var next = list + "?limit=1";
        while (next != null) {
            var answer = Api.as(account).urlEncodingEnabled(false).get(next);
            assertThat(answer.statusCode()).isEqualTo(200);
            read.addAll(answer.<List<Object>>path(key));
            var link = answer.header("Link");
            next = link == null ? null : Text.part(link, "<(.*)>; rel=\"next\"");
        }
        assertThat(read).as(list).isEqualTo(all);
    }
}
