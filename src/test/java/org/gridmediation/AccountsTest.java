package org.gridmediation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Embedded.class)
class AccountsTest {
    private static final String MAI = "/v1/staff/00000000-0000-7000-8002-000000000002";

    @Test
    void aPostCountsAndEndsAtTheNextRequestWithTheSameToken() {
        Api.get("mai", "/v1/residents?area=440103009108002").statusCode(403);
        var post = Api.appoint(MAI, "{\"role\": \"GRID_OFFICER\", \"area\": \"440103009108002\", \"main\": false}");
        Api.as("mai")
                .header("Acting-Post", post)
                .get("/v1/residents?area=440103009108002")
                .then()
                .statusCode(200)
                .body("items.area", hasItem("440103009108002"));
        Api.as("mai")
                .header("Acting-Post", post)
                .get("/v1/residents?area=440103009108001")
                .then()
                .statusCode(403);
        var etag = Api.get("admin", MAI).extract().header("ETag");
        Api.as("admin")
                .header("If-Match", etag)
                .delete(MAI + "/posts/" + post)
                .then()
                .statusCode(200);
        Api.as("mai")
                .header("Acting-Post", post)
                .get("/v1/residents?area=440103009108002")
                .then()
                .statusCode(403)
                .body("code", equalTo("NO_VALID_POST"));
        Api.as("mai")
                .header("Acting-Post", post)
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("actingPost", nullValue());
    }

    @Test
    void aRoleOnlyStandsAtItsTierAndInsideTheAdministratorsArea() {
        Api.act("admin", MAI, "/posts", "{\"role\": \"DISTRICT\", \"area\": \"440103009\"}")
                .statusCode(422)
                .body("errors[0].code", equalTo("ROLE_OF_OTHER_TIER"));
        Api.act("admin", MAI, "/posts", "{\"role\": \"BATCH_IMPORTER\", \"area\": \"440103009\"}")
                .statusCode(422)
                .body("errors[0].code", equalTo("ROLE_FOR_CLIENTS"));
    }

    @Test
    void anAccountFollowsAndAForeignOneIsNeverTakenOver() throws InterruptedException {
        var staff = Api.post(
                        "admin",
                        "/v1/staff",
                        "{\"area\": \"440103009106003\", \"name\": \"示例新人(代)\", \"sex\": \"MALE\", \"username\": \"newcomer\"}")
                .statusCode(201)
                .body("accountState", equalTo("PENDING"))
                .extract()
                .header("Location");
        await("admin", staff, "ACTIVE");
        // Keycloak has no shorter names.
        Api.post(
                        "admin",
                        "/v1/staff",
                        "{\"area\": \"440103009106003\", \"name\": \"示例\", \"sex\": \"MALE\", \"username\": \"ab\"}")
                .statusCode(400);
        // demo-cli's realm already knows service accounts by this name; it is not ours.
        var foreign = Api.post(
                        "admin",
                        "/v1/staff",
                        "{\"area\": \"440103009106003\", \"name\": \"示例同名\", \"sex\": \"MALE\", \"username\": \"service-account-demo-platform\"}")
                .statusCode(201)
                .extract()
                .header("Location");
        await("admin", foreign, "FAILED");
        var client = Api.post(
                        "admin",
                        "/v1/clients",
                        "{\"area\": \"440103\", \"name\": \"示例同名\", \"clientId\": \"demo-cli\", \"roles\": [\"STATISTICS_READER\"]}")
                .statusCode(201)
                .extract()
                .header("Location");
        await("admin", client, "FAILED");
        Api.act("admin", client, "/secret", "")
                .statusCode(409)
                .body("code", equalTo("ACCOUNT_NOT_READY"), "state", equalTo("FAILED"))
                .body("detail", containsString("FAILED"));
        Api.send("admin", "DELETE", client, "", null).statusCode(200);
    }

    @Test
    void aClientsSecretIsShownOnceAndItsEndIsFelt() throws InterruptedException {
        var client = Api.post(
                        "admin",
                        "/v1/clients",
                        "{\"area\": \"440103\", \"name\": \"示例平台\", \"clientId\": \"test-platform\", \"roles\": [\"STATISTICS_READER\"]}")
                .statusCode(201)
                .extract()
                .header("Location");
        await("admin", client, "ACTIVE");
        var secret = Api.act("admin", client, "/secret", "")
                .statusCode(201)
                .extract()
                .<String>path("secret");
        Api.act("admin", client, "/secret", "").statusCode(409).body("code", equalTo("SECRET_ALREADY_SHOWN"));
        var realm = ConfigProvider.getConfig().getValue("grid-mediation.oidc.url", String.class);
        var token = given().formParams(
                        "grant_type", "client_credentials", "client_id", "test-platform", "client_secret", secret)
                .post(realm + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("access_token");
        var areas = Api.anonymous()
                .auth()
                .oauth2(token)
                .get("/v1/areas/440103/coverage")
                .then()
                .statusCode(200)
                .extract();
        assertThat(areas.<String>path("area")).isEqualTo("440103");
        var etag = Api.get("admin", client).extract().header("ETag");
        Api.as("admin").header("If-Match", etag).delete(client).then().statusCode(200);
        for (int i = 0;
                i < 1000
                        && !Api.get("admin", client)
                                .extract()
                                .path("accountState")
                                .equals("DISABLED");
                i++) Api.pause();
        Api.get("admin", client).body("accountState", equalTo("DISABLED"));
        Api.anonymous()
                .auth()
                .oauth2(token)
                .get("/v1/areas/440103/coverage")
                .then()
                .statusCode(403);
    }

    private static void await(String account, String resource, String state) throws InterruptedException {
        for (int i = 0; i < 1000; i++) {
            var now = Api.get(account, resource).statusCode(200).extract().<String>path("accountState");
            if (now.equals(state)) return;
            assertThat(List.of("PENDING")).contains(now);
            Api.pause();
        }
        throw new AssertionError(resource + " never became " + state);
    }
}
