package org.gridmediation;

import static org.hamcrest.Matchers.oneOf;

import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gridmediation.access.Operation;
import org.gridmediation.access.Role;
import org.gridmediation.content.Samples;
import org.gridmediation.feed.Puller;

/**
 * A post of every role at two places far from each other, and one of everything in many places, so that each operation has something to
 * address in, below, beside and above whoever calls.
 */
class Places {
    private static final String STAFF = "/v1/staff/00000000-0000-7000-8002-%012d";

    /** Each place under the collection's path; the value is what stands in the path of one thing there. */
    private final Map<String, TreeMap<String, String>> things = new LinkedHashMap<>();

    private final Map<String, String> parts = new HashMap<>();
    final List<Post> posts = new ArrayList<>();

    /** What the demo's resident applied for. */
    String ownApplication;

    /** Who calls: an account in a post of this role over this area. */
    record Post(Role role, String account, String area, String id) {
        RequestSpecification as() {
            return Api.as(account).header("Acting-Post", id);
        }

        Cell of(String place) {
            if (place.equals(area)) return Cell.OWN;
            if (place.startsWith(area)) return Cell.BELOW;
            return area.startsWith(place) ? Cell.ABOVE : Cell.BESIDE;
        }

        @Override
        public String toString() {
            return role.realmName() + " of " + area;
        }
    }

    enum Cell {
        OWN,
        BELOW,
        BESIDE,
        ABOVE;

        boolean inside() {
            return this == OWN || this == BELOW;
        }
    }

    Places() {
        for (var area : List.of("4499", "440199", "440199001", "440199001001"))
            make("admin", "/v1/areas", area, "'code': '" + area + "', 'name': '示例', 'validFrom': '2023-01-01'");
        make(
                "admin",
                "/v1/grids",
                "440199001001001",
                "'community': '440199001001', 'code': '440199001001001', 'name': '示例', 'kind': 'BASIC', 'households': 1, 'validFrom': '2023-01-01'");
        AccessTest.HOLDERS.forEach((role, account) -> near(Role.valueOf(constant(role)), account));
        far(1, Role.GRID_OFFICER, "lin", "440199001001001");
        far(3, Role.MEDIATOR, "chen", "440199001");
        far(4, Role.COMMUNITY, "huang", "440199001001");
        far(5, Role.SUBDISTRICT, "he", "440199001");
        far(6, Role.DISTRICT, "liang", "440199");
        far(7, Role.CITY, "zhou", "4499");
        posts.add(new Post(
                Role.ADMINISTRATOR,
                "admin",
                "440103009",
                Puller.administrator("440103009").split("@")[1]));
        far(10, Role.AUDITOR, "auditor", "440103009");
        bodies();
        imports();
        cases();
        for (var code : codes()) {
            things("/v1/areas").put(code, "/v1/areas/" + code);
            // A code table is everywhere the same one.
            things("/v1/code-tables").put(code, "/v1/code-tables/tags");
            if (code.length() == 15) things("/v1/grids").put(code, "/v1/grids/" + code);
        }
    }

    static List<String> codes() {
        return List.of(
                "44",
                "4401",
                "440103",
                "440103009",
                "440103009106",
                "440103009106001",
                "440103009106002",
                "440103009108",
                "440103009108001",
                "440103010",
                "440103010101",
                "440103010101001",
                "440199",
                "440199001",
                "440199001001",
                "440199001001001");
    }

    private void imports() {
        postsThatMay("createImport").forEach(post -> things("/v1/imports")
                .put(
                        post.area,
                        post.as()
                                .contentType("text/csv")
                                .body("网格编码,姓名\n")
                                .post("/v1/imports?kind=RESIDENTS&mode=VALIDATE")
                                .then()
                                .statusCode(202)
                                .extract()
                                .header("Location")));
    }

