package org.gridmediation.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.gridmediation.Api;
import org.gridmediation.Body;
import org.gridmediation.Embedded;
import org.gridmediation.MovableClock;
import org.gridmediation.Text;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.AreaLoad;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever follows the feed misses nothing, gets nothing twice, and sees no more than their post may. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ChangesTest {
    private static final String GRID = "440103009106001";
    private static final String ZHOUMEN = "00000000-0000-7000-8000-440103009108";
    private static final String DISTRICT = "440103";

    @Inject
    DataSource database;

    @Inject
    Expiry expiry;

    @Inject
    NewDay newDay;

    @Inject
    AreaLoad areas;

    @AfterEach
    void setClockBack() {
        MovableClock.setBack();
    }

    /** What another post sees is in no change: its copy begins anew. */
    @Test
    void aCursorGoesOnInItsOwnAreaOnly() {
        var next = Api.get("huang", "/v1/changes?limit=1")
                .statusCode(200)
                .extract()
                .<String>path("next");
        Api.get("huang", "/v1/changes?limit=1&after=" + next).statusCode(200);
        Api.get("lin", "/v1/changes?limit=1&after=" + next).statusCode(410).body("code", equalTo("CURSOR_EXPIRED"));
    }

    /** Whoever comes of age, and whose engagement is over, is another one in a copy too. */
    @Test
    void whatADayChangesIsToldWhenItBegins() {
        var today = resident(Days.today().minusYears(14));
        var tomorrow = resident(Days.today().minusYears(14).plusDays(1));
        var staff =
                Api.post("admin", "/v1/staff", """
                        {"area": "440103009106003", "name": "示例候选", "sex": "MALE", "birthDate": "1990-01-01"}""").statusCode(201).extract().<String>path("id");
        var mediator = Api.post("huang", "/v1/mediators", """
                        {"staffId": "%s", "organizationId": "00000000-0000-7000-8000-440103009106", "employment": "PART_TIME"}""".formatted(staff))
                .statusCode(201)
                .extract()
                .header("Location");
        Api.act(
                        "he",
                        mediator,
                        "/engagement",
                        "{\"from\": \"2026-01-01\", \"until\": \""
                                + Days.today().minusDays(1) + "\"}")
                .statusCode(201);
        var lin = new Puller("lin", "&kinds=RESIDENT");
        var he = new Puller("he", "&kinds=MEDIATOR");
        newDay.begin(Days.now());
        assertThat(lin.events(today)).isEmpty();
        newDay.begin(Days.now().minus(Duration.ofDays(1)));
        var changed = lin.events(today);
        assertThat(Puller.types(changed)).containsExactly("resident.changed");
        assertThat(changed.get(0).at("/data/ageGroup").asText()).isEqualTo("MINOR");
        assertThat(lin.events(tomorrow)).isEmpty();
        assertThat(he.events(mediator).get(0).at("/data/available").asBoolean()).isFalse();
    }

    private static String resident(LocalDate born) {
        return Api.post("lin", "/v1/residents", """
                        {"area": "%s", "name": "示例少年", "sex": "FEMALE", "birthDate": "%s", "address": "示范楼9栋909"}""".formatted(GRID, born))
                .statusCode(201)
                .extract()
                .header("Location");
    }

    @Test
    void everyStepIsTheStepOfACommittedOrderAndShowsTheRecordAsItIsNow() {
        var platform = new Puller(Puller.platform(DISTRICT), "");
        var dispute = Api.accepted();
        var events = platform.pull(dispute);
        assertThat(Puller.types(events)).containsExactly("dispute.registered", "dispute.accepted");
        for (var event : events) {
            assertThat(event.get("specversion").asText()).isEqualTo("1.0");
            assertThat(event.get("source").asText()).isEqualTo("/v1/areas/440103");
            assertThat(event.get("area").asText()).isEqualTo(GRID);
            assertThat(event.at("/data/status").asText()).isEqualTo("ACCEPTED");
            assertThat(event.get("data").has("parties")).isFalse();
        }
        assertThat(events.get(0).get("sequence").asText())
                .isLessThan(events.get(1).get("sequence").asText());
        assertThat(platform.pull(100)).isEmpty();
    }

    @Test
    void allKindsAreTold() {
        var reader = new Puller("he", "");
        var outcome = Api.post("lin", "/v1/disputes", settled())
                .statusCode(201)
                .extract()
                .<String>path("outcomeId");
        var resident = resident();
        // Phones only: the resident has changed.
        Api.send("lin", "PUT", resident, "", resident("19900008888", GRID)).statusCode(200);
        Api.post(
                        "admin",
                        "/v1/grids",
                        "{\"community\": \"440103009106\", \"name\": \"示例新网格\", \"kind\": \"BASIC\", \"validFrom\": \"2026-01-01\"}")
                .statusCode(201);
        var staff = Api.post(
                        "admin",
                        "/v1/staff",
                        "{\"area\": \"" + GRID
                                + "\", \"name\": \"示例新员\", \"sex\": \"FEMALE\", \"birthDate\": \"1992-05-01\"}")
                .statusCode(201)
                .extract()
                .header("Location");
        Api.appoint(staff, "{\"role\": \"GRID_OFFICER\", \"area\": \"" + GRID + "\", \"main\": false}");
        Api.post(
                        "liang",
                        "/v1/organizations",
                        "{\"area\": \"440103009\", \"kind\": \"COURT\", \"name\": \"示例" + Api.word() + "\"}")
                .statusCode(201);
        Api.post("huang", "/v1/mediators", """
                        {"staffId": "%s", "organizationId": "00000000-0000-7000-8000-440103009106", "employment": "PART_TIME", "specialities": []}""".formatted(Text.id(staff))).statusCode(201);
        var events = reader.pull(1000);
        assertThat(Puller.types(events))
                .contains(
                        "dispute.registered",
                        "outcome.created",
                        "resident.created",
                        "resident.changed",
                        "area.created",
                        "staff.created",
                        "post.created",
                        "organization.created",
                        "mediator.created");
        for (var event : events) {
            assertThat(event.has("data")).as(event.toString()).isTrue();
            var subject = event.get("subject").asText();
            if (!subject.contains("/posts/")) Api.get("he", subject).statusCode(200);
        }
        assertThat(events.stream().map(e -> e.get("subject").asText()))
                .contains("/v1/outcomes/" + outcome, resident, staff);
    }

    @Test
    void whoSeesBothPlacesSeesARecordMoveOthersSeeItComeOrGo() {
        var lin = new Puller("lin", "");
        var other = new Puller(Api.alsoIn("lin", "GRID_OFFICER", "440103009106002"), "");
        var huang = new Puller("huang", "");
        var xu = new Puller("xu", "");
        var resident = resident();
        Api.send("huang", "PUT", resident, "", resident("19900008888", "440103009106002"))
                .statusCode(200);
        var left = lin.pull(resident);
        assertThat(Puller.types(left)).containsExactly("resident.created", "resident.scope-left");
        assertThat(left).noneMatch(e -> e.has("data"));
        var entered = other.pull(resident);
        assertThat(Puller.types(entered)).containsExactly("resident.scope-entered");
        assertThat(entered.get(0).at("/data/area").asText()).isEqualTo("440103009106002");
        assertThat(Puller.types(huang.pull(resident))).containsExactly("resident.created", "resident.changed");
        assertThat(xu.pull(resident)).isEmpty();
    }

    @Test
    void aTransferSidewaysBringsTheDisputeAndItsOutcomesAndARefusalTakesThemAway() {
        var zhoumen = Api.alsoIn("huang", "COMMUNITY", "440103009108");
        var receiver = new Puller(zhoumen, "");
        var sender = new Puller("huang", "");
        var dispute = Api.accepted();
        assertThat(receiver.pull(dispute)).isEmpty();
        var transfer = Api.act(
                        "huang",
                        dispute,
                        "/transfers",
                        "{\"receiverId\": \"" + ZHOUMEN + "\", \"reason\": \"COMPLEX\", \"note\": \"请接收。\"}")
                .statusCode(201)
                .extract()
                .<String>path("id");
        var entered = receiver.pull(dispute);
        assertThat(Puller.types(entered)).containsExactly("dispute.scope-entered");
        assertThat(entered.get(0).at("/data/status").asText()).isEqualTo("TRANSFERRED");
        assertThat(all(zhoumen, "DISPUTE")).containsKey(dispute);
        Api.act(zhoumen, dispute, "/transfers/" + transfer + "/refusal", "{\"reason\": \"不在本社区。\"}")
                .statusCode(201);
        var left = receiver.pull(dispute);
        assertThat(Puller.types(left)).containsExactly("dispute.scope-left");
        assertThat(left).noneMatch(e -> e.has("data"));
        assertThat(all(zhoumen, "DISPUTE")).doesNotContainKey(dispute);
        assertThat(Puller.types(sender.pull(dispute)))
                .containsExactly(
                        "dispute.registered", "dispute.accepted", "dispute.transferred", "dispute.transfer-declined");
    }

    /** Also when somebody takes a case off them who does not see them, and when it is their name that changes. */
    @Test
    void whateverAMediatorShowsIsTold() {
        var zhoumen = Api.alsoIn("huang", "COMMUNITY", "440103009108");
        var reader = new Puller("huang", "&kinds=MEDIATOR");
        var lin = "/v1/mediators/00000000-0000-7000-8001-000000000001";
        var dispute = Api.accepted();
        Api.act(
                        "huang",
                        dispute,
                        "/assignments",
                        "{\"mediatorId\": \"00000000-0000-7000-8001-000000000001\", \"mode\": \"DESIGNATED\"}")
                .statusCode(201);
        int open = openCases(reader.pull(lin), lin);
        var transfer = Api.act(
                        "huang",
                        dispute,
                        "/transfers",
                        "{\"receiverId\": \"" + ZHOUMEN + "\", \"reason\": \"COMPLEX\", \"note\": \"请接收。\"}")
                .statusCode(201)
                .extract()
                .<String>path("id");
        Api.act(zhoumen, dispute, "/transfers/" + transfer + "/acceptance", "").statusCode(201);
        assertThat(openCases(reader.pull(lin), lin)).isEqualTo(open - 1);
        var staff = Api.post(
                        "admin",
                        "/v1/staff",
                        "{\"area\": \"" + GRID
                                + "\", \"name\": \"示例旧名\", \"sex\": \"FEMALE\", \"birthDate\": \"1992-05-01\"}")
                .statusCode(201)
                .extract()
                .header("Location");
        var mediator = Api.post("huang", "/v1/mediators", """
                        {"staffId": "%s", "organizationId": "00000000-0000-7000-8000-440103009106", "employment": "PART_TIME"}""".formatted(Text.id(staff)))
                .statusCode(201)
                .extract()
                .header("Location");
        reader.pull(100);
        Api.send(
                        "admin",
                        "PUT",
                        staff,
                        "",
                        "{\"area\": \"" + GRID
                                + "\", \"name\": \"示例新名\", \"sex\": \"FEMALE\", \"birthDate\": \"1992-05-01\"}")
                .statusCode(200);
        var events = reader.pull(mediator);
        assertThat(Puller.types(events)).containsExactly("mediator.changed");
        assertThat(events.get(0).at("/data/name").asText()).isEqualTo("示例新名");
    }

    private static int openCases(List<JsonNode> events, String mediator) {
        assertThat(events).isNotEmpty();
        int told = events.get(events.size() - 1).at("/data/openCases").asInt();
        Api.get("huang", mediator).body("openCases", equalTo(told));
        return told;
    }

    @Test
    void aPlatformSeesWhatTheOfficersOfItsTierSee() {
        var subdistrict = new Puller(Puller.platform("440103009"), "");
        var district = new Puller(Puller.platform(DISTRICT), "");
        var city = new Puller(Puller.platform("4401"), "");
        var beside = new Puller(Puller.platform("440103010"), "");
        var resident = resident();
        var dispute = Api.dispute("lin", GRID);
        assertThat(subdistrict.pull(1000).stream()
                        .filter(e -> e.get("subject").asText().equals(resident))
                        .findFirst()
                        .orElseThrow()
                        .at("/data/name")
                        .asText())
                .contains("*");
        var districts = district.pull(1000);
        assertThat(districts.stream().filter(e -> e.get("subject").asText().equals(resident)))
                .hasSize(1)
                .noneMatch(e -> e.has("data"));
        assertThat(districts.stream().filter(e -> e.get("subject").asText().equals(dispute)))
                .allMatch(e -> e.at("/data/title").asText().equals("浴室强光扰民"));
        var cities = city.pull(1000);
        assertThat(cities.stream().filter(e -> e.get("subject").asText().equals(dispute)))
                .hasSize(1)
                .allMatch(e -> e.has("data") && !e.get("data").has("title"));
        assertThat(cities.stream().filter(e -> e.get("subject").asText().equals(resident)))
                .noneMatch(e -> e.has("data"));
        assertThat(beside.pull(1000)).isEmpty();
        assertThat(all(Puller.platform(DISTRICT), "RESIDENT")).isEmpty();
        Api.get("zhou", "/v1/changes").statusCode(403);
        Api.as("demo-platform").get("/v1/changes").then().statusCode(403);
    }

    @Test
    void importsAreToldAndWhatIsUndoneHasATombstone() throws Exception {
        var reader = new Puller("he", "&kinds=RESIDENT");
        var file = "网格编码,姓名,性别,出生日期,外部编号,户编号\n";
        var rows = IntStream.range(0, 20)
                .mapToObj(i -> GRID + ",示例人,女,1980-01-01,X" + UUID.randomUUID() + ",H-9\n")
                .reduce("", String::concat);
        var job = Api.as("demo-importer")
                .contentType("text/csv")
                .body((file + rows).getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports?kind=RESIDENTS&mode=VALID_ROWS&source=test")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        done(job, "FINISHED");
        var created = reader.pull(7);
        assertThat(Puller.types(created)).hasSize(20).containsOnly("resident.created");
        Api.as("demo-importer").post(job + "/undoing").then().statusCode(202);
        done(job, "UNDONE");
        var removed = reader.pull(7);
        assertThat(Puller.types(removed)).hasSize(20).containsOnly("resident.removed");
        assertThat(removed).noneMatch(e -> e.has("data"));
        assertThat(subjects(removed)).containsExactlyInAnyOrderElementsOf(subjects(created));
    }

    @Test
    void areasThatAreLoadedAreToldOnceEach() throws Exception {
        loaded("94,丁省,PROVINCE,\n");
        var reader = new Puller(Puller.platform("94"), "&kinds=AREA");
        loaded("940101,示例区,DISTRICT,9401\n9401,示例市,CITY,94\n94,丁省,PROVINCE,\n");
        assertThat(subjects(reader.pull(100))).containsExactlyInAnyOrder("/v1/areas/9401", "/v1/areas/940101");
        loaded("940101,改名区,DISTRICT,9401\n9401,示例市,CITY,94\n");
        var renamed = reader.pull(100);
        assertThat(Puller.types(renamed)).containsExactly("area.changed");
        assertThat(renamed.get(0).at("/data/name").asText()).isEqualTo("改名区");
        var bad = "940102,另一区,DISTRICT,9401\n95,x,CITY,94\n";
        assertThatThrownBy(() -> loaded(bad)).isInstanceOf(AreaLoad.Rejected.class);
        assertThat(reader.pull(100)).isEmpty();
    }

    private void loaded(String rows) throws Exception {
        areas.load(Files.writeString(Files.createTempFile("areas", ".csv"), "code,name,tier,parent_code\n" + rows));
    }

    private static void done(String job, String state) {
        for (int i = 0; i < 1000; i++) {
            var now = Api.json(Api.as("demo-importer").get(job));
            if (now.get("state").asText().equals(state)) return;
            Api.pause();
        }
        throw new AssertionError(Api.as("demo-importer").get(job).asString());
    }

    @Test
    void aWriterThatTakesLongKeepsNobodyWaitingAndLosesNothing() throws Exception {
        var reader = new Puller(Puller.platform(DISTRICT), "&kinds=RESIDENT");
        try (var slow = database.getConnection()) {
            slow.setAutoCommit(false);
            var early = note(slow, 3);
            var quick = write(2);
            assertThat(subjects(reader.pull(100))).containsExactlyElementsOf(quick);
            var quicker = write(1);
            assertThat(subjects(reader.pull(100))).containsExactlyElementsOf(quicker);
            slow.commit();
            slow.setAutoCommit(true);
            assertThat(subjects(reader.pull(100))).containsExactlyElementsOf(early);
        }
        try (var failing = database.getConnection()) {
            failing.setAutoCommit(false);
            note(failing, 3);
            failing.rollback();
            failing.setAutoCommit(true);
        }
        assertThat(reader.pull(100)).isEmpty();
    }

    @Test
    void tenThousandRowsOfOneTransactionByPagesOfAHundred() throws Exception {
        var reader = new Puller(Puller.platform(DISTRICT), "&kinds=RESIDENT");
        var written = write(10_000);
        assertThat(subjects(reader.pull(100))).isEqualTo(written);
        assertThat(reader.pull(100)).isEmpty();
    }

    @Test
    void manyWritersWithLongTransactionsAndAPuller() throws Exception {
        var readers = List.of(new Puller(Puller.platform(DISTRICT), ""), new Puller(Puller.platform("4401"), ""));
        var before = placed();
        var random = new Random(37);
        var threads = Executors.newFixedThreadPool(10);
        var writers = new ArrayList<java.util.concurrent.Future<?>>();
        var committed = Collections.synchronizedList(new ArrayList<String>());
        for (int w = 0; w < 6; w++) {
            int pause = random.nextInt(40);
            int size = 1 + random.nextInt(60);
            boolean api = w % 3 == 0;
            writers.add(threads.submit((Callable<Void>) () -> {
                for (int i = 0; i < 12; i++)
                    if (api) committed.add(Api.dispute("lin", GRID));
                    else
                        try (var connection = database.getConnection()) {
                            connection.setAutoCommit(false);
                            var records = new ArrayList<>(note(connection, size));
                            Thread.sleep(pause * (i % 4));
                            records.addAll(note(connection, 1));
                            if (i % 5 == 4) connection.rollback();
                            else {
                                connection.commit();
                                committed.addAll(records);
                            }
                            connection.setAutoCommit(true);
                        }
                return null;
            }));
        }
        var pulled = new ArrayList<java.util.concurrent.Future<List<JsonNode>>>();
        for (var reader : readers)
            pulled.add(threads.submit(() -> {
                var all = new ArrayList<JsonNode>();
                while (writers.stream().anyMatch(w -> !w.isDone())) all.addAll(reader.pull(13));
                all.addAll(reader.pull(13));
                return all;
            }));
        for (var writer : writers) writer.get();
        for (var pull : pulled) {
            var ids = pull.get().stream()
                    .filter(e -> e.get("source").asText().equals("/v1/areas/" + DISTRICT))
                    .map(e -> e.get("id").asText())
                    .toList();
            var all = placed();
            assertThat(all.size()).isGreaterThan(before.size() + 100);
            // In order, none twice, none left out: position by position.
            assertThat(ids).isEqualTo(all.subList(before.size(), all.size()));
            assertThat(subjects(pull.get())).containsExactlyInAnyOrderElementsOf(committed);
            var last = new HashMap<String, String>();
            for (var event : pull.get()) {
                var later = event.get("sequence").asText();
                var earlier = last.put(event.get("subject").asText(), later);
                assertThat(earlier == null || earlier.compareTo(later) < 0).isTrue();
            }
        }
        threads.shutdown();
        int first = Integer.parseInt(placed().get(0));
        assertThat(placed())
                .isEqualTo(IntStream.range(first, first + placed().size())
                        .mapToObj(String::valueOf)
                        .toList());
        assertThat(Puller.texts("select count(*) from change_pending where district = '440103'"))
                .containsExactly("0");
    }

    private static List<String> placed() {
        return Puller.texts("select position from change where district = '440103' order by position");
    }

    @Test
    void aSnapshotAndTheChangesAfterItAreWhatTheListsShow() throws Exception {
        for (int i = 0; i < 5; i++) Api.dispute("lin", GRID);
        var writing = Executors.newSingleThreadExecutor();
        var writer = writing.submit(() -> {
            for (int i = 0; i < 10; i++) {
                var dispute = Api.accepted();
                if (i % 2 == 0) Api.send("he", "PUT", dispute, "", """
                            {"title": "改", "description": "改", "type": "02", "publicOrderType": "Z02", "urgency": "NORMAL", "difficulty": "SIMPLE"}""");
            }
        });
        var reader = new Puller("huang", "");
        var copy = new HashMap<String, JsonNode>();
        String next = "";
        do {
            var page = reader.json("/v1/changes/snapshot?limit=9" + (next.isEmpty() ? "" : "&cursor=" + next));
            page.get("items").forEach(e -> apply(copy, e));
            next = page.path("next").asText();
            if (copy.isEmpty() || next.isEmpty())
                reader.cursor = page.get("changes").asText();
        } while (!next.isEmpty());
        writer.get();
        writing.shutdown();
        reader.pull(50).forEach(e -> apply(copy, e));
        for (var kind : List.of("disputes", "outcomes", "residents", "staff")) {
            var list = new HashMap<String, JsonNode>();
            var page = reader.json("/v1/" + kind + "?limit=200");
            while (true) {
                page.get("items")
                        .forEach(item ->
                                list.put("/v1/" + kind + "/" + item.get("id").asText(), item));
                if (!page.has("next")) break;
                page = reader.json(
                        "/v1/" + kind + "?limit=200&cursor=" + page.get("next").asText());
            }
            assertThat(list).isNotEmpty();
            list.forEach((path, item) -> assertThat(copy.get(path)).as(path).isEqualTo(item));
        }
    }

    private static void apply(HashMap<String, JsonNode> copy, JsonNode event) {
        var subject = event.get("subject").asText();
        if (event.has("data")) copy.put(subject, event.get("data"));
        else copy.remove(subject);
    }

    private static HashMap<String, JsonNode> all(String account, String kind) {
        var copy = new HashMap<String, JsonNode>();
        var reader = new Puller(account, "");
        String next = "";
        do {
            var page = reader.json(
                    "/v1/changes/snapshot?limit=200&kinds=" + kind + (next.isEmpty() ? "" : "&cursor=" + next));
            page.get("items").forEach(e -> apply(copy, e));
            next = page.path("next").asText();
        } while (!next.isEmpty());
        return copy;
    }

    @Test
    void whoWaitsIsWokenAndHoldsNoConnection() throws Exception {
        var threads = Executors.newFixedThreadPool(40);
        var waiting = new ArrayList<java.util.concurrent.Future<Boolean>>();
        var dispute = new java.util.concurrent.CompletableFuture<String>();
        // More than there are connections, and fewer than one caller may have at work.
        for (int i = 0; i < 24; i++) {
            var reader = new Puller("he", "&kinds=DISPUTE");
            waiting.add(threads.submit(() -> {
                var page = reader.page("&wait=30");
                return page.get("items").findValuesAsText("subject").contains(dispute.get());
            }));
        }
        Thread.sleep(1200);
        assertThat(waiting).noneMatch(java.util.concurrent.Future::isDone);
        var start = System.nanoTime();
        dispute.complete(Api.dispute("lin", GRID));
        for (var reader : waiting) assertThat(reader.get()).isTrue();
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
        threads.shutdown();
        var idle = new Puller("xu", "&kinds=MEDIATOR");
        start = System.nanoTime();
        assertThat(idle.page("&wait=1").get("items")).isEmpty();
        assertThat(System.nanoTime() - start).isGreaterThan(900_000_000L);
    }

    @Test
    void whatIsNoLongerKeptIsSaidToBeMissing() throws Exception {
        var reader = new Puller(Puller.platform(DISTRICT), "");
        var old = reader.cursor;
        write(3);
        reader.pull(100);
        MovableClock.forward(89);
        expiry.run();
        MovableClock.setBack();
        assertThat(reader.json("/v1/changes?after=" + old).get("items")).hasSize(3);
        MovableClock.forward(91);
        expiry.run();
        MovableClock.setBack();
        Api.as(Puller.platform(DISTRICT))
                .get("/v1/changes?after=" + old)
                .then()
                .statusCode(410)
                .body("code", equalTo("CURSOR_EXPIRED"));
        var later = write(2);
        assertThat(subjects(reader.pull(100))).isEqualTo(later);
        // Without a cursor: what is kept.
        var kept = reader.json("/v1/changes?limit=1000").get("items");
        assertThat(kept.findValuesAsText("subject")).isEqualTo(later);
        // A cursor of a feed that was further: the database is an older copy.
        var ahead = new FeedCursor(new HashMap<>(java.util.Map.of(DISTRICT, 1_000_000_000L))).text();
        Api.as(Puller.platform(DISTRICT))
                .get("/v1/changes?after=" + ahead)
                .then()
                .statusCode(410);
    }

    @Test
    void whatIsNoCursorIsAnError() {
        for (var cursor : List.of("x", "AQ==", "____", "AgAA", "AYCAgICAgICAgICA", "A".repeat(1500)))
            Api.as("he")
                    .queryParam("after", cursor)
                    .get("/v1/changes")
                    .then()
                    .statusCode(cursor.equals("AQ==") ? 200 : 400);
        Api.get("he", "/v1/changes?kinds=DISPUTE,NOTE").statusCode(400);
        Api.get("he", "/v1/changes?limit=1001").statusCode(400);
        Api.get("he", "/v1/changes?wait=31").statusCode(400);
        Api.get("he", "/v1/changes/snapshot?cursor=eA").statusCode(400);
    }

    /** As an import does, in one transaction. @return their addresses */
    private List<String> write(int many) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var records = note(connection, many);
            connection.commit();
            connection.setAutoCommit(true);
            return records;
        }
    }

    private static List<String> note(Connection connection, int many) throws SQLException {
        var ids = IntStream.range(0, many).mapToObj(i -> UUID.randomUUID()).toList();
        SqlChanges.note(
                connection,
                FeedKind.RESIDENT,
                ChangeType.CHANGED,
                ids.stream()
                        .map(id -> new SqlChanges.Row(id, new AreaCode(GRID)))
                        .toList());
        return ids.stream().map(id -> "/v1/residents/" + id).toList();
    }

    private static List<String> subjects(List<JsonNode> events) {
        var subjects = events.stream().map(e -> e.get("subject").asText()).toList();
        assertThat(new HashSet<>(subjects)).hasSameSizeAs(subjects);
        return subjects;
    }

    private static String resident() {
        return Api.post("lin", "/v1/residents", resident("19900007777", GRID))
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static String resident(String phone, String grid) {
        return """
                {"area": "%s", "name": "示例居民丙", "sex": "MALE", "birthDate": "2000-02-29", "phones": ["%s"], "address": "演示地址2号"}""".formatted(grid, phone);
    }

    private static Body settled() {
        return Body.dispute(GRID).and("/settlement", Body.settlement());
    }

    /** A province has two hundred districts at most. */
    @Test
    void aProvincesCursorFitsWhereItIsSent() {
        var positions = new java.util.HashMap<String, Long>();
        for (int district = 510104; positions.size() < 200; district++)
            positions.put(String.valueOf(district), 30_000_000_000L);
        assertThat(new FeedCursor("51", positions).text()).hasSizeLessThanOrEqualTo(FeedCursor.LONGEST);
        assertThat(FeedCursor.LONGEST * 4 / 3 + 200).isLessThan(SnapshotPage.LONGEST);
    }
}
