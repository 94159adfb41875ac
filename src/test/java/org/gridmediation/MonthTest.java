package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.gridmediation.http.Days;
import org.gridmediation.statistics.RollupJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A month of a subdistrict over the turn of the year, driven only through HTTP by actors of every role at the same time: officers register and
 * settle, heads accept, assign and hand up, the subdistrict takes on, mediators mediate, visits are made, files archived. Afterwards
 * everything is counted again from the rows.
 */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class MonthTest {
    private static final int DISPUTES = 120;
    private static final String SUBDISTRICT = "00000000-0000-7000-8000-000440103009";
    private static final List<String> COMMUNITIES =
            List.of("440103009101", "440103009102", "440103009103", "440103009104");

    @Inject
    RollupJob rollupJob;

    private final AtomicInteger registered = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final Map<String, Integer> refusals = Collections.synchronizedMap(new TreeMap<>());

    @AfterEach
    void theTimeIsNowAgain() {
        MovableClock.setBack();
    }

    @Test
    void everythingAddsUpAfterAMonthOfManyHands() throws Exception {
        var actors = new ArrayList<Callable<Void>>();
        for (int i = 0; i < COMMUNITIES.size(); i++) {
            var community = COMMUNITIES.get(i);
            var officer = Api.alsoIn("lin", "GRID_OFFICER", community + "001");
            var head = Api.alsoIn("huang", "COMMUNITY", community);
            var mediator = engaged("lin", "00000000-0000-7000-8000-" + community);
            var random = new Random(i);
            actors.add(() -> officer(officer, community, random));
            actors.add(() -> head(head, community, mediator, random));
        }
        var chen = Api.get("he", "/v1/mediators?area=440103009&limit=200")
                .extract()
                .<String>path("items.find { it.organizationId == '" + SUBDISTRICT + "' && it.state == 'ENGAGED' }.id");
        actors.add(() -> subdistrict(chen));
        actors.add(() -> mediator("chen", "440103009"));
        actors.add(this::calendar);
        MovableClock.set("2026-12-10T08:00:00");
        var pool = Executors.newFixedThreadPool(actors.size());
        try {
            for (var done : pool.invokeAll(actors)) done.get();
        } finally {
            pool.shutdown();
        }
        assertThat(registered).hasValue(DISPUTES);
        // Whoever came second, or met the turn of the month, was told so; nothing else was refused, nothing broke.
        assertThat(refusals.keySet())
                .isSubsetOf(
                        "409 WRONG_STATE",
                        "412 VERSION_STALE",
                        "409 NOT_THE_HOLDER",
                        "409 NOT_THE_RECEIVER",
                        "409 CONSENT_MISSING",
                        "503 OVERLOADED");
        counted();
        // What many hands counted at once is what a recount gives, before it was added up and after.
        for (int i = 0; i < 2; i++) {
            Api.recounted("he", "440103009").body("agrees", equalTo(true));
            rollupJob.run();
        }
    }

    /** Registers what they find, settles half of it on the spot, mediates what comes back assigned. */
    private Void officer(String who, String community, Random random) {
        for (int i = 0; i < DISPUTES / COMMUNITIES.size(); i++) {
            var form = Body.dispute(community + "001");
            var onTheSpot = random.nextInt(10) < 5;
            var body = onTheSpot ? form.and("/settlement", Body.settlement()) : form;
            if (count(registered(who, body.json()))) registered.incrementAndGet();
            if (i % 5 == 4) work(who, community + "001");
        }
        while (ended.get() < DISPUTES && busy()) work(who, community + "001");
        return null;
    }

    /** What is counted while the month turns is not done, and is sent again as the answer says. */
    private static Response registered(String who, String body) {
        var answer = Api.as(who).body(body).post("/v1/disputes");
        return answer.statusCode() == 503 ? registered(who, body) : answer;
    }

    private void work(String who, String community) {
        each(who, "IN_MEDIATION", community, d -> act(who, d, "/outcome", AGREED));
        each(who, "ACCEPTED", community, d -> act(who, d, "/sessions", MonthTest::session));
        close(who, community);
    }

    private Void head(String who, String community, String mediator, Random random) {
        var committee = "{\"committeeId\": \"00000000-0000-7000-8000-" + community + "\"}";
        while (ended.get() < DISPUTES && busy()) {
            each(who, "REPORTED", community, d -> {
                if (random.nextInt(12) == 0)
                    ended(act(
                            who,
                            d,
                            "/non-acceptance",
                            "{\"reason\": \"NOT_A_CIVIL_DISPUTE\", \"explanation\": \"非民间纠纷。\"}"));
                else act(who, d, "/acceptance", committee);
            });
            each(who, "ACCEPTED", community, d -> {
                if (random.nextInt(4) == 0)
                    act(
                            who,
                            d,
                            "/transfers",
                            "{\"receiverId\": \"" + SUBDISTRICT + "\", \"reason\": \"COMPLEX\", \"note\": \"请街道调解。\"}");
                else assign(who, d, mediator);
            });
            close(who, community);
        }
        return null;
    }

    private Void subdistrict(String mediator) {
        var n = 0;
        while (ended.get() < DISPUTES && busy()) {
            for (var id : list("he", "/v1/disputes?limit=50&status=TRANSFERRED&area=440103009")) {
                var transfer = LifecycleTest.pending("/v1/disputes/" + id);
                if (transfer == null) continue;
                if (n++ % 4 == 3) act("he", id, "/transfers/" + transfer + "/refusal", "{\"reason\": \"社区可继续调解。\"}");
                else act("he", id, "/transfers/" + transfer + "/acceptance", "");
            }
            for (var id : list("he", "/v1/disputes?limit=50&status=ACCEPTED&holder=" + SUBDISTRICT))
                assign("he", id, mediator);
            close("he", "440103009");
        }
        return null;
    }

    private Void mediator(String who, String area) {
        while (ended.get() < DISPUTES && busy()) work(who, area);
        return null;
    }

    /** Half a day at a time, over the turn of the year, as long as there is work. */
    private Void calendar() throws InterruptedException {
        for (int half = 0; half < 60 && ended.get() < DISPUTES; half++) {
            Thread.sleep(250);
            var now =
                    Days.now().atZone(Days.ZONE).plusHours(12).toLocalDateTime().withNano(0);
            MovableClock.set(now.toString().length() == 16 ? now + ":00" : now.toString());
        }
        return null;
    }

    /** Performance, a return visit, the archive: whoever is allowed to. */
    private void close(String who, String area) {
        each(
                who,
                "AGREED",
                area,
                d -> outcome(
                        who, d, "/fulfilment", () -> "{\"result\": \"FULFILLED\", \"at\": \"" + Days.now() + "\"}"));
        each(who, "FULFILLED", area, d -> {
            if (LifecycleTest.allowed(Api.as(who).get("/v1/disputes/" + d)).contains("archiveDispute"))
                ended(act(who, d, "/archive", Given.REASONS));
            else
                outcome(
                        who,
                        d,
                        "/return-visits",
                        () -> "{\"visitedAt\": \"" + Days.now()
                                + "\", \"method\": \"IN_PERSON\", \"performed\": true, \"satisfaction\": 5}");
        });
    }

    private static final String AGREED =
            "{\"kind\": \"AGREED\", \"agreement\": {\"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"form\": \"ORAL\", \"content\": \"双方和解。\"}}";

    private static String session() {
        return "{\"kind\": \"MEDIATION\", \"heldAt\": \"" + Days.now()
                + "\", \"rightsNotice\": {\"version\": \"2026-1\", \"method\": \"IN_PERSON\", \"acknowledged\": true}, \"record\": \"听取双方意见。\"}";
    }

    private void assign(String who, String dispute, String mediator) {
        act(who, dispute, "/assignments", "{\"mediatorId\": \"" + mediator + "\", \"mode\": \"DESIGNATED\"}");
    }

    private interface Step {
        void on(String dispute);
    }

    private void each(String who, String status, String area, Step step) {
        list(who, "/v1/disputes?limit=10&status=" + status + "&area=" + area).forEach(step::on);
    }

    private static List<String> list(String who, String path) {
        var items = new ArrayList<String>();
        Api.json(Api.as(who).get(path))
                .get("items")
                .forEach(item -> items.add(item.get("id").asText()));
        Collections.shuffle(items);
        return items;
    }

    /** Acts only on what `allowedActions` offers, in the version seen; being overtaken is part of life. */
    private boolean act(String who, String id, String action, String body) {
        return act(who, id, action, () -> body);
    }

    /** @param body made when the version was seen: the day goes on meanwhile, and what others do has its time */
    private boolean act(String who, String id, String action, Supplier<String> body) {
        return send(who, "/v1/disputes/" + id, "/v1/disputes/" + id, action, body);
    }

    private void outcome(String who, String id, String action, Supplier<String> body) {
        var outcome = Api.json(Api.as(who).get("/v1/disputes/" + id))
                .path("outcomeId")
                .asText(null);
        if (outcome != null) send(who, "/v1/disputes/" + id, "/v1/outcomes/" + outcome, action, body);
    }

    private boolean send(String who, String dispute, String resource, String action, Supplier<String> body) {
        var seen = Api.as(who).get(dispute);
        if (seen.statusCode() != 200) return false;
        var operation = Map.ofEntries(
                        Map.entry("/outcome", "recordOutcome"),
                        Map.entry("/sessions", "holdSession"),
                        Map.entry("/non-acceptance", "declineDispute"),
                        Map.entry("/acceptance", "acceptDispute"),
                        Map.entry("/transfers", "transferDispute"),
                        Map.entry("/assignments", "assignMediator"),
                        Map.entry("/archive", "archiveDispute"),
                        Map.entry("/fulfilment", "recordFulfilment"),
                        Map.entry("/return-visits", "recordReturnVisit"))
                .get(action);
        if (operation != null && !LifecycleTest.allowed(seen).contains(operation)) return false;
        var etag = resource.equals(dispute)
                ? seen.header("ETag")
                : Api.as(who).get(resource).header("ETag");
        return count(Api.as(who).header("If-Match", etag).body(body.get()).post(resource + action));
    }

    private boolean count(Response answer) {
        if (answer.statusCode() == 201) return true;
        refusals.merge(answer.statusCode() + " " + Api.json(answer).path("code").asText(), 1, Integer::sum);
        return false;
    }

    private void ended(boolean now) {
        if (now) ended.incrementAndGet();
    }

    private static boolean busy() {
        return Days.now().isBefore(java.time.Instant.parse("2027-01-08T00:00:00Z"));
    }

    private static String engaged(String account, String committee) {
        var staff = Api.get(account, "/v1/me").extract().<String>path("staffId");
        var mediator = Api.post(
                        "he",
                        "/v1/mediators",
                        "{\"staffId\": \"" + staff + "\", \"organizationId\": \"" + committee
                                + "\", \"employment\": \"PART_TIME\"}")
                .statusCode(201)
                .extract()
                .header("Location");
        Api.act("he", mediator, "/engagement", "{\"from\": \"2026-01-01\", \"until\": \"2027-12-31\"}")
                .statusCode(201);
        return mediator.substring(mediator.lastIndexOf('/') + 1);
    }

    /** Recounts from the rows, as the owner, past both walls. */
    private static void counted() throws SQLException {
        var settings = Embedded.settings();
        try (var owner = DriverManager.getConnection(
                settings.get("grid-mediation.database.url"),
                settings.get("grid-mediation.database.owner-user"),
                settings.get("grid-mediation.database.owner-password"))) {
            none(owner, "a gap in case numbers", """
                    select committee_id, year from dispute_decision where accepted group by committee_id, year
                    having min(sequence) <> 1 or max(sequence) <> count(*) or count(*) <> count(distinct sequence)""");
            none(owner, "a gap in a timeline", """
                    select d.id from dispute d left join dispute_event e on e.dispute_id = d.id group by d.id, d.steps
                    having count(*) <> d.steps or min(e.number) <> 1 or max(e.number) <> d.steps""");
            none(owner, "a timeline that ends in another state", """
                    select d.id from dispute d join dispute_event e on e.dispute_id = d.id and e.number = d.steps where e.status <> d.status""");
            none(owner, "an outcome without its dispute's state", """
                    select d.id from dispute d left join outcome o on o.id = d.outcome_id
                    where d.status in ('AGREED', 'FULFILLED', 'BREACHED', 'FAILED') and o.id is null""");
            none(owner, "a mediator with a wrong number of open cases", """
                    select m.id from mediator m left join dispute_assignment a on a.mediator_id = m.id and a.until is null
                    group by m.id, m.open_cases having m.open_cases <> count(a.id)""");
            none(owner, "an assignment of an ended dispute", """
                    select d.id from dispute d join dispute_assignment a on a.dispute_id = d.id and a.until is null
                    where d.status not in ('ACCEPTED', 'IN_MEDIATION', 'TRANSFERRED')""");
            none(owner, "a pending transfer of a dispute that is not on its way", """
                    select d.id from dispute d left join dispute_transfer t on t.dispute_id = d.id and t.answer = 'PENDING'
                    where (d.status = 'TRANSFERRED') <> (t.id is not null)""");
            none(owner, "a task about a dispute that is archived", """
                    select c.id from clock c join dispute d on d.id = c.dispute_id where c.state <> 'STOPPED' and d.status = 'ARCHIVED'""");
            none(owner, "a task about handling what is over", """
                    select c.id from clock c join dispute d on d.id = c.dispute_id
                    where c.state <> 'STOPPED' and c.kind in ('FIRST_ANSWER', 'ACCEPTANCE', 'TRANSFER_ACCEPTANCE', 'URGENT_DISPOSAL', 'MEDIATION')
                      and d.status not in ('REPORTED', 'ACCEPTED', 'IN_MEDIATION', 'TRANSFERRED') and d.counted_with is null""");
            none(owner, "an open dispute for which nothing is due", """
                    select d.id from dispute d where d.status in ('ACCEPTED', 'IN_MEDIATION') and d.subdistrict = '440103009'
                      and d.reported_at >= '2026-12-10' and not exists (select from clock c where c.dispute_id = d.id and c.kind = 'MEDIATION')""");
            none(owner, "a time to be kept that is not the nearest of its clocks", """
                    select d.id, d.status, d.due_at, min(c.due), string_agg(c.kind, ' ') from dispute d
                    left join clock c on c.dispute_id = d.id and c.state = 'RUNNING'
                    group by d.id, d.status, d.due_at having d.due_at is distinct from min(c.due)""");
            none(owner, "a log with a gap", """
                    select c.id from clock c left join clock_event e on e.clock_id = c.id group by c.id, c.moves
                    having count(*) <> c.moves or max(e.number) <> c.moves""");
            none(owner, "a performed agreement that owes something", """
                    select o.id from outcome o join obligation b on b.outcome_id = o.id where o.fulfilment = 'FULFILLED' and b.state <> 'FULFILLED'""");
            none(owner, "a payment that is not in the sum", """
                    select b.id from obligation b left join obligation_fulfilment f on f.obligation_id = b.id
                    group by b.id, b.paid having b.paid <> coalesce(sum(f.amount), 0)""");
            none(owner, "a wrong number of attachments", """
                    select d.id from dispute d left join attachment a on a.dispute_id = d.id and a.withdrawn_at is null
                    group by d.id, d.attachments having d.attachments <> count(a.id)""");
            try (var statement = owner.createStatement();
                    var rows = statement.executeQuery(
                            "select subdistrict, status, count(*) from dispute where subdistrict = '440103009' group by 1, 2")) {
                while (rows.next()) {
                    var listed = Api.get("he", "/v1/disputes?limit=1&count=true&status=" + rows.getString(2))
                            .extract()
                            .<Integer>path("count.value");
                    assertThat(listed).as(rows.getString(2)).isEqualTo(Math.min(rows.getInt(3), 1000));
                }
            }
        }
    }

    private static void none(Connection owner, String what, String query) throws SQLException {
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next() && found.size() < 5) {
                var row = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++)
                    row.append(rows.getString(i)).append(' ');
                found.add(row.toString());
            }
            assertThat(found).as(what).isEmpty();
        }
    }
}