    private void bodies() {
        for (var area : codes()) {
            if (area.equals("44")) continue;
            make("admin", "/v1/staff", area, "'area': '" + area + "', 'name': '示例', 'sex': 'FEMALE'");
            things("/v1/post-proposals")
                    .put(
                            area,
                            Api.post(
                                            "admin",
                                            things("/v1/staff").get(area) + "/posts",
                                            "{\"role\": \"ADMINISTRATOR\", \"area\": \"" + area + "\"}")
                                    .statusCode(201)
                                    .extract()
                                    .header("Location"));
            if (area.length() == 15) continue;
            make(
                    "admin",
                    "/v1/organizations",
                    area,
                    "'area': '" + area
                            + "', 'kind': 'MEDIATION_COMMITTEE', 'committeeKind': 'SUBDISTRICT', 'name': '示例调委会', 'caseWord': '示例"
                            + area + "'");
            make(
                    "admin",
                    "/v1/clients",
                    area,
                    "'area': '%s', 'name': '示例', 'clientId': 'place-%s', 'roles': ['FEED_READER']"
                            .formatted(area, area));
        }
    }

    private void cases() {
        Map.of("440103009106001", "lin", "440103009106002", "huang", "440103009108001", "mai", "440103010101001", "xu")
                .forEach((area, account) -> {
                    resident(Api.as(account), area);
                    dispute(Api.as(account), area);
                });
        dispute(Api.as("huang"), "440103009106");
        dispute(Api.as("he"), "440103009");
        var afar = post(Role.GRID_OFFICER, "440199001001001");
        resident(afar.as(), afar.area);
        dispute(afar.as(), afar.area);
        Map.of("440103009106001", "lin", "440103009108001", "mai").forEach((area, account) -> things("/v1/outcomes")
                .put(
                        area,
                        "/v1/outcomes/"
                                + Api.post(account, "/v1/disputes", settled(area))
                                        .statusCode(201)
                                        .extract()
                                        .path("outcomeId")));
        Map.of("440103009106", Api.as("huang"), "440103009", Api.as("he"), "440103", Api.as("liang"))
                .forEach(this::jointAction);
        jointAction("440199001", post(Role.SUBDISTRICT, "440199001").as());
        postsThatMay("createReport")
                .forEach(post ->
                        make(post.as(), "/v1/reports", post.area, "'area': '" + post.area + "', 'period': '2026-02'"));
        postsThatMay("reconcileStatistics").forEach(post -> things("/v1/statistics/reconciliations")
                .put(
                        post.area,
                        post.as()
                                .body("{\"area\": \"" + post.area + "\"}")
                                .post("/v1/statistics/reconciliations")
                                .then()
                                .statusCode(202)
                                .extract()
                                .header("Location")));
        postsThatMay("flagRecord")
                .forEach(post -> make(
                        post.as(),
                        "/v1/corrections",
                        post.area,
                        "'kind': 'AREA', 'recordId': '" + post.area + "', 'flaw': 'OTHER', 'text': '示例'"));
        failed("440103009106");
        failed("440103009");
        ownApplication = OwnDisputesTest.applied();
        // Which attachments a party reads hangs on whom they are about.
        var party = Given.parties(ownApplication).get(0);
        parts.put(ownApplication + "/attachments", Given.attachment("lin", ownApplication, "EVIDENCE&about=" + party));
    }

    /** Where no officer settles on the spot, the subdistrict's own committee and its mediator chen work. */
    private void failed(String area) {
        var dispute = Api.dispute("he", area);
        Api.act("he", dispute, "/acceptance", "{\"committeeId\": \"00000000-0000-7000-8000-000440103009\"}")
                .statusCode(201);
        Api.act(
                        "he",
                        dispute,
                        "/assignments",
                        "{\"mediatorId\": \"00000000-0000-7000-8001-000000000003\", \"mode\": \"DESIGNATED\"}")
                .statusCode(201);
        things("/v1/outcomes")
                .put(
                        area,
                        Api.act(
                                        "chen",
                                        dispute,
                                        "/outcome",
                                        "{\"kind\": \"FAILED\", \"reason\": \"OTHER\", \"toldOfOtherRoutes\": true}")
                                .statusCode(201)
                                .extract()
                                .header("Location"));
    }

    private static Body settled(String area) {
        return Body.dispute(area).and("/settlement", Body.settlement());
    }

