package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.Test;

/** Codes are data: named in both languages, in force from one day to another, and a district's to change where it may. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class CodeTablesTest {
    private static final String TABLES = "/v1/code-tables";

    @Test
    void everyCodeHasItsNamesAndEveryEnumerationItsCodes() {
        Api.get("lin", TABLES)
                .statusCode(200)
                .extract()
                .<List<Map<String, String>>>path("$")
                .forEach(table -> {
                    var codes = codes("lin", table.get("name"), "");
                    assertThat(codes).as(table.get("name")).isNotEmpty();
                    codes.forEach(code -> {
                        assertThat(code.get("nameZh").toString())
                                .as(code.toString())
                                .containsPattern("\\p{IsHan}");
                        assertThat(code.get("nameEn").toString())
                                .as(code.toString())
                                .matches("[\\x20-\\x7e]+");
                        assertThat(code.get("validFrom")).isNotNull();
                    });
                    if (table.get("schema") == null) return;
                    var values = new ArrayList<String>();
                    ContractFilter.CONTRACT
                            .at("/components/schemas/" + table.get("schema") + "/enum")
                            .forEach(v -> values.add(v.asText()));
                    assertThat(codes.stream()
                                    .filter(c -> c.get("district") == null)
                                    .map(c -> c.get("code")))
                            .as(table.get("name"))
                            .containsExactlyInAnyOrderElementsOf(values);
                });
    }

    @Test
    void everySourceHasItsColumnInTheReturnAndEveryJusticeTypeItsPublicOrderTypes() {
        var columns = codes("lin", "return-sources", "").stream().map(c -> c.get("code"));
        assertThat(columns.toList())
                .containsAll(codes("lin", "sources", "").stream()
                        .map(c -> c.get("returnColumn"))
                        .toList());
        var publicOrder = codes("lin", "public-order-types", "").stream().map(c -> c.get("code"));
        var mapped = codes("lin", "dispute-types", "?on=" + Days.today()).stream()
                .map(c -> (List<?>) c.get("publicOrderTypes"))
                .toList();
        assertThat(mapped).noneMatch(List::isEmpty);
        assertThat(publicOrder.toList())
                .containsAll(mapped.stream().flatMap(List::stream).distinct().toList());
    }

    @Test
    void theTypesOfBothLinesAreTheSameInBothPlaces() {
        var listed = Api.get("lin", "/v1/disputes/types").extract().<List<String>>path("code");
        var served = new ArrayList<>();
        for (var table : List.of("dispute-types", "public-order-types"))
            codes("lin", table, "").forEach(c -> served.add(c.get("code")));
        assertThat(served).isEqualTo(listed).hasSize(37);
    }

    @Test
    void theLawsColumnOfDifficultyComesWithItsThresholds() {
        Api.get("lin", TABLES + "/difficulties?area=440104")
                .body("codes.code", contains("SIMPLE", "ORDINARY", "COMPLEX", "MAJOR"))
                .body("codes.returnColumn", contains(null, null, "COMPLEX", "COMPLEX"))
                .body("codes[3].peopleFrom", equalTo(10))
                .body("codes[3].amountFrom", equalTo(50000000))
                .body("codes[2].sessionsFrom", equalTo(3));
    }

    @Test
    void aDistrictRenamesOneOfTheSixForItselfAndEndsIt() {
        var mechanisms = TABLES + "/joint-mechanisms";
        var own = create("liang", "joint-mechanisms", """
                {"area": "440103", "code": "JOINT_PREVENTION", "nameZh": "治安联防", "nameEn": "Joint patrols", "validFrom": "2026-01-01"}""")
                .statusCode(201)
                .body("district", equalTo("440103"))
                .extract()
                .header("Location");
        var today = "?on=" + Days.today();
        Api.get("lin", mechanisms + today)
                .body("codes.size()", equalTo(6))
                .body("codes.find { it.code == 'JOINT_PREVENTION' }.nameZh", equalTo("治安联防"));
        Api.get("lin", mechanisms + "?on=2025-12-31")
                .body("codes.find { it.code == 'JOINT_PREVENTION' }.nameZh", equalTo("社会治安联防"));
        for (var elsewhere : List.of("&area=440104001", "&area=4401"))
            Api.get("lin", mechanisms + today + elsewhere)
                    .body("codes.find { it.code == 'JOINT_PREVENTION' }.nameZh", equalTo("社会治安联防"))
                    .body("codes.find { it.code == 'JOINT_PREVENTION' }.district", nullValue());
        change("liang", own, """
                {"nameZh": "治安联防", "nameEn": "Joint patrols", "validUntil": "%s"}""".formatted(Days.today().minusDays(1))).statusCode(200);
        Api.get("lin", mechanisms + today).body("codes.code", not(hasItem("JOINT_PREVENTION")));
        Api.get("lin", mechanisms).body("codes.code", hasItem("JOINT_PREVENTION"));
        Api.get("zhou", mechanisms + today).body("codes.code", hasItem("JOINT_PREVENTION"));
    }

    @Test
    void whatADistrictMayNotDo() {
        var tag = """
                {"area": "%s", "code": "%s", "nameZh": "示例", "nameEn": "Example", "type": "02", "publicOrderType": "Z02", "validFrom": "2026-01-01"}""";
        create("liang", "tags", tag.formatted("440104", "ELSEWHERE")).statusCode(403);
        create("liang", "tags", tag.formatted("440103009", "TOO_LOW"))
                .statusCode(422)
                .body("errors[0].code", equalTo("AREA_NOT_A_DISTRICT"));
        create("liang", "tags", tag.formatted("440103", "lower case")).statusCode(400);
        create("liang", "no-table", tag.formatted("440103", "NOWHERE")).statusCode(404);
        create("liang", "tags", tag.formatted("440103", "TWICE")).statusCode(201);
        create("liang", "tags", tag.formatted("440103", "TWICE"))
                .statusCode(409)
                .body("code", equalTo("DUPLICATE_CODE"));
        create(
                        "liang",
                        "tags",
                        Body.of(tag.formatted("440103", "NO_TYPE"))
                                .with("/publicOrderType", "02")
                                .json())
                .statusCode(422)
                .body("errors[0].code", equalTo("TYPE_UNKNOWN"));
        create("liang", "tags", """
                {"area": "440103", "code": "BAD", "nameZh": "示例", "nameEn": "Example", "peopleFrom": 3, "validFrom": "2026-01-02", "validUntil": "2026-01-01"}""")
                .statusCode(422)
                .body("errors.pointer", contains("/type", "/publicOrderType", "/peopleFrom", "/validUntil"));
        var plain = """
                {"area": "440103", "code": "%s", "nameZh": "示例", "nameEn": "Example", "validFrom": "2026-01-01"}""";
        create("liang", "sources", plain.formatted("PATROL"))
                .statusCode(422)
                .body("errors[0].code", equalTo("TABLE_FIXED"));
        create("liang", "dispute-types", plain.formatted("T_77"))
                .statusCode(422)
                .body("errors[0].code", equalTo("TABLE_FIXED"));
        create("liang", "difficulties", plain.formatted("IMPOSSIBLE"))
                .statusCode(422)
                .body("errors[0].code", equalTo("CODE_UNKNOWN"));
        create("he", "tags", tag.formatted("440103", "FROM_BELOW")).statusCode(403);
    }

    @Test
    void whatHoldsEverywhereAndWhatOthersChangedMeanwhileIsNotOverwritten() {
        String everywhere = Api.get("liang", TABLES + "/tags").extract().path("codes.find { it.district == null }.id");
        var form = "{\"nameZh\": \"示例\", \"nameEn\": \"Example\", \"type\": \"02\", \"publicOrderType\": \"Z02\"}";
        change("liang", TABLES + "/tags/codes/" + everywhere, form)
                .statusCode(403)
                .body("code", equalTo("AREA_NOT_YOURS"));
        var own = create("admin", "tags", """
                {"area": "440103", "code": "OF_ADMIN", "nameZh": "示例", "nameEn": "Example", "type": "14", "publicOrderType": "Z06", "validFrom": "2026-01-01"}""").statusCode(201).extract();
        Api.get("liang", Text.replaced(own.header("Location"), "tags", "sources"))
                .statusCode(404);
        change("liang", own.header("Location"), form).statusCode(200).body("type", equalTo("02"));
        Api.as("liang")
                .header("If-Match", own.header("ETag"))
                .body(form)
                .put(own.header("Location"))
                .then()
                .statusCode(412);
    }

    private static List<Map<String, Object>> codes(String account, String table, String query) {
        return Api.get(account, TABLES + "/" + table + query)
                .statusCode(200)
                .extract()
                .path("codes");
    }

    static ValidatableResponse create(String account, String table, String body) {
        return Api.post(account, TABLES + "/" + table + "/codes", body);
    }

    static ValidatableResponse change(String account, String code, String body) {
        var etag = Api.get(account, code).statusCode(200).extract().header("ETag");
        return Api.as(account).header("If-Match", etag).body(body).put(code).then();
    }
}
