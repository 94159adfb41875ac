package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.Test;

/** What was done and seen is written down, without what was seen. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class JournalTest {
    private static final String NAME = "示例日志人";
    private static final String PHONE = "13900000077";

    private static String resident() {
        return Api.post(
                        "lin",
                        "/v1/residents",
                        "{\"area\": \"440103009106001\", \"name\": \"" + NAME
                                + "\", \"sex\": \"MALE\", \"birthDate\": \"1990-01-01\", \"phones\": [\"" + PHONE
                                + "\"]}")
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static List<Map<String, Object>> about(String path, int atLeast) throws InterruptedException {
        var id = path.substring(path.lastIndexOf('/') + 1);
        for (int i = 0; ; i++) {
            List<Map<String, Object>> lines = Api.get("auditor", "/v1/journal?objectId=" + id)
                    .statusCode(200)
                    .extract()
                    .path("items");
            // A refusal is written right after its answer.
            if (lines.size() >= atLeast || i == 50) return lines;
            Thread.sleep(100);
        }
    }

    @Test
    void aChangeAReadAndARevealSayWhoInWhichPostWhenAndFromWhere() throws Exception {
        var resident = resident();
        Api.get("he", resident).statusCode(200);
        Api.post("lin", resident + "/reveal", "{\"fields\": [\"PHONES\"], \"purpose\": \"约双方到社区调解的时间\"}")
                .statusCode(200);
        var lines = about(resident, 3);
        assertThat(lines)
                .extracting(l -> l.get("operation"))
                .containsExactly("revealResident", "getResident", "registerResident");
        assertThat(lines).extracting(l -> l.get("role")).containsExactly("GRID_OFFICER", "SUBDISTRICT", "GRID_OFFICER");
        assertThat(lines.get(0)).containsEntry("purpose", "约双方到社区调解的时间").containsEntry("status", 200);
        assertThat(lines).allSatisfy(l -> assertThat(l)
                .containsKeys("at", "subject", "who", "postId", "requestId")
                .containsEntry("address", "127.0.0.1"));
    }

    @Test
    void aRefusalIsWrittenDownToo() throws Exception {
        var resident = resident();
        Api.get("mai", resident).statusCode(404);
        Api.get("zhou", resident).statusCode(403);
        var lines = about(resident, 3);
        assertThat(lines)
                .extracting(l -> l.get("role") + " " + l.get("status"))
                .contains("GRID_OFFICER 404", "CITY 403");
    }

    @Test
    void noPersonalValueIsInIt() throws Exception {
        var resident = resident();
        Api.post("lin", "/v1/residents/search", "{\"phone\": \"" + PHONE + "\"}")
                .statusCode(200);
        Api.post("lin", resident + "/reveal", "{\"fields\": [\"NAME\", \"PHONES\"], \"purpose\": \"办理调解前核实当事人身份\"}")
                .statusCode(200);
        about(resident, 2);
        var journal = Api.get("auditor", "/v1/journal?limit=200&to=" + Days.today())
                .extract()
                .asString();
        assertThat(journal).contains("searchResidents").doesNotContain(NAME, PHONE);
    }

    @Test
    void theAuditorFindsByDayOperationAndResultAndPagesThroughItAll() throws Exception {
        var resident = resident();
        Api.get("mai", resident).statusCode(404);
        about(resident, 2);
        var today = org.gridmediation.http.Days.today();
        Api.get("auditor", "/v1/journal?from=" + today + "&to=" + today + "&operation=registerResident")
                .statusCode(200)
                .body("items.operation", everyItem(startsWith("registerResident")));
        Api.get("auditor", "/v1/journal?status=404").statusCode(200).body("items.status", hasItem(404));
        var first = Api.get("auditor", "/v1/journal?limit=1").extract();
        var second = Api.get("auditor", "/v1/journal?limit=1&cursor={next}", first.<String>path("next"))
                .statusCode(200)
                .extract();
        assertThat(second.<String>path("items[0].requestId")).isNotEqualTo(first.path("items[0].requestId"));
    }

    @Test
    void whateverShowsWhatWasSaidOfPeopleIsWrittenDown() throws Exception {
        var settled = Api.post(
                        "lin", "/v1/disputes", Body.dispute("440103009106001").and("/settlement", Body.settlement()))
                .statusCode(201)
                .extract();
        var dispute = settled.header("Location");
        var outcome = "/v1/outcomes/" + settled.path("outcomeId");
        Api.get("he", dispute).statusCode(200);
        Api.get("he", dispute + "/sessions").statusCode(200);
        Api.get("he", outcome).statusCode(200);
        Api.get("he", outcome + "/return-visits").statusCode(200);
        assertThat(about(dispute, 3))
                .extracting(l -> l.get("operation"))
                .containsExactly("listSessions", "getDispute", "registerDispute");
        assertThat(about(outcome, 2))
                .extracting(l -> l.get("operation"))
                .containsExactly("listReturnVisits", "getOutcome");
        Api.get("huang", "/v1/disputes?text=强光").statusCode(200);
        Api.get("huang", "/v1/residents").statusCode(200);
        var today = org.gridmediation.http.Days.today();
        for (var operation : List.of("listDisputes", "listResidents"))
            Api.get("auditor", "/v1/journal?limit=1&to=" + today + "&operation=" + operation)
                    .statusCode(200)
                    .body("items.who", org.hamcrest.Matchers.contains("黄示例"));
    }
}
