package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A resident applies for mediation and follows their own disputes, and nobody else's. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class OwnDisputesTest {
    private static final String GRID = "440103009106001";

    static String applied() {
        return Api.post("resident", "/v1/disputes", application())
                .statusCode(201)
                .extract()
                .header("Location");
    }

    /** An applicant speaks for themselves. */
    private static String application() {
        return Api.newDispute(GRID)
                .replace("RESIDENT_REPORT", "APPLICATION")
                .replace("\"name\": \"示例乙\", \"consented\": true", "\"name\": \"示例乙\"");
    }

    @Test
    void nobodyAgreesForTheOtherSide() {
        Api.post("resident", "/v1/disputes", Api.newDispute(GRID))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/parties/1/consented"))
                .body("errors[0].code", equalTo("CONSENT_OF_OTHERS"));
    }

    @Test
    void theApplicantFollowsTheirDispute() {
        var own = applied();
        Api.get("resident", own).statusCode(200);
        Api.get("resident", own + "/timeline").statusCode(200);
        Api.get("resident", "/v1/disputes?limit=200")
                .statusCode(200)
                .body("items.id", hasItem(own.substring(own.lastIndexOf('/') + 1)));
        Api.get("lin", own).statusCode(200);
    }

    @Test
    void anothersDisputeOfTheSameGridIsNotThere() {
        var other = Api.dispute("lin", GRID);
        Api.get("resident", other).statusCode(404);
        Api.get("resident", other + "/timeline").statusCode(404);
        Api.get("resident", "/v1/disputes?limit=200&area=" + GRID)
                .statusCode(200)
                .body("items.id", not(hasItem(other.substring(other.lastIndexOf('/') + 1))));
    }

    @Test
    void whatTheyFollowShowsTheOtherSideMasked() {
        var own = Api.post(
                        "resident",
                        "/v1/disputes",
                        application().replace("\"name\": \"示例乙\"", "\"name\": \"示例乙\", \"phone\": \"13900000066\""))
                .statusCode(201)
                .extract();
        assertThat(own.asString()).doesNotContain("示例乙", "13900000066");
        assertThat(Api.get("resident", own.header("Location")).extract().asString())
                .doesNotContain("示例乙", "13900000066");
    }

    @Test
    void whatTheMediatorsWriteIsNotForThem() {
        var own = applied();
        Api.get("resident", own + "/sessions").statusCode(403);
        Api.get("resident", "/v1/outcomes").statusCode(403);
        Api.get("resident", "/v1/residents").statusCode(403);
        Api.get("resident", "/v1/journal").statusCode(403);
    }
}
