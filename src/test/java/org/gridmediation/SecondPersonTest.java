package org.gridmediation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.access.Operation;
import org.gridmediation.access.Role;
import org.gridmediation.feed.Puller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.CredentialRepresentation;

/** Nobody gives rights to themselves, and a post that sees people takes two: who proposes it and who approves it. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class SecondPersonTest {
    private static final String MAI = "/v1/staff/00000000-0000-7000-8002-000000000002";
    private static final String ADMIN = "/v1/staff/00000000-0000-7000-8002-000000000009";

    @Inject
    Keycloak keycloak;

    @ConfigProperty(name = "quarkus.keycloak.admin-client.realm")
    String realm;

    @AfterEach
    void now() {
        MovableClock.setBack();
    }

    private static String post(String role, String area) {
        return "{\"role\": \"" + role + "\", \"area\": \"" + area + "\"}";
    }

    private static String proposed(String account, String staff, String role, String area) {
        return Api.post(account, staff + "/posts", post(role, area))
                .statusCode(201)
                .body("proposed", equalTo(true))
                .extract()
                .header("Location");
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void refused(String account, String proposal) {
        Api.get(account, proposal).body("allowedActions", not(hasItem("approvePost")));
        Api.act(account, proposal, "/approval", "").statusCode(403).body("code", equalTo("SECOND_PERSON_NEEDED"));
    }

    @Test
    void nobodyGivesAPostToThemselves() {
        var before = Api.get("admin", ADMIN + "/posts").extract().<List<String>>path("id");
        for (var role : List.of("SUBDISTRICT", "AUDITOR", "ADMINISTRATOR"))
            Api.post("admin", ADMIN + "/posts", post(role, "440103009"))
                    .statusCode(403)
                    .body("code", equalTo("SECOND_PERSON_NEEDED"));
        Api.get("admin", ADMIN + "/posts").body("id", equalTo(before));
        Api.get("admin", "/v1/residents").statusCode(403).body("code", equalTo("OPERATION_NOT_PERMITTED"));
    }

    @Test
    void aPostThatSeesPeopleCountsWhenASecondPersonHasApprovedIt() {
        var version = Api.get("admin", MAI).extract().header("ETag");
        var proposal = proposed("admin", MAI, "GRID_OFFICER", "440103009106002");
        assertThat(proposal).startsWith("/v1/post-proposals/");
        var post = id(proposal);
        Api.get("admin", MAI).header("ETag", equalTo(version));
        Api.get("admin", MAI + "/posts").body("find { it.id == '" + post + "' }.proposed", equalTo(true));
        Api.get("admin2", proposal)
                .body("state", equalTo("OPEN"))
                .body("staffId", equalTo(id(MAI)))
                .body("proposedBy", equalTo(id(ADMIN)))
                .body("proposedByName", equalTo("管理示例"))
                .body("proposedAt", notNullValue())
                .body("lapsesAt", notNullValue())
                .body("decidedAt", nullValue())
                .body("allowedActions", contains("approvePost", "endPostProposal"));
        Api.get("mai", "/v1/me").body("posts.id", not(hasItem(post)));
        Api.get("mai@" + post, "/v1/residents").statusCode(403).body("code", equalTo("NO_VALID_POST"));
        refused("admin", proposal);
        for (var other : List.of("huang", "he", "liang", "zhou", "auditor", "mai", "demo-platform"))
            Api.post(other, proposal + "/approval", "")
                    .statusCode(403)
                    .body("code", equalTo("OPERATION_NOT_PERMITTED"));
        Api.post(Puller.administrator("440103010"), proposal + "/approval", "").statusCode(404);
        Api.act("admin2", proposal, "/approval", "")
                .statusCode(201)
                .body("id", equalTo(post))
                .body("state", equalTo("APPROVED"))
                .body("decidedByName", equalTo("复核示例"))
                .body("allowedActions", empty());
        Api.get("mai", "/v1/me").body("posts.id", hasItem(post));
        Api.get("admin", MAI).header("ETag", not(equalTo(version)));
        Api.get("admin", MAI + "/posts").body("find { it.id == '" + post + "' }.proposed", equalTo(false));
        Api.act("admin2", proposal, "/approval", "").statusCode(409).body("code", equalTo("WRONG_STATE"));
        Api.send("admin", "DELETE", proposal, "", null).statusCode(409).body("code", equalTo("WRONG_STATE"));
        Api.get("auditor", "/v1/journal?limit=200&objectId=" + id(MAI))
                .body("items.findAll { it.operation == 'createPost' && it.status == 200 }.who", hasItem("管理示例"))
                .body("items.findAll { it.operation == 'approvePost' && it.status == 200 }.who", hasItem("复核示例"))
                .body("items.findAll { it.operation == 'approvePost' && it.status == 403 }.who", hasItem("管理示例"));
        Api.send("admin", "DELETE", MAI, "/posts/" + post, null).statusCode(200);
        Api.get("mai@" + post, "/v1/residents").statusCode(403);
    }

    /** Whoever had one twice would keep it when it is ended once. */
    @Test
    void nobodyHasAPostTwiceAtATime() {
        var proposal = proposed("admin", MAI, "MEDIATOR", "440103009107");
        twice(MAI, post("MEDIATOR", "440103009107"));
        Api.approve(id(proposal));
        twice(MAI, post("MEDIATOR", "440103009107"));
        Api.send("admin", "DELETE", MAI, "/posts/" + id(proposal), null).statusCode(200);
        Api.send("admin", "DELETE", proposed("admin", MAI, "MEDIATOR", "440103009107"), "", null)
                .statusCode(200);
        var staff =
                Api.post("admin", "/v1/staff", """
                        {"area": "440103009106003", "name": "示例岗位", "sex": "FEMALE"}""").statusCode(201).extract().header("Location");
        var summer = """
                {"role": "GRID_OFFICER", "area": "440103009106003", "validFrom": "2027-06-01T00:00:00Z", "validUntil": "2027-07-01T00:00:00Z"}""";
        var autumn = Body.of(summer)
                .with("/validFrom", "2027-07-01T00:00:00Z")
                .with("/validUntil", "2027-09-01T00:00:00Z")
                .json();
        Api.appoint(staff, summer);
        Api.appoint(staff, autumn);
        twice(staff, Body.of(summer).with("/validFrom", "2027-05-01T00:00:00Z").json());
        twice(staff, post("GRID_OFFICER", "440103009106003"));
        // One that was ended before it began was never held.
        var never = Api.appoint(staff, """
                {"role": "GRID_OFFICER", "area": "440103009106002", "validFrom": "2027-06-01T00:00:00Z"}""");
        Api.send("admin", "DELETE", staff, "/posts/" + never, null).statusCode(200);
        Api.send("admin", "DELETE", staff, "/posts/" + never, null)
                .statusCode(409)
                .body("state", equalTo("ENDED"));
        Api.appoint(staff, post("GRID_OFFICER", "440103009106002"));
        twice(staff, post("GRID_OFFICER", "440103009106002"));
        // So was one that has an end already.
        var neither = Api.appoint(
                staff, Body.of(summer).with("/area", "440103009106001").json());
        Api.send("admin", "DELETE", staff, "/posts/" + neither, null).statusCode(200);
        Api.appoint(staff, Body.of(summer).with("/area", "440103009106001").json());
        Api.post("admin", "/v1/clients", """
                        {"area": "440103", "name": "示例重复平台", "clientId": "demo-twice", "roles": ["STATISTICS_READER", "STATISTICS_READER"]}""")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/roles/1"), "errors[0].code", equalTo("POST_TWICE"));
    }

    private static void twice(String staff, String post) {
        Api.post("admin", staff + "/posts", post)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/role"), "errors[0].code", equalTo("POST_TWICE"));
    }

    @Test
    void aMainPostIsTheMainOneOnlyOnceItIsApproved() {
        var staff =
                Api.post("admin", "/v1/staff", """
                        {"area": "440103009106003", "name": "示例主岗", "sex": "FEMALE"}""").statusCode(201).extract().header("Location");
        var first = Api.appoint(staff, """
                {"role": "GRID_OFFICER", "area": "440103009106003", "main": true}""");
        var second = id(Api.post("admin", staff + "/posts", """
                        {"role": "MEDIATOR", "area": "440103009106", "main": true}""")
                .statusCode(201)
                .extract()
                .header("Location"));
        Api.get("admin", staff + "/posts").body("find { it.id == '" + first + "' }.main", equalTo(true));
        Api.approve(second);
        Api.get("admin", staff + "/posts")
                .body("find { it.id == '" + first + "' }.main", equalTo(false))
                .body("find { it.id == '" + second + "' }.main", equalTo(true));
    }

    @Test
    void whomItFavoursDoesNotApproveIt() {
        var proposal = proposed("admin2", ADMIN, "SUBDISTRICT", "440103009");
        refused("admin2", proposal);
        refused("admin", proposal);
        Api.send("admin", "DELETE", proposal, "", null).statusCode(200).body("state", equalTo("REFUSED"));
        Api.get("admin2", proposal).body("state", equalTo("REFUSED")).body("decidedByName", equalTo("管理示例"));
        Api.act("admin2", proposal, "/approval", "").statusCode(403);
    }

    @Test
    void whatNobodyApprovesIsWithdrawnOrLapses() {
        var withdrawn = proposed("admin", MAI, "MEDIATOR", "440103009106");
        Api.send("admin", "DELETE", withdrawn, "", null).statusCode(200).body("state", equalTo("WITHDRAWN"));
        Api.act("admin2", withdrawn, "/approval", "").statusCode(409).body("code", equalTo("WRONG_STATE"));
        var lapsed = proposed("admin", MAI, "MEDIATOR", "440103009106");
        Api.get("admin2", "/v1/post-proposals?state=OPEN&limit=200").body("items.id", hasItem(id(lapsed)));
        var seen = Api.get("admin2", lapsed).extract().header("ETag");
        MovableClock.forward(15);
        Api.as("admin2").header("If-None-Match", seen).get(lapsed).then().statusCode(200);
        Api.get("admin2", lapsed).body("state", equalTo("LAPSED")).body("allowedActions", empty());
        Api.act("admin2", lapsed, "/approval", "").statusCode(409).body("code", equalTo("WRONG_STATE"));
        Api.get("admin2", "/v1/post-proposals?state=OPEN&limit=200").body("items.id", not(hasItem(id(lapsed))));
        Api.get("admin2", "/v1/post-proposals?state=LAPSED&limit=200").body("items.id", hasItem(id(lapsed)));
        Api.get("admin2", "/v1/post-proposals?state=WITHDRAWN&limit=200").body("items.id", hasItem(id(withdrawn)));
        Api.get("admin", MAI + "/posts").body("id", not(hasItem(id(lapsed))));
        MovableClock.setBack();
        Api.get("admin2", "/v1/post-proposals?limit=200").body("items.id", hasItems(id(lapsed), id(withdrawn)));
    }

    @Test
    void aSecondAccountOfTheirOwnIsNoSecondPerson() throws Exception {
        var name = "accomplice-" + UUID.randomUUID().toString().substring(0, 8);
        var staff = Api.post("admin", "/v1/staff", """
                        {"area": "440103009", "name": "示例同伙", "sex": "MALE", "username": "%s"}""".formatted(name))
                .statusCode(201)
                .extract()
                .header("Location");
        var proposal = proposed("admin", staff, "ADMINISTRATOR", "440103009");
        while (!Api.get("admin", staff).extract().path("accountState").equals("ACTIVE")) Api.pause();
        login(name, Set.of());
        Api.get(name, "/v1/me").body("posts", empty());
        Api.post(name, proposal + "/approval", "").statusCode(403).body("code", equalTo("NO_VALID_POST"));
        refused("admin", proposal);
        Api.act("admin2", proposal, "/approval", "").statusCode(201);
        login(name, Set.of("administrator"));
        // Two have made a third, who is another person than either.
        var own = proposed("admin2", ADMIN, "SUBDISTRICT", "440103009");
        Api.forget(name);
        Api.post(name, own + "/approval", "").statusCode(404);
        var theirs = proposed("admin2", MAI, "MEDIATOR", "440103009106");
        Api.act(name, theirs, "/approval", "").statusCode(201).body("decidedByName", equalTo("示例同伙"));
        Api.send("admin", "DELETE", MAI, "/posts/" + id(theirs), null).statusCode(200);
        Api.send("admin2", "DELETE", own, "", null).statusCode(200);
    }

    /** Gives the account a password, and waits until it has these roles of ours. */
    private void login(String name, Set<String> roles) throws InterruptedException {
        var users = keycloak.realm(realm).users();
        var user = users.get(users.searchByUsername(name, true).get(0).getId());
        var password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(name);
        user.resetPassword(password);
        var known = user.toRepresentation();
        known.setRequiredActions(List.of());
        user.update(known);
        for (int i = 0; i < 1000; i++) {
            if (user.roles().realmLevel().listAll().stream()
                    .map(r -> r.getName())
                    .toList()
                    .containsAll(roles)) return;
            Api.pause();
        }
        throw new AssertionError(name + " has no role");
    }

    @Test
    void aClientsPostsToo() throws Exception {
        var name = "two-" + UUID.randomUUID().toString().substring(0, 8);
        var created = Api.post("admin", "/v1/clients", """
                        {"area": "440103", "name": "示例平台", "clientId": "%s", "roles": ["STATISTICS_READER", "FEED_READER"]}""".formatted(name))
                .statusCode(201)
                .extract();
        var client = created.header("Location");
        assertThat(created.<Boolean>path("posts.find { it.role == 'STATISTICS_READER' }.proposed"))
                .isFalse();
        assertThat(created.<Boolean>path("posts.find { it.role == 'FEED_READER' }.proposed"))
                .isTrue();
        var post = created.<String>path("posts.find { it.role == 'FEED_READER' }.id");
        var proposal = "/v1/post-proposals/" + post;
        while (!Api.get("admin", client).extract().path("accountState").equals("ACTIVE")) Api.pause();
        var secret = Api.act("admin", client, "/secret", "")
                .statusCode(201)
                .extract()
                .<String>path("secret");
        follow(name, secret, post, 403);
        refused("admin", proposal);
        Api.act("admin2", proposal, "/approval", "").statusCode(201).body("clientId", equalTo(id(client)));
        for (int i = 0; i < 200 && answer(name, secret, post) != 200; i++) Api.pause();
        follow(name, secret, post, 200);
        Api.get("admin", client).body("posts.proposed", everyItem(equalTo(false)));
        var other = Api.post("admin", "/v1/clients", """
                        {"area": "440103", "name": "示例平台", "clientId": "%s", "roles": ["BATCH_IMPORTER"]}""".formatted(name + "-b"))
                .statusCode(201)
                .extract();
        var left = "/v1/post-proposals/" + other.<String>path("posts[0].id");
        while (!Api.get("admin", other.header("Location"))
                .extract()
                .path("accountState")
                .equals("ACTIVE")) Api.pause();
        Api.send("admin", "DELETE", other.header("Location"), "", null)
                .statusCode(200)
                .body("posts", empty());
        Api.act("admin2", left, "/approval", "").statusCode(409);
        Api.get("admin2", left).body("state", equalTo("WITHDRAWN"));
    }

    private static void follow(String client, String secret, String post, int status) {
        assertThat(answer(client, secret, post)).isEqualTo(status);
    }

    private static int answer(String client, String secret, String post) {
        var realm = ConfigProvider.getConfig().getValue("grid-mediation.oidc.url", String.class);
        var token = given().formParams("grant_type", "client_credentials", "client_id", client, "client_secret", secret)
                .post(realm + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("access_token");
        return Api.anonymous()
                .auth()
                .oauth2(token)
                .header("Acting-Post", post)
                .get("/v1/changes/snapshot")
                .statusCode();
    }

    @Test
    void noOtherWayGivesTheCallerMore() {
        // Their own record as a resident is said by another; an administrator, who sees no resident, says it of nobody.
        Api.send("he", "PUT", "/v1/staff/00000000-0000-7000-8002-000000000005", "/resident", "{}")
                .statusCode(403)
                .body("code", equalTo("SECOND_PERSON_NEEDED"));
        Api.send("admin", "PUT", MAI, "/resident", "{}")
                .statusCode(403)
                .body("code", equalTo("OPERATION_NOT_PERMITTED"));
        // Whose post goes on in a larger grid would see more people.
        var grid = Api.post("admin", "/v1/grids", """
                        {"community": "440103009107", "name": "示例", "kind": "BASIC", "validFrom": "2023-01-01"}""").statusCode(201).extract().<String>path("code");
        Puller.administrator(grid);
        var merge = """
                {"successors": [{"code": "440103009107001"}], "defaultSuccessor": "440103009107001", "reason": "示例。"}""";
        Api.act("admin", "/v1/areas/" + grid, "/successions", merge)
                .statusCode(403)
                .body("code", equalTo("SECOND_PERSON_NEEDED"));
        Api.act("admin2", "/v1/areas/" + grid, "/successions", merge).statusCode(201);
    }

    @Test
    void anAreaThatIsNoMoreHasNoNewPosts() {
        var grid = Api.post("admin", "/v1/grids", """
                        {"community": "440103009107", "name": "示例", "kind": "BASIC", "validFrom": "2023-01-01"}""").statusCode(201).extract().<String>path("code");
        var proposal = proposed("admin", MAI, "GRID_OFFICER", grid);
        Api.act("admin", "/v1/areas/" + grid, "/successions", """
                        {"successors": [{"code": "440103009107001"}], "defaultSuccessor": "440103009107001", "reason": "示例。"}""").statusCode(201);
        Api.get("admin2", proposal).body("allowedActions", contains("endPostProposal"));
        Api.act("admin2", proposal, "/approval", "").statusCode(409).body("code", equalTo("AREA_RETIRED"));
    }

    /** What is given at once sees nobody: of all that shows people's data it has but the files of its own numbers. */
    @Test
    void whatOnePersonGivesSeesNobody() {
        var alone = Stream.of(Role.values())
                .filter(role -> !role.needsSecondPerson())
                .toList();
        assertThat(alone).containsExactlyInAnyOrder(Role.AUDITOR, Role.STATISTICS_READER);
        for (var role : alone)
            assertThat(role.operations().stream()
                            .map(Operation::of)
                            .filter(Operation::personal)
                            .map(Operation::id)
                            .toList())
                    .as(role.name())
                    .isSubsetOf("downloadCsvExport", "downloadXlsxExport", "downloadNdjsonExport");
    }
}
