package org.gridmediation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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

    private static String post(String account, String role) {
        return Api.get(account, "/v1/me").extract().path("posts.find { it.role == '" + role + "' }.id");
    }
}
