package org.gridmediation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gridmediation.FragileKeycloak.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While Keycloak is away, accounts are promised; when it is back, each is there once and whole. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class KeycloakDownTest {

    @AfterEach
    void joined() {
        FragileKeycloak.set(State.WHOLE);
    }

    @Test
    void anAccountWaitsForKeycloak() throws Exception {
        FragileKeycloak.set(State.CUT);
        var staff = newStaff("waits");
        awaitTwoAttempts();
        Api.get("admin", staff).body("accountState", equalTo("PENDING"));
        FragileKeycloak.set(State.WHOLE);
        awaitActive(staff);
        assertThat(accounts("waits")).hasSize(1);
        assertThat(roles(accounts("waits").get(0))).contains("grid-officer");
    }

    @Test
    void anAnswerThatGetsLostMakesNoSecondAndNoHalfAccount() throws Exception {
        FragileKeycloak.set(State.DEAF);
        var staff = newStaff("unheard");
        awaitTwoAttempts();
        FragileKeycloak.set(State.WHOLE);
        awaitActive(staff);
        assertThat(accounts("unheard")).hasSize(1);
        assertThat(roles(accounts("unheard").get(0))).contains("grid-officer");
    }

    @Test
    void aClientWaitsTooAndItsSecretIsNotShownBefore() throws Exception {
        FragileKeycloak.set(State.CUT);
        var client = Api.post(
                        "admin",
                        "/v1/clients",
                        "{\"area\": \"440103\", \"name\": \"示例等候\", \"clientId\": \"waiting-platform\", \"roles\": [\"FEED_READER\"]}")
                .statusCode(201)
                .body("accountState", equalTo("PENDING"))
                .extract()
                .header("Location");
        Api.act("admin", client, "/secret", "").statusCode(409);
        FragileKeycloak.set(State.WHOLE);
        awaitActive(client);
        Api.act("admin", client, "/secret", "").statusCode(201);
    }

    private static void awaitTwoAttempts() throws InterruptedException {
        int before = FragileKeycloak.lost();
        for (int i = 0; i < 200 && FragileKeycloak.lost() < before + 2; i++) Thread.sleep(50);
        assertThat(FragileKeycloak.lost()).isGreaterThanOrEqualTo(before + 2);
    }

    private static String newStaff(String username) {
        var staff = Api.post(
                        "admin",
                        "/v1/staff",
                        "{\"area\": \"440103009106003\", \"name\": \"示例候补\", \"sex\": \"FEMALE\", \"username\": \""
                                + username + "\"}")
                .statusCode(201)
                .body("accountState", equalTo("PENDING"))
                .extract()
                .header("Location");
        Api.appoint(staff, "{\"role\": \"GRID_OFFICER\", \"area\": \"440103009106003\", \"main\": true}");
        return staff;
    }

    private static void awaitActive(String resource) throws InterruptedException {
        for (int i = 0; i < 900; i++) {
            if (Api.get("admin", resource)
                    .statusCode(200)
                    .extract()
                    .path("accountState")
                    .equals("ACTIVE")) return;
            Thread.sleep(100);
        }
        throw new AssertionError(resource + " never became ACTIVE");
    }

    private static List<Map<String, Object>> accounts(String username) {
        return given().auth()
                .oauth2(adminToken())
                .queryParam("username", username)
                .queryParam("exact", true)
                .get(admin() + "/users")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("");
    }

    private static List<String> roles(Map<String, Object> account) {
        return given().auth()
                .oauth2(adminToken())
                .get(admin() + "/users/" + account.get("id") + "/role-mappings/realm")
                .then()
                .statusCode(200)
                .extract()
                .path("name");
    }

    private static String admin() {
        return Text.replaced(setting("grid-mediation.oidc.url"), "/realms/", "/admin/realms/");
    }

    /** The API's own account there. */
    private static String adminToken() {
        return given().formParams(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        "grid-mediation-api",
                        "client_secret",
                        setting("grid-mediation.oidc.client-secret"))
                .post(setting("grid-mediation.oidc.url") + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
