package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.gridmediation.http.Days;

/** What random people do in two communities of 彩虹街道, one step after the other. Mai mediates for everybody there, and walks their first grids. */
final class History {
    static final String DISTRICT = "440103";
    static final String SUBDISTRICT = "440103009";
    static final List<String> COMMUNITIES = List.of("440103009109", "440103009110");
    private static final AtomicInteger GRIDS = new AtomicInteger(200);
    private static final Map<String, String> TYPES = Map.of("01", "Z01", "02", "Z02", "10a", "Z07", "14", "Z06");
    private static final List<String> SOURCES =
            List.of("PATROL", "PHONE", "ONLINE", "POLICE", "COURT", "RESIDENT_REPORT");
    private static final Map<String, String> MEDIATORS = new HashMap<>();

    private final Random random;
    final Map<String, String> heads = new HashMap<>();
    final List<String> grids = new ArrayList<>();
    final List<String> disputes = new ArrayList<>();
    private final List<String> residents = new ArrayList<>();
    private final Map<String, String> officers = new HashMap<>();
    private final String mediator;
    private final String colleague;
    final OldCases files;

    /** How often each operation was done, and what was refused. */
    final Map<String, Integer> done = new TreeMap<>();

    final Map<String, Integer> refused = new TreeMap<>();

    /** @param year in which it begins, at the end of November */
    History(Random random, int year) {
        this.random = random;
        files = new OldCases(random);
        MovableClock.setBack();
        mediator = Api.alsoIn("mai", "MEDIATOR", SUBDISTRICT);
        for (var community : COMMUNITIES) {
            heads.put(community, Api.alsoIn("huang", "COMMUNITY", community));
            for (int i = 0; i < 2; i++) grids.add(grid(community));
        }
        for (var grid : grids) officers.put(grid, Api.alsoIn("mai", "GRID_OFFICER", grid));
        MovableClock.set(year + "-11-28T09:00:00");
        for (var committee : List.of(COMMUNITIES.get(0), COMMUNITIES.get(1), SUBDISTRICT)) engage(committee, year);
        colleague = Api.post(
                        "admin",
                        "/v1/staff",
                        "{\"area\": \"" + grids.get(0)
                                + "\", \"name\": \"示例同事\", \"sex\": \"MALE\", \"birthDate\": \"1990-01-01\"}")
                .statusCode(201)
                .extract()
                .header("Location");
        Api.post("he", "/v1/mediators", """
                        {"staffId": "%s", "organizationId": "%s", "employment": "PART_TIME"}""".formatted(id(colleague), committee(COMMUNITIES.get(0))))
                .statusCode(201);
    }

    private static String grid(String community) {
        return Api.post("admin", "/v1/grids", """
                        {"community": "%s", "code": "%s", "name": "示例网格", "kind": "BASIC", "validFrom": "2023-01-01"}""".formatted(community, community + GRIDS.incrementAndGet()))
                .statusCode(201)
                .extract()
                .path("code");
    }

    private static void engage(String area, int year) {
        var known = MEDIATORS.get(area);
        if (known == null) {
            var staff = Api.get("mai", "/v1/me").extract().<String>path("staffId");
            known = Api.post(
                            "he",
                            "/v1/mediators",
                            "{\"staffId\": \"" + staff + "\", \"organizationId\": \"" + committee(area)
                                    + "\", \"employment\": \"PART_TIME\"}")
                    .statusCode(201)
                    .extract()
                    .header("Location");
            MEDIATORS.put(area, known);
        } else Api.act("he", known, "/suspension", "{\"reason\": \"换届\"}").statusCode(201);
        Api.act(
                        "he",
                        known,
                        "/engagement",
                        "{\"from\": \"" + year + "-01-01\", \"until\": \"" + (year + 2) + "-12-31\"}")
                .statusCode(201);
    }

