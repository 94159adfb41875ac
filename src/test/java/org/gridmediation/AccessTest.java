package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every operation × role, cell by cell: src/test/resources/access-table.csv says, apart from the policy in the code, what each role may. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class AccessTest {
    /** An account of the demo that holds a post of the role. */
    static final Map<String, String> HOLDERS = new LinkedHashMap<>();

    static {
        HOLDERS.put("grid-officer", "lin");
        HOLDERS.put("mediator", "chen");
        HOLDERS.put("community", "huang");
        HOLDERS.put("subdistrict", "he");
        HOLDERS.put("district", "liang");
        HOLDERS.put("city", "zhou");
        HOLDERS.put("administrator", "admin");
        HOLDERS.put("auditor", "auditor");
        HOLDERS.put("resident", "resident");
        HOLDERS.put("statistics-reader", "demo-platform");
        HOLDERS.put("feed-reader", "demo-platform");
        HOLDERS.put("batch-importer", "demo-importer");
    }

    @Test
    void everyCellOfTheTableHolds() throws Exception {
        var table = Files.readAllLines(Path.of("src", "test", "resources", "access-table.csv"));
        var roles = List.of(table.get(0).split(",")).subList(1, table.get(0).split(",").length);
        assertThat(roles).containsExactlyElementsOf(HOLDERS.keySet());
        var rows = new LinkedHashMap<String, String[]>();
        table.subList(1, table.size()).forEach(line -> rows.put(line.split(",")[0], line.split(",", -1)));
        var posts = HOLDERS.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> post(e.getValue(), e.getKey())));
        var faults = Collections.synchronizedList(new ArrayList<String>());
        Api.each(operations().toList(), operation -> {
            var row = rows.get(operation.id);
            if (row == null) {
                faults.add(operation.id + " has no row in the access table");
                return;
            }
            for (int i = 0; i < roles.size(); i++) {
                var role = roles.get(i);
                var answer = operation.send(Api.as(HOLDERS.get(role)).header("Acting-Post", posts.get(role)));
                var allowed = row[i + 1].equals("x");
                // {} is no good body, and the ids are nobody's: who may call it gets any answer but 401, 403 or 5xx.
                var refused = answer.statusCode() == 403 && code(answer).equals("OPERATION_NOT_PERMITTED");
                if (answer.statusCode() == 401 || answer.statusCode() >= 500 || allowed == refused)
                    faults.add(operation.id + " as " + role + ": " + answer.statusCode() + ", the table says '"
                            + row[i + 1] + "'");
            }
        });
        assertThat(faults).isEmpty();
        assertThat(rows.keySet()).isEqualTo(operations().map(o -> o.id).collect(Collectors.toSet()));
    }

    @Test
    void withoutAGoodTokenNothingIsSaid() throws Exception {
        var stranger = Text.part(Api.token("lin"), "^(.*)\\.[^.]*$") + ".c2lnbmF0dXJl";
        Api.each(operations().toList(), operation -> {
            for (var request : List.of(
                    Api.anonymous(),
                    Api.anonymous().auth().oauth2("no-token"),
                    Api.anonymous().auth().oauth2(stranger))) {
                var answer = operation.send(request);
                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(code(answer)).isEqualTo("UNAUTHENTICATED");
            }
        });
    }

    @Test
    void aPostOfSomebodyElseIsNone() {
        Api.as("lin")
                .header("Acting-Post", post("he", "subdistrict"))
                .get("/v1/disputes")
                .then()
                .statusCode(403)
                .body("code", equalTo("NO_VALID_POST"));
    }

    private static String code(Response answer) {
        return Api.json(answer).path("code").asText();
    }

    private static String post(String account, String role) {
        return Api.get(account, "/v1/me")
                .statusCode(200)
                .extract()
                .path("posts.find { it.role == '"
                        + role.toUpperCase(java.util.Locale.ROOT).replace('-', '_') + "' }.id");
    }

    /** @param type of the body, one that the operation takes; by another it is refused before anybody asks who sends it */
    private record Call(String id, String method, String path, String type) {
        Response send(RequestSpecification request) {
            if (!method.equals("get")) request.contentType(type).body("{}".getBytes(StandardCharsets.UTF_8));
            return request.request(method, path);
        }
    }

    private static final Set<String> OPEN = Set.of("getProblem");

    private static String type(JsonNode operation) {
        var types = operation.at("/requestBody/content").fieldNames();
        return types.hasNext() ? types.next() : "application/json";
    }

    private static Stream<Call> operations() {
        return ContractFilter.CONTRACT.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Call(
                                method.getValue().path("operationId").asText(),
                                method.getKey(),
                                path.getKey()
                                        .replace("{id}", "01900000-0000-7000-8000-000000000000")
                                        .replaceAll("\\{\\w+Id}", "01900000-0000-7000-8000-000000000001")
                                        .replace("{year}", "2098")
                                        .replace("{kind}", "COVER")
                                        .replace("{table}", "tags")
                                        .replace("{code}", "440103009106001"),
                                type(method.getValue()))))
                .filter(call -> !OPEN.contains(call.id));
    }
}
