package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with a query parameter or a cursor is said of that parameter, in every operation. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ParametersTest {
    private static final String NOBODY = "01900000-0000-7000-8000-000000000000";
    /** Each parses as something that a cursor holds, or nearly, and none can be stored. */
    private static final List<String> UNSTORABLE = List.of(
            "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "1500-01-01T00:00:00Z",
            "+999999999-12-31",
            "-999999999-01-01",
            "99999999999999999999",
            "a\u0000b",
            "\ud800");

    private static final List<String> PARTS =
            List.of("2026-01-01T00:00:00Z", "2026-01-01", NOBODY, "440103", "1", "示例", "");

    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

    private static Response get(Addressed operation, String query) {
        var address = operation.at(
                operation.path().contains("{code}")
                        ? "/v1/areas/440103009106"
                        : operation.collection() + "/" + known(operation.path()));
        var more = operation.query();
        return FuzzTest.raw(FuzzTest.account(operation.id()))
                .urlEncodingEnabled(false)
                .get(address + (more.isEmpty() ? "?" : more + "&") + query);
    }

    private static String known(String path) {
        if (path.contains("{year}")) return "2026";
        return path.contains("{table}") ? "tags" : NOBODY;
    }

    private static List<JsonNode> query(Addressed operation) {
        var parameters = new ArrayList<JsonNode>();
        operation.described().path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) parameters.add(parameter);
        });
        return parameters;
    }

    /** As it was sent, so that it can be found in the request. */
    @Test
    void anUnknownParameterIsNamedAsItWasSent() {
        for (var name : List.of("limit[]", "网", "a b", "it's", "<b>", "x".repeat(100)))
            Api.as("lin")
                    .queryParam(name, "1")
                    .get("/v1/areas")
                    .then()
                    .statusCode(400)
                    .body("errors[0].code", equalTo("UNKNOWN_PARAMETER"), "errors[0].parameter", equalTo(name));
        for (var name : List.of("%00", "a%0Ab", "%E2%80%AEx", "x".repeat(101), "%20"))
            Api.as("lin")
                    .urlEncodingEnabled(false)
                    .get("/v1/areas?" + name + "=1")
                    .then()
                    .statusCode(400)
                    .body("errors[0].code", equalTo("UNKNOWN_PARAMETER"), "errors[0].parameter", nullValue());
    }

    @Test
    void aBadParameterIsNamed() throws Exception {
        Api.each(Addressed.all(), operation -> {
            if (!operation.method().equals("get")) return;
            for (var parameter : query(operation)) {
                if (parameter.path("required").asBoolean()) continue;
                var name = parameter.get("name").asText();
                for (var value : bad(ContractFilter.resolve(parameter.get("schema")))) {
                    var answer = get(operation, name + "=" + value);
                    var body = Api.json(answer);
                    FuzzTest.check(faults, operation.id() + " " + name, answer);
                    if (answer.statusCode() != 400
                            || !body.path("code").asText().equals("INVALID_PARAMETER")
                            || !body.path("errors")
                                    .findValuesAsText("parameter")
                                    .contains(name)
                            || !body.path("errors").findValues("pointer").isEmpty())
                        faults.add(operation.id() + " " + name + "=" + value + ": " + answer.statusCode() + " " + body);
                }
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsRefusedByEveryOperationThatTakesOne() throws Exception {
        var periods = Addressed.all().stream()
                .filter(o -> query(o).stream()
                        .map(p -> p.get("name").asText())
                        .toList()
                        .containsAll(List.of("from", "to")))
                .toList();
        assertThat(periods)
                .extracting(Addressed::id)
                .contains("listDisputes", "listOutcomes", "listJointActions", "listRepeats", "listJournal")
                .contains("getStatistics", "listCountedDisputes", "diffReport");
        for (var operation : periods) {
            endsBefore(operation, "from=" + day(operation, 2) + "&to=" + day(operation, 1));
            var same = get(operation, "from=" + day(operation, 1) + "&to=" + day(operation, 1));
            assertThat(same.statusCode()).as(operation.id()).isIn(200, 404, 412);
            // An end that is not said can be the present.
            if (List.of("getStatistics", "listCountedDisputes", "listRepeats").contains(operation.id()))
                endsBefore(operation, "from=" + day(operation, 9));
        }
    }

    private static void endsBefore(Addressed operation, String period) {
        var answer = Api.json(get(operation, period));
        assertThat(answer.path("code").asText()).as(operation.id()).isEqualTo("INVALID_PARAMETER");
        assertThat(answer.at("/errors/0/parameter").asText()).as(operation.id()).isEqualTo("to");
        assertThat(answer.at("/errors/0/code").asText()).as(operation.id()).isEqualTo("BEFORE_ITS_START");
    }

    /** One of the operation's days, months or numbers, the greater the later. */
    private static String day(Addressed operation, int number) {
        var schema = query(operation).stream()
                .filter(p -> p.get("name").asText().equals("from"))
                .map(p -> ContractFilter.resolve(p.get("schema")))
                .findFirst()
                .orElseThrow();
        if (schema.path("type").asText().equals("integer")) return String.valueOf(number);
        return schema.path("format").asText().equals("date") ? "20" + number + "6-01-31" : "20" + number + "6-01";
    }

    /** Values that the contract's own words exclude. */
    private static List<String> bad(JsonNode schema) {
        var values = new ArrayList<String>();
        var type = schema.path("type").asText();
        if (schema.has("enum")
                || type.equals("boolean")
                || List.of("uuid", "date").contains(schema.path("format").asText())) values.add("no-such-value");
        else if (type.equals("integer")) {
            values.addAll(List.of("1.5", "%2B1", "01", "%D9%A1"));
            values.add(schema.get("maximum").asLong() + 1 + "");
            values.add(schema.get("minimum").asLong() - 1 + "");
        } else {
            if (schema.has("maxLength"))
                values.add("x".repeat(schema.get("maxLength").asInt() + 1));
            if (schema.path("minLength").asInt() > 1) values.add("a");
            if (schema.has("pattern")) values.add("%7E");
            values.addAll(List.of("%20%20", "%E3%80%80"));
        }
        return values;
    }

    /** Well-formed, of what there is, and yet of nothing: ContractFilter looks whether what is named in the refusal is the operation's. */
    @Test
    void whatIsNotThereIsSaidOfAParameterThatTheOperationHas() throws Exception {
        Api.each(Existing.all(), read -> {
            for (var parameter : query(read.operation())) {
                var schema = ContractFilter.resolve(parameter.get("schema"));
                var value = schema.path("type").asText().equals("integer")
                        ? schema.path("maximum").asText()
                        : schema.path("format").asText().equals("uuid") ? NOBODY : "x";
                if (parameter.path("required").asBoolean()) continue;
                var answer = read.with(parameter.get("name").asText() + "=" + value);
                if (answer.statusCode() >= 500) faults.add(read + " " + answer.asString());
            }
        });
        assertThat(faults).isEmpty();
        var report = Existing.all().stream()
                .filter(read -> read.operation().id().equals("diffReport"))
                .findFirst()
                .orElseThrow();
        assertThat(Api.json(report.with("from=1&to=9"))
                        .at("/errors/0/parameter")
                        .asText())
                .isEqualTo("to");
    }

    @Test
    void aSemicolonPartsNothing() throws Exception {
        Api.each(Addressed.all(), operation -> {
            if (!operation.method().equals("get")) return;
            for (var parameter : query(operation)) {
                var schema = ContractFilter.resolve(parameter.get("schema"));
                if (parameter.path("required").asBoolean()
                        || !schema.has("enum") && !schema.path("type").asText().matches("integer|boolean")) continue;
                var name = parameter.get("name").asText();
                var good = schema.has("enum")
                        ? schema.at("/enum/0").asText()
                        : schema.path("type").asText().equals("integer") ? "1" : "true";
                var answer = get(operation, name + "=" + good + ";nothing=1");
                if (answer.statusCode() != 400
                        || !Api.json(answer)
                                .path("errors")
                                .findValuesAsText("parameter")
                                .equals(List.of(name)))
                    faults.add(operation.id() + " " + name + ": " + answer.statusCode() + " " + answer.asString());
            }
        });
        assertThat(faults).isEmpty();
        var texts = Api.as("lin").urlEncodingEnabled(false).get("/v1/disputes?text=a;limit=1&limit=2");
        assertThat(texts.statusCode()).isEqualTo(200);
    }

    @Test
    void aCursorThatIsNoneOfOursIsRefusedByEveryList() throws Exception {
        var lists = Addressed.all().stream()
                .filter(o -> o.method().equals("get"))
                .filter(o ->
                        query(o).stream().anyMatch(p -> p.get("name").asText().equals("cursor")))
                .toList();
        assertThat(lists).hasSizeGreaterThan(20);
        Api.each(lists, list -> {
            for (var odd : UNSTORABLE) {
                refused(list, List.of(odd));
                for (var other : PARTS) {
                    refused(list, List.of(odd, other));
                    refused(list, List.of(other, odd));
                    refused(list, List.of(other, NOBODY, odd));
                }
            }
        });
        assertThat(faults).isEmpty();
    }

    private void refused(Addressed list, List<String> parts) {
        var cursor = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", parts).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var answer = get(list, "cursor=" + cursor);
        FuzzTest.check(faults, list.id(), answer);
        // Of nobody's resource there is no list; 'half a pair' is a question mark by now, and a good name.
        if (answer.statusCode() == 404 && list.path().contains("{")) return;
        if (answer.statusCode() == 200 && parts.contains("\ud800")) return;
        if (answer.statusCode() != 400
                || !Api.json(answer).path("errors").findValuesAsText("code").contains("CURSOR_INVALID"))
            faults.add(list.id() + " " + parts + ": " + answer.statusCode() + " " + answer.asString());
    }

    @Test
    void whatIsWrongComesInTheContractsOrder() {
        for (int i = 0; i < 5; i++)
            Api.as("lin")
                    .urlEncodingEnabled(false)
                    .get("/v1/disputes?zzz=1&limit=x&aaa=1&from=a&area=q&status=p&tag=%20&text=a")
                    .then()
                    .statusCode(400)
                    .body("errors.parameter", contains("area", "status", "tag", "from", "limit", "aaa", "zzz"));
    }
}
