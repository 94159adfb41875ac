package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every request example of the contract, sent as it stands by the account that its operation names. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ExamplesTest {
    private static final Pattern SENDER = Pattern.compile("[Ss]end as `([a-z-]+)`");
    private static final String FEED_READER = "00000000-0000-7000-8005-000000000002";
    private final Map<String, Map.Entry<String, JsonNode>> operations = new HashMap<>();
    private final Set<String> sent = new HashSet<>();

    @Test
    void everyExampleIsAccepted() throws InterruptedException {
        ContractFilter.CONTRACT.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> {
                    if (method.getValue().has("requestBody"))
                        operations.put(
                                method.getValue().get("operationId").asText(),
                                Map.entry(method.getKey(), method.getValue()));
                }));
        territory();
        people();
        residents();
        disputes();
        links();
        send("changeCalendar", "/v1/calendars/2099");
        send("createDeadlinePolicy", "/v1/deadline-policies");
        jointWork();
        var webhook = send("createWebhook", "/v1/webhooks").header("Location");
        send("changeWebhook", webhook);
        send("replayWebhook", webhook, "/replay");
        reports();
        successions();
        corrections();
        assertThat(sent).containsExactlyInAnyOrderElementsOf(operations.keySet());
    }

    private void territory() {
        send("createArea", "/v1/areas");
        send("changeArea", "/v1/areas/440103009");
        send("createGrid", "/v1/grids");
        send("changeGrid", "/v1/grids/440103009106001");
        send("retireArea", "/v1/areas/440103009106004", "/retirement");
        send("createOrganization", "/v1/organizations");
        send("changeOrganization", "/v1/organizations/00000000-0000-7001-8000-000440103009");
        send("replaceMembers", "/v1/organizations/00000000-0000-7000-8000-000440103009", "/members");
    }

    private void people() throws InterruptedException {
        var staff = send("createStaff", "/v1/staff").header("Location");
        // The account that follows makes a new version.
        while (Api.get("admin", staff).extract().path("accountState").equals("PENDING")) Api.pause();
        send("changeStaff", staff);
        send("createPost", staff, "/posts");
        send("linkStaffResident", staff, "/resident");
        send("createClient", "/v1/clients");
        var mediator = send("nominateMediator", "/v1/mediators").header("Location");
        send("changeMediator", mediator);
        send("engageMediator", mediator, "/engagement");
        send("suspendMediator", mediator, "/suspension");
        send("endMediator", mediator, "/end");
    }

    private void residents() {
        var resident = send("registerResident", "/v1/residents").header("Location");
        send("changeResident", resident);
        send("revealResident", resident, "/reveal");
        send("searchResidents", "/v1/residents/search");
        send("createImport", "/v1/imports", "?kind=RESIDENTS&mode=VALIDATE");
        send("createExport", "/v1/exports");
        send("createFullExport", "/v1/exports/full");
    }

    private void disputes() {
        var dispute = send("registerDispute", "/v1/disputes").header("Location");
        var fresh = Api.dispute("lin", "440103009106001");
        send("changeDispute", fresh);
        var party = Api.get("lin", fresh).extract().<String>path("parties[0].id");
        send("recordConsent", fresh, "/parties/" + party + "/consent");
        var attachment =
                send("addAttachment", fresh, "/attachments?kind=EVIDENCE").header("Location");
        send("changeAttachment", attachment);
        send("acceptDispute", fresh, "/acceptance");
        send("assignMediator", fresh, "/assignments");
        send("extendMediation", fresh, "/extensions");
        send("superviseDispute", fresh, "/supervisions");
        var supervision = Api.get("huang", fresh + "/supervisions").extract().<String>path("[0].id");
        send("answerSupervision", fresh, "/supervisions/" + supervision + "/answer");
        send("checkConflicts", fresh, "/conflict-checks");
        send("recordChoice", fresh, "/parties/" + party + "/choices");
        send("recordInvestigation", Api.dispute("lin", "440103009106001"), "/investigations");
        send("holdSession", fresh, "/sessions");
        var fact = Api.get("lin", fresh + "/facts").extract().<String>path("[0].id");
        send("signFact", fresh, "/facts/" + fact + "/marks/" + party);
        send("writeNote", fresh, "/notes");
        var recusal = send("askRecusal", fresh, "/recusals").<String>path("id");
        send("decideRecusal", fresh, "/recusals/" + recusal + "/decision");
        parties();
        fresh = Given.assigned(Given.dispute());
        var coordination = "/coordinations/"
                + send("requestCoordination", fresh, "/coordinations").path("id");
        send("recordProgress", fresh, coordination + "/progress");
        send("recordFeedback", fresh, coordination + "/feedback");
        var outcome = send("recordOutcome", fresh, "/outcome").header("Location");
        var varied = send("varyAgreement", outcome, "/variation").header("Location");
        send("applyForConfirmation", varied, "/confirmation");
        send("recordConfirmationResult", varied, "/confirmation/result");
        send("recordFulfilment", varied, "/fulfilment");
        send("recordReturnVisit", varied, "/return-visits");
        signing();
        transfers();
        var declined = Api.dispute("lin", "440103009106001");
        send("declineDispute", declined, "/non-acceptance");
        send("archiveDispute", declined, "/archive");
        assertThat(dispute).startsWith("/v1/disputes/");
    }

    private void links() {
        var dispute = Api.dispute("lin", "440103009106001");
        send("suggestDuplicates", "/v1/disputes/suggestions");
        send("addReference", dispute, "/references");
        assertThat(send("searchByReference", "/v1/disputes/search-by-reference").asString())
                .contains(dispute.substring("/v1/disputes/".length()));
        send("linkDispute", dispute, "/links");
        send("mergeDispute", dispute, "/merges");
        send("markDuplicate", dispute, "/duplicate");
    }

    private void signing() {
        var dispute = Given.assigned(Given.dispute());
        var draft = Api.act("lin", dispute, "/outcome", """
                {"kind": "AGREED", "agreement": {"rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}, "form": "WRITTEN", "content": "更换感应灯。", "toBeSigned": true}}""")
                .statusCode(201)
                .extract()
                .header("Location");
        send("recordMark", draft, "/marks");
        send("signAgreement", draft, "/mediator-signature");
        send("sealAgreement", draft, "/seal");
        Api.act("lin", dispute, "/outcome", """
                {"kind": "FAILED", "reason": "REFUSES_TO_SIGN", "toldOfOtherRoutes": true}""").statusCode(201);
        send("tellRoutes", dispute, "/route-notices");
        send("addSupplement", dispute, "/supplements");
        send("reopenDispute", dispute, "/reopening");
        escalations(dispute);
        var settled = Api.dispute("lin", "440103009106001");
        var outcome =
                "/v1/outcomes/" + send("settleDispute", settled, "/settlement").<String>path("outcomeId");
        var obligation = Api.get("lin", outcome).extract().<String>path("obligations[0].id");
        send("fulfilObligation", outcome, "/obligations/" + obligation + "/fulfilments");
        send("setAgreementAside", outcome, "/setting-aside");
        send("createPolicy", "/v1/policies");
        send("reconcileStatistics", "/v1/statistics/reconciliations");
    }

    private void successions() {
        var grid = Api.post("admin", "/v1/grids", """
                        {"community": "440103009106", "code": "440103009106014", "name": "示例大网格", "kind": "BASIC", "validFrom": "2023-01-01"}""").statusCode(201).extract().<String>path("code");
        send("previewSuccession", "/v1/areas/" + grid, "/successions/preview");
        send("succeedArea", "/v1/areas/" + grid, "/successions");
    }

    private void reports() {
        var report = send("createReport", "/v1/reports").header("Location");
        send("changeReport", report);
        Api.act("huang", report, "/review", "").statusCode(201);
        Api.act("huang", report, "/submission", "").statusCode(201);
        send("returnReport", report, "/return");
        Api.act("huang", report, "/review", "").statusCode(201);
        Api.act("huang", report, "/submission", "").statusCode(201);
        Api.act("he", report, "/acceptance", "").statusCode(201);
        Api.act("he", report, "/lock", "").statusCode(201);
        send("correctReport", report, "/correction");
    }

    private void corrections() {
        var correction = send("flagRecord", "/v1/corrections").header("Location");
        Api.act("lin", correction, "/acknowledgement", "").statusCode(201);
        send("revealCorrection", correction, "/reveal");
        send("answerCorrection", correction, "/answer");
        send("escalateCorrection", correction, "/escalation");
        send("decideCorrection", correction, "/decision");
    }

    private void escalations(String dispute) {
        var escalation = send("noteEscalation", dispute, "/escalations").<String>path("id");
        send("reportEscalation", dispute, "/escalations/" + escalation + "/report");
        send("resolveEscalation", dispute, "/escalations/" + escalation + "/resolution");
    }

    private void parties() {
        var dispute = Given.dispute();
        var party = "/parties/" + Given.parties(dispute).get(0);
        send("addParty", dispute, "/parties");
        send("changeParty", dispute, party);
        send("revealParty", dispute, party + "/reveal");
        send("addRepresentative", dispute, party + "/representatives");
        send("giveNotice", dispute, party + "/notices");
        send("recordContact", dispute, party + "/contacts");
        send("discloseTie", dispute, party + "/disclosures");
        send("withdrawDispute", dispute, "/withdrawal");
    }

    private void jointWork() {
        send("changeCode", send("createCode", "/v1/code-tables/tags/codes").header("Location"));
        send("changeJointAction", send("createJointAction", "/v1/joint-actions").header("Location"));
    }

    private void transfers() {
        var held = Api.accepted();
        var transfer = send("transferDispute", held, "/transfers").<String>path("id");
        send("declineTransfer", held, "/transfers/" + transfer + "/refusal");
    }

    private Response send(String operation, String resource) {
        return send(operation, resource, "");
    }

    /** @return the answer to the last of the operation's examples */
    private Response send(String operation, String resource, String action) {
        var method = operations.get(operation).getKey();
        var described = operations.get(operation).getValue();
        var sender = SENDER.matcher(described.get("description").asText());
        assertThat(sender.find()).as(operation + " names its sender").isTrue();
        Response answer = null;
        var type = described.at("/requestBody/content").properties().stream()
                .filter(t -> t.getValue().has("examples"))
                .findFirst()
                .orElseThrow();
        for (var example : type.getValue().get("examples")) {
            var account = sender.group(1);
            if (described.get("description").asText().contains("feed-reader post")) account += "@" + FEED_READER;
            var request = Api.as(account).contentType(type.getKey());
            if (described.toString().contains("\"If-Match\""))
                request.header(
                        "If-Match",
                        Api.as(account)
                                .get(resource)
                                .then()
                                .statusCode(200)
                                .extract()
                                .header("ETag"));
            var value = example.get("value");
            answer = request.body(
                            (value.isTextual() ? value.asText() : value.toString()).getBytes(StandardCharsets.UTF_8))
                    .request(method, resource + action);
            assertThat(answer.statusCode())
                    .as(operation + " " + answer.asString())
                    .isBetween(200, 202);
            var location = answer.header("Location");
            if (location != null)
                assertThat(Api.as(account).get(location).statusCode())
                        .as(operation + " leads to " + location)
                        .isEqualTo(200);
        }
        sent.add(operation);
        return answer;
    }
}
