package org.gridmediation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One person, several posts: what is refused under one names those of the caller's own under which it is not. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ActingPostsTest {
    @Test
    void anOperationOfAnotherRoleNamesThePostThatHasIt() {
        Api.act("lin", Given.dispute(), "/archive", "")
                .statusCode(403)
                .body("code", equalTo("OPERATION_NOT_PERMITTED"))
                .body("actingPosts", hasItem(post("lin", "MEDIATOR")));
        Api.post("lin", "/v1/policies", "{}").statusCode(403).body("actingPosts", empty());
    }

    @Test
    void aPostThatIsNotTheCallersNamesThoseThatAre() {
        Api.as("lin@" + post("he", "SUBDISTRICT"))
                .get("/v1/disputes")
                .then()
                .statusCode(403)
                .body("code", equalTo("NO_VALID_POST"))
                .body("actingPosts", hasItem(post("lin", "GRID_OFFICER")));
    }

    @Test
    void whatIsNoPostAtAllIsRefusedByItsName() {
        for (var path : List.of("/v1/me", "/v1/disputes", "/v1/areas"))
            for (var post : List.of("x", "", "1-1-1-1-1", "null", post("lin", "GRID_OFFICER") + "0"))
                Api.as("lin")
                        .header("Acting-Post", post)
                        .get(path)
                        .then()
                        .statusCode(400)
                        .body("code", equalTo("INVALID_PARAMETER"))
                        .body("errors.parameter", contains("Acting-Post"));
    }

    @Test
    void anAreaThatAnotherOwnPostCoversNamesThatPost() {
        var elsewhere = Api.alsoIn("xu", "GRID_OFFICER", "440103009106002");
        Api.post("xu", "/v1/disputes", Api.newDispute("440103009106002"))
                .statusCode(403)
                .body("code", equalTo("AREA_NOT_YOURS"))
                .body("actingPosts", contains(elsewhere.split("@")[1]));
        Api.post("xu", "/v1/disputes", Api.newDispute("440103009108001"))
                .statusCode(403)
                .body("actingPosts", empty());
    }

    @Test
    void aDisputeThatAnotherOwnPostHoldsNamesThatPost() {
        var dispute = Given.dispute();
        Api.act("he", dispute, "/acceptance", "{\"committeeId\": \"" + Given.SUBDISTRICT_COMMITTEE + "\"}")
                .statusCode(201);
        String department = Api.appoint("/v1/staff/00000000-0000-7000-8002-000000000005", """
                        {"role": "SUBDISTRICT", "area": "440103009", "organizationId": "00000000-0000-7007-8000-000440103009"}""");
        var chen = Given.assignment(Given.CHEN, "");
        Api.act("he@" + department, dispute, "/assignments", chen)
                .statusCode(409)
                .body("code", equalTo("NOT_THE_HOLDER"))
                .body("actingPosts", hasItem(post("he", "SUBDISTRICT")));
        Api.act("he", dispute, "/assignments", chen).statusCode(201);
    }

    /** So does every other refusal that another of the caller's own posts would not meet. */
    @Test
    void whateverIsRefusedToOnePostNamesTheOwnOneThatMay() {
        var grid = Api.alsoIn("huang", "GRID_OFFICER", "440103009106002");
        names(
                "huang",
                Api.as(grid).contentType("text/csv").body("姓名\n").post("/v1/imports?kind=MEDIATORS&mode=VALIDATE"),
                403,
                "OPERATION_NOT_PERMITTED",
                null);
        var sent =
                Api.as(grid).contentType("text/csv").body("网格编码,姓名\n").post("/v1/imports?kind=RESIDENTS&mode=VALIDATE");
        sent.then().statusCode(202);
        names(
                "huang",
                Api.as("huang")
                        .accept("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                        .get(sent.header("Location") + "/errors"),
                403,
                "OPERATION_NOT_PERMITTED",
                grid);
    }

    /** @param other account@post; null for the post in which the account acts when it names none */
    private static void names(String account, Response answer, int status, String code, String other) {
        String post = other == null ? Api.get(account, "/v1/me").extract().path("actingPost") : other.split("@")[1];
        answer.then().statusCode(status).body("code", equalTo(code)).body("actingPosts", hasItem(post));
    }

    static String post(String account, String role) {
        return Api.get(account, "/v1/me").extract().path("posts.find { it.role == '" + role + "' }.id");
    }
}
