package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.gridmediation.content.Samples;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.Test;

/** Each party holds a copy of what was agreed (人民调解法 art. 29): a resident reads what concerns them, and nothing else. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class OwnCopiesTest {
    private static final String AGREED = """
            {"kind": "AGREED", "note": "仅供内部。", "prevented": [{"kind": "CRIME", "cases": 1, "people": 2}],
             "agreement": {"rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}, "form": "ORAL", "content": "夜间不常亮。",
                           "obligations": [{"kind": "ACT", "debtorNumber": 1, "content": "换灯。"}]}}""";

    /** The resident is the respondent of what an officer registered. */
    private static String agreed() {
        var dispute = Given.assigned(Given.disputeWith(OwnDisputesTest.own()));
        Api.act("lin", dispute, "/outcome", AGREED).statusCode(201);
        return dispute;
    }

    @Test
    void aPartyReadsTheAgreementAndItsPapers() {
        var dispute = agreed();
        var outcome = Api.get("resident", dispute)
                .statusCode(200)
                .body("escalation", nullValue())
                .extract()
                .<String>path("outcomeId");
        Api.get("resident", "/v1/outcomes/" + outcome)
                .statusCode(200)
                .body("content", equalTo("夜间不常亮。"))
                .body("obligations", hasSize(1))
                .body("note", nullValue())
                .body("prevented", nullValue());
        Api.get("lin", "/v1/outcomes/" + outcome).body("note", equalTo("仅供内部。"));
        Api.get("resident", "/v1/outcomes?limit=200").statusCode(200).body("items.id", hasItem(outcome));
        Api.get("resident", "/v1/disputes?limit=200")
                .body("items.id", hasItem(dispute.substring(dispute.lastIndexOf('/') + 1)));
        Api.get("resident", dispute + "/documents")
                .statusCode(200)
                .body("documents.kind", hasItem("ORAL_AGREEMENT"))
                .body("documents.kind", not(hasItem("INVESTIGATION_RECORD")))
                .body("documents.kind", not(hasItem("APPLICATION")));
        Api.get("resident", dispute + "/documents/ORAL_AGREEMENT").statusCode(200);
        for (var closed :
                List.of("COVER", "ACCEPTANCE_REGISTER", "SESSION_RECORD", "APPLICATION", "RETURN_VISIT", "FILE_NOTE"))
            Api.get("resident", dispute + "/documents/" + closed).statusCode(403);
    }

    @Test
    void ofTheAttachmentsTheirOwn() {
        var dispute = agreed();
        var parties = Given.parties(dispute);
        var outcome = Api.get("lin", dispute).extract().<String>path("outcomeId");
        var mine = attachment(dispute, "EVIDENCE", parties.get(1));
        var card = attachment(dispute, "IDENTITY_COPY", parties.get(1));
        var scan = attachment(dispute, "SCAN", outcome);
        var others = attachment(dispute, "EVIDENCE", parties.get(0));
        var aboutNobody = attachment(dispute, "PHOTO", null);
        Api.get("resident", dispute + "/attachments?count=true")
                .statusCode(200)
                .body("items.id", contains(scan, card, mine))
                .body("count.value", equalTo(3));
        for (var seen : List.of(mine, card, scan)) {
            Api.get("resident", dispute + "/attachments/" + seen).statusCode(200);
            Api.get("resident", dispute + "/attachments/" + seen + "/content").statusCode(200);
        }
        for (var hidden : List.of(others, aboutNobody)) {
            Api.get("resident", dispute + "/attachments/" + hidden).statusCode(404);
            Api.get("resident", dispute + "/attachments/" + hidden + "/content").statusCode(404);
        }
    }

    @Test
    void whoIsNoPartyReadsNothing() {
        var other = Given.assigned(Given.dispute());
        Api.act("lin", other, "/outcome", AGREED).statusCode(201);
        var outcome = Api.get("lin", other).extract().<String>path("outcomeId");
        for (var path : List.of(
                other,
                "/v1/outcomes/" + outcome,
                other + "/documents",
                other + "/documents/ORAL_AGREEMENT",
                other + "/attachments",
                other + "/deadlines")) Api.get("resident", path).statusCode(404);
        Api.get("resident", "/v1/outcomes?limit=200").body("items.id", not(hasItem(outcome)));
    }

    @Test
    void whoWasAPartyByMistakeReadsNoMore() {
        var dispute = Given.dispute();
        Api.act(
                        "lin",
                        dispute,
                        "/parties",
                        "{\"role\": \"THIRD_PARTY\", \"kind\": \"RESIDENT\", \"residentId\": \"" + OwnDisputesTest.own()
                                + "\"}")
                .statusCode(201);
        Api.get("resident", dispute).statusCode(200).body("allowedActions", hasItem("recordConsent"));
        Api.send("lin", "DELETE", dispute, "/parties/" + Given.parties(dispute).get(2), null)
                .statusCode(200);
        Api.get("resident", dispute).statusCode(404);
    }

    @Test
    void aPartyReadsWhatLiesInAnotherGrid() {
        var elsewhere = "440103009106002";
        var dispute = Api.post(
                        "he",
                        "/v1/disputes",
                        Body.dispute(elsewhere)
                                .resident(1, OwnDisputesTest.own())
                                .without("/parties/1/consented"))
                .statusCode(201)
                .extract()
                .header("Location");
        var own = Api.get("resident", dispute).statusCode(200).extract().<String>path("parties[1].id");
        Api.get("resident", "/v1/disputes?limit=200")
                .body("items.id", hasItem(dispute.substring(dispute.lastIndexOf('/') + 1)));
        Api.act(
                        "resident",
                        dispute,
                        "/parties/" + own + "/consent",
                        "{\"agrees\": true, \"at\": \"" + Days.now() + "\"}")
                .statusCode(201)
                .body("parties[1].consented", equalTo(true));
    }

    /** The second wall alone, as the application's role: no row of a dispute that is not among the own ones, in any table. */
    @Test
    void thePoliciesKeepAResidentToTheirOwn() throws SQLException {
        var dispute = agreed();
        Given.attachment("lin", dispute, "PHOTO");
        var settings = Embedded.settings();
        try (var connection = Statements.asApplication(settings);
                var statement = connection.createStatement()) {
            var own = dispute.substring(dispute.lastIndexOf('/') + 1);
            statement.execute("select set_config('app.area', '440103009106001', false), set_config('app.applicant', '"
                    + UUID.randomUUID() + "', false), set_config('app.own', ' " + own + "', false)");
            for (var table : List.of(
                    "dispute_event",
                    "outcome",
                    "obligation",
                    "attachment",
                    "dispute_session",
                    "clock",
                    "dispute_assignment"))
                try (var rows = statement.executeQuery(
                        "select count(*), count(*) filter (where dispute_id <> '" + own + "') from " + table)) {
                    rows.next();
                    assertThat(rows.getInt(2)).as(table).isZero();
                    if (!table.equals("dispute_session"))
                        assertThat(rows.getInt(1)).as(table).isPositive();
                }
            try (var rows = statement.executeQuery("select count(*) from dispute_note")) {
                rows.next();
                assertThat(rows.getInt(1)).isZero();
            }
        }
    }

    private static String attachment(String dispute, String kind, String about) {
        return Api.as("lin")
                .contentType("image/jpeg")
                .body(Samples.photo(1, ByteOrder.LITTLE_ENDIAN))
                .post(dispute + "/attachments?kind=" + kind + (about == null ? "" : "&about=" + about))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
