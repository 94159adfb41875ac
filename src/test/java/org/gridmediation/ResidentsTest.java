package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.Test;

/** Sealed, masked, found by their exact number, and each document once. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ResidentsTest {
    private static final String GRID = "440103009106001";

    private static String form(String area, String more) {
        return "{\"area\": \"" + area + "\", \"name\": \"示例甲乙\", " + more + "}";
    }

    private static String born(String area, java.time.LocalDate day) {
        return Api.post("lin", "/v1/residents", form(area, "\"sex\": \"MALE\", \"birthDate\": \"" + day + "\""))
                .statusCode(201)
                .extract()
                .header("Location");
    }

    @Test
    void aDocumentsSecondHolderIsToldOfTheFirstOnlyWhenTheCallerMaySeeThem() {
        var document =
                "\"document\": {\"type\": \"PASSPORT\", \"number\": \"E7654321\"}, \"sex\": \"MALE\", \"birthDate\": \"1990-01-01\"";
        var first = Api.post("lin", "/v1/residents", form(GRID, document))
                .statusCode(201)
                .extract()
                .header("Location");
        Api.post("lin", "/v1/residents", form(GRID, document))
                .statusCode(409)
                .body("code", equalTo("DUPLICATE_DOCUMENT"))
                .body("existing", equalTo(first));
        Api.post("he", "/v1/residents", form("440103009108001", document))
                .statusCode(409)
                .body("existing", equalTo(first));
        for (var stranger : new String[] {"mai", "xu"})
            Api.post(
                            stranger,
                            "/v1/residents",
                            form(stranger.equals("mai") ? "440103009108001" : "440103010101001", document))
                    .statusCode(409)
                    .body("code", equalTo("DUPLICATE_DOCUMENT"))
                    .body("existing", nullValue());
    }

    @Test
    void theNumberTellsSexAndBirthDateAndMayNotContradictThem() {
        var document = "\"document\": {\"type\": \"RESIDENT_ID\", \"number\": \"%s\"}";
        Api.post("lin", "/v1/residents", form(GRID, document.formatted("440103201206010034")))
                .statusCode(201)
                .body("sex", equalTo("MALE"))
                .body("birthYear", equalTo(2012))
                .body("documentNumber", equalTo("440103********0034"))
                .body("name", equalTo("示**"));
        Api.post("lin", "/v1/residents", form(GRID, document.formatted("440103199003070010") + ", \"sex\": \"FEMALE\""))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/sex"))
                .body("errors[0].code", equalTo("SEX_DIFFERS"));
        for (var wrong : new String[] {"440103199003070011", "440103199002300011", "440103900307001"})
            Api.post("lin", "/v1/residents", form(GRID, document.formatted(wrong)))
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/document/number"));
    }

    @Test
    void minorsAreMarked() {
        var today = Days.today();
        Api.get("lin", born(GRID, today.minusYears(14).plusDays(1))).body("ageGroup", equalTo("UNDER_14"));
        Api.get("lin", born(GRID, today.minusYears(14))).body("ageGroup", equalTo("MINOR"));
        var minor = born(GRID, today.minusYears(18).plusDays(1));
        Api.get("lin", minor).body("ageGroup", equalTo("MINOR"));
        var adult = born(GRID, today.minusYears(18));
        Api.get("lin", adult).body("ageGroup", equalTo("ADULT"));
        Api.get("lin", "/v1/residents?minor=true&limit=200")
                .body("items.id", hasItem(id(minor)))
                .body("items.id", not(hasItem(id(adult))));
    }

    @Test
    void anExactNumberFindsInsideTheCallersAreaOnly() {
        var resident = Api.post(
                        "lin",
                        "/v1/residents",
                        form(
                                GRID,
                                "\"document\": {\"type\": \"HK_MACAO_TRAVEL_PERMIT\", \"number\": \"H12345678\"}, \"sex\": \"MALE\","
                                        + " \"birthDate\": \"1990-01-01\", \"phones\": [\"020-81239876\"]"))
                .statusCode(201)
                .extract()
                .header("Location");
        for (var number : new String[] {
            "{\"phone\": \"+862081239876\"}",
            "{\"document\": {\"type\": \"HK_MACAO_TRAVEL_PERMIT\", \"number\": \"h12345678\"}}"
        }) {
            var found = Api.post("he", "/v1/residents/search", number)
                    .statusCode(200)
                    .body("id", contains(id(resident)))
                    .extract()
                    .asString();
            assertThat(found).doesNotContain("81239876", "H12345678", "示例甲乙");
            Api.post("mai", "/v1/residents/search", number).statusCode(200).body("size()", equalTo(0));
        }
        Api.post("lin", resident + "/reveal", "{\"fields\": [\"DOCUMENT\", \"PHONES\"], \"purpose\": \"核实\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/purpose"));
        Api.post("lin", resident + "/reveal", "{\"fields\": [\"DOCUMENT\", \"PHONES\"], \"purpose\": \"办理调解前核实当事人身份\"}")
                .statusCode(200)
                .body("documentNumber", equalTo("H12345678"))
                .body("phones", contains("+862081239876"))
                .body("name", nullValue());
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
