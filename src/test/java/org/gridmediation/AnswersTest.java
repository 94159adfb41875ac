package org.gridmediation;

import static org.hamcrest.Matchers.*;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A party's answer has the same consequence in whatever request it is given. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class AnswersTest {
    private static final String REFUSING =
            "{\"role\": \"THIRD_PARTY\", \"kind\": \"PERSON\", \"name\": \"示例丙\", \"consented\": false%s}";
    private static final String TOLD = ", \"toldOfOtherRoutes\": true";

    @Test
    void whoIsAddedAndRefusesEndsTheMediationToo() {
        var dispute = Given.assigned(Given.dispute());
        Api.act("huang", dispute, "/parties", REFUSING.formatted(""))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/toldOfOtherRoutes"))
                .body("errors[0].code", equalTo("OTHER_ROUTES_NOT_TOLD"));
        Api.get("lin", dispute).body("status", equalTo("ACCEPTED"), "parties", hasSize(2));
        Api.act("huang", dispute, "/parties", REFUSING.formatted(TOLD)).statusCode(201);
        Api.get("lin", dispute)
                .body("status", equalTo("TERMINATED"), "parties[2].consented", equalTo(false))
                .body("allowedActions", not(hasItem("assignMediator")));
        Api.get("lin", dispute + "/timeline").body("step", hasItems("PARTY_ADDED", "REFUSED"));
        Api.get("lin", dispute + "/route-notices").body("[0].parties", contains(1, 2, 3));
        // It is taken up again as after any other refusal.
        Api.act("huang", dispute, "/reopening", "{\"reason\": \"再次要求调解。\"}")
                .statusCode(422)
                .body("errors[0].code", equalTo("REFUSAL_STANDS"));
    }

    @Test
    void whoIsAddedAndAgreesDoesNotEndIt() {
        var dispute = Given.assigned(Given.dispute());
        Api.act("huang", dispute, "/parties", Body.of(REFUSING.formatted("")).with("/consented", true))
                .statusCode(201);
        Api.get("lin", dispute).body("status", equalTo("ACCEPTED"));
    }

    @Test
    void whatIsReportedWithARefusalIsDeclinedByTheCommittee() {
        var dispute = Api.post("lin", "/v1/disputes", Body.dispute(Given.GRID).with("/parties/1/consented", false))
                .statusCode(201)
                .body("status", equalTo("REPORTED"))
                .extract()
                .header("Location");
        Api.act("huang", dispute, "/acceptance", "{\"committeeId\": \"" + Given.COMMUNITY_COMMITTEE + "\"}")
                .statusCode(409)
                .body("code", equalTo("CONSENT_MISSING"));
    }
}