    static String committee(String area) {
        return "00000000-0000-7000-8000-" + "0".repeat(12 - area.length()) + area;
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Something happens. @return whether grids ended by it */
    boolean step() {
        switch (random.nextInt(24)) {
            case 0, 1, 2, 3, 4 -> register();
            case 5, 11 -> files.send(grids);
            case 6 -> {
                if (random.nextBoolean()) files.undo();
            }
            case 7 -> settleIn();
            case 8 -> move();
            case 9 -> {
                if (random.nextInt(3) == 0) return split();
                rename();
            }
            case 10 -> {
                if (random.nextInt(3) == 0) return merge();
                files.sendResidents(grids);
            }
            default -> {
                for (int i = 0; i < 5 && !act(); i++) {
                    // Nothing may be done to that one by them.
                }
            }
        }
        return false;
    }

    private void register() {
        var grid = pick(grids);
        var type = pick(TYPES.keySet().stream().sorted().toList());
        var area = random.nextInt(8) == 0 ? grid.substring(0, 12) : grid;
        var body = Body.dispute(area)
                .with("/type", type)
                .with("/publicOrderType", TYPES.get(type))
                .with("/source", pick(SOURCES))
                .with("/urgency", random.nextBoolean() ? "URGENT" : "NORMAL")
                .with("/difficulty", random.nextBoolean() ? "COMPLEX" : "SIMPLE")
                .with("/parties/1/name", "示例" + pick(List.of("乙", "丙", "丁")) + random.nextInt(4))
                .with("/place", "示范楼" + (1 + random.nextInt(4)) + "栋");
        var officer = officers.get(grid);
        if (officer != null && area.equals(grid) && random.nextBoolean()) {
            var settlement =
                    Body.settlement().and("/amount", random.nextInt(9) * 100).and("/agreedAt", Days.now());
            note(
                    Api.as(officer)
                            .body(body.and("/settlement", settlement).json())
                            .post("/v1/disputes"),
                    "settleOnTheSpot");
        } else note(Api.as(heads.get(grid.substring(0, 12))).body(body.json()).post("/v1/disputes"), "registerDispute");
    }

    /** Days ago at most. */
    private void note(Response answer, String operation) {
        if (answer.statusCode() / 100 == 2) {
            done.merge(operation, 1, Integer::sum);
            if (answer.statusCode() == 201
                    && String.valueOf(answer.header("Location")).startsWith("/v1/disputes/")
                    && operation.matches("settleOnTheSpot|registerDispute")) disputes.add(answer.header("Location"));
            return;
        }
        assertThat(answer.statusCode()).as(operation + ": " + answer.asString()).isBetween(400, 499);
        var problem = Api.json(answer);
        refused.merge(
                operation + " " + problem.path("code").asText() + " "
                        + problem.at("/errors/0/code").asText(),
                1,
                Integer::sum);
    }

    private void settleIn() {
        var grid = pick(grids);
        residents.add(Api.post(heads.get(grid.substring(0, 12)), "/v1/residents", resident(grid))
                .statusCode(201)
                .extract()
                .header("Location"));
    }

    private static String resident(String grid) {
        return """
                {"area": "%s", "name": "示例统计", "sex": "FEMALE", "birthDate": "2020-01-01", "phones": ["13800138000"], "address": "示范楼2栋101"}""".formatted(grid);
    }

    private void move() {
        if (residents.isEmpty()) return;
        var resident = pick(residents);
        note(
                Api.as("he")
                        .header("If-Match", Api.as("he").get(resident).header("ETag"))
                        .body(resident(pick(grids)))
                        .put(resident),
                "changeResident");
    }

    private void rename() {
        note(
                Api.as("admin")
                        .header("If-Match", Api.as("admin").get(colleague).header("ETag"))
                        .body("{\"area\": \"" + pick(grids) + "\", \"name\": \"示例同事" + random.nextInt(9)
                                + "\", \"sex\": \"MALE\", \"birthDate\": \"1990-01-01\"}")
                        .put(colleague),
                "changeStaff");
    }

    /** One grid becomes two: another one and a new one, or two new ones. */
    private boolean split() {
        var old = pick(grids);
        var one = old.substring(0, 12) + GRIDS.incrementAndGet();
        var other = old.substring(0, 12) + GRIDS.incrementAndGet();
        return succeed(old, """
                {"successors": [{"code": "%s", "name": "示例东", "kind": "BASIC", "buildings": ["示范楼2栋"]}, {"code": "%s", "name": "示例西", "kind": "BASIC"}],
                 "defaultSuccessor": "%s", "reason": "拆分。"}""".formatted(one, other, other), List.of(old), List.of(one, other), "split");
    }

    private boolean merge() {
        var old = pick(grids);
        var into = grids.stream()
                .filter(g -> !g.equals(old) && g.startsWith(old.substring(0, 12)))
                .findFirst();
        if (into.isEmpty()) return false;
        return succeed(old, """
                {"successors": [{"code": "%s"}], "defaultSuccessor": "%s", "reason": "合并。"}""".formatted(into.get(), into.get()), List.of(old), List.of(), "merge");
    }

    private boolean succeed(String old, String body, List<String> ending, List<String> coming, String what) {
        var answer = Api.as("admin")
                .header("If-Match", Api.as("admin").get("/v1/areas/" + old).header("ETag"))
                .body(body)
                .post("/v1/areas/" + old + "/successions");
        note(answer, what);
        if (answer.statusCode() != 201) return false;
        grids.removeAll(ending);
        grids.addAll(coming);
        // Whoever sees more people by it takes a second administrator.
        for (var proposal : Api.json(Api.as("admin2").get("/v1/post-proposals?state=OPEN&limit=200"))
                .get("items"))
            if (grids.contains(proposal.get("area").asText()))
                Api.approve(proposal.get("id").asText());
        officers.clear();
        for (var post : Api.json(Api.as("mai").get("/v1/me")).get("posts"))
            if (post.get("role").asText().equals("GRID_OFFICER")
                    && grids.contains(post.get("area").asText())
                    && !post.has("validUntil"))
                officers.put(post.get("area").asText(), "mai@" + post.get("id").asText());
        return true;
    }

    private record Act(String method, String path, String body) {}

    /** What somebody may do to one of them, of what this history knows. @return whether there was anything */
    private boolean act() {
        if (disputes.isEmpty()) return false;
        var dispute = random.nextInt(3) == 0
                ? pick(disputes)
                : disputes.get(disputes.size() - 1 - random.nextInt(Math.min(8, disputes.size())));
        var accounts = new ArrayList<>(List.of(mediator, mediator, mediator, "he"));
        accounts.addAll(heads.values());
        accounts.addAll(heads.values());
        var account = pick(accounts);
        var seen = Api.as(account).get(dispute);
        if (seen.statusCode() != 200) return false;
        var possible = LifecycleTest.allowed(seen).stream()
                .filter(operation -> !RARE.contains(operation) || random.nextInt(6) == 0)
                .filter(operation -> act(operation, account, Api.json(seen)) != null)
                .toList();
        if (possible.isEmpty()) return false;
        var operation = possible.contains("recordOutcome") && random.nextBoolean() ? "recordOutcome" : pick(possible);
        var read = Api.json(seen);
        var act = act(operation, account, read);
        var ofOutcome = OF_OUTCOME.contains(operation);
        var resource = ofOutcome ? "/v1/outcomes/" + read.get("outcomeId").asText() : dispute;
        var etag = ofOutcome ? Api.as(account).get(resource).header("ETag") : seen.header("ETag");
        var request = Api.as(account).header("If-Match", etag);
        if (act.body != null) request.body(act.body);
        note(request.request(act.method, resource + act.path), operation);
        return true;
    }

    private static final Set<String> OF_OUTCOME =
            Set.of("recordFulfilment", "recordReturnVisit", "setAgreementAside", "varyAgreement");
    private static final Set<String> RARE = Set.of(
            "declineDispute",
            "recordConsent",
            "withdrawDispute",
            "markDuplicate",
            "mergeDispute",
            "archiveDispute",
            "setAgreementAside",
            "changeDispute",
            "addParty",
            "withdrawTransfer");

    private Act act(String operation, String account, JsonNode d) {
        var now = Days.now();
        return switch (operation) {
            case "acceptDispute" -> post("/acceptance", "{\"committeeId\": \"" + committee(own(account)) + "\"}");
            case "declineDispute" ->
                post("/non-acceptance", "{\"reason\": \"NOT_A_CIVIL_DISPUTE\", \"explanation\": \"非。\"}");
            case "assignMediator" -> {
                var mediator = MEDIATORS.entrySet().stream()
                        .filter(m -> committee(m.getKey())
                                .equals(d.path("committeeId").asText()))
                        .findFirst();
                yield mediator.isEmpty()
                        ? null
                        : post(
                                "/assignments",
                                Given.assignment(id(mediator.get().getValue()), ""));
            }
            case "holdSession" ->
                post(
                        "/sessions",
                        "{\"kind\": \"MEDIATION\", \"heldAt\": \"" + now
                                + "\", \"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"record\": \"听取。\"}");
            case "settleDispute" ->
                post(
                        "/settlement",
                        "{\"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"content\": \"和解。\", \"amount\": 700, \"agreedAt\": \""
                                + now + "\"}");
            case "recordOutcome" -> post("/outcome", outcome());
            case "changeDispute" -> {
                var type = pick(TYPES.keySet().stream().sorted().toList());
                yield new Act("PUT", "", """
                        {"title": "改", "description": "改", "place": "示范楼%d栋", "type": "%s", "publicOrderType": "%s", "urgency": "%s", "difficulty": "%s"}""".formatted(
                                1 + random.nextInt(4),
                                type,
                                TYPES.get(type),
                                random.nextBoolean() ? "URGENT" : "NORMAL",
                                random.nextBoolean() ? "MAJOR" : "ORDINARY"));
            }
            case "addParty" ->
                post(
                        "/parties",
                        "{\"role\": \"RESPONDENT\", \"kind\": \"PERSON\", \"name\": \"示例" + random.nextInt(5)
                                + "\", \"consented\": true}");
            case "transferDispute" -> {
                var receivers = new ArrayList<>(
                        List.of(committee(COMMUNITIES.get(0)), committee(COMMUNITIES.get(1)), committee(SUBDISTRICT)));
                if (account.equals("he")) receivers.add("00000000-0000-7005-8000-000000440103");
                receivers.remove(d.path("holderId").asText());
                yield post(
                        "/transfers",
                        "{\"receiverId\": \"" + pick(receivers) + "\", \"reason\": \"COMPLEX\", \"note\": \"请接收。\"}");
            }
            case "acceptTransfer" -> post(transfer(d) + "/acceptance", "");
            case "declineTransfer" -> post(transfer(d) + "/refusal", "{\"reason\": \"不属本社区。\"}");
            case "withdrawTransfer" -> post(transfer(d) + "/withdrawal", "");
            case "recordConsent" ->
                post(
                        "/parties/" + d.at("/parties/1/id").asText() + "/consent",
                        "{\"agrees\": false, \"at\": \"" + now + "\", \"toldOfOtherRoutes\": true}");
            case "withdrawDispute" ->
                post("/withdrawal", "{\"reason\": \"NO_LONGER_WANTED\", \"toldOfOtherRoutes\": true}");
            case "reopenDispute" ->
                post("/reopening", "{\"reason\": \"重新调解。\", \"consents\": [" + consents(d, now) + "]}");
            case "archiveDispute" -> post("/archive", Given.REASONS);
            case "markDuplicate" -> post("/duplicate", "{\"disputeId\": \"" + id(pick(disputes)) + "\"}");
            case "mergeDispute" -> post("/merges", "{\"disputeId\": \"" + id(pick(disputes)) + "\"}");
            case "unmarkDuplicate" -> new Act("DELETE", "/duplicate", null);
            case "unmergeDispute" -> new Act("DELETE", "/merge", null);
            case "recordFulfilment" ->
                post(
                        "/fulfilment",
                        "{\"result\": \"" + pick(List.of("FULFILLED", "FULFILLED", "PARTLY_FULFILLED", "BREACHED"))
                                + "\", \"at\": \"" + now + "\"}");
            case "recordReturnVisit" ->
                d.has("outcomeId")
                        ? post(
                                "/return-visits",
                                "{\"visitedAt\": \"" + Days.now()
                                        + "\", \"method\": \"PHONE\", \"performed\": "
                                        + List.of("AGREED", "FULFILLED", "BREACHED")
                                                .contains(d.get("status").asText())
                                        + ", \"satisfaction\": "
                                        + (1 + random.nextInt(5)) + "}")
                        : null;
            case "setAgreementAside" -> post("/setting-aside", """
                    {"settingAside": {"ground": "PARTIES_AGREED", "agreedBy": %s, "on": "%s", "reason": "双方同意。"}, "told": {"routes": ["COURT"], "at": "%s"}}""".formatted(numbers(d), Days.today(), now));
            case "varyAgreement" -> {
                var numbers = numbers(d);
                yield post("/variation", """
                        {"reason": "重新商定。", "agreedBy": %s, "agreement": {"rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}, "form": "ORAL", "content": "改为分期。", "amount": %d, "agreedAt": "%s"}}""".formatted(numbers, random.nextInt(9) * 10, now));
            }
            default -> null;
        };
    }

    private static List<String> numbers(JsonNode d) {
        var numbers = new ArrayList<String>();
        d.get("parties").forEach(p -> numbers.add(p.get("number").asText()));
        return numbers;
    }

    private String consents(JsonNode d, Instant now) {
        var consents = new ArrayList<String>();
        var withdrawn = d.get("status").asText().equals("WITHDRAWN");
        d.get("parties").forEach(p -> {
            if (p.has("consented") && !p.get("consented").asBoolean()
                    || withdrawn && p.get("role").asText().equals("APPLICANT"))
                consents.add("{\"partyId\": \"" + p.get("id").asText() + "\", \"at\": \"" + now + "\"}");
        });
        return String.join(", ", consents);
    }

    private String outcome() {
        return switch (random.nextInt(6)) {
            case 0 -> "{\"kind\": \"FAILED\", \"reason\": \"LARGE_DIFFERENCES\", \"toldOfOtherRoutes\": true}";
            case 1 -> "{\"kind\": \"TERMINATED\", \"reason\": \"OTHER\", \"toldOfOtherRoutes\": true}";
            case 2 -> "{\"kind\": \"WITHDRAWN\", \"reason\": \"OTHER\", \"toldOfOtherRoutes\": true}";
            default ->
                "{\"kind\": \"AGREED\", \"agreement\": {\"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"form\": \"ORAL\", \"content\": \"和解。\", \"amount\": "
                        + random.nextInt(9) * 100 + ", \"agreedAt\": \"" + Days.now() + "\"}}";
        };
    }

    private static Act post(String path, String body) {
        return new Act("POST", path, body);
    }

    private String own(String account) {
        return heads.entrySet().stream()
                .filter(h -> h.getValue().equals(account))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(SUBDISTRICT);
    }

    private static String transfer(JsonNode d) {
        var transfer = LifecycleTest.pending("/v1/disputes/" + d.get("id").asText());
        return "/transfers/" + (transfer == null ? UUID.randomUUID() : transfer);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
