package org.gridmediation;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.gridmediation.content.Samples;

/** What tests begin with: people and disputes of 中兴社区's first grid. */
public final class Given {
    static final String GRID = "440103009106001";
    static final String COMMUNITY_COMMITTEE = "00000000-0000-7000-8000-440103009106";
    static final String SUBDISTRICT_COMMITTEE = "00000000-0000-7000-8000-000440103009";
    static final String LIN = "00000000-0000-7000-8001-000000000001";
    static final String CHEN = "00000000-0000-7000-8001-000000000003";
    static final String LINS_STAFF = "00000000-0000-7000-8002-000000000001";
    /** Speaks for the community's committee as well, without an account. */
    static final String ANOTHER = mediator(COMMUNITY_COMMITTEE, LIN);

    private Given() {}

    private static String mediator(String committee, String besides) {
        return Api.get("he", "/v1/mediators?limit=200").extract().<List<Map<String, Object>>>path("items").stream()
                .filter(m -> m.get("organizationId").equals(committee)
                        && !m.get("id").equals(besides))
                .filter(m ->
                        m.get("state").equals("ENGAGED") && !m.get("staffId").equals(LINS_STAFF))
                .map(m -> (String) m.get("id"))
                .findFirst()
                .orElseThrow();
    }

    /** Lin as a mediator of the subdistrict's committee too. */
    static String linOfSubdistrict() {
        var known = Api.get("he", "/v1/mediators?limit=200").extract().<List<Map<String, Object>>>path("items").stream()
                .filter(m -> m.get("organizationId").equals(SUBDISTRICT_COMMITTEE)
                        && m.get("staffId").equals(LINS_STAFF))
                .findFirst();
        if (known.isPresent()) return (String) known.get().get("id");
        var mediator = Api.post(
                        "he",
                        "/v1/mediators",
                        "{\"staffId\": \"" + LINS_STAFF + "\", \"organizationId\": \"" + SUBDISTRICT_COMMITTEE
                                + "\", \"employment\": \"PART_TIME\"}")
                .statusCode(201)
                .extract();
        Api.act("he", mediator.header("Location"), "/engagement", """
                {"from": "2025-01-01", "until": "2027-12-31"}""").statusCode(201);
        return mediator.path("id");
    }

    static String resident(String name, String address, String household) {
        return Api.post("lin", "/v1/residents", """
                        {"area": "%s", "name": "%s", "sex": "FEMALE", "birthDate": "1980-01-01", "address": "%s", "household": "%s"}""".formatted(GRID, name, address, household))
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String dispute() {
        return Api.dispute("lin", GRID);
    }

    /** The respondent is this resident. */
    static String disputeWith(String resident) {
        return Api.post("lin", "/v1/disputes", Body.dispute(GRID).resident(1, resident))
                .statusCode(201)
                .extract()
                .header("Location");
    }

    /** The respondent is twelve years old, and a guardian agreed. */
    static String disputeWithChild() {
        return Api.post(
                        "lin",
                        "/v1/disputes",
                        Body.dispute(GRID)
                                .and("/parties/1/birthDate", "2014-05-05")
                                .and("/parties/1/guardianName", "示例母亲"))
                .statusCode(201)
                .extract()
                .header("Location");
    }

    static String accepted(String dispute) {
        Api.act("huang", dispute, "/acceptance", "{\"committeeId\": \"" + COMMUNITY_COMMITTEE + "\"}")
                .statusCode(201);
        return dispute;
    }

    static String assigned(String dispute) {
        assign("huang", accepted(dispute), LIN);
        return dispute;
    }

    static void assign(String account, String dispute, String mediator) {
        Api.act(account, dispute, "/assignments", assignment(mediator, "")).statusCode(201);
    }

    static String assignment(String mediator, String more) {
        return "{\"mediatorId\": \"%s\", \"mode\": \"DESIGNATED\"%s}".formatted(mediator, more);
    }

    static List<String> parties(String dispute) {
        return Api.get("lin", dispute).extract().path("parties.id");
    }

    /** @return the id of a photo added to the dispute by who holds it or works on it */
    static String attachment(String account, String dispute, String kind) {
        return Api.as(account)
                .contentType("image/jpeg")
                .body(Samples.photo(1, ByteOrder.LITTLE_ENDIAN))
                .post(dispute + "/attachments?kind=" + kind)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A copy of what proves the identity of each party. */
    static void identified(String account, String dispute) {
        parties(dispute).forEach(party -> attachment(account, dispute, "IDENTITY_COPY&about=" + party));
    }

    static List<String> steps(String dispute) {
        return Api.get("lin", dispute + "/timeline").statusCode(200).extract().path("step");
    }

    /** Why a short case's file has no more. */
    public static final String REASONS = """
            {"missing": [{"kind": "RIGHTS_NOTICE", "reason": "当事人未签收。"}, {"kind": "IDENTITY_PROOF", "reason": "未留复印件。"},
                         {"kind": "SESSION_RECORD", "reason": "未能召开调解会。"}]}""";

    /** What a request says that has every party told of its rights. */
    public static final String RIGHTS =
            "\"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}";

    /** One of lin's grid, settled on the spot and written down at once. @return its outcome */
    static String settled(String agreedAt, String more) {
        var settlement =
                Body.of("{\"content\": \"和解。\", " + RIGHTS + ", \"agreedAt\": \"" + agreedAt + "\"" + more + "}");
        return MovableClock.at(
                agreedAt.substring(0, 19),
                () -> "/v1/outcomes/"
                        + Api.post("lin", "/v1/disputes", Body.dispute(GRID).and("/settlement", settlement))
                                .statusCode(201)
                                .extract()
                                .path("outcomeId"));
    }

    static String disputeOf(String outcome) {
        return "/v1/disputes/" + Api.get("lin", outcome).extract().<String>path("disputeId");
    }
}
