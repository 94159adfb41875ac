package org.gridmediation.http;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in the way of a write has a code of its own and is led to. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class InTheWayTest {
    private static final String LIN = "00000000-0000-7000-8001-000000000001";
    private static final String COMMITTEE = "/v1/organizations/00000000-0000-7000-8000-440103009106";

    private static void refused(ValidatableResponse answer, String code, String existing) {
        answer.statusCode(409).body("code", equalTo(code)).body("existing", equalTo(existing));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "admin | /v1/areas | DUPLICATE_CODE | /v1/areas/440103009106 | {\"code\": \"440103009106\", \"name\": \"示例\", \"validFrom\": \"2026-01-01\"}",
                "admin | /v1/grids | DUPLICATE_CODE | /v1/grids/440103009106001 | {\"community\": \"440103009106\", \"code\": \"440103009106001\", \"name\": \"示例\", \"kind\": \"BASIC\", \"validFrom\": \"2026-01-01\"}",
                "he | /v1/mediators | MEDIATOR_EXISTS | /v1/mediators/00000000-0000-7000-8001-000000000001 | {\"staffId\": \"00000000-0000-7000-8002-000000000001\", \"organizationId\": \"00000000-0000-7000-8000-440103009106\", \"employment\": \"PART_TIME\"}",
            })
    void whatIsThereAlreadyIsNamed(String account, String path, String code, String existing, String body) {
        refused(Api.post(account, path, body), code, existing);
    }

    @Test
    void soIsWhatHasAnAccountsName() {
        var staff = Api.get("admin", "/v1/staff/00000000-0000-7000-8002-000000000001")
                .extract();
        refused(
                Api.post("admin", "/v1/staff", """
                        {"area": "440103009106003", "name": "示例", "sex": "FEMALE", "username": "%s"}""".formatted(staff.<String>path("username"))),
                "DUPLICATE_NAME",
                "/v1/staff/" + staff.path("id"));
        var client = """
                {"area": "440103", "name": "示例", "clientId": "in-the-way", "contact": "示例", "roles": ["STATISTICS_READER"]}""";
        String first = Api.post("admin", "/v1/clients", client)
                .statusCode(201)
                .extract()
                .header("Location");
        refused(Api.post("admin", "/v1/clients", client), "DUPLICATE_NAME", first);
    }

    @Test
    void soIsAnOrganizationWithThatNameOrNumber() {
        var form = """
                {"area": "%s", "kind": "MEDIATION_COMMITTEE", "committeeKind": "RESIDENTS", "establishedOn": "2025-01-01", "endedOn": "2025-12-31", "name": "%s", "caseWord": "%s"}""";
        var committee = Api.get("liang", COMMITTEE).extract();
        String area = committee.path("area");
        String name = committee.path("name");
        String word = committee.path("caseWord");
        refused(
                Api.post("liang", "/v1/organizations", form.formatted(area, name, "示例新字")),
                "DUPLICATE_NAME",
                COMMITTEE);
        refused(
                Api.post("liang", "/v1/organizations", form.formatted(area, "示例新会", word)),
                "DUPLICATE_CODE",
                COMMITTEE);
        var other = Api.post("liang", "/v1/organizations", form.formatted(area, "示例撞名会", "示例撞名字"))
                .statusCode(201)
                .extract()
                .header("Location");
        refused(Api.send("liang", "PUT", other, "", form.formatted(area, name, "示例撞名字")), "DUPLICATE_NAME", COMMITTEE);
        refused(Api.send("liang", "PUT", other, "", form.formatted(area, "示例撞名会", word)), "DUPLICATE_CODE", COMMITTEE);
        Api.send("liang", "PUT", other, "", form.formatted(area, "示例撞名会", "示例撞名字"))
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/v1/code-tables/tags/codes | DUPLICATE_CODE | | {\"area\": \"440103\", \"code\": \"TAKEN_TWICE\", \"nameZh\": \"示例\", \"nameEn\": \"Example\", \"type\": \"02\", \"publicOrderType\": \"Z02\", \"validFrom\": \"2093-01-01\"}",
                "/v1/policies | POLICY_EXISTS | /v1/policies | {\"key\": \"RETURN_VISIT_BY_ANOTHER\", \"district\": \"440103\", \"value\": \"true\", \"validFrom\": \"2093-02-01\"}",
                "/v1/deadline-policies | POLICY_EXISTS | /v1/deadline-policies | {\"kind\": \"ACCEPTANCE\", \"district\": \"440103\", \"amount\": 2, \"unit\": \"WORKING_DAY\", \"validFrom\": \"2093-02-01\"}",
            })
    void soIsWhatBeginsOnThatDay(String path, String code, String existing, String body) {
        var first = Api.post("liang", path, body).statusCode(201).extract().header("Location");
        refused(Api.post("liang", path, body), code, existing == null ? first : existing);
    }

    @Test
    void soIsWhatADisputeWaitsFor() {
        var dispute = Api.accepted();
        Api.act("huang", dispute, "/assignments", "{\"mediatorId\": \"" + LIN + "\", \"mode\": \"DESIGNATED\"}")
                .statusCode(201);
        var other = Api.dispute("lin", "440103009106001");
        var link = "{\"disputeId\": \"" + other.substring("/v1/disputes/".length()) + "\"}";
        Api.act("lin", dispute, "/links", link).statusCode(201);
        refused(Api.act("lin", dispute, "/links", link), "ALREADY_LINKED", dispute + "/links");
        var recusal = "{\"reason\": \"与被申请人有多年合作关系，不宜调解。\"}";
        Api.act("lin", dispute, "/recusals", recusal).statusCode(201);
        refused(Api.act("lin", dispute, "/recusals", recusal), "RECUSAL_PENDING", dispute + "/recusals");
    }
}
