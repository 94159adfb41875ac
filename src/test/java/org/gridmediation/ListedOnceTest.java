package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.File;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.Test;

/** A list in a request names a party once: what counts the listed would count one for two. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ListedOnceTest {
    private static final String ORAL =
            "{\"kind\": \"AGREED\", \"agreement\": {\"form\": \"ORAL\", \"content\": \"换灯。\", " + Given.RIGHTS + "%s}}";

    /** What only answers have. */
    private static final Set<String> ANSWERED = Set.of(
            "AcceptedConflict.ties",
            "ConflictReport.ties",
            "DisputeMediator.choices",
            "Extension.consents",
            "Outcome.marks",
            "Session.attendance",
            "Session.statements",
            "UndisputedFact.marks");

    @Test
    void noListOfPartiesTakesOneTwice() {
        var child = Given.assigned(Given.disputeWithChild());
        refused(
                Api.act("lin", child, "/outcome", ORAL.formatted(", \"guardiansPresent\": [2, 2]")),
                "/agreement/guardiansPresent/1");
        refused(
                Api.act(
                        "lin",
                        child,
                        "/settlement",
                        "{\"content\": \"换灯。\", " + Given.RIGHTS + ", \"guardiansPresent\": [2, 2]}"),
                "/guardiansPresent/1");
        var open = Given.assigned(Given.dispute());
        var party = Given.parties(open).get(0);
        var now = Days.now().toString();
        var session = "{\"kind\": \"MEDIATION\", \"record\": \"调解。\", " + Given.RIGHTS + ", %s}";
        refused(
                Api.act(
                        "lin",
                        open,
                        "/sessions",
                        session.formatted("\"statements\": ["
                                + twice("{\"partyId\": \"" + party + "\", \"text\": \"同意。\"}") + "]")),
                "/statements/1/partyId");
        refused(
                Api.act(
                        "lin",
                        open,
                        "/sessions",
                        session.formatted("\"attendance\": ["
                                + twice("{\"partyId\": \"" + party + "\", \"presence\": \"PRESENT\"}") + "]")),
                "/attendance/1/partyId");
        Api.act(
                        "lin",
                        open,
                        "/sessions",
                        session.formatted(
                                "\"participants\": [" + twice("{\"kind\": \"NEIGHBOUR\", \"name\": \"示例邻居\"}") + "]"))
                .statusCode(422)
                .body("errors.pointer", hasItem("/participants/1"))
                .body("errors.code", hasItem("PARTICIPANT_TWICE"));
        refused(
                Api.act(
                        "huang",
                        open,
                        "/extensions",
                        "{\"days\": 30, \"reason\": \"鉴定\", \"consents\": [" + twice("{\"party\": 1}") + "]}"),
                "/consents/1/party");
        Api.act(
                        "lin",
                        open,
                        "/outcome",
                        Body.of(ORAL.formatted(", \"toBeSigned\": true, \"marks\": ["
                                        + twice("{\"partyId\": \"" + party + "\", \"kind\": \"SIGNATURE\", \"at\": \""
                                                + now + "\"}")
                                        + "]"))
                                .with("/agreement/form", "WRITTEN"))
                .statusCode(422)
                .body("errors.pointer", hasItem("/agreement/marks/1/kind"))
                .body("errors.code", hasItem("MARK_GIVEN"));
        refused(Api.act("lin", open, "/outcome", """
                        {"kind": "FAILED", "reason": "LARGE_DIFFERENCES", "told": {"routes": ["COURT"], "parties": [1, 2, 2]}}"""), "/told/parties/2");
        var agreed = "/v1/outcomes/"
                + Api.act("lin", open, "/outcome", ORAL.formatted(""))
                        .statusCode(201)
                        .extract()
                        .path("id");
        refused(Api.act("lin", agreed, "/variation", """
                        {"reason": "延期", "agreedBy": [1, 2, 2], "agreement": {"form": "ORAL", "content": "改期。"}}"""), "/agreedBy/2");
        refused(Api.act("huang", agreed, "/setting-aside", """
                        {"settingAside": {"ground": "PARTIES_AGREED", "reason": "另议", "agreedBy": [1, 1, 2]}, "told": {"routes": ["COURT"]}}"""), "/settingAside/agreedBy/1");
        refused(Api.act("huang", agreed, "/setting-aside", """
                        {"settingAside": {"ground": "PARTIES_AGREED", "reason": "另议", "agreedBy": [1, 2]}, "told": {"routes": ["COURT"], "parties": [1, 2, 1]}}"""), "/told/parties/2");
        refused(
                Api.act("lin", agreed, "/confirmation", "{\"court\": \"示例区人民法院\", \"applicants\": [1, 2, 2]}"),
                "/applicants/2");
        refused(Api.act("lin", agreed, "/return-visits", """
                        {"method": "PHONE", "performed": true, "satisfaction": 5, "parties": [2, 2]}"""), "/parties/1");
        refused(Api.act("lin", open, "/route-notices", "{\"routes\": [\"COURT\"], \"parties\": [1, 1]}"), "/parties/1");
        var minors = Api.act("lin", child, "/outcome", ORAL.formatted(", \"guardiansPresent\": [2]"))
                .statusCode(201)
                .extract()
                .<String>path("id");
        refused(Api.act("huang", "/v1/outcomes/" + minors, "/setting-aside", """
                        {"settingAside": {"ground": "PARTIES_AGREED", "reason": "另议", "agreedBy": [1, 2], "guardiansPresent": [2, 2]}, "told": {"routes": ["COURT"]}}"""), "/settingAside/guardiansPresent/1");
        var ended = Given.assigned(Given.dispute());
        Api.act(
                        "lin",
                        ended,
                        "/parties/" + Given.parties(ended).get(0) + "/consent",
                        "{\"agrees\": false, \"toldOfOtherRoutes\": true}")
                .statusCode(201);
        refused(
                Api.act(
                        "huang",
                        ended,
                        "/reopening",
                        "{\"reason\": \"改变主意\", \"consents\": ["
                                + twice("{\"partyId\": \""
                                        + Given.parties(ended).get(0) + "\"}") + "]}"),
                "/consents/1/partyId");
    }

    /** Whoever adds a list of parties adds it above. */
    @Test
    void everyListOfPartiesOfTheContractIsTried() throws IOException {
        var schemas =
                new YAMLMapper().readTree(new File("openapi/openapi.yaml")).at("/components/schemas");
        var found = new TreeSet<String>();
        for (var schema : schemas.properties())
            for (var property : schema.getValue().path("properties").properties())
                if (namesParties(property.getValue(), schemas)) found.add(schema.getKey() + "." + property.getKey());
        found.removeAll(ANSWERED);
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "NewConfirmation.applicants",
                        "NewExtension.consents",
                        "NewReopening.consents",
                        "NewReturnVisit.parties",
                        "NewRouteNotice.parties",
                        "NewSession.attendance",
                        "NewSession.statements",
                        "NewVariation.agreedBy",
                        "SettingAside.agreedBy",
                        "SettingAside.guardiansPresent",
                        "Settlement.guardiansPresent",
                        "Agreement.guardiansPresent",
                        "Agreement.marks");
    }

    private static boolean namesParties(JsonNode property, JsonNode schemas) {
        var items = property.path("items");
        if (items.isMissingNode()) return false;
        if (items.path("type").asText().equals("integer")
                && items.path("maximum").asInt() == 50) return true;
        var named = items.path("$ref").asText();
        var fields = schemas.path(named.substring(named.lastIndexOf('/') + 1)).path("properties");
        return fields.has("partyId") || fields.has("party");
    }

    private static String twice(String entry) {
        return entry + ", " + entry;
    }

    private static void refused(ValidatableResponse answer, String pointer) {
        answer.statusCode(422).body("errors.pointer", hasItem(pointer)).body("errors.code", hasItem("PARTY_TWICE"));
    }
}
