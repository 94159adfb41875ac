package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a mediator was told in confidence (人民调解法 art. 15): for whoever mediates the dispute, and nobody else. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class NotesTest {
    private static final String SECRET = "申请人私下表示只要关灯即可";
    private static final String NOTE = "{\"text\": \"" + SECRET + "\"}";

    /** A dispute of lin's grid that the subdistrict's committee holds and chen mediates. */
    private static String ofChen() {
        var dispute = Given.dispute();
        Api.act("he", dispute, "/acceptance", "{\"committeeId\": \"" + Given.SUBDISTRICT_COMMITTEE + "\"}")
                .statusCode(201);
        Given.assign("he", dispute, Given.CHEN);
        return dispute;
    }

    private static void write(String account, String dispute) {
        Api.act(account, dispute, "/notes", NOTE).statusCode(201);
    }

    @Test
    void eachRoleButTheMediatorIsRefused() {
        var dispute = ofChen();
        write("chen", dispute);
        Api.get("chen", dispute + "/notes").statusCode(200).body("text", contains(SECRET));
        for (var account : List.of(
                "huang", "he", "liang", "zhou", "admin", "auditor", "resident", "demo-platform", "demo-importer"))
            Api.get(account, dispute + "/notes").statusCode(403).body("code", equalTo("OPERATION_NOT_PERMITTED"));
        Api.get("lin", dispute + "/notes").statusCode(409).body("code", equalTo("NOT_THE_MEDIATOR"));
        Api.act("lin", dispute, "/notes", NOTE).statusCode(409).body("code", equalTo("NOT_THE_MEDIATOR"));
        Api.get("mai", dispute + "/notes").statusCode(404);
        Api.get("chen", dispute).body("allowedActions", hasItem("listNotes"));
        Api.get("lin", dispute).body("allowedActions", not(hasItem("listNotes")));
    }

    @Test
    void whatIsWrittenShowsNowhereElse() throws Exception {
        var dispute = ofChen();
        var id = dispute.substring(dispute.lastIndexOf('/') + 1);
        var key = UUID.randomUUID().toString();
        var etag = Api.get("chen", dispute).extract().header("ETag");
        for (var replayed : new String[] {null, "true"}) {
            var answer = Api.as("chen")
                    .header("If-Match", etag)
                    .header("Idempotency-Key", key)
                    .body(NOTE)
                    .post(dispute + "/notes")
                    .then()
                    .statusCode(201)
                    .extract();
            assertThat(answer.asString()).doesNotContain(SECRET);
            assertThat(answer.header("Idempotency-Replayed")).isEqualTo(replayed);
        }
        for (var path : List.of("", "/timeline", "/sessions", "/mediators"))
            assertThat(Api.get("chen", dispute + path).statusCode(200).extract().asString())
                    .doesNotContain(SECRET);
        assertThat(Api.get("auditor", "/v1/journal?objectId=" + id)
                        .body("items.operation", hasItem("writeNote"))
                        .extract()
                        .asString())
                .doesNotContain(SECRET);
        try (var owner = owner();
                var statement = owner.createStatement();
                var kept = statement.executeQuery("select body from idempotency where key = '" + key + "'")) {
            kept.next();
            assertThat(kept.getString(1)).doesNotContain(SECRET);
        }
        try (var owner = owner();
                var statement = owner.createStatement();
                var sealed = statement.executeQuery(
                        "select encode(sealed, 'hex') from dispute_note where dispute_id = '" + id + "'")) {
            sealed.next();
            assertThat(sealed.getString(1))
                    .doesNotContain(HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void theNextMediatorReadsOnAndWhoWasTakenOffNoLonger() {
        var dispute = ofChen();
        write("chen", dispute);
        Given.assign("he", dispute, Given.linOfSubdistrict());
        Api.get("lin", dispute + "/notes").statusCode(200).body("text", contains(SECRET));
        Api.get("chen", dispute + "/notes").statusCode(409);
        write("lin", dispute);
        Given.assign("he", dispute, Given.CHEN);
        Api.get("chen", dispute + "/notes").body("text", contains(SECRET, SECRET));
        Api.get("lin", dispute + "/notes").statusCode(409);
    }

    @Test
    void aCoMediatorReadsThemAndARecusedMediatorNoLonger() {
        var dispute = ofChen();
        var lin = Given.linOfSubdistrict();
        Api.act("he", dispute, "/assignments", Given.assignment(Given.CHEN, ", \"coMediatorIds\": [\"" + lin + "\"]"))
                .statusCode(201);
        write("chen", dispute);
        Api.get("lin", dispute + "/notes").body("text", contains(SECRET));
        var asked = Api.act("lin", dispute, "/recusals", "{\"mediatorId\": \"" + lin + "\", \"reason\": \"有利害关系\"}")
                .statusCode(201)
                .extract()
                .<String>path("id");
        Api.act("he", dispute, "/recusals/" + asked + "/decision", "{\"granted\": true, \"explanation\": \"属实\"}")
                .statusCode(201);
        Api.get("lin", dispute + "/notes").statusCode(409);
        Api.get("chen", dispute + "/notes").body("text", contains(SECRET));
        Api.get("he", dispute).body("mediatorId", equalTo(Given.CHEN));
    }

    @Test
    void theLastMediatorReadsThemAfterTheEndToo() {
        var dispute = ofChen();
        write("chen", dispute);
        Api.act(
                        "chen",
                        dispute,
                        "/outcome",
                        "{\"kind\": \"FAILED\", \"reason\": \"OTHER\", \"toldOfOtherRoutes\": true}")
                .statusCode(201);
        Api.act("he", dispute, "/archive", Given.REASONS).statusCode(201);
        Api.get("chen", dispute + "/notes").body("text", contains(SECRET));
        Api.act("chen", dispute, "/notes", NOTE).statusCode(409).body("code", equalTo("WRONG_STATE"));
    }

    @Test
    void theDatabaseShowsThemToTheMediatorOnlyWhateverTheApplicationAsks() throws SQLException {
        var dispute = ofChen();
        write("chen", dispute);
        var id = dispute.substring(dispute.lastIndexOf('/') + 1);
        var chen = "00000000-0000-7000-8002-000000000003";
        assertThat(seen("440103009", "", id)).isZero();
        assertThat(seen("440103009", Given.LINS_STAFF, id)).isZero();
        assertThat(seen("44", Given.LINS_STAFF, id)).isZero();
        assertThat(seen("440103010", chen, id)).isZero();
        assertThat(seen("440103009", chen, id)).isOne();
    }

    @Test
    void afterATransferTheReceiversMediatorReadsThemAndTheSendersNoLonger() throws SQLException {
        var open = Api.get("huang", "/v1/mediators/" + Given.LIN).extract().<Integer>path("openCases");
        var dispute = Given.assigned(Given.dispute());
        write("lin", dispute);
        var transfer = Api.act("huang", dispute, "/transfers", """
                        {"receiverId": "00000000-0000-7000-8000-440103009108", "reason": "OTHER_COMMITTEE_COMPETENT", "note": "当事人住在周门。"}""")
                .statusCode(201)
                .extract()
                .<String>path("id");
        Api.get("lin", dispute + "/notes").statusCode(200);
        var receiver = Api.alsoIn("huang", "COMMUNITY", "440103009108");
        Api.act(receiver, dispute, "/transfers/" + transfer + "/acceptance", "").statusCode(201);
        Api.get("huang", "/v1/mediators/" + Given.LIN).body("openCases", equalTo(open));
        Api.get("lin", dispute + "/notes").statusCode(409).body("code", equalTo("NOT_THE_MEDIATOR"));
        Api.get(receiver, dispute + "/notes").statusCode(403);
        var mai = Api.alsoIn("mai", "MEDIATOR", "440103009108");
        Api.get(mai, dispute + "/notes").statusCode(409);
        Given.assign(receiver, dispute, "00000000-0000-7000-8001-000000000002");
        Api.get(mai, dispute + "/notes").statusCode(200).body("text", contains(SECRET));
        Api.get("lin", dispute + "/notes").statusCode(409);
        var id = dispute.substring(dispute.lastIndexOf('/') + 1);
        var maisStaff = "00000000-0000-7000-8002-000000000002";
        assertThat(seen("440103009108", maisStaff, id)).isOne();
        assertThat(seen("440103009107", maisStaff, id)).isZero();
        assertThat(seen("440103009106001", Given.LINS_STAFF, id)).isZero();
    }

    private static int seen(String area, String staff, String dispute) throws SQLException {
        try (var app = app(area, staff);
                var statement = app.createStatement();
                var count = statement.executeQuery(
                        "select count(*) from dispute_note where dispute_id = '" + dispute + "'")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static Connection app(String area, String staff) throws SQLException {
        var app = connection("user", "password");
        app.setAutoCommit(false);
        try (var statement = app.createStatement()) {
            statement.execute("select set_config('app.area', '" + area + "', true), set_config('app.staff', '" + staff
                    + "', true)");
        }
        return app;
    }

    private static Connection owner() throws SQLException {
        return connection("owner-user", "owner-password");
    }

    private static Connection connection(String user, String password) throws SQLException {
        var settings = Embedded.settings();
        return DriverManager.getConnection(
                settings.get("grid-mediation.database.url"),
                settings.get("grid-mediation.database." + user),
                settings.get("grid-mediation.database." + password));
    }
}
