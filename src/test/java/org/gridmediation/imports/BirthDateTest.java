package org.gridmediation.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmediation.imports.Sending.GRID;
import static org.gridmediation.imports.Sending.mistakes;
import static org.gridmediation.imports.Sending.run;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.Test;

/** Nobody is older than 130 years or not born yet, wherever a birth date is said. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class BirthDateTest {
    private static Map<String, String> impossible() {
        var days = new LinkedHashMap<String, String>();
        days.put("1800-01-01", "BIRTH_DATE_TOO_EARLY");
        days.put(Days.today().minusYears(130).minusDays(1).toString(), "BIRTH_DATE_TOO_EARLY");
        days.put(Days.today().plusDays(1).toString(), "PAST_OR_PRESENT");
        return days;
    }

    private static final String PERSON = "\"name\": \"示例\", \"birthDate\": \"%s\"";
    private static final String PARTY = "\"role\": \"APPLICANT\", \"kind\": \"PERSON\", " + PERSON;

    @Test
    void inEveryBody() {
        var dispute = Api.dispute("lin", GRID);
        var party = dispute + "/parties/" + Api.get("lin", dispute).extract().<String>path("parties[0].id");
        var staff = "/v1/staff/" + Api.get("lin", "/v1/me").extract().<String>path("staffId");
        impossible().forEach((day, code) -> {
            refused(
                            "lin",
                            "POST",
                            "/v1/residents",
                            "{\"area\": \"" + GRID + "\", \"sex\": \"MALE\", " + PERSON + "}",
                            day)
                    .body("errors.find { it.pointer == '/birthDate' }.code", equalTo(code));
            refused(
                            "admin",
                            "POST",
                            "/v1/staff",
                            "{\"area\": \"" + GRID + "\", \"sex\": \"MALE\", " + PERSON + "}",
                            day)
                    .body("errors.find { it.pointer == '/birthDate' }.code", equalTo(code));
            refused("admin", "PUT", staff, "{" + PERSON + "}", day)
                    .body("errors.find { it.pointer == '/birthDate' }.code", equalTo(code));
            refused("lin", "PUT", party, "{" + PERSON + "}", day)
                    .body("errors.find { it.pointer == '/birthDate' }.code", equalTo(code));
            refused("lin", "POST", dispute + "/parties", "{" + PARTY + "}", day)
                    .body("errors.find { it.pointer == '/birthDate' }.code", equalTo(code));
            refused("lin", "POST", "/v1/disputes", "{\"parties\": [{" + PARTY + "}]}", day)
                    .body("errors.find { it.pointer == '/parties/0/birthDate' }.code", equalTo(code));
        });
    }

    private static io.restassured.response.ValidatableResponse refused(
            String account, String method, String path, String body, String day) {
        return Api.as(account)
                .header("If-Match", "\"0\"")
                .body(body.formatted(day))
                .request(method, path)
                .then()
                .statusCode(400);
    }

    @Test
    void inEveryFile() {
        impossible().forEach((day, code) -> {
            assertThat(mistakes(run(
                            "VALIDATE",
                            "&source=born",
                            "externalId,area,name,sex,birthDate\n1," + GRID + ",示例,男," + day + "\n")))
                    .containsExactly("2 birthDate " + code);
            var staff = run(
                    "admin",
                    ImportKind.STAFF,
                    "VALIDATE",
                    "",
                    "area,name,sex,birthDate,username\n440103009,示例,男," + day + ",born.one\n");
            assertThat(mistakes("admin", staff)).containsExactly("2 birthDate " + code);
            assertThat(DisputeImportTest.mistakesOfParty(day)).containsExactly("2 party2BirthDate " + code);
        });
    }

    @Test
    void theOldestAndTheYoungestAreTaken() {
        for (var born : new LocalDate[] {Days.today().minusYears(130), Days.today()})
            Api.post(
                            "lin",
                            "/v1/residents",
                            ("{\"area\": \"" + GRID + "\", \"sex\": \"MALE\", " + PERSON + "}").formatted(born))
                    .statusCode(201);
    }
}
