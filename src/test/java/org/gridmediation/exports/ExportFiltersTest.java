package org.gridmediation.exports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.junit.jupiter.api.Test;

/** An export is narrowed to what its list is narrowed to, by the same values: what the list refuses, the export refuses for the same reason. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ExportFiltersTest {
    private static final Map<String, String> LISTS = Map.of(
            "listAreas", "/v1/areas",
            "listGrids", "/v1/grids",
            "listOrganizations", "/v1/organizations",
            "listMediators", "/v1/mediators",
            "listResidents", "/v1/residents",
            "listDisputes", "/v1/disputes");
    /** Of every kind: words, days, ids, texts. */
    private static final List<String> VALUES = List.of(
            "NO_SUCH_WORD",
            "reported",
            "Basic",
            "x",
            "  ",
            "REPORTED",
            "GRID",
            "BASIC",
            "ENGAGED",
            "OPEN",
            "PATROL",
            "SOON",
            "true",
            "TRUE",
            "1",
            "02",
            "Z02",
            "123456",
            "2026-01-01",
            "2026-02-30",
            "2026-1-1",
            "0000-01-01",
            "+12026-01-01",
            "2026-01-01T00:00:00Z",
            "00000000-0000-7000-8001-000000000001",
            "0-0-0-0-0",
            "x".repeat(41),
            "x".repeat(51),
            "\u3000",
            "a\u200bb");

    private final List<String> faults = new ArrayList<>();

    @Test
    void whatTheListRefusesTheExportRefusesAlike() {
        var compared = new TreeMap<String, Integer>();
        for (var kind : ExportKind.values())
            for (var filter : kind.filters)
                for (var value : VALUES) {
                    var listed = Api.as("he")
                            .queryParam(filter.field, value)
                            .queryParam("limit", 1)
                            .get(LISTS.get(kind.list));
                    var exported = export(kind, filter.field, value);
                    compare(kind + " " + filter.field + "=" + value, filter.field, listed, exported);
                    compared.merge(filter.field, 1, Integer::sum);
                }
        assertThat(compared).hasSizeGreaterThan(15);
        assertThat(faults).isEmpty();
    }

    /** @return the answer, after the export was called off */
    private static Response export(ExportKind kind, String field, String value) {
        var flag = List.of("minor", "counted").contains(field)
                && List.of("true", "false").contains(value);
        var body = "{\"kind\": \"%s\", \"format\": \"CSV\", \"query\": {\"%s\": %s}}"
                .formatted(kind, field, flag ? value : "\"" + value + "\"");
        var answer = Api.as("he").body(body).post("/v1/exports");
        if (answer.statusCode() == 202) Api.as("he").post(answer.header("Location") + "/cancellation");
        return answer;
    }

    private void compare(String what, String field, Response listed, Response exported) {
        if (listed.statusCode() == 200 && exported.statusCode() == 202) return;
        var said = codes(listed);
        var told = codes(exported);
        if (listed.statusCode() != exported.statusCode() || !alike(said, told))
            faults.add(what + ": " + listed.statusCode() + " " + said + ", but " + exported.statusCode() + " " + told);
        else if (!exported.<List<String>>path("errors.pointer").contains("/query/" + field))
            faults.add(what + ": " + exported.asString());
    }

    /** Of types a body says more, and a text that is blank or too long for every word is refused as any text of a body. */
    private static boolean alike(List<String> said, List<String> told) {
        return said.equals(told)
                || said.equals(List.of("UNKNOWN_VALUE"))
                        && (told.equals(List.of("NOT_BLANK")) || told.equals(List.of("SIZE")))
                || said.equals(List.of("WRONG_FORMAT"))
                        && told.stream().allMatch(code -> code.matches("WRONG_TYPE|[A-Z]+_CHARACTERS?"));
    }

    private static List<String> codes(Response answer) {
        JsonNode body = Api.json(answer);
        return body.path("errors").findValuesAsText("code");
    }
}
