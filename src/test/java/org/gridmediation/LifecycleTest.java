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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gridmediation.content.Samples;
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.Status;
import org.junit.jupiter.api.Test;

/**
 * Every state × every action × every role, for a resident's account also × whose dispute it is, through HTTP: what `allowedActions` lists
 * succeeds and answers with the version that is then there, what it does not list is refused and changes nothing. The transitions that were
 * seen are the picture in docs/lifecycle.md.
 */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
@LongRun
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

    /** Whose dispute it is to the account of a resident. */
    private enum Whose {
        OTHERS,
        APPLICANTS,
        RESPONDENTS;

        String registered() {
            var dispute = Body.dispute(GRID);
            return Api.post(
                            "lin",
                            "/v1/disputes",
                            switch (this) {
                                case OTHERS -> dispute;
                                case APPLICANTS -> dispute.resident(0, OwnDisputesTest.own());
                                case RESPONDENTS -> dispute.resident(1, OwnDisputesTest.own());
                            })
                    .statusCode(201)
                    .extract()
                    .header("Location");
        }

        /** The number of the party that a caller speaks for; who takes down what parties say speaks for any. */
        int party() {
            return this == RESPONDENTS ? 1 : 0;
        }
    }

    /** Brings a dispute that was just registered into a state. */
    private interface Way {
        String from(Supplier<String> registered);
    }

    private final Map<Status, Way> states = new LinkedHashMap<>();
    private final Map<String, JsonNode> operations = new TreeMap<>();
    private final Map<String, String> paths = new TreeMap<>();
    private final Set<String> transitions = new ConcurrentSkipListSet<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    LifecycleTest() {
        states.put(Status.REPORTED, registered -> attached(registered.get()));
        states.put(Status.ACCEPTED, LifecycleTest::accepted);
        states.put(
                Status.NOT_ACCEPTED,
                registered -> after(
                        registered.get(),
                        "huang",
                        "/non-acceptance",
                        "{\"reason\": \"NOT_A_CIVIL_DISPUTE\", \"explanation\": \"非民间纠纷。\"}"));
        states.put(
                Status.TRANSFERRED,
                registered -> endangered(after(accepted(registered), "huang", "/transfers", transfer(SUBDISTRICT))));
        states.put(Status.REFERRED, registered -> {
            var dispute = after(registered.get(), "he", "/transfers", transfer(COURT));
            return after(dispute, "he", "/transfers/" + pending(dispute) + "/acceptance", "");
        });
        states.put(
                Status.IN_MEDIATION,
                registered -> asking(after(
                        after(
                                after(
                                        attached(represented(accepted(registered))),
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
                registered -> after(
                        remedied(state(Status.IN_MEDIATION, registered)),
                        "lin",
                        "/outcome",
                        "{\"kind\": \"AGREED\", \"agreement\": {\"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"form\": \"ORAL\", \"content\": \"夜间不常亮。\"}}"));
        for (var end : List.of(Status.FAILED, Status.TERMINATED, Status.WITHDRAWN))
            states.put(
                    end,
                    registered -> after(
                            done(remedied(state(Status.IN_MEDIATION, registered))),
                            "lin",
                            "/outcome",
                            "{\"kind\": \"" + end + "\", \"reason\": \"OTHER\", \"toldOfOtherRoutes\": true}"));
        states.put(Status.FULFILLED, registered -> {
            var dispute = fulfilled("FULFILLED", registered);
            Api.act("huang", outcome(dispute), "/return-visits", VISIT).statusCode(201);
            return done(dispute);
        });
        states.put(Status.BREACHED, this::breached);
        states.put(
                Status.DUPLICATE,
                registered -> after(registered.get(), "lin", "/duplicate", naming(Api.dispute("lin", GRID))));
        states.put(Status.MERGED, registered -> {
            var merged = registered.get();
            after(Api.dispute("lin", GRID), "huang", "/merges", naming(merged));
            transitions.add("    REPORTED --> MERGED: mergeDispute");
            return merged;
        });
        states.put(
                Status.ARCHIVED,
                registered -> after(state(Status.FULFILLED, registered), "huang", "/archive", Given.REASONS));
        ContractFilter.CONTRACT.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> {
                    var id = method.getValue().path("operationId").asText();
                    operations.put(id, method.getValue());
                    paths.put(id, method.getKey() + " " + path.getKey());
                }));
    }

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final String VISIT = "{\"method\": \"IN_PERSON\", \"performed\": true, \"satisfaction\": 5}";

    @Test
    void whatIsAllowedSucceedsAndAllElseIsRefused() throws IOException {
        assertThat(states.keySet()).as("a way into each state").containsExactlyInAnyOrder(Status.values());
        Stream.concat(states.entrySet().stream(), within().stream()).parallel().forEach(entry -> {
            var state = entry.getKey();
            // Refusals change nothing, so that one dispute is enough for all of them.
            for (var whose : Whose.values()) {
                var way = entry.getValue();
                var one = new Target(way.from(whose::registered), whose);
                assertThat(one.status).isEqualTo(state.name());
                for (var who : whose == Whose.OTHERS ? WHO : List.of("resident")) each(state, way, one, who);
                assertThat(new Target(one.dispute, whose).etag)
                        .as("after all refusals in " + state)
                        .isEqualTo(one.etag);
            }
        });
        assertThat(faults).isEmpty();
        drawn();
    }

    /** What a state does not tell: whether anything is open in it, who stands on which side, who was asked, and what waits for whom. */
    private List<Map.Entry<Status, Way>> within() {
        Way quiet = registered -> done(remedied(state(Status.IN_MEDIATION, registered)));
        return List.of(
                Map.entry(Status.IN_MEDIATION, quiet),
                Map.entry(Status.BREACHED, registered -> done(remedied(broken(registered)))),
                Map.entry(Status.BREACHED, registered -> fulfilled("BREACHED", registered)),
                Map.entry(Status.ACCEPTED, registered -> oneSided(accepted(registered))),
                Map.entry(Status.ACCEPTED, registered -> after(accepted(registered), "huang", "/parties", """
                                {"role": "THIRD_PARTY", "kind": "PERSON", "name": "示例丙"}""")),
                Map.entry(
                        Status.ACCEPTED,
                        registered -> after(
                                state(Status.FAILED, registered), "huang", "/reopening", "{\"reason\": \"再次调解。\"}")),
                Map.entry(
                        Status.IN_MEDIATION,
                        registered -> after(quiet.from(registered), "lin", "/recusals", "{\"reason\": \"与对方相识。\"}")),
                Map.entry(Status.IN_MEDIATION, registered -> after(quiet.from(registered), "lin", "/outcome", """
                                {"kind": "AGREED", "agreement": {"form": "WRITTEN", "content": "夜间不常亮。", "toBeSigned": true}}""")),
                Map.entry(Status.AGREED, registered -> {
                    var agreed = done(state(Status.AGREED, registered));
                    Api.act("lin", outcome(agreed), "/confirmation", """
                                    {"court": "示例区人民法院", "applicants": [1, 2]}""").statusCode(201);
                    return agreed;
                }));
    }

    private static String oneSided(String dispute) {
        Api.send("huang", "PUT", dispute, "/parties/" + Given.parties(dispute).get(1), "{\"role\": \"THIRD_PARTY\"}")
                .statusCode(200);
        return dispute;
    }

    private void each(Status state, Way way, Target one, String who) {
        var account = account(who);
        var seen = Api.as(account).get(one.dispute);
        var allowed = allowed(seen);
        for (var action : Action.values()) {
            var cell = state + " × " + action.operation + " × " + who + " × " + one.whose;
            if (allowed.contains(action.operation)) {
                var fresh = new Target(way.from(one.whose::registered), one.whose);
                if (who.equals("resident")) forNobodyElse(cell, action.operation, fresh);
                var answer = send(action.operation, account, fresh);
                if (answer.statusCode() / 100 != 2)
                    faults.add(cell + " is allowed: " + answer.statusCode() + " " + answer.asString());
                else {
                    remember(state, action.operation, fresh.dispute);
                    versioned(cell, answer, fresh);
                }
                continue;
            }
            var answer = send(action.operation, account, one);
            if (!List.of(403, 404, 409).contains(answer.statusCode())
                    && !answer.asString().contains("\"OPPONENT_MISSING\""))
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

    /** What a resident may do in their own dispute they may not do for the other side. */
    private void forNobodyElse(String cell, String operation, Target target) {
        if (!paths.get(operation).contains("{partyId}") && !operation.equals("askRecusal")) return;
        var other = new Target(target.dispute, target.whose, 1 - target.whose.party());
        var answer = send(operation, "resident", other);
        if (answer.statusCode() != 422 || !answer.asString().contains("PARTY_OF_OTHERS"))
            faults.add(cell + " for the other side: " + answer.statusCode() + " " + answer.asString());
    }

    /** Whoever did it goes on with the version that the answer gives, of the resource at which it says to be. */
    private void versioned(String cell, Response answer, Target target) {
        if (answer.header("ETag") == null) return;
        var place = answer.header("Location") == null ? target.dispute : answer.header("Location");
        var resource = Text.part(place, "^(/v1/\\w+/[^/]+)");
        if (!resource.equals(target.dispute) && !resource.startsWith("/v1/outcomes/")) return;
        var read = Api.as("he").get(resource).header("ETag");
        if (!EtagsTest.version(answer.header("ETag")).equals(EtagsTest.version(read)))
            faults.add(cell + " answers with " + answer.header("ETag") + ", " + resource + " has " + read);
    }

    /** A dispute as it stands, with what the actions' paths name. */
    private static final class Target {
        final String dispute;
        final Whose whose;
        final String status;
        final String outcome;
        final String party;
        /** Who has not answered yet, if there is anybody: only such a party is removed. */
        final String unasked;

        /** Nobody consents then, and a party refuses all the same. */
        final boolean oneSided;

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

        Target(String dispute, Whose whose) {
            this(dispute, whose, whose.party());
        }

        Target(String dispute, Whose whose, int number) {
            this.dispute = dispute;
            this.whose = whose;
            var answer = Api.as("he").get(dispute);
            var read = Api.json(answer);
            status = read.get("status").asText();
            etag = answer.header("ETag");
            party = read.at("/parties/" + number + "/id").asText();
            var asked = party;
            for (var p : read.get("parties"))
                if (!p.has("consented")) asked = p.get("id").asText();
            unasked = asked;
            oneSided = !read.at("/parties/1/role").asText().equals("RESPONDENT");
            representative = id(dispute + "/parties/" + read.at("/parties/0/id").asText(), "/representatives/0/id");
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
        var action = VARIABLE.matcher(Text.part(path[1], "^/v1/\\w+/\\{id}(.*)"))
                .replaceAll(variable -> String.valueOf(
                        switch (variable.group(1)) {
                            case "partyId" -> operation.equals("removeParty") ? target.unasked : target.party;
                            case "representativeId" -> target.representative;
                            case "factId" -> target.fact;
                            case "recusalId" -> target.recusal;
                            case "attachmentId" -> target.attachment;
                            case "obligationId" -> target.obligation;
                            case "escalationId" ->
                                operation.equals("reportEscalation") ? target.noticed : target.reported;
                            case "transferId" -> target.transfer;
                            case "supervisionId" -> target.supervision;
                            case "coordinationId" -> target.coordination;
                            case "otherId", "referenceId" -> UUID.randomUUID();
                            default -> throw new AssertionError(variable.group());
                        }));
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
            case "recordConsent":
                return target.oneSided ? "{\"agrees\": false, \"toldOfOtherRoutes\": true}" : example(operation);
            case "reopenDispute":
                return target.status.equals("WITHDRAWN") ? again(target) : example(operation);
            case "recordReturnVisit":
                return List.of("AGREED", "FULFILLED", "BREACHED").contains(target.status)
                        ? example(operation)
                        : Body.of(VISIT).with("/performed", false).json();
            default:
                return example(operation);
        }
    }

    /** Whoever took it back agrees anew. */
    private static String again(Target target) {
        return "{\"reason\": \"再次调解。\", \"consents\": [{\"partyId\": \""
                + Given.parties(target.dispute).get(0) + "\"}]}";
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

    private String state(Status state, Supplier<String> registered) {
        return states.get(state).from(registered);
    }

    private static String accepted(Supplier<String> registered) {
        return after(registered.get(), "huang", "/acceptance", "{\"committeeId\": \"" + COMMITTEE + "\"}");
    }

    /** Nothing in it is open any more. */
    private String done(String dispute) {
        after(dispute, "lin", "/coordinations/" + coordination(dispute) + "/feedback", example("recordFeedback"));
        return after(
                dispute,
                "huang",
                "/supervisions/" + id(dispute + "/supervisions", "/0/id") + "/answer",
                example("answerSupervision"));
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

    private String fulfilled(String result, Supplier<String> registered) {
        var dispute = state(Status.AGREED, registered);
        Api.act("lin", outcome(dispute), "/fulfilment", "{\"result\": \"" + result + "\"}")
                .statusCode(201);
        return dispute;
    }

    /** Its only obligation broken, and something else being signed instead. */
    private String breached(Supplier<String> registered) {
        var dispute = broken(registered);
        Api.act("lin", outcome(dispute), "/variation", """
                        {"reason": "延期。", "agreedBy": [1, 2], "agreement": {"rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}, "form": "WRITTEN", "content": "五月前换灯。", "toBeSigned": true}}""").statusCode(201);
        return dispute;
    }

    private String broken(Supplier<String> registered) {
        var dispute = after(state(Status.IN_MEDIATION, registered), "lin", "/outcome", """
                {"kind": "AGREED", "agreement": {"rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}, "form": "ORAL", "content": "夜间不常亮。",
                 "obligations": [{"kind": "ACT", "debtorNumber": 2, "content": "换灯。"}]}}""");
        var outcome = outcome(dispute);
        var obligation = id(outcome, "/obligations/0/id");
        Api.act("lin", outcome, "/obligations/" + obligation + "/fulfilments", """
                        {"result": "BROKEN"}""")
                .statusCode(201);
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
