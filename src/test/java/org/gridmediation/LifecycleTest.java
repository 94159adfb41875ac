package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import org.gridmediation.content.Samples;
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.Status;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every state × every action × every role, through HTTP: what `allowedActions` lists succeeds, what it does not list is refused and changes
 * nothing. The transitions that were seen are the picture in docs/lifecycle.md.
 */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
@Tag("long")
class LifecycleTest {
    private static final Path PICTURE = Path.of("docs", "lifecycle.md");
    private static final String GRID = "440103009106001";
    private static final String COMMITTEE = "00000000-0000-7000-8000-440103009106";
    private static final String SUBDISTRICT = "00000000-0000-7000-8000-000440103009";
    private static final String COURT = "00000000-0000-7005-8000-000000440103";
    private static final String LIN = "00000000-0000-7000-8001-000000000001";

    /** Who tries: an officer who is the mediator, one who is not, a mediator of another committee, and each tier. */
    private static final List<String> WHO =
            List.of("lin", "colleague", "chen", "huang", "he", "liang", "zhou", "admin", "auditor", "resident");

    private final Map<Status, Supplier<String>> states = new LinkedHashMap<>();
    private final Map<String, JsonNode> operations = new TreeMap<>();
    private final Map<String, String> paths = new TreeMap<>();
    private final Set<String> transitions = new ConcurrentSkipListSet<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    LifecycleTest() {
        states.put(Status.REPORTED, () -> attached(Api.dispute("lin", GRID)));
        states.put(Status.ACCEPTED, Api::accepted);
        states.put(
                Status.NOT_ACCEPTED,
                () -> after(
                        Api.dispute("lin", GRID),
                        "huang",
                        "/non-acceptance",
                        "{\"reason\": \"NOT_A_CIVIL_DISPUTE\", \"explanation\": \"非民间纠纷。\"}"));
        states.put(
                Status.TRANSFERRED,
                () -> endangered(after(Api.accepted(), "huang", "/transfers", transfer(SUBDISTRICT))));
        states.put(Status.REFERRED, () -> {
            var dispute = after(Api.dispute("lin", GRID), "he", "/transfers", transfer(COURT));
            return after(dispute, "he", "/transfers/" + pending(dispute) + "/acceptance", "");
        });
        states.put(
                Status.IN_MEDIATION,
                () -> asking(after(
                        after(
                                after(
                                        attached(represented(Api.accepted())),
                                        "liang",
                                        "/supervisions",
                                        "{\"demand\": \"请回复进展。\"}"),
                                "huang",
                                "/assignments",
                                "{\"mediatorId\": \"" + LIN + "\", \"mode\": \"DESIGNATED\"}"),
                        "lin",
                        "/sessions",
                        "{\"kind\": \"MEDIATION\", \"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"record\": \"听取双方意见。\","
                                + " \"undisputedFacts\": [\"夜间灯亮。\"]}")));
        states.put(
                Status.AGREED,
                () -> after(
                        remedied(state(Status.IN_MEDIATION)),
                        "lin",
                        "/outcome",
                        "{\"kind\": \"AGREED\", \"agreement\": {\"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"form\": \"ORAL\", \"content\": \"夜间不常亮。\"}}"));
        for (var end : List.of(Status.FAILED, Status.TERMINATED, Status.WITHDRAWN))
            states.put(
                    end,
                    () -> after(
                            state(Status.IN_MEDIATION),
                            "lin",
                            "/outcome",
                            "{\"kind\": \"" + end
                                    + "\", \"reason\": \"LARGE_DIFFERENCES\", \"toldOfOtherRoutes\": true}"));
        states.put(Status.FULFILLED, () -> {
            var dispute = fulfilled("FULFILLED");
            Api.act("huang", outcome(dispute), "/return-visits", VISIT).statusCode(201);
            return dispute;
        });
        states.put(Status.BREACHED, this::breached);
        states.put(
                Status.DUPLICATE,
                () -> after(Api.dispute("lin", GRID), "lin", "/duplicate", naming(Api.dispute("lin", GRID))));
        states.put(Status.MERGED, () -> {
            var merged = Api.dispute("lin", GRID);
            after(Api.dispute("lin", GRID), "huang", "/merges", naming(merged));
            transitions.add("    REPORTED --> MERGED: mergeDispute");
            return merged;
        });
        states.put(Status.ARCHIVED, () -> after(state(Status.FULFILLED), "huang", "/archive", Given.REASONS));
        ContractFilter.CONTRACT.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> {
                    var id = method.getValue().path("operationId").asText();
                    operations.put(id, method.getValue());
                    paths.put(id, method.getKey() + " " + path.getKey());
                }));
    }

    private static final String VISIT = "{\"method\": \"IN_PERSON\", \"performed\": true, \"satisfaction\": 5}";

    @Test
    void whatIsAllowedSucceedsAndAllElseIsRefused() throws IOException {
        assertThat(states.keySet()).as("a way into each state").containsExactlyInAnyOrder(Status.values());
        states.entrySet().parallelStream().forEach(entry -> {
            var state = entry.getKey();
            // Refusals change nothing, so that one dispute is enough for all of them.
            var one = new Target(entry.getValue().get());
            assertThat(one.status).isEqualTo(state.name());
            for (var who : WHO) each(state, entry.getValue(), one, who);
            assertThat(new Target(one.dispute).etag)
                    .as("after all refusals in " + state)
                    .isEqualTo(one.etag);
        });
        assertThat(faults).isEmpty();
        drawn();
    }

    private void each(Status state, Supplier<String> way, Target one, String who) {
        var account = account(who);
        var seen = Api.as(account).get(one.dispute);
        var allowed = allowed(seen);
        for (var action : Action.values()) {
            var cell = state + " × " + action.operation + " × " + who;
            if (allowed.contains(action.operation)) {
                var fresh = new Target(way.get());
                var answer = send(action.operation, account, fresh);
                if (answer.statusCode() / 100 != 2)
                    faults.add(cell + " is allowed: " + answer.statusCode() + " " + answer.asString());
                else remember(state, action.operation, fresh.dispute);
                continue;
            }
            var answer = send(action.operation, account, one);
            if (!List.of(403, 404, 409).contains(answer.statusCode()))
                faults.add(cell + " is not allowed: " + answer.statusCode() + " " + answer.asString());
            else {
                var problem = Api.json(answer);
                if (problem.has("state")
                        && !(problem.get("state").asText().equals(state.name())
                                && allowed.equals(texts(problem.get("allowedActions")))))
                    faults.add(cell + " names " + problem.get("state") + " and " + problem.get("allowedActions"));
            }
        }
    }

    /** A dispute as it stands, with what the actions' paths name. */
    private static final class Target {
        final String dispute;
        final String status;
        final String outcome;
        final String party;
        final String representative;
        final String fact;
        final String recusal;
        final String attachment;
        final String transfer;
        String supervision;
        String noticed;
        String reported;
        String obligation;
        final String draft;
        final String coordination;
        final String etag;
        final String outcomeEtag;

        Target(String dispute) {
            this.dispute = dispute;
            var answer = Api.as("he").get(dispute);
            var read = Api.json(answer);
            status = read.get("status").asText();
            etag = answer.header("ETag");
            party = read.at("/parties/0/id").asText();
            representative = id(dispute + "/parties/" + party, "/representatives/0/id");
            fact = id(dispute + "/facts", "/0/id");
            recusal = id(dispute + "/recusals", "/0/id");
            attachment = id(dispute + "/attachments", "/items/0/id");
            transfer = pending(dispute);
            coordination = coordination(dispute);
            var ended = read.has("outcomeId");
            outcome = "/v1/outcomes/" + (ended ? read.get("outcomeId").asText() : UUID.randomUUID());
            draft = read.has("draftId") ? "/v1/outcomes/" + read.get("draftId").asText() : outcome;
            outcomeEtag = ended ? Api.as("he").get(outcome).header("ETag") : "\"0\"";
            if (ended) obligation = id(outcome, "/obligations/0/id");
            for (var danger : Api.json(Api.as("he").get(dispute + "/escalations")))
                if (danger.get("state").asText().equals("NOTICED"))
                    noticed = danger.get("id").asText();
                else reported = danger.get("id").asText();
            for (var demand : Api.json(Api.as("he").get(dispute + "/supervisions")))
                if (!demand.has("answer")) supervision = demand.get("id").asText();
        }
    }

    /** @return an id that nothing has when there is none */
    private static String id(String path, String pointer) {
        return Api.json(Api.as("he").get(path))
                .at(pointer)
                .asText(UUID.randomUUID().toString());
    }

    private void remember(Status before, String operation, String dispute) {
        var after = Api.json(Api.as("he").get(dispute)).get("status").asText();
        if (!after.equals(before.name())) transitions.add("    " + before + " --> " + after + ": " + operation);
    }

    private Response send(String operation, String account, Target target) {
        var path = paths.get(operation).split(" ");
        var ofOutcome = path[1].startsWith("/v1/outcomes/");
        var outcome = List.of("recordMark", "signAgreement", "sealAgreement").contains(operation)
                ? target.draft
                : target.outcome;
        var action = path[1].replaceFirst("^/v1/\\w+/\\{id}", "")
                .replace("{partyId}", target.party)
                .replace("{representativeId}", String.valueOf(target.representative))
                .replace("{factId}", String.valueOf(target.fact))
                .replace("{recusalId}", String.valueOf(target.recusal))
                .replace("{attachmentId}", String.valueOf(target.attachment))
                .replace("{obligationId}", String.valueOf(target.obligation))
                .replace(
                        "{escalationId}",
                        String.valueOf(operation.equals("reportEscalation") ? target.noticed : target.reported))
                .replace("{transferId}", String.valueOf(target.transfer))
                .replace("{supervisionId}", String.valueOf(target.supervision))
                .replace("{coordinationId}", String.valueOf(target.coordination))
                .replaceAll("\\{(otherId|referenceId)}", UUID.randomUUID().toString());
        var described = new Addressed(operation, path[0], path[1], operations.get(operation));
        return Api.as(account)
                .header("If-Match", ofOutcome ? etag(outcome, target) : target.etag)
                .contentType(described.type())
                .body(
                        described.file() == null
                                ? body(operation, account, target).getBytes(StandardCharsets.UTF_8)
                                : described.file())
                .request(path[0], (ofOutcome ? outcome : target.dispute) + action + described.query());
    }

    private static String etag(String outcome, Target target) {
        return outcome.equals(target.outcome)
                ? target.outcomeEtag
                : Api.as("he").get(outcome).header("ETag");
    }

    /** The contract's own example, where it does not depend on who sends it. */
    private String body(String operation, String account, Target target) {
        switch (operation) {
            case "acceptDispute":
                return "{\"committeeId\": \"" + (account.equals("he") ? SUBDISTRICT : COMMITTEE) + "\"}";
            case "assignMediator":
                return "{\"mediatorId\": \"" + LIN + "\", \"mode\": \"DESIGNATED\"}";
            case "addReference":
                return "{\"system\": \"HOTLINE_12345\", \"number\": \"" + UUID.randomUUID() + "\"}";
            case "mergeDispute":
                return naming(Api.dispute("lin", GRID));
            case "askRecusal":
                return "{\"partyId\": \"" + target.party + "\", \"reason\": \"与对方相熟\"}";
            case "transferDispute":
                return transfer(SUBDISTRICT);
            default:
                return example(operation);
        }
    }

    private String example(String operation) {
        var example = operations.get(operation).at("/requestBody/content/application~1json/examples");
        if (example.isEmpty()) return "";
        var value = example.iterator().next().get("value");
        return value.isTextual() ? value.asText() : value.toString();
    }

    static List<String> allowed(Response seen) {
        return seen.statusCode() == 200 ? texts(Api.json(seen).get("allowedActions")) : List.of();
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private String state(Status state) {
        return states.get(state).get();
    }

    private static String after(String dispute, String who, String action, String body) {
        Api.act(who, dispute, action, body).statusCode(201);
        return dispute;
    }

    private static String represented(String dispute) {
        var party = Api.get("lin", dispute).extract().path("parties[0].id");
        return after(dispute, "lin", "/parties/" + party + "/representatives", """
                {"kind": "AGENT", "name": "示例代理", "profession": "CLOSE_RELATIVE", "powers": ["EVIDENCE"]}""");
    }

    private static String attached(String dispute) {
        Api.as("lin")
                .contentType("application/pdf")
                .body(Samples.pdf())
                .post(dispute + "/attachments?kind=EVIDENCE")
                .then()
                .statusCode(201);
        return dispute;
    }

    private String fulfilled(String result) {
        var dispute = state(Status.AGREED);
        Api.act("lin", outcome(dispute), "/fulfilment", "{\"result\": \"" + result + "\"}")
                .statusCode(201);
        return dispute;
    }

    /** Its only obligation broken, and something else being signed instead. */
    private String breached() {
        var dispute = after(state(Status.IN_MEDIATION), "lin", "/outcome", """
                {"kind": "AGREED", "agreement": {"rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}, "form": "ORAL", "content": "夜间不常亮。",
                 "obligations": [{"kind": "ACT", "debtorNumber": 2, "content": "换灯。"}]}}""");
        var outcome = outcome(dispute);
        var obligation = id(outcome, "/obligations/0/id");
        Api.act("lin", outcome, "/obligations/" + obligation + "/fulfilments", """
                        {"result": "BROKEN"}""")
                .statusCode(201);
        Api.act("lin", outcome, "/variation", """
                        {"reason": "延期。", "agreedBy": [1, 2], "agreement": {"rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}, "form": "WRITTEN", "content": "五月前换灯。", "toBeSigned": true}}""").statusCode(201);
        return dispute;
    }

    /** One danger was reported, another was only noticed. */
    private String endangered(String dispute) {
        var noticed = body("noteEscalation", "lin", null);
        after(dispute, "lin", "/escalations", noticed);
        after(
                dispute,
                "lin",
                "/escalations/" + id(dispute + "/escalations", "/0/id") + "/report",
                body("reportEscalation", "lin", null));
        return after(dispute, "lin", "/escalations", noticed);
    }

    private static String naming(String dispute) {
        return "{\"disputeId\": \"" + dispute.substring(dispute.lastIndexOf('/') + 1) + "\"}";
    }

    private static String outcome(String dispute) {
        return "/v1/outcomes/"
                + Api.json(Api.as("he").get(dispute)).get("outcomeId").asText();
    }

    static String pending(String dispute) {
        for (var transfer : Api.json(Api.as("he").get(dispute + "/transfers")))
            if (transfer.get("answer").asText().equals("PENDING"))
                return transfer.get("id").asText();
        return null;
    }

    /** A department is asked for a remedy. */
    private String asking(String dispute) {
        return after(dispute, "lin", "/coordinations", body("requestCoordination", "lin", null));
    }

    private String remedied(String dispute) {
        return after(
                dispute,
                "lin",
                "/coordinations/" + coordination(dispute) + "/progress",
                body("recordProgress", "lin", null));
    }

    private static String coordination(String dispute) {
        return Api.get("he", dispute + "/coordinations").extract().path("[0]?.id");
    }

    private static String transfer(String receiver) {
        return "{\"receiverId\": \"" + receiver + "\", \"reason\": \"COMPLEX\", \"note\": \"请接收。\"}";
    }

    /** An officer of lin's grid who is not engaged as a mediator. */
    private static String account(String who) {
        return who.equals("colleague") ? Api.alsoIn("xu", "GRID_OFFICER", GRID) : who;
    }

    /** Drawn from what was seen; to change the picture on purpose, copy target/lifecycle.mmd into the page. */
    private void drawn() throws IOException {
        var picture = "```mermaid\nstateDiagram-v2\n    [*] --> REPORTED: registerDispute\n"
                + String.join("\n", transitions) + "\n    ARCHIVED --> [*]\n```";
        Files.writeString(Path.of("target", "lifecycle.mmd"), picture);
        assertThat(Files.readString(PICTURE)).contains(picture);
    }
}
