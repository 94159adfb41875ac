package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.gridmediation.http.Days;
import org.gridmediation.statistics.RollupJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Numbers have a definition, are exact at any time, add up over the tree, and lead to the cases behind them. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class StatisticsTest {
    private static final String COMMUNITY = "440103009106";
    private static final String NUMBERS = "/v1/statistics?indicator=";
    private static final List<String> TYPES = List.of("01", "02", "03", "14");
    private static final List<String> SOURCES = List.of("PATROL", "PHONE", "ONLINE", "POLICE");

    @Inject
    RollupJob rollupJob;

    @AfterEach
    void theTimeIsNowAgain() {
        MovableClock.setBack();
    }

    @Test
    void afterARandomHistoryOverTheTurnOfTheYearEveryNumberIsARecount() throws SQLException {
        var random = new Random(5);
        var disputes = new ArrayList<String>();
        var closed = new TreeMap<String, JsonNode>();
        var time = LocalDateTime.parse("2026-12-29T23:30:00");
        for (int i = 0; i < 260; i++) {
            // 23:50, 0:10, and sometimes days later: over the ends of months and of the year, China's.
            time = time.plusMinutes(random.nextInt(8) == 0 ? 60 * 24 * 3 : 20);
            MovableClock.set(time.withNano(0).toString().length() == 16 ? time + ":00" : time.toString());
            if (disputes.size() < 5 || random.nextInt(4) == 0) disputes.add(register(random));
            else act(disputes, random);
            if (i % 40 == 39) rollupJob.run();
            if (i == 150) closed.putAll(recorded(time));
        }
        everythingHappened();
        compare();
        rollupJob.run();
        compare();
        reconciled("liang", "440103");
        reconciled("huang", COMMUNITY);
        assertThat(closed).isNotEmpty();
        // What was recorded later did not move a month that was over.
        closed.forEach((query, before) -> assertThat(groups(query)).as(query).isEqualTo(before));
    }

    private static void everythingHappened() throws SQLException {
        var steps = new TreeSet<String>();
        try (var owner = owner();
                var statement = owner.createStatement();
                var rows = statement.executeQuery(
                        "select distinct kind from dispute_event where at between '2026-12-29' and '2029-12-31'")) {
            while (rows.next()) steps.add(rows.getString(1));
        }
        assertThat(steps)
                .contains(
                        "REGISTERED",
                        "ACCEPTED",
                        "DECLINED",
                        "OUTCOME_RECORDED",
                        "TRANSFERRED",
                        "TRANSFER_ACCEPTED",
                        "FULFILMENT_RECORDED",
                        "RETURN_VISITED",
                        "REOPENED",
                        "MARKED_DUPLICATE",
                        "UNMARKED_DUPLICATE",
                        "MERGED",
                        "UNMERGED",
                        "ARCHIVED");
    }

    /** Of each month that is over, by what was recorded in it. */
    private static Map<String, JsonNode> recorded(LocalDateTime now) {
        var over = new TreeMap<String, JsonNode>();
        for (var indicator : List.of("disputes-registered", "success-rate", "disputes-settled", "satisfaction"))
            for (var month = now.minusMonths(1);
                    month.isAfter(LocalDateTime.parse("2026-10-01T00:00:00"));
                    month = month.minusMonths(1)) {
                var text = month.toString().substring(0, 7);
                var query = indicator + "&basis=RECORDED&groupBy=type,child-area&area=440103009&from=" + text + "&to="
                        + text;
                over.put(query, groups(query));
            }
        return over;
    }

    private static JsonNode groups(String query) {
        var groups = Api.json(Api.as("he").get(NUMBERS + query)).get("groups");
        groups.forEach(g -> ((com.fasterxml.jackson.databind.node.ObjectNode) g).remove("cases"));
        return groups;
    }

    private String register(Random random) {
        var grid = COMMUNITY + "00" + (1 + random.nextInt(2));
        var body = Body.dispute(grid)
                .with("/type", TYPES.get(random.nextInt(4)))
                .with("/source", SOURCES.get(random.nextInt(4)))
                .with("/urgency", random.nextBoolean() ? "URGENT" : "NORMAL")
                .with("/difficulty", random.nextBoolean() ? "COMPLEX" : "SIMPLE");
        var onTheSpot = grid.equals(Given.GRID) && random.nextInt(3) == 0;
        if (onTheSpot)
            body = body.and(
                    "/settlement", Body.settlement().and("/amount", 12345).and("/agreedAt", Days.now()));
        return Api.post(grid.equals(Given.GRID) ? "lin" : "huang", "/v1/disputes", body)
                .statusCode(201)
                .extract()
                .header("Location");
    }

    /** Something that may be done, to one of them. */
    private static void act(List<String> disputes, Random random) {
        var dispute = disputes.get(random.nextInt(disputes.size()));
        var other = disputes.get(random.nextInt(disputes.size()));
        var now = Days.now();
        var steps = List.of(
                step(
                        "acceptDispute",
                        "huang",
                        "/acceptance",
                        "{\"committeeId\": \"" + Given.COMMUNITY_COMMITTEE + "\"}"),
                step(
                        "acceptDispute",
                        "huang",
                        "/acceptance",
                        "{\"committeeId\": \"" + Given.COMMUNITY_COMMITTEE + "\"}"),
                step(
                        "declineDispute",
                        "huang",
                        "/non-acceptance",
                        "{\"reason\": \"NOT_A_CIVIL_DISPUTE\", \"explanation\": \"非。\"}"),
                step("assignMediator", "huang", "/assignments", Given.assignment(Given.LIN, "")),
                step("assignMediator", "huang", "/assignments", Given.assignment(Given.LIN, "")),
                step(
                        "holdSession",
                        "lin",
                        "/sessions",
                        "{\"kind\": \"MEDIATION\", \"heldAt\": \"" + now
                                + "\", \"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"record\": \"听取。\"}"),
                step(
                        "recordOutcome",
                        "lin",
                        "/outcome",
                        "{\"kind\": \"AGREED\", \"agreement\": {\"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"form\": \"ORAL\", \"content\": \"和解。\", \"amount\": 500, \"agreedAt\": \""
                                + now.minusSeconds(86_400L * random.nextInt(3)) + "\"}}"),
                step(
                        "recordOutcome",
                        "lin",
                        "/outcome",
                        "{\"kind\": \"FAILED\", \"reason\": \"LARGE_DIFFERENCES\", \"toldOfOtherRoutes\": true}"),
                step(
                        "transferDispute",
                        "huang",
                        "/transfers",
                        "{\"receiverId\": \"" + Given.SUBDISTRICT_COMMITTEE
                                + "\", \"reason\": \"COMPLEX\", \"note\": \"请接收。\"}"),
                step("reopenDispute", "huang", "/reopening", "{\"reason\": \"重新调解。\"}"),
                step("archiveDispute", "huang", "/archive", Given.REASONS),
                step("markDuplicate", "huang", "/duplicate", "{\"disputeId\": \"" + id(other) + "\"}"),
                step("mergeDispute", "huang", "/merges", "{\"disputeId\": \"" + id(other) + "\"}"));
        var seen = Api.as("huang").get(dispute);
        var allowed = Map.of(
                "huang",
                LifecycleTest.allowed(seen),
                "lin",
                LifecycleTest.allowed(Api.as("lin").get(dispute)));
        var possible = steps.stream()
                .filter(s -> allowed.get(s.who).contains(s.operation))
                .toList();
        var choice = random.nextInt(6);
        if (choice == 0 || possible.isEmpty()) undo(dispute);
        if (choice <= 2) ofOutcome(seen.path("outcomeId"), random);
        else if (!possible.isEmpty()) {
            var step = possible.get(random.nextInt(possible.size()));
            // What is allowed succeeds with a good body: none is counted with itself, and nothing was agreed before it
            // was reported.
            var answer = Api.act(step.who, dispute, step.path, step.body).statusCode(oneOf(201, 409, 422));
            if (!step.body.contains("agreedAt") && !step.body.contains("disputeId")) answer.statusCode(201);
        }
        Api.post("he", "/v1/residents", """
                        {"area": "440103009106001", "name": "示例统计", "sex": "FEMALE", "birthDate": "1980-01-01"}""").statusCode(201);
    }

    private record Step(String operation, String who, String path, String body) {}

    private static Step step(String operation, String who, String path, String body) {
        return new Step(operation, who, path, body);
    }

    private static void undo(String dispute) {
        var allowed = LifecycleTest.allowed(Api.as("huang").get(dispute));
        if (allowed.contains("unmarkDuplicate"))
            Api.send("huang", "DELETE", dispute, "/duplicate", null).statusCode(200);
        if (allowed.contains("unmergeDispute"))
            Api.send("huang", "DELETE", dispute, "/merge", null).statusCode(200);
        var transfer = LifecycleTest.pending(dispute);
        if (transfer != null)
            Api.act("he", dispute, "/transfers/" + transfer + "/acceptance", "").statusCode(201);
    }

    private static void ofOutcome(String outcome, Random random) {
        if (outcome == null) return;
        var body = random.nextBoolean()
                ? "{\"result\": \"" + (random.nextInt(3) == 0 ? "BREACHED" : "FULFILLED") + "\", \"at\": \""
                        + Days.now() + "\"}"
                : null;
        var resource = "/v1/outcomes/" + outcome;
        var request =
                Api.as("huang").header("If-Match", Api.as("huang").get(resource).header("ETag"));
        if (body != null) request.body(body).post(resource + "/fulfilment");
        else
            request.body("{\"visitedAt\": \"" + Days.now()
                            + "\", \"method\": \"PHONE\", \"performed\": true, \"satisfaction\": "
                            + (1 + random.nextInt(5)) + "}")
                    .post(resource + "/return-visits");
    }

    private static String id(String dispute) {
        return dispute.substring(dispute.lastIndexOf('/') + 1);
    }

    /** Each number, by month and type, is what plain SQL over the records gives. */
    private static void compare() throws SQLException {
        // A variation does not settle it again.
        var first = "coalesce((select f.effective_at from outcome f where f.dispute_id = d.id and f.edition = 1"
                + " and f.effective_at is not null order by f.at desc, f.id desc limit 1), d.ended_at)";
        var settled = " join outcome o on o.id = d.outcome_id where o.kind = 'AGREED' and o.track <> 'SET_ASIDE' and ";
        var isEnd =
                "(o.kind in ('AGREED', 'FAILED', 'TERMINATED') or o.id is null and d.accepted_at is not null and d.ended_at is not null"
                        + " and (select e.status from dispute_event e where e.dispute_id = d.id and e.status <> 'ARCHIVED'"
                        + " order by e.number desc limit 1) = 'TERMINATED')";
        var ended = " left join outcome o on o.id = d.outcome_id where " + isEnd + " and ";
        var when = "(case when o.kind = 'AGREED' and o.track <> 'SET_ASIDE' then " + first + " else d.ended_at end)";
        same("disputes-registered", "numerator", "1", "d.reported_at", " where ");
        same("disputes-settled", "numerator", "1", first, settled);
        same("success-rate", "denominator", "1", when, ended);
        same("success-rate", "numerator", "1", first, settled);
        same("agreed-amount", "numerator", "o.amount", first, settled);
        same("resolved-at-grid", "numerator", "1", first, settled + "o.level = 'GRID' and ");
        same("resolved-at-community", "numerator", "1", first, settled + "o.level = 'COMMUNITY' and ");
        same("resolved-at-subdistrict", "numerator", "1", first, settled + "o.level = 'SUBDISTRICT' and ");
        same("major-within-community", "denominator", "1", when, ended + "d.difficulty in ('COMPLEX', 'MAJOR') and ");
        same("minor-within-grid", "denominator", "1", when, ended + "d.difficulty in ('SIMPLE', 'ORDINARY') and ");
        same("return-visit-rate", "numerator", "1", first, settled + "d.visited and ");
        // Of every agreement, also of one that was varied, set aside, or after which mediation was taken up again.
        var agreements = " join outcome o on o.dispute_id = d.id where o.kind = 'AGREED' and ";
        same("performed-rate", "numerator", "1", "o.fulfilment_at", agreements + "o.fulfilment = 'FULFILLED' and ");
        same("performed-rate", "denominator", "1", "o.fulfilment_at", agreements + "o.fulfilment <> 'PENDING' and ");
        same(
                "satisfaction",
                "numerator",
                "v.satisfaction",
                "v.visited_at",
                " join return_visit v on v.dispute_id = d.id where ");
        same("satisfaction", "denominator", "1", "v.visited_at", " join return_visit v on v.dispute_id = d.id where ");
        var here = "not exists (select from dispute_event i where i.dispute_id = d.id and i.kind = 'IMPORTED') and ";
        var handling = "('FIRST_ANSWER', 'ACCEPTANCE', 'TRANSFER_ACCEPTANCE', 'URGENT_DISPOSAL', 'MEDIATION')";
        same(
                "on-time",
                "denominator",
                "1",
                "case when d.ended_at is null then late.since else " + when + " end",
                " left join outcome o on o.id = d.outcome_id cross join lateral (select min(coalesce(c.due, c.missed_at)) since from clock c"
                        + " where c.dispute_id = d.id and c.missed_at is not null and c.stopped_at is null and c.kind in "
                        + handling
                        + ") late where (d.ended_at is null and late.since is not null or " + isEnd + ") and "
                        + here);
        same("completion-rate", "numerator", "1", "d.reported_at", " where d.ended_at is not null and ");
        same(
                "on-time",
                "numerator",
                "1",
                when,
                ended
                        + here
                        + "not exists (select from clock c where c.dispute_id = d.id and c.missed_at is not null and c.kind in "
                        + handling + ") and ");
        same(
                "answered-within-15-minutes",
                "numerator",
                "1",
                "d.reported_at",
                " where " + here + "d.source in ('RESIDENT_REPORT', 'HOTLINE_12345', 'ONLINE', 'PHONE', 'VISIT',"
                        + " 'APPLICATION') and exists ("
                        + "select from dispute_event e where e.dispute_id = d.id and e.at <= d.reported_at + interval '15 minutes' and e.kind in"
                        + " ('ACCEPTED', 'DECLINED', 'ASSIGNED', 'TRANSFER_ACCEPTED', 'CONTACTED', 'NOTICE_GIVEN', 'CONSENTED', 'INVESTIGATED',"
                        + " 'SESSION_HELD')) and ");
    }

    private static void same(String indicator, String part, String what, String when, String which)
            throws SQLException {
        var expected = new TreeMap<String, Long>();
        try (var owner = owner();
                var statement = owner.createStatement();
                var rows = statement.executeQuery("select to_char(" + when
                        + " at time zone 'Asia/Shanghai', 'YYYY-MM') m, d.type, sum(" + what
                        + ") n from dispute d" + which + " d.counted_with is null and d.community = '" + COMMUNITY
                        + "' group by 1, 2 having sum(" + what + ") <> 0")) {
            while (rows.next()) expected.put(rows.getString(1) + " " + rows.getString(2), rows.getLong(3));
        }
        var counted = new TreeMap<String, Long>();
        var answer = Api.json(Api.as("he")
                .get(NUMBERS + indicator + "&groupBy=month,type&from=2025-01&to=2034-12&area=" + COMMUNITY));
        for (var group : answer.get("groups"))
            if (group.get(part).asLong() != 0)
                counted.put(
                        group.get("month").asText() + " " + group.get("code").asText(),
                        group.get(part).asLong());
        assertThat(counted).as(indicator + " " + part).isEqualTo(expected);
    }

    private static void reconciled(String account, String area) {
        Api.recounted(account, area)
                .body("differingDisputes", empty())
                .body("differingAreas", empty())
                .body("agrees", equalTo(true));
    }

    @Test
    void partsAddUpToTheWhole() {
        Api.dispute("huang", COMMUNITY);
        Api.dispute("he", "440103009");
        rollupJob.run();
        Api.dispute("huang", COMMUNITY);
        var period = "&from=2025-01&to=2029-12&area=";
        for (var indicator : Api.json(Api.as("zhou").get("/v1/indicators")))
            for (var area : List.of("4401", "440103", "440103009", COMMUNITY, Given.GRID)) {
                var code = indicator.get("code").asText();
                var reader = area.length() == 4 ? "zhou" : "liang";
                var whole = Api.json(Api.as(reader).get(NUMBERS + code + period + area))
                        .get("groups")
                        .get(0);
                for (var grouping : indicator.get("groupBy")) {
                    // Residents are how many there are, not how many came; each part has its own.
                    if (code.equals("disputes-per-1000-residents")
                            && !grouping.asText().equals("CHILD_AREA")) continue;
                    long numerator = 0;
                    long denominator = 0;
                    for (var group : Api.json(Api.as(reader)
                                    .get(NUMBERS + code + period + area + "&groupBy=" + grouping.asText()))
                            .get("groups")) {
                        numerator += group.path("numerator").asLong();
                        denominator += group.path("denominator").asLong();
                    }
                    assertThat(numerator)
                            .as(code + " " + area + " by " + grouping)
                            .isEqualTo(whole.get("numerator").asLong());
                    assertThat(denominator)
                            .as(code + " " + area + " by " + grouping)
                            .isEqualTo(whole.path("denominator").asLong());
                }
            }
        Api.get(
                        "liang",
                        NUMBERS + "disputes-registered&groupBy=child-area&from=2025-01" + period.substring(13)
                                + COMMUNITY)
                .body("groups.findAll { it.own }.size()", equalTo(1));
        // A grid has no parts: all of it is its own.
        for (var indicator : List.of("disputes-registered", "disputes-per-1000-residents", "coverage", "disputes-open"))
            Api.get("liang", NUMBERS + indicator + "&groupBy=child-area&area=" + Given.GRID)
                    .body("groups.area", equalTo(List.of(Given.GRID)))
                    .body("groups.own", equalTo(List.of(true)));
    }

    /** Somebody has counted in a grid and does not commit: nobody who counts there waits, and the job neither. */
    @Test
    void twoWritersOfOneGridDoNotWaitForEachOther() throws Exception {
        var one = id(Given.dispute());
        var other = Given.dispute();
        var query = NUMBERS + "disputes-registered&area=" + Given.GRID;
        var before =
                Api.json(Api.as("lin").get(query)).at("/groups/0/numerator").asLong();
        var settings = Embedded.settings();
        try (var open = Statements.asApplication(settings)) {
            open.setAutoCommit(false);
            try (var statement = open.createStatement()) {
                statement.execute("select set_config('app.area', '440103', true)");
                statement.execute("update dispute set steps = steps where id = '" + one + "'");
                statement.execute(
                        "insert into count_pending (dispute_id, area, district, month, booked, at, registered, type, public_order_type, source)"
                                + " select id, area, district, date_trunc('month', reported_at at time zone 'Asia/Shanghai')::date, date_trunc('month', now())::date,"
                                + " now(), 7, type, public_order_type, source from dispute where id = '" + one + "'");
            }
            var meanwhile = CompletableFuture.supplyAsync(() -> {
                Api.act("huang", other, "/acceptance", "{\"committeeId\": \"" + Given.COMMUNITY_COMMITTEE + "\"}")
                        .statusCode(201);
                rollupJob.run();
                Given.dispute();
                return Api.json(Api.as("lin").get(query))
                        .at("/groups/0/numerator")
                        .asLong();
            });
            assertThat(meanwhile.get(20, TimeUnit.SECONDS)).isEqualTo(before + 1);
            open.commit();
            assertThat(Api.json(Api.as("lin").get(query))
                            .at("/groups/0/numerator")
                            .asLong())
                    .isEqualTo(before + 8);
            rollupJob.run();
            assertThat(Api.json(Api.as("lin").get(query))
                            .at("/groups/0/numerator")
                            .asLong())
                    .isEqualTo(before + 8);
        }
        // What nobody did is found out.
        Api.recounted("huang", COMMUNITY).body("agrees", equalTo(false)).body("differingDisputes", hasItem(one));
        try (var owner = owner();
                var statement = owner.createStatement()) {
            statement.execute("delete from count_entry where dispute_id = '" + one + "' and registered = 7");
            statement.execute(
                    "update count_cell set registered = registered - 7 where cut in ('', 'TYPE', 'PUBLIC_ORDER_TYPE', 'SOURCE')"
                            + " and value in ('', '02', 'Z02', 'RESIDENT_REPORT') and month = date_trunc('month', now() at time zone 'Asia/Shanghai')::date"
                            + " and booked = date_trunc('month', now())::date and '" + Given.GRID
                            + "' like area || '%' and within <> area");
        }
        reconciled("liang", "440103");
    }

    @Test
    void aLinkLeadsToExactlyTheDisputesThatWereCounted() {
        MovableClock.set("2030-03-31T23:50:00");
        var first = Given.dispute();
        var second = Given.dispute();
        rollupJob.run();
        var third = Given.dispute();
        var query =
                NUMBERS + "disputes-registered&from=2030-03&to=2030-03&groupBy=month,type,child-area&area=" + COMMUNITY;
        var answer = Api.json(Api.as("huang").get(query));
        assertThat(answer.at("/groups")).hasSize(1);
        assertThat(answer.at("/groups/0/numerator").asInt()).isEqualTo(3);
        var link = answer.at("/groups/0/cases/numerator").asText();
        // Meanwhile other things happen.
        Api.act("huang", second, "/duplicate", "{\"disputeId\": \"" + id(first) + "\"}")
                .statusCode(201);
        Given.dispute();
        rollupJob.run();
        MovableClock.set("2030-04-01T00:10:00");
        Given.dispute();
        Api.get("huang", link)
                .statusCode(200)
                .body("items.dispute.id", equalTo(List.of(id(first), id(second), id(third))))
                .body("items.counted", equalTo(List.of(1, 1, 1)));
        // Page by page.
        var page = Api.get("huang", link + "&limit=2").body("items", hasSize(2)).extract();
        Api.get("huang", link + "&limit=2&cursor=" + page.path("next"))
                .body("items.dispute.id", equalTo(List.of(id(third))))
                .body("next", nullValue());
        var now = Api.json(Api.as("huang").get(query));
        assertThat(now.at("/groups/0/numerator").asInt()).isEqualTo(3);
        Api.get("huang", now.at("/groups/0/cases/numerator").asText())
                .body("items", hasSize(3))
                .body("items.dispute.id", org.hamcrest.Matchers.not(hasItem(id(second))));
        // By what was recorded: as a plus in March and a minus, too.
        Api.act("huang", third, "/duplicate", "{\"disputeId\": \"" + id(first) + "\"}")
                .statusCode(201);
        Api.get(
                        "huang",
                        NUMBERS + "disputes-registered&basis=RECORDED&from=2030-03&to=2030-04&groupBy=month&area="
                                + COMMUNITY)
                .body("groups.month", equalTo(List.of("2030-03")))
                .body("groups.numerator", equalTo(List.of(3)));
        Api.get("huang", "/v1/statistics/disputes?basis=RECORDED&from=2030-04&to=2030-04&area=" + COMMUNITY)
                .body("items.counted", org.hamcrest.Matchers.containsInAnyOrder(1, -1));
    }

    /** A party ends it by its own word; nobody records an outcome then. What no committee had accepted is no mediation that failed. */
    @Test
    void aRefusalAfterTheAcceptanceIsAnEndWithoutAgreement() {
        MovableClock.set("2039-06-15T10:00:00");
        refuse(Given.dispute());
        var accepted = Api.accepted();
        refuse(accepted);
        var month = "&from=2039-06&to=2039-06&area=" + COMMUNITY;
        for (var indicator : List.of("success-rate", "minor-within-grid", "on-time"))
            Api.get("huang", NUMBERS + indicator + month).body("groups[0].denominator", equalTo(1));
        Api.get("huang", NUMBERS + "success-rate&groupBy=level" + month)
                .body("groups.code", equalTo(List.of("COMMUNITY")))
                .body("groups[0].numerator", equalTo(0));
        var party = Api.get("huang", accepted).extract().<String>path("parties[1].id");
        Api.act("huang", accepted, "/reopening", """
                {"reason": "重新调解。", "consents": [{"partyId": "%s"}]}""".formatted(party)).statusCode(201);
        Api.get("huang", NUMBERS + "success-rate" + month).body("groups[0].denominator", equalTo(0));
        reconciled("huang", COMMUNITY);
    }

    private static void refuse(String dispute) {
        var party = Api.get("huang", dispute).extract().<String>path("parties[1].id");
        Api.act("huang", dispute, "/parties/" + party + "/consent", """
                {"agrees": false, "toldOfOtherRoutes": true}""").statusCode(201);
    }

    @Test
    void everyNumberIsTheSumOfItsCases() {
        rollupJob.run();
        Given.settled("2026-03-20T10:00:00+08:00", ", \"amount\": 700");
        for (var indicator : Api.json(Api.as("he").get("/v1/indicators"))) {
            var answer =
                    Api.json(Api.as("he").get(NUMBERS + indicator.get("code").asText() + "&from=2025-01&to=2030-12"));
            var group = answer.at("/groups/0");
            for (var part : List.of("numerator", "denominator")) {
                var link = group.at("/cases/" + part).asText("");
                if (link.isEmpty()) continue;
                long sum = 0;
                for (var next = link + "&limit=200"; next != null; ) {
                    var page = Api.json(Api.as("he").get(next));
                    for (var item : page.get("items"))
                        sum += item.get("counted").asLong();
                    next = page.has("next")
                            ? link + "&limit=200&cursor=" + page.get("next").asText()
                            : null;
                }
                assertThat(sum).as(link).isEqualTo(group.get(part).asLong());
            }
        }
    }

    /** Locked as they are, what is counted cannot be read; an unchanged answer needs none of it. */
    @Test
    void anUnchangedAnswerIsA304ThatReadsNothingCounted() throws Exception {
        Given.dispute();
        var query = NUMBERS + "success-rate&groupBy=month&area=440103009&from=2026-01&to=2026-12";
        var etag = Api.get("he", query).statusCode(200).extract().header("ETag");
        rollupJob.run();
        try (var owner = owner();
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute(
                    "lock table count_cell, count_entry, dispute, outcome, resident in access exclusive mode");
            var answer = CompletableFuture.supplyAsync(
                    () -> Api.as("he").header("If-None-Match", etag).get(query).statusCode());
            assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(304);
            owner.rollback();
        }
        Api.as("he")
                .header("If-None-Match", etag)
                .accept("text/csv")
                .get(query)
                .then()
                .statusCode(200);
        Given.dispute();
        Api.as("he").header("If-None-Match", etag).get(query).then().statusCode(200);
        // Somebody else's subdistrict is no change of this one.
        var other = NUMBERS + "success-rate&area=440103001";
        var others = Api.get("liang", other).statusCode(200).extract().header("ETag");
        Given.dispute();
        Api.as("liang").header("If-None-Match", others).get(other).then().statusCode(304);
    }

    /** What an answer is to is part of its ETag: the same words may be another question on another day. */
    @Test
    void anAnswerIsUnchangedForItsOwnQuestionOnly() {
        MovableClock.set("2032-11-20T10:00:00");
        for (var indicator : List.of("disputes-registered", "disputes-open", "coverage")) {
            var asked = NUMBERS + indicator + "&area=440103001";
            var november = etag(asked);
            Api.as("liang").header("If-None-Match", november).get(asked).then().statusCode(304);
            var tags = new TreeSet<String>();
            for (var other : List.of("", "&to=2032-10", "&from=2032-02", "&basis=RECORDED", "&groupBy=child-area"))
                tags.add(etag(asked + other));
            tags.add(etag(Text.replaced(asked, "440103001", "440103002")));
            // As of a moment it does not matter from when on.
            assertThat(tags).as(indicator).hasSize(indicator.equals("disputes-open") ? 5 : 6);
            MovableClock.set("2033-01-02T10:00:00");
            Api.as("liang")
                    .header("If-None-Match", november)
                    .get(asked)
                    .then()
                    .statusCode(200)
                    .body("to", equalTo("2033-01"));
            MovableClock.set("2032-11-20T10:00:00");
        }
    }

    private static String etag(String query) {
        return Api.get("liang", query).statusCode(200).extract().header("ETag");
    }

    @Test
    void asCsvOneLineAGroup() {
        Given.dispute();
        var lines = Api.as("he")
                .accept("text/csv")
                .get(NUMBERS + "disputes-registered&groupBy=type&area=" + COMMUNITY + "&from=2026-01&to=2027-12")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .split("\r\n");
        assertThat(lines[0])
                .startsWith("indicator,version,unit,basis,from,to,month,area,own,code,numerator,denominator,value");
        assertThat(lines[1]).startsWith("disputes-registered,1,COUNT,CURRENT,2026-01,2027-12,,440103009106,false,");
    }

    @Test
    void aPlatformSeesNoSmallNumbers() {
        MovableClock.set("2031-05-10T10:00:00");
        for (int i = 0; i < 7; i++) Given.dispute();
        for (int i = 0; i < 2; i++) Api.dispute("mai", "440103009108001");
        var query = NUMBERS + "disputes-registered&from=2031-01&to=2031-12&groupBy=child-area&area=440103009";
        Api.get("he", query).body("groups.numerator", equalTo(List.of(7, 2))).body("suppressedBelow", nullValue());
        var platform = Api.get("demo-platform", query).statusCode(200).body("suppressedBelow", equalTo(5));
        // The two, and the seven: nine less seven is two.
        platform.body("groups.suppressed", equalTo(List.of(true, true)))
                .body("groups.numerator", everyItem(nullValue()))
                .body("groups.cases", everyItem(nullValue()));
        for (var hidden : List.of(COMMUNITY, "440103009108", Given.GRID))
            Api.get("demo-platform", NUMBERS + "disputes-registered&from=2031-01&to=2031-12&area=" + hidden)
                    .body("groups[0].suppressed", equalTo(true))
                    .body("groups[0].numerator", nullValue());
        Api.get("demo-platform", NUMBERS + "disputes-registered&from=2031-01&to=2031-12&area=440103009")
                .body("groups[0].numerator", equalTo(9))
                .body("groups[0].cases", nullValue());
    }

    /** Twenty settled in the grid less eighteen minor ones are two major ones, which another indicator hides. */
    @Test
    void levelsAndDifficultiesAreHiddenTogether() {
        MovableClock.set("2025-08-10T10:00:00");
        for (int i = 0; i < 20; i++)
            Api.post("lin", "/v1/disputes", ended(i < 18).and("/settlement", Body.settlement()))
                    .statusCode(201);
        for (int i = 0; i < 10; i++) {
            var dispute = Given.assigned(Api.post("lin", "/v1/disputes", ended(i < 7))
                    .statusCode(201)
                    .extract()
                    .header("Location"));
            Api.act("lin", dispute, "/outcome", """
                    {"kind": "FAILED", "reason": "LARGE_DIFFERENCES", "toldOfOtherRoutes": true}""").statusCode(201);
        }
        MovableClock.setBack();
        for (var basis : List.of("RECORDED", "CURRENT")) {
            var period = "&from=2025-08&to=2025-08&area=440103009&basis=" + basis;
            for (var indicator : List.of(
                    "resolved-at-grid",
                    "resolved-at-community",
                    "resolved-at-subdistrict",
                    "minor-within-grid",
                    "major-within-community"))
                Api.get("demo-platform", NUMBERS + indicator + period)
                        .statusCode(200)
                        .body("groups[0].suppressed", equalTo(true))
                        .body("groups[0].numerator", nullValue());
        }
    }

    private static Body ended(boolean minor) {
        return Body.dispute(Given.GRID).with("/difficulty", minor ? "SIMPLE" : "COMPLEX");
    }

    /**
     * What is hidden by RECORDED is hidden by CURRENT, where they differ by few it is hidden by CURRENT, and what is hidden of one indicator is told by no
     * other: four that were noted in one month and became known in the next are small by RECORDED, seven by CURRENT.
     */
    @Test
    void aPlatformLearnsNothingByAskingTwice() {
        MovableClock.set("2033-05-31T10:00:00");
        for (int i = 0; i < 3; i++) Api.dispute("mai", "440103009108001");
        var merged = new ArrayList<String>();
        for (int i = 0; i < 4; i++) merged.add(Api.dispute("mai", "440103009108001"));
        for (int i = 0; i < 12; i++) Given.dispute();
        for (int i = 0; i < 9; i++) Api.dispute("huang", COMMUNITY);
        MovableClock.set("2033-06-01T10:00:00");
        // By CURRENT May has three less in that community now, by RECORDED June has a minus.
        for (var dispute : merged.subList(1, 4))
            Api.act("he", dispute, "/duplicate", "{\"disputeId\": \"" + id(merged.get(0)) + "\"}")
                    .statusCode(201);
        for (int i = 0; i < 8; i++) Given.dispute();
        for (var groups : List.of("month", "child-area", "month,child-area", "type", "month,type", "child-area,type"))
            for (var area : List.of("440103009", COMMUNITY, "440103009108")) {
                var asked = "&area=" + area + "&from=2033-01&to=2033-12&groupBy=" + groups + "&basis=";
                assertThat(hidden("disputes-registered" + asked + "RECORDED"))
                        .as(asked)
                        .isSubsetOf(hidden("disputes-registered" + asked + "CURRENT"));
                for (var other : List.of("repeat-disputes", "answered-within-15-minutes", "completion-rate"))
                    assertThat(hidden(other + asked + "CURRENT"))
                            .as(other + asked)
                            .containsAll(hidden("disputes-registered" + asked + "CURRENT"));
            }
        assertThat(hidden("disputes-registered&area=440103009&from=2033-01&to=2033-12&groupBy=month,child-area"))
                .isNotEmpty();
        // Nor does the one less the other tell how many there were that became known in June: of the whole district
        // there were 25 in May, or 28.
        for (var indicator : List.of("disputes-registered", "repeat-disputes", "completion-rate"))
            for (var groups : List.of("month", "month,child-area", "child-area"))
                assertThat(differences(indicator + "&area=440103&from=2033-01&to=2033-12&groupBy=" + groups))
                        .as(indicator + groups)
                        .allMatch(n -> n == 0 || Math.abs(n) >= 5);
        assertThat(hidden("disputes-registered&area=440103&from=2033-01&to=2033-12&groupBy=month&basis=CURRENT"))
                .isNotEmpty();
        assertThat(hidden("disputes-registered&area=440103&from=2033-01&to=2033-12&groupBy=month&basis=RECORDED"))
                .isEmpty();
        // Two months are shown together where each of them is.
        var may = shown("2033-05", "2033-05");
        var june = shown("2033-06", "2033-06");
        assertThat(shown("2033-05", "2033-06")).isEqualTo(may && june);
    }

    private static boolean shown(String from, String to) {
        return Api.json(Api.as("demo-platform")
                        .get(NUMBERS + "disputes-registered&area=440103009108&from=" + from + "&to=" + to))
                .at("/groups/0/suppressed")
                .isMissingNode();
    }

    /** As a platform that pulls each night by RECORDED finds it: what is hidden may be shown the next night, what was shown stays, and what is gone is nothing. */
    @Test
    void whatAPlatformWasShownOfAMonthStays() {
        MovableClock.set("2035-02-10T10:00:00");
        for (int i = 0; i < 3; i++) Given.dispute();
        var first = night("demo-platform");
        MovableClock.set("2035-05-10T10:00:00");
        for (int i = 0; i < 9; i++) Given.dispute();
        for (int i = 0; i < 9; i++) Api.dispute("huang", COMMUNITY);
        var second = night("demo-platform");
        MovableClock.set("2035-06-10T10:00:00");
        for (int i = 0; i < 6; i++) Given.dispute();
        var third = night("demo-platform");
        var real = night("he");
        assertThat(first.values()).contains("hidden");
        for (var nights : List.of(List.of(first, second), List.of(second, third)))
            nights.get(0).forEach((line, before) -> {
                if (line.compareTo("2035-05") >= 0) return;
                var after = nights.get(1).getOrDefault(line, "0 null");
                if (!before.equals("hidden") && !after.equals("hidden"))
                    assertThat(after).as(line).isEqualTo(before);
                if (!after.equals("hidden")) assertThat(after).as(line).isEqualTo(real.getOrDefault(line, "0 null"));
            });
        assertThat(first.keySet()).as("what helped to hide").anyMatch(line -> !second.containsKey(line));
    }

    private static Map<String, String> night(String account) {
        var lines = new TreeMap<String, String>();
        for (var group : Api.json(
                        Api.as(account)
                                .get(
                                        NUMBERS
                                                + "disputes-registered&area=440103009&from=2035-01&to=2035-12&groupBy=month,child-area&basis=RECORDED"))
                .get("groups"))
            lines.put(
                    group.get("month").asText() + " " + group.get("area").asText(),
                    group.has("suppressed") ? "hidden" : group.get("numerator") + " " + group.get("denominator"));
        return lines;
    }

    /** Of numerators and of denominators, where both bases show them; what is left out is nothing. */
    private static List<Long> differences(String question) {
        var differences = new TreeMap<String, Long>();
        var hidden = new TreeSet<String>();
        for (var basis : List.of("CURRENT", "RECORDED"))
            for (var group : Api.json(Api.as("demo-platform").get(NUMBERS + question + "&basis=" + basis))
                    .get("groups"))
                for (var part : List.of("numerator", "denominator")) {
                    var key = group.path("month").asText() + " "
                            + group.path("area").asText() + " " + part;
                    if (group.has("suppressed")) hidden.add(key);
                    else
                        differences.merge(
                                key,
                                (basis.equals("CURRENT") ? 1 : -1)
                                        * group.path(part).asLong(),
                                Long::sum);
                }
        differences.keySet().removeAll(hidden);
        return List.copyOf(differences.values());
    }

    private static java.util.Set<String> hidden(String question) {
        var hidden = new TreeSet<String>();
        for (var group :
                Api.json(Api.as("demo-platform").get(NUMBERS + question)).get("groups")) {
            assertThat(group.has("suppressed")
                            || Math.abs(group.get("numerator").asLong()) >= 5
                            || group.get("numerator").asLong() == 0)
                    .as(question + group)
                    .isTrue();
            if (group.has("suppressed"))
                hidden.add(group.path("month").asText() + " "
                        + group.path("area").asText() + " " + group.path("code").asText());
        }
        return hidden;
    }

    @Test
    void whoMayNotIsRefused() {
        Api.get("resident", "/v1/statistics").statusCode(403).body("code", equalTo("OPERATION_NOT_PERMITTED"));
        Api.get("admin", "/v1/statistics").statusCode(403);
        Api.get("demo-platform", "/v1/statistics/disputes").statusCode(403);
        Api.get("lin", "/v1/statistics?area=440103009106002").statusCode(403).body("code", equalTo("AREA_NOT_YOURS"));
        Api.get("demo-platform", "/v1/statistics?area=4401").statusCode(403).body("code", equalTo("AREA_NOT_YOURS"));
        Api.get("lin", "/v1/statistics").statusCode(200).body("area", equalTo(Given.GRID));
        for (var wrong : Map.of(
                        "indicator=none", "UNKNOWN_VALUE",
                        "from=2026-13", "PATTERN",
                        "from=2026-05&to=2026-04", "BEFORE_ITS_START",
                        "from=2000-01&to=2026-04", "PERIOD_TOO_LONG",
                        "groupBy=colour", "UNKNOWN_VALUE",
                        "groupBy=level", "GROUPING_NOT_OFFERED",
                        "groupBy=type,source", "ONE_CATEGORY_ONLY")
                .entrySet())
            Api.get("he", "/v1/statistics?" + wrong.getKey())
                    .statusCode(400)
                    .body("errors[0].code", equalTo(wrong.getValue()));
        for (var asOf : List.of("x", "1_5:4:", "1_5:9:9", "1_5:9:7,6", "1_0:0:"))
            Api.get("he", "/v1/statistics/disputes?asOf=" + asOf)
                    .statusCode(400)
                    .body("errors[0].code", equalTo("CURSOR_INVALID"));
        for (var wrong : Map.of(
                        "code=02", "by NOT_NULL",
                        "by=TYPE", "code NOT_NULL",
                        "by=MONTH&code=02", "by UNKNOWN_VALUE",
                        "by=MONTH", "by UNKNOWN_VALUE")
                .entrySet())
            Api.get("he", "/v1/statistics/disputes?" + wrong.getKey())
                    .statusCode(400)
                    .body("errors[0].parameter", equalTo(wrong.getValue().split(" ")[0]))
                    .body("errors[0].code", equalTo(wrong.getValue().split(" ")[1]));
        Api.get("he", "/v1/statistics/disputes?indicator=coverage")
                .statusCode(400)
                .body("errors[0].code", equalTo("NO_CASES"));
        Api.post("he", "/v1/statistics/reconciliations", "{\"area\": \"440103010\"}")
                .statusCode(403);
        var recount = Api.recounted("he", "440103009")
                .body("state", equalTo("FINISHED"), "area", equalTo("440103009"), "asOf", notNullValue())
                .extract()
                .<String>path("id");
        Api.get("huang", "/v1/statistics/reconciliations/" + recount).statusCode(404);
        Api.get("liang", "/v1/statistics/reconciliations/" + recount).statusCode(200);
    }

    @Test
    void everyIndicatorSaysWhatItIs() {
        Api.get("zhou", "/v1/indicators/success-rate")
                .statusCode(200)
                .body("denominator.en", notNullValue())
                .body("exclusions.zh", notNullValue());
        Api.get("zhou", "/v1/indicators/success-rate?version=2").statusCode(404);
        Api.get("he", NUMBERS + "coverage&groupBy=child-area").statusCode(200).body("groups", hasSize(11));
        Api.get("he", NUMBERS + "disputes-per-1000-residents&from=2025-11&to=2026-12&groupBy=child-area")
                .statusCode(200)
                .body("groups[0].denominator", notNullValue());
    }

    /** As on the day of the upgrade: the records are there, and nothing of them is counted. */
    @Test
    void whatWasThereBeforeIsCountedByTheJob() throws SQLException {
        try (var owner = owner();
                var statement = owner.createStatement()) {
            statement.execute("delete from count_pending where dispute_id is not null");
            statement.execute("delete from count_entry");
            statement.execute("delete from count_cell where residents = 0");
            statement.execute(
                    "update count_cell set (registered, requested, answered, urgent, urgent_kept, repeated, settled, unsettled, in_grid,"
                            + " in_community, in_subdistrict, minor, minor_in_grid, major, major_in_community, completed, open, overdue, late, timed, on_time, amount, visited, performances,"
                            + " performed, visits, satisfaction) = (0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0)");
            statement.execute(
                    "insert into count_backlog select distinct district, district, '9999-01-01T00:00:00Z'::timestamptz,"
                            + " 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid from dispute");
        }
        Api.get("he", NUMBERS + "disputes-registered&from=2025-01").body("groups[0].numerator", equalTo(0));
        rollupJob.run();
        reconciled("liang", "440103");
        // What was recorded before counts in its own months, by either basis.
        for (var basis : List.of("CURRENT", "RECORDED"))
            Api.get("he", NUMBERS + "disputes-registered&from=2025-11&to=2025-11&basis=" + basis)
                    .body("groups[0].numerator", org.hamcrest.Matchers.greaterThan(0));
    }

    private static Connection owner() throws SQLException {
        var settings = Embedded.settings();
        return DriverManager.getConnection(
                settings.get("grid-mediation.database.url"),
                settings.get("grid-mediation.database.owner-user"),
                settings.get("grid-mediation.database.owner-password"));
    }
}