    private void resident(RequestSpecification as, String area) {
        make(
                as,
                "/v1/residents",
                area,
                "'area': '" + area + "', 'name': '示例', 'sex': 'MALE', 'birthDate': '1990-01-01'");
    }

    private void jointAction(String area, RequestSpecification as) {
        make(
                as,
                "/v1/joint-actions",
                area,
                "'area': '" + area
                        + "', 'mechanism': 'JOINT_WORK', 'leadId': '00000000-0000-7001-8000-000440103009', 'plannedAt': '2026-03-18T15:00:00+08:00'");
    }

    private void dispute(RequestSpecification as, String area) {
        made(as, "/v1/disputes", area, Api.newDispute(area));
    }

    private void make(String account, String collection, String area, String fields) {
        make(Api.as(account), collection, area, fields);
    }

    private void make(RequestSpecification as, String collection, String area, String fields) {
        made(as, collection, area, "{" + fields.replace('\'', '"') + "}");
    }

    private void made(RequestSpecification as, String collection, String area, String body) {
        var made = as.body(body).post(collection);
        made.then().statusCode(oneOf(201));
        things(collection).put(area, made.header("Location"));
    }

    private void near(Role role, String account) {
        var held = Api.get(account, "/v1/me")
                .extract()
                .<Map<String, String>>path("posts.find { it.role == '" + role + "' }");
        posts.add(new Post(role, account, held.get("area"), held.get("id")));
    }

    private void far(int staff, Role role, String account, String area) {
        var id = Api.appoint(
                STAFF.formatted(staff), "{\"role\": \"" + role + "\", \"area\": \"" + area + "\", \"main\": false}");
        posts.add(new Post(role, account, area, id));
    }

    Post post(Role role, String area) {
        return posts.stream()
                .filter(p -> p.role == role && p.area.equals(area))
                .findFirst()
                .orElseThrow();
    }

    Stream<Post> postsThatMay(String operation) {
        return posts.stream()
                .filter(p -> Operation.of(operation).roles().contains(p.role))
                .filter(p -> !operation.contains("Import") || bringsResidents(p.role));
    }

    /** An import is seen by those who may bring its kind, and those here are of residents. */
    private static boolean bringsResidents(Role role) {
        return role == Role.BATCH_IMPORTER || role.operations().contains("registerResident");
    }

    /** A read tells inside from outside only with a part that is there; a change is refused for its version before. */
    String partOf(Addressed target, String thing) {
        var nobodys = "01900000-0000-7000-8000-000000000001";
        if (target.path().contains("{attachmentId}") && !target.policy().kind().conditional())
            return parts.computeIfAbsent(thing + "/attachments", t -> postsThatMay("addAttachment")
                    .map(post -> post.as()
                            .contentType("application/pdf")
                            .body(Samples.pdf())
                            .post(t + "?kind=OTHER"))
                    .filter(made -> made.statusCode() == 201)
                    .map(made -> made.<String>path("id"))
                    .findFirst()
                    .orElse(nobodys));
        if (!target.path().contains("{partyId}") || target.policy().kind().conditional()) return nobodys;
        return parts.computeIfAbsent(thing, t -> postsThatMay("getDispute")
                .map(post -> post.as().get(t))
                .filter(seen -> seen.statusCode() == 200)
                .map(seen -> seen.<String>path("parties[0].id"))
                .findFirst()
                .orElse(nobodys));
    }

    private TreeMap<String, String> things(String collection) {
        return things.computeIfAbsent(collection, c -> new TreeMap<>());
    }

    /** What was made here, and else what the collection's own list shows, by place. */
    Map<String, String> in(String collection) {
        if (!things(collection).isEmpty()) return things(collection);
        var list = ContractFilter.operation("get", collection);
        if (list == null || !list.toString().contains("\"cursor\"")) return Map.of();
        postsThatMay(list.get("operationId").asText()).forEach(post -> post.as()
                .get(collection + "?limit=200")
                .then()
                .extract()
                .<List<Map<String, Object>>>path("items")
                .forEach(item -> {
                    if (item.get("area") != null)
                        things(collection).put(item.get("area").toString(), collection + "/" + item.get("id"));
                }));
        return things(collection);
    }

    private static String constant(String role) {
        return role.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
    }
}
