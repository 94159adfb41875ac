package org.gridmediation.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmediation.imports.ImportKind.DISPUTES;
import static org.gridmediation.imports.Sending.GRID;
import static org.gridmediation.imports.Sending.SCRIPT;
import static org.gridmediation.imports.Sending.counts;
import static org.gridmediation.imports.Sending.done;
import static org.gridmediation.imports.Sending.idNumber;
import static org.gridmediation.imports.Sending.mistakes;
import static org.gridmediation.imports.Sending.undone;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.MovableClock;
import org.gridmediation.Owner;
import org.gridmediation.PaperNamesTest;
import org.gridmediation.PapersTest;
import org.gridmediation.Superuser;
import org.gridmediation.Text;
import org.gridmediation.dispute.Moment;
import org.gridmediation.feed.Puller;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Old cases: as if they had been lived here, once, by whom they may be brought, and taken back. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class DisputeImportTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String HEADER =
            "案号,状态,区划代码,纠纷类型,来源,难易程度,标题,情况,地点,上报时间,调委会,受理时间,调解员,结案时间,调解结果,协议形式,协议内容,涉及金额（分）,协议时间,"
                    + "履行情况,履行时间,回访时间,回访方式,满意度,归档时间,未达成原因,不予受理原因,当事人1地位,当事人1姓名或名称,当事人1证件号码,当事人2地位,当事人2姓名或名称,当事人2电话,关联系统,关联编号\n";
    private static final int STATUS = 1;
    private static final int AREA = 2;
    private static final int TITLE = 6;
    private static final int REPORTED = 9;
    private static final int COMMITTEE = 10;

    private static String committee() {
        return Api.get("huang", "/v1/organizations/00000000-0000-7000-8000-440103009106")
                .extract()
                .path("name");
    }

    /** An agreement that was kept, visited and archived. */
    static List<String> archived() {
        return new ArrayList<>(List.of(
                number(),
                "已归档",
                GRID,
                "02",
                "居民反映",
                "简单",
                "旧案示例",
                "楼道堆放杂物。",
                "示范楼9栋",
                "2024-03-01 09:30",
                committee(),
                "2024/3/2",
                "林示例",
                "2024-03-10 11:00",
                "达成协议",
                "书面",
                "乙方当日清理杂物。",
                "120000",
                "2024-03-10 10:00",
                "已履行",
                "2024-03-12",
                "2024-04-01",
                "电话",
                "5",
                "2024-05-01",
                "",
                "",
                "申请人",
                "旧案甲" + NUMBER.get(),
                idNumber(),
                "被申请人",
                "旧案乙" + NUMBER.get(),
                "19900000016",
                "12345热线",
                "GZ" + NUMBER.get()));
    }

    /** What is wrong with a row in order of which the second party was born on this day. */
    static List<String> mistakesOfParty(String born) {
        var file = HEADER.strip() + ",当事人2出生日期\n" + String.join(",", archived()) + "," + born + "\n";
        return mistakes(run("VALIDATE", file));
    }

    /** The dates of a row that is in order, by their columns. */
    private static final Map<Moment, Map.Entry<String, String>> DATES = new EnumMap<>(Map.of(
            Moment.REPORTED, Map.entry("上报时间", "2024-03-01"),
            Moment.ACCEPTED, Map.entry("受理时间", "2024-03-05"),
            Moment.AGREEMENT, Map.entry("协议时间", "2024-03-10"),
            Moment.EFFECT, Map.entry("生效时间", "2024-03-15"),
            Moment.END, Map.entry("结案时间", "2024-03-20"),
            Moment.DUE_DAY, Map.entry("履行期限", "2024-04-15"),
            Moment.FULFILMENT, Map.entry("履行时间", "2024-04-10"),
            Moment.RETURN_VISIT, Map.entry("回访时间", "2024-04-20"),
            Moment.ARCHIVED, Map.entry("归档时间", "2024-05-01")));

    static Stream<Arguments> datesInOrder() {
        return DATES.keySet().stream().flatMap(moment -> moment.bounds.stream()
                .map(Moment.Bound::earlier)
                .filter(DATES::containsKey)
                .map(earlier -> Arguments.of(moment, earlier)));
    }

    @ParameterizedTest
    @MethodSource("datesInOrder")
    void anOldCaseKeepsTheOrderThatALivingOneKeeps(Moment moment, Moment earlier) {
        var early = LocalDate.parse(DATES.get(earlier).getValue()).minusDays(1).toString();
        assertThat(run("VALIDATE", dated(moment, early)).at("/rows/rejected").asInt())
                .isEqualTo(1);
        assertThat(mistakes(run("VALIDATE", dated(moment, early))))
                .anyMatch(mistake -> mistake.endsWith(" TIME_ORDER"));
        assertThat(run("VALIDATE", dated(moment, DATES.get(moment).getValue()))
                        .at("/rows/rejected")
                        .asInt())
                .isZero();
    }

    /** The file never said when the agreement came into force: that is when it was agreed, also when that is put right. */
    @Test
    void whatFollowsFromAColumnFollowsWhenItIsPutRight() {
        var row = archived();
        assertThat(mistakes(run("VALID_ROWS", HEADER + String.join(",", row) + "\n")))
                .isEmpty();
        row.set(row.indexOf("2024-03-10 10:00"), "2024-03-10 10:45");
        var right = run("VALID_ROWS", HEADER + String.join(",", row) + "\n");
        assertThat(mistakes(right)).isEmpty();
        assertThat(counts(right)).isEqualTo("1 0 1 0 0 0");
        // What a file did say stays when the next one leaves the column out.
        var said = HEADER.strip() + ",生效时间\n" + String.join(",", row) + ",2024-03-10 10:50\n";
        assertThat(counts(run("VALID_ROWS", said))).isEqualTo("1 0 1 0 0 0");
        row.set(row.indexOf("2024-03-10 10:45"), "2024-03-10 10:55");
        assertThat(mistakes(run("VALID_ROWS", HEADER + String.join(",", row) + "\n")))
                .containsExactly("2 effectiveAt TIME_ORDER");
    }

    private static String dated(Moment moment, String day) {
        var row = archived();
        var header = new ArrayList<>(List.of(HEADER.strip().split(",")));
        DATES.forEach((each, date) -> {
            var value = each == moment ? day : date.getValue();
            var column = header.indexOf(date.getKey());
            if (column >= 0) row.set(column, value);
            else {
                header.add(date.getKey());
                row.add(value);
            }
        });
        return String.join(",", header) + "\n" + String.join(",", row) + "\n";
    }

    /** A return counts parties: one person is one there too. */
    @Test
    void nobodyIsNamedTwiceInAnOldCase() {
        var more = HEADER.strip() + ",当事人2证件号码,当事人3地位,当事人3姓名或名称,当事人3电话,当事人3证件号码";
        var document = idNumber();
        for (var third : List.of(
                "被申请人,%s,19900000016,".formatted("旧案重名"),
                "第三人,%s,19900000016,".formatted("旧案重名"),
                "被申请人,另名,," + document)) {
            var row = archived();
            row.set(List.of(HEADER.split(",")).indexOf("当事人2姓名或名称"), "旧案重名");
            var file = more + "\n" + String.join(",", row) + "," + document + "," + third + "\n";
            assertThat(mistakes(run("VALIDATE", file))).as(third).containsExactly("2 party3Name PARTY_TWICE");
        }
        var company = HEADER.strip() + ",当事人2类别,当事人2统一社会信用代码,当事人3地位,当事人3类别,当事人3姓名或名称,当事人3统一社会信用代码\n"
                + String.join(",", archived()) + ",单位,91350100M000100Y43,被申请人,单位,另名公司,91350100M000100Y43\n";
        assertThat(mistakes(run("VALIDATE", company))).containsExactly("2 party3Name PARTY_TWICE");
    }

    @Test
    void nobodyHadADisputeBeforeTheyWereBorn() {
        assertThat(mistakesOfParty("2024-03-02")).containsExactly("2 party2BirthDate BORN_AFTER_REPORT");
    }

    @Test
    void nobodyWasMediatedWithThemselves() {
        var row = archived();
        var header = List.of(HEADER.strip().split(","));
        row.set(header.indexOf("当事人2地位"), "第三人");
        assertThat(mistakes(run("VALIDATE", file(List.of(row))))).anyMatch(m -> m.endsWith(" OPPONENT_MISSING"));
        var declined = notAccepted();
        declined.set(header.indexOf("当事人2地位"), "第三人");
        assertThat(run("VALIDATE", file(List.of(declined))).at("/rows/rejected").asInt())
                .isZero();
    }

    /** Nobody mediated for a party for whom they acted, or that had their name: there is nobody any more who could have decided that they are two. */
    @Test
    void theMediatorWasNotAPartyNorActedForOne() {
        var header = List.of((HEADER.strip() + ",当事人2监护人").split(","));
        var row = archived();
        row.add("林示例");
        var named = archived();
        named.add("");
        named.set(header.indexOf("当事人1姓名或名称"), "林·示例");
        var own = archived();
        own.add(own.get(header.indexOf("当事人2姓名或名称")));
        var table = String.join(",", header) + "\n";
        assertThat(mistakes(run("VALIDATE", table + String.join(",", row) + "\n")))
                .containsExactly("2 mediator SAME_NAME");
        assertThat(mistakes(run("VALIDATE", table + String.join(",", named) + "\n")))
                .containsExactly("2 mediator SAME_NAME");
        assertThat(mistakes(run("VALIDATE", table + String.join(",", own) + "\n")))
                .containsExactly("2 party2Guardian NO_GUARDIAN");
    }

    /** Nor when they were called otherwise since. */
    @Test
    void theMediatorHadNoPartysNameBefore() {
        var staff = Sending.text("select id from staff where name = '林示例'");
        var before = Api.word();
        var row = archived();
        row.set(List.of(HEADER.strip().split(",")).indexOf("当事人1姓名或名称"), before);
        var table = HEADER + String.join(",", row) + "\n";
        assertThat(mistakes(run("VALIDATE", table))).isEmpty();
        PaperNamesTest.rename("admin", "/v1/staff/" + staff, before);
        PaperNamesTest.rename("admin", "/v1/staff/" + staff, "林示例");
        assertThat(mistakes(run("VALIDATE", table))).containsExactly("2 mediator SAME_NAME");
    }

    /** An earlier file said that it was withdrawn; the next one says how it ended, and that it is archived. */
    @Test
    void thePaperSaysWhatTheLastFileSaid() throws IOException {
        var row = notAccepted();
        row.set(STATUS, "已撤回");
        row.set(26, "");
        assertThat(counts(run("VALID_ROWS", file(List.of(row))))).isEqualTo("1 1 0 0 0 0");
        row.set(STATUS, "已归档");
        row.set(24, "2024-05-01");
        row.set(26, "当事人拒绝");
        var again = run("VALID_ROWS", file(List.of(row)));
        assertThat(counts(again)).as(mistakes(again).toString()).isEqualTo("1 0 1 0 0 0");
        assertThat(PapersTest.text("he", "/v1/disputes/" + id(row), "/documents/ACCEPTANCE_REGISTER"))
                .contains("不予受理");
    }

    /** What the file found stays when somebody finds something else here. */
    @Test
    void whatTheFileFoundStaysOnThePapers() throws IOException {
        var row = archived();
        row.set(STATUS, "未履行");
        row.set(19, "未履行");
        for (int i = 21; i < 25; i++) row.set(i, "");
        var job = run("VALID_ROWS", file(List.of(row)));
        assertThat(counts(job)).as(mistakes(job).toString()).isEqualTo("1 1 0 0 0 0");
        Api.act(
                        "huang",
                        outcome(row),
                        "/fulfilment",
                        "{\"result\": \"FULFILLED\", \"at\": \"2024-05-06T10:00:00+08:00\"}")
                .statusCode(201);
        assertThat(PapersTest.text("huang", "/v1/disputes/" + id(row), "/documents/CHRONICLE"))
                .containsSubsequence("2024年3月12日", "未履行", "2024年5月6日", "履行");
    }

    /** A file that tells of a visit to an agreement that is still to be performed does not say that it was not kept. */
    @Test
    void aVisitSaysNoMoreThanTheFile() throws IOException {
        var row = archived();
        row.set(STATUS, "已达成协议");
        for (int i : List.of(19, 20, 24)) row.set(i, "");
        var job = run("VALID_ROWS", file(List.of(row)));
        assertThat(counts(job)).as(mistakes(job).toString()).isEqualTo("1 1 0 0 0 0");
        for (var form : List.of("RETURN_VISIT", "CHRONICLE"))
            assertThat(PapersTest.text("huang", "/v1/disputes/" + id(row), "/documents/" + form))
                    .doesNotContain("未按协议履行");
    }

    private static List<String> ended(String status, String reason) {
        var row = archived();
        for (int i = 14; i < 25; i++) row.set(i, "");
        row.set(STATUS, status);
        row.set(25, reason);
        return row;
    }

    static List<String> notAccepted() {
        var row = ended("不予受理", "");
        for (int i : List.of(COMMITTEE, 11, 12)) row.set(i, "");
        row.set(26, "当事人拒绝");
        return row;
    }

    private static String number() {
        return "（2024）旧调字第%04d号".formatted(NUMBER.incrementAndGet());
    }

    static String file(List<List<String>> rows) {
        var text = new StringBuilder(HEADER);
        rows.forEach(row -> text.append(String.join(",", row)).append('\n'));
        return text.toString();
    }

    static List<List<String>> some() {
        return List.of(
                archived(),
                ended("调解不成", "分歧过大"),
                ended("终止调解", "当事人拒绝"),
                notAccepted(),
                archived(),
                archived(),
                archived(),
                ended("已撤回", ""),
                archived());
    }

    private static JsonNode run(String mode, String file) {
        return Sending.run(SCRIPT, DISPUTES, mode, "", file);
    }

    private static long disputes() {
        return Sending.count("select count(*) from dispute");
    }

    private static String id(List<String> row) {
        return Api.json(Api.as("he").get("/v1/disputes?area=" + GRID + "&from=2024-01-01&to=2024-12-31&limit=200"))
                .get("items")
                .findParents("caseNumber")
                .stream()
                .filter(d -> d.path("caseNumber").asText().equals(row.get(0)))
                .map(d -> d.get("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static void reconciled() {
        Api.recounted("liang", "440103").body("differingDisputes", empty()).body("agrees", equalTo(true));
    }

    private static long settled(String basis) {
        return Api.json(Api.as("he")
                        .get("/v1/statistics?indicator=disputes-settled&from=2024-03&to=2024-03&area=440103009&basis="
                                + basis))
                .at("/groups/0/numerator")
                .asLong();
    }

    @Test
    void anOldCaseIsAsIfItHadBeenLivedHere() {
        var row = archived();
        long current = settled("CURRENT");
        long recorded = settled("RECORDED");
        long now = bookedNow();
        var job = run("VALID_ROWS", file(List.of(row)));
        assertThat(mistakes(job)).isEmpty();
        assertThat(counts(job)).isEqualTo("1 1 0 0 0 0");
        assertThat(settled("CURRENT")).isEqualTo(current + 1);
        // It became known with the file: the month in which it was settled is over, and by recording stays as it was.
        assertThat(settled("RECORDED")).isEqualTo(recorded);
        assertThat(bookedNow()).isEqualTo(now + 1);
        reconciled();
        var path = "/v1/disputes/" + id(row);
        Api.get("he", path)
                .statusCode(200)
                .body("status", equalTo("ARCHIVED"))
                .body("level", equalTo("COMMUNITY"))
                .body("receiptNumber", notNullValue())
                .body("parties.size()", equalTo(2))
                .body("parties[0].consented", equalTo(true));
        Api.get("he", path + "/timeline")
                .body(
                        "step",
                        equalTo(List.of(
                                "REGISTERED",
                                "ACCEPTED",
                                "ASSIGNED",
                                "OUTCOME_RECORDED",
                                "AGREEMENT_EFFECTIVE",
                                "FULFILMENT_RECORDED",
                                "RETURN_VISITED",
                                "ARCHIVED",
                                "IMPORTED")))
                .body("number", equalTo(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9)));
        Api.get("he", path + "/references").body("number", hasItem(row.get(34)));
        assertThat(Sending.count(
                        "select count(*) from dispute_party where document_sealed is not null and dispute_id = '"
                                + id(row) + "'"))
                .isEqualTo(1);
        // The same two again: a repeat.
        var again = archived();
        for (int i : List.of(28, 29, 31, 32)) again.set(i, row.get(i));
        assertThat(counts(run("VALID_ROWS", file(List.of(again))))).isEqualTo("1 1 0 0 0 0");
        Api.get("he", "/v1/disputes/" + id(again) + "/repeats").statusCode(200).body("kind", hasItem("PAIR"));
    }

    private static long bookedNow() {
        return booked(Days.today().toString().substring(0, 7));
    }

    private static long booked(String month) {
        return Api.get(
                        "he",
                        "/v1/statistics?indicator=disputes-settled&basis=RECORDED&area=440103009&from=" + month + "&to="
                                + month)
                .extract()
                .<Number>path("groups[0].numerator")
                .longValue();
    }

    /** Neither the file nor its undoing moves a month that is over; what came and went stands in the months in which it did. */
    @Test
    void anImportThatIsUndoneInALaterMonthMovesNoMonthThatIsOver() {
        var months = "/v1/statistics?indicator=%s&basis=RECORDED&area=440103009&from=2024-01&to=%s&groupBy=month,type";
        var over = Days.today().minusMonths(1).toString().substring(0, 7);
        var indicators =
                List.of("disputes-registered", "success-rate", "performed-rate", "satisfaction", "completion-rate");
        Supplier<List<Object>> closed = () -> indicators.stream()
                .map(i -> Api.get("he", months.formatted(i, over))
                        .extract()
                        .<Object>path("groups.collect {" + " [it.month, it.code, it.numerator, it.denominator] }"))
                .toList();
        var before = closed.get();
        long first = bookedNow();
        var job = run("VALID_ROWS", file(List.of(archived(), archived())));
        assertThat(closed.get()).isEqualTo(before);
        assertThat(bookedNow()).isEqualTo(first + 2);
        MovableClock.forward(40);
        try {
            long second = bookedNow();
            assertThat(undone(SCRIPT, job).get("state").asText()).isEqualTo("UNDONE");
            assertThat(bookedNow()).isEqualTo(second - 2);
        } finally {
            MovableClock.setBack();
        }
        assertThat(bookedNow()).isEqualTo(first + 2);
        assertThat(closed.get()).isEqualTo(before);
        reconciled();
    }

    /** Whoever holds a row keeps it from going on, until the month is over: then it begins anew, and all is booked in the next month. */
    @Test
    void anImportThatLastsBeyondTheMonthMovesNoMonthThatIsOver() throws Exception {
        var held = archived();
        run("VALID_ROWS", file(List.of(held)));
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < 7; i++) rows.add(archived());
        var record = id(held);
        held.set(TITLE, "第二次");
        rows.add(held);
        MovableClock.set("2027-06-30T23:50:00");
        try (var person = Owner.connect();
                var statement = person.createStatement()) {
            long before = booked("2027-06");
            long after = booked("2027-07");
            person.setAutoCommit(false);
            statement.execute("select 1 from dispute where id = '" + record + "' for update");
            var path = Sending.send(SCRIPT, DISPUTES, "ALL_OR_NOTHING", "", file(rows));
            waiting();
            MovableClock.set("2027-07-01T00:20:00");
            person.rollback();
            assertThat(done(SCRIPT, path).at("/rows/created").asLong()).isEqualTo(7);
            assertThat(booked("2027-06")).isEqualTo(before);
            assertThat(booked("2027-07")).isEqualTo(after + 7);
        } finally {
            MovableClock.setBack();
        }
    }

    private static void waiting() throws SQLException {
        try (var watch = Superuser.connect(Embedded.settings());
                var statement = watch.createStatement()) {
            for (boolean waits = false; !waits; Api.pause())
                try (var row = statement.executeQuery(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query ~ 'dispute'")) {
                    row.next();
                    waits = row.getInt(1) > 0;
                }
        }
    }

    /** Of a pair one case is the first, and the others repeat it, whichever of them goes and comes back. */
    @Test
    void whatRepeatsACaseThatIsGoneRepeatsNothing() {
        var one = archived();
        var other = archived();
        for (var name : List.of(28, 31)) other.set(name, one.get(name));
        int before = repeats();
        var first = run("VALID_ROWS", file(List.of(one)));
        assertThat(repeats()).isEqualTo(before);
        run("VALID_ROWS", file(List.of(other)));
        assertThat(repeats()).isEqualTo(before + 1);
        undone(SCRIPT, first);
        assertThat(repeats()).isEqualTo(before);
        run("VALID_ROWS", file(List.of(one)));
        assertThat(repeats()).isEqualTo(before + 1);
        other.set(28, "别人" + Api.word());
        var changed = run("VALID_ROWS", file(List.of(other)));
        assertThat(repeats()).isEqualTo(before);
        undone(SCRIPT, changed);
        assertThat(repeats()).isEqualTo(before + 1);
        reconciled();
    }

    private static int repeats() {
        return Integer.parseInt(numbers("repeat-disputes").get(0));
    }

    private static List<String> numbers(String indicator) {
        var group = Api.json(Api.as("he")
                        .get("/v1/statistics?indicator=" + indicator + "&from=2024-03&to=2024-03&area=440103009"))
                .at("/groups/0");
        return List.of(group.get("numerator").asText(), group.get("denominator").asText());
    }

    /** Its deadlines never ran: it is neither in time nor late. */
    @Test
    void anOldCaseIsInNoNumberOfTime() {
        var all = List.of("on-time", "answered-within-15-minutes", "urgent-not-left-overnight");
        var before = all.stream().map(DisputeImportTest::numbers).toList();
        long settled = settled("CURRENT");
        var late = archived();
        var urgent = archived();
        urgent.set(REPORTED, "2024-03-01 09:30");
        urgent.set(11, "2024-03-01 09:31");
        var header = HEADER.strip() + ",紧急程度\n";
        var job = run("VALID_ROWS", header + String.join(",", late) + ",一般\n" + String.join(",", urgent) + ",紧急\n");
        assertThat(mistakes(job)).isEmpty();
        assertThat(settled("CURRENT")).isEqualTo(settled + 2);
        assertThat(all.stream().map(DisputeImportTest::numbers).toList()).isEqualTo(before);
        for (var indicator : all)
            Api.get("he", "/v1/indicators/" + indicator)
                    .body("version", equalTo(indicator.startsWith("answered") ? 4 : 3));
        reconciled();
    }

    @Test
    void aFileIsLoadedOnceHoweverOftenItIsSent() {
        var rows = some();
        long before = disputes();
        assertThat(counts(run("VALIDATE", file(rows)))).isEqualTo("9 9 0 0 0 0");
        assertThat(disputes()).isEqualTo(before);
        assertThat(counts(run("ALL_OR_NOTHING", file(rows)))).isEqualTo("9 9 0 0 0 0");
        assertThat(counts(run("VALID_ROWS", file(rows)))).isEqualTo("9 0 0 9 0 0");
        assertThat(disputes()).isEqualTo(before + 9);
        rows.get(0).set(TITLE, "改过的标题");
        rows.get(4).set(17, "99");
        var job = run("VALID_ROWS", file(rows));
        assertThat(mistakes(job)).isEmpty();
        assertThat(counts(job)).isEqualTo("9 0 2 7 0 0");
        assertThat(counts(run("VALIDATE", file(rows)))).isEqualTo("9 0 0 9 0 0");
        var path = "/v1/disputes/" + id(rows.get(0));
        Api.get("he", path).body("title", equalTo("改过的标题"));
        var numbers = Api.get("he", path + "/timeline").extract().<List<Integer>>path("number");
        assertThat(numbers).isEqualTo(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        reconciled();
    }

    @Test
    void theSameFileThreeTimesAtOnceIsOneSetOfRows() throws Exception {
        var file = file(some());
        long before = disputes();
        var pool = Executors.newFixedThreadPool(3);
        long created = 0;
        long unchanged = 0;
        Callable<String> sending = () -> Sending.send(SCRIPT, DISPUTES, "VALID_ROWS", "", file);
        for (var sent : pool.invokeAll(Collections.nCopies(3, sending))) {
            var job = done(sent.get());
            created += job.at("/rows/created").asLong();
            unchanged += job.at("/rows/unchanged").asLong();
        }
        pool.shutdown();
        assertThat(created).isEqualTo(9);
        assertThat(unchanged).isEqualTo(18);
        assertThat(disputes()).isEqualTo(before + 9);
        reconciled();
    }

    @Test
    void anOutcomeKeepsItsAddressWhenItsCaseIsImportedAnew() {
        var rows = some();
        run("VALID_ROWS", file(rows));
        var dispute = "/v1/disputes/" + id(rows.get(0));
        var outcome = Api.get("he", dispute).extract().<String>path("outcomeId");
        var platform = new Puller("he", "&kinds=OUTCOME");
        rows.get(0).set(TITLE, "第二次");
        assertThat(counts(run("VALID_ROWS", file(rows)))).contains(" 1 ");
        Api.get("he", dispute).body("title", equalTo("第二次")).body("outcomeId", equalTo(outcome));
        Api.get("he", "/v1/outcomes/" + outcome).statusCode(200);
        assertThat(Puller.types(platform.events("/v1/outcomes/" + outcome))).containsExactly("outcome.changed");
        assertThat(platform.pull(100)).hasSize(1);
    }

    @Test
    void whatAnImportAndItsUndoingDoToOutcomesIsTold() {
        var settledAfterAll = archived();
        var rows = List.of(archived(), withdrawn(settledAfterAll));
        run("VALID_ROWS", file(rows));
        var known = outcome(rows.get(0));
        var platform = new Puller("he", "&kinds=OUTCOME");
        rows.get(0).set(TITLE, "第二次");
        var job = run("VALID_ROWS", file(List.of(rows.get(0), settledAfterAll)));
        assertThat(counts(job)).as(mistakes(job).toString()).isEqualTo("2 0 2 0 0 0");
        var found = outcome(settledAfterAll);
        var told = platform.pull(100);
        assertThat(told.stream()
                        .map(e ->
                                e.get("subject").asText() + " " + e.get("type").asText() + " " + e.has("data")))
                .containsExactlyInAnyOrder(
                        found + " org.gridmediation.outcome.created true",
                        known + " org.gridmediation.outcome.changed true");
        assertThat(undone(SCRIPT, job).get("state").asText()).isEqualTo("UNDONE");
        assertThat(platform.pull(100).stream()
                        .map(e ->
                                e.get("subject").asText() + " " + e.get("type").asText() + " " + e.has("data")))
                .containsExactlyInAnyOrder(
                        found + " org.gridmediation.outcome.removed false",
                        known + " org.gridmediation.outcome.changed true");
        Api.get("he", found).statusCode(404);
    }

    private static List<String> withdrawn(List<String> row) {
        var withdrawn = new ArrayList<>(row);
        for (int i = 14; i < 25; i++) withdrawn.set(i, "");
        withdrawn.set(STATUS, "已撤回");
        return withdrawn;
    }

    private static String outcome(List<String> row) {
        return "/v1/outcomes/"
                + Api.get("he", "/v1/disputes/" + id(row)).extract().<String>path("outcomeId");
    }

    /** A number's cases are those that were counted, whether or not whoever asks sees them still. */
    @Test
    void aCaseThatMovedAwayOrIsGoneIsStillAmongThoseThatWereCounted() {
        var rows = List.of(archived(), archived());
        for (var row : rows) {
            row.set(COMMITTEE, "彩虹街道人民调解委员会（演示）");
            row.set(COMMITTEE + 2, "陈示例");
        }
        run("VALID_ROWS", file(rows));
        var query = "/v1/statistics?indicator=disputes-settled&from=2024-03&to=2030-12&area=440103009106&basis=";
        var links = List.of("CURRENT", "RECORDED").stream()
                .map(basis -> Api.json(Api.as("huang").get(query + basis)).at("/groups/0"))
                .toList();
        rows.get(0).set(AREA, "440103009108001");
        var moved = run("VALID_ROWS", file(rows));
        assertThat(counts(moved)).as(mistakes(moved).toString()).isEqualTo("2 0 1 1 0 0");
        for (var link : links) counted(link);
        counted(Api.json(Api.as("huang").get(query + "RECORDED")).at("/groups/0"));
        var others = run("VALID_ROWS", file(List.of(archived(), archived())));
        var before = Api.json(Api.as("huang").get(query + "RECORDED")).at("/groups/0");
        assertThat(undone(SCRIPT, others).get("state").asText()).isEqualTo("UNDONE");
        counted(before);
        counted(Api.json(Api.as("huang").get(query + "RECORDED")).at("/groups/0"));
    }

    private static void counted(JsonNode group) {
        var link = group.at("/cases/numerator").asText();
        long sum = 0;
        for (var next = link + "&limit=200"; next != null; ) {
            var page = Api.json(Api.as("huang").get(next));
            for (var item : page.get("items")) {
                sum += item.get("counted").asLong();
                assertThat(item.get("area").asText()).startsWith("440103009106");
            }
            next = page.has("next")
                    ? link + "&limit=200&cursor=" + page.get("next").asText()
                    : null;
        }
        assertThat(sum).as(link).isEqualTo(group.get("numerator").asLong());
    }

    @Test
    void anImportIsTakenBackWholeUnlessACaseLivesOn() {
        var rows = some();
        long settled = settled("CURRENT");
        var first = run("VALID_ROWS", file(rows));
        rows.get(0).set(TITLE, "第二次");
        rows.get(0).set(15, "口头");
        var more = new ArrayList<>(rows);
        more.add(archived());
        var second = run("VALID_ROWS", file(more));
        assertThat(counts(second)).isEqualTo("10 1 1 8 0 0");
        assertThat(undone(SCRIPT, second).get("state").asText()).isEqualTo("UNDONE");
        var path = "/v1/disputes/" + id(rows.get(0));
        Api.get("he", path).body("title", equalTo("旧案示例"));
        Api.get("he", path + "/timeline").body("size()", equalTo(9));
        reconciled();
        // Somebody works on one of them.
        Api.act("huang", path, "/supplements", "{\"text\": \"补充一。\"}").statusCode(201);
        var job = undone(SCRIPT, first);
        assertThat(job.get("state").asText()).isEqualTo("FINISHED");
        assertThat(job.get("dependents").asLong()).isPositive();
        assertThat(settled("CURRENT")).isEqualTo(settled + 5);
        var flagged = archived();
        var wrong = run("VALID_ROWS", file(List.of(flagged)));
        Api.post("he", "/v1/corrections", """
                        {"kind": "DISPUTE", "recordId": "%s", "flaw": "OTHER", "text": "案件信息有误。"}""".formatted(id(flagged))).statusCode(201);
        assertThat(undone(SCRIPT, wrong).get("dependents").asLong()).isEqualTo(1);
        Api.get(SCRIPT, "/v1/imports/" + wrong.get("id").asText() + "/dependents")
                .body("items.reason", hasItem("HAS_CORRECTION"));
        var other = run("VALID_ROWS", file(List.of(archived(), archived())));
        assertThat(undone(SCRIPT, other).get("state").asText()).isEqualTo("UNDONE");
        assertThat(settled("CURRENT")).isEqualTo(settled + 6);
        reconciled();
    }

    /** Random files of good, wrong, repeated, known, changed and blank rows. */
    @Test
    void aValidationSaysWhatTheRealRunDoes() {
        var random = new Random(7);
        var known = new ArrayList<List<String>>();
        for (int file = 0; file < 6; file++) {
            var rows = new ArrayList<List<String>>();
            for (int i = 0; i < 25; i++) {
                var row = known.isEmpty() || random.nextInt(3) > 0
                        ? archived()
                        : new ArrayList<>(known.get(random.nextInt(known.size())));
                switch (random.nextInt(8)) {
                    case 0 -> row.set(COMMITTEE, "没有此会");
                    case 1 -> row.set(TITLE, "标题" + random.nextInt(3));
                    case 2 -> row.set(34, "GZ-SAME-" + random.nextInt(4));
                    case 3 -> row.set(REPORTED, "");
                    default -> known.add(row);
                }
                rows.add(row);
            }
            long before = disputes();
            var said = run("VALIDATE", file(rows));
            assertThat(disputes()).isEqualTo(before);
            var real = run(random.nextBoolean() ? "VALID_ROWS" : "ALL_OR_NOTHING", file(rows));
            assertThat(counts(real)).isEqualTo(counts(said));
            assertThat(mistakes(real)).isEqualTo(mistakes(said));
        }
        reconciled();
    }

    @Test
    void whatIsWrongIsSaidAtItsPlace() {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < 12; i++) rows.add(archived());
        rows.get(0).set(AREA, "440103010101001");
        rows.get(1).set(STATUS, "调解中");
        rows.get(2).set(COMMITTEE, "没有此会");
        rows.get(3).set(REPORTED, "2024-13-01");
        rows.get(4).set(REPORTED, "2024-03-20");
        rows.get(5).set(29, "440103199003070011");
        rows.get(6).set(19, "");
        rows.get(7).set(3, "77");
        rows.get(8).set(17, "12.5");
        rows.get(9).set(12, "没有此人");
        rows.get(10).set(0, "");
        rows.get(11).set(14, "");
        assertThat(mistakes(run("VALID_ROWS", file(rows))))
                .containsExactly(
                        "2 area AREA_NOT_YOURS",
                        "3 status CASE_NOT_OVER",
                        "4 committee COMMITTEE_UNKNOWN",
                        "5 reportedAt NO_SUCH_DAY",
                        "6 acceptedAt TIME_ORDER",
                        "6 endedAt TIME_ORDER",
                        "6 agreedAt TIME_ORDER",
                        "7 party1DocumentNumber ID_NUMBER_CHECK_DIGIT",
                        "8 fulfilment ARCHIVED_UNFINISHED",
                        "8 fulfilledAt STATUS_DIFFERS",
                        "9 type TYPE_UNKNOWN",
                        "10 amount WHOLE_NUMBER",
                        "11 mediator MEDIATOR_UNKNOWN",
                        "12 - KEY_MISSING",
                        "13 outcome NOT_NULL");
        for (var account : List.of("lin", "chen", "liang", "auditor"))
            Sending.post(account, DISPUTES, "VALIDATE", "", "text/csv", HEADER.getBytes(StandardCharsets.UTF_8))
                    .then()
                    .statusCode(403);
    }

    @Test
    void oneThatLivesHereIsNotChangedByAFile() {
        var rows = List.of(archived(), archived());
        run("VALID_ROWS", file(rows));
        var path = "/v1/disputes/" + id(rows.get(0));
        var lived = Api.accepted();
        var number = Api.get("huang", lived).extract().<String>path("caseNumber");
        rows.get(0).set(0, number);
        rows.get(1).set(33, "公安");
        rows.get(1).set(34, number);
        assertThat(mistakes(run("VALID_ROWS", file(rows)))).containsExactly("2 - CASE_LIVES_HERE");
        // Whatever else is wrong with the row.
        var wrong = new ArrayList<>(rows.get(0));
        wrong.set(24, "2020-01-01");
        for (int i = 0; i < 2; i++)
            assertThat(mistakes(run("VALIDATE", file(List.of(wrong))))).containsExactly("2 - CASE_LIVES_HERE");
        Api.get("huang", lived).body("status", equalTo("ACCEPTED"));
        assertThat(path).isNotNull();
        // Another case with the same number in another system.
        var other = archived();
        other.set(33, "公安");
        other.set(34, number);
        assertThat(mistakes(run("VALID_ROWS", file(List.of(archived(), other, archived())))))
                .containsExactly("3 referenceNumber REFERENCE_TAKEN");
    }

    private static String word() {
        return Sending.text("select case_word from organization where id = '00000000-0000-7000-8000-440103009106'");
    }

    private static List<String> numbered(int year, int sequence) {
        var row = archived();
        row.set(0, "（%d）%s第%04d号".formatted(year, word(), sequence));
        row.set(29, "");
        return row;
    }

    private static int next() {
        String number = Api.get("huang", Api.accepted()).extract().path("caseNumber");
        return Integer.parseInt(Text.part(number, "第(\\d+)号"));
    }

    /** What is numbered here has no gap, whatever files say. */
    @Test
    void anImportedNumberLeavesNoGapInTheCommitteesOwn() {
        int last = next();
        for (int ahead : List.of(1, 3, 9000))
            assertThat(mistakes(
                            run("VALID_ROWS", file(List.of(numbered(Days.today().getYear(), last + ahead))))))
                    .containsExactly("2 caseNumber CASE_NUMBER_AHEAD");
        assertThat(mistakes(run("VALID_ROWS", file(List.of(numbered(Days.today().getYear() + 40, 1))))))
                .containsExactly("2 caseNumber CASE_NUMBER_AHEAD");
        assertThat(next()).isEqualTo(last + 1);
        // Nor in another's, which would come to it and stand still there.
        for (int year : List.of(Days.today().getYear(), 2019)) {
            var row = numbered(year, 9999);
            row.set(0, Text.replaced(row.get(0), "中兴", "周门"));
            assertThat(mistakes(run("VALID_ROWS", file(List.of(row)))))
                    .containsExactly("2 caseNumber CASE_NUMBER_AHEAD");
        }
        assertThat(mistakes(run("VALIDATE", file(List.of(numbered(2019, 9999))))))
                .isEmpty();
    }

    /** A year in which the committee has numbered nothing here yet goes on after what was on paper, until that is taken back. */
    @Test
    void aSeriesGoesOnAfterTheNumbersOnPaper() {
        MovableClock.set("2036-03-03T09:00:00");
        try {
            var first = run("VALID_ROWS", file(List.of(numbered(2036, 3))));
            assertThat(mistakes(first)).isEmpty();
            assertThat(undone(SCRIPT, first).get("state").asText()).isEqualTo("UNDONE");
            var second = run("VALID_ROWS", file(List.of(numbered(2036, 1), numbered(2036, 2))));
            assertThat(counts(second)).isEqualTo("2 2 0 0 0 0");
            assertThat(next()).isEqualTo(3);
            assertThat(mistakes(run("VALID_ROWS", file(List.of(numbered(2036, 5))))))
                    .containsExactly("2 caseNumber CASE_NUMBER_AHEAD");
            assertThat(undone(SCRIPT, second).get("state").asText()).isEqualTo("UNDONE");
            assertThat(next()).isEqualTo(4);
        } finally {
            MovableClock.setBack();
        }
    }

    @Test
    void aNumberOfACommitteesSeriesIsWrittenAsItsOwnAre() {
        var rows = Stream.of(word(), Text.replaced(word(), "中兴", "周门"))
                .flatMap(word -> Stream.of(
                                "（2019）%s第0号",
                                "（2019）%s第-5号", "（2019）%s第２７号", "（2019）%s第00031号", "（2019）%s第31号", "(2019)%s第0031号")
                        .map(form -> form.formatted(word)))
                .map(number -> {
                    var row = archived();
                    row.set(0, number);
                    return row;
                })
                .toList();
        assertThat(mistakes(run("VALIDATE", file(rows))))
                .hasSize(12)
                .allMatch(mistake -> mistake.endsWith(" caseNumber CASE_NUMBER_FORM"));
        assertThat(mistakes(run("VALIDATE", file(List.of(numbered(2019, 31)))))).isEmpty();
    }

    @Test
    void aCaseEndsAtTheTierOfItsCommittee() {
        var header = HEADER.strip() + ",层级\n";
        for (var level : List.of("省", "市", "区县", "街道"))
            assertThat(mistakes(run("VALIDATE", header + String.join(",", archived()) + "," + level + "\n")))
                    .containsExactly("2 level LEVEL_OF_ANOTHER");
        assertThat(mistakes(run("VALIDATE", header + String.join(",", ended("调解不成", "分歧过大")) + ",网格\n")))
                .containsExactly("2 level LEVEL_OF_ANOTHER");
        // Agreed on the spot.
        for (var level : List.of("社区", "网格"))
            assertThat(mistakes(run("VALIDATE", header + String.join(",", archived()) + "," + level + "\n")))
                    .isEmpty();
    }

    /** As what is handled here. */
    @Test
    void nothingIsArchivedBeforeItIsFinished() {
        var pending = archived();
        for (int i = 19; i < 24; i++) pending.set(i, "");
        assertThat(mistakes(run("VALIDATE", file(List.of(pending)))))
                .containsExactly("2 fulfilment ARCHIVED_UNFINISHED");
        var unvisited = archived();
        for (int i = 21; i < 24; i++) unvisited.set(i, "");
        assertThat(mistakes(run("VALIDATE", file(List.of(unvisited))))).containsExactly("2 visitedAt NOT_NULL");
        unvisited.set(STATUS, "已履行");
        unvisited.set(24, "");
        assertThat(mistakes(run("VALIDATE", file(List.of(unvisited))))).isEmpty();
    }

    /** A fulfilled agreement's file is closed by a visit that could find it so. */
    @Test
    void theVisitThatClosesAFileDoesNotLieBeforeThePerformance() {
        var row = archived();
        row.set(21, "2024-03-11");
        assertThat(mistakes(run("VALIDATE", file(List.of(row))))).containsExactly("2 visitedAt TIME_ORDER");
        // One that is not archived is visited again.
        row.set(STATUS, "已履行");
        row.set(24, "");
        assertThat(mistakes(run("VALIDATE", file(List.of(row))))).isEmpty();
    }

    @Test
    void anOralAgreementIsInForceWhenItIsReached() {
        var row = archived();
        row.set(15, "口头");
        var effect = HEADER.strip() + ",生效时间\n" + String.join(",", row) + ",%s\n";
        assertThat(mistakes(run("VALIDATE", effect.formatted("2024-03-11 10:00"))))
                .containsExactly("2 effectiveAt ORAL_EFFECT");
        assertThat(mistakes(run("VALIDATE", effect.formatted("2024-03-10 10:00"))))
                .isEmpty();
        assertThat(mistakes(run("VALIDATE", effect.formatted("")))).isEmpty();
    }

    @Test
    void aResidentIsCalledAsTheyAreRegistered() {
        var resident = Sending.text(
                "select id || ',' || name from resident where district = '440103' and birth_date < '1990-01-01' order by id limit 1");
        var header = HEADER.strip() + ",当事人2居民编号\n";
        for (var name : List.of("别人", "", resident.split(",")[1])) {
            var row = archived();
            row.set(31, name);
            row.set(32, "");
            assertThat(mistakes(run("VALIDATE", header + String.join(",", row) + "," + resident.split(",")[0] + "\n")))
                    .isEqualTo(name.equals("别人") ? List.of("2 party2Name RESIDENT_DIFFERS") : List.of());
        }
    }

    @Test
    void aResidentLivesOnPaperWhereTheyAreRegistered() throws IOException {
        var resident = Sending.text(
                        "select id || ',' || address from resident where district = '440103' and address is not null and birth_date < '1990-01-01' order by id limit 1")
                .split(",");
        var row = archived();
        row.set(31, "");
        row.set(32, "");
        var file = HEADER.strip() + ",当事人2居民编号\n" + String.join(",", row) + "," + resident[0] + "\n";
        assertThat(mistakes(run("VALID_ROWS", file))).isEmpty();
        assertThat(PapersTest.text("/v1/disputes/" + id(row), "/documents/ACCEPTANCE_REGISTER"))
                .contains(Text.unspaced(resident[1]));
    }

    @Test
    void importingOurOwnExportChangesNothing() {
        run("VALID_ROWS", file(some()));
        Api.accepted();
        var file = Sending.exported(
                "he",
                "/v1/exports/full",
                "{\"kind\": \"DISPUTES\", \"format\": \"CSV\", \"purpose\": \"测试导出之后再次导入\", \"area\": \"440103009106\"}");
        long before = Sending.count("select sum(version) from dispute");
        var job = done(Sending.post(SCRIPT, DISPUTES, "VALID_ROWS", "", "text/csv", file)
                .then()
                .statusCode(202)
                .extract()
                .header("Location"));
        assertThat(mistakes(job)).isEmpty();
        assertThat(job.at("/rows/unchanged").asLong())
                .isEqualTo(Sending.count("select count(*) from dispute where area like '440103009106%'"));
        assertThat(job.at("/rows/rejected").asLong()).isZero();
        assertThat(Sending.count("select sum(version) from dispute")).isEqualTo(before);
    }

    @Test
    void anOldCaseWithoutANumberWasAcceptedAllTheSame() throws IOException {
        var old = archived();
        old.set(0, "");
        old.set(TITLE, Api.word());
        var file = HEADER.strip() + ",外部编号\n" + String.join(",", old) + "," + old.get(TITLE) + "\n";
        assertThat(mistakes(Sending.run(SCRIPT, DISPUTES, "VALID_ROWS", "&source=old", file)))
                .isEmpty();
        var dispute = "/v1/disputes/"
                + Api.get("he", "/v1/disputes?area=" + GRID + "&from=2024-01-01&to=2024-12-31&limit=200")
                        .extract()
                        .<String>path("items.find { it.title == '" + old.get(TITLE) + "' }.id");
        assertThat(PapersTest.text(dispute, "/documents/FILE_NOTE"))
                .contains("结果为：调解成功", old.get(COMMITTEE))
                .doesNotContain("未受理");
        assertThat(PapersTest.text(dispute, "/documents/ACCEPTANCE_REGISTER"))
                .contains("2024年3月2日由" + old.get(COMMITTEE) + "受理。");
        assertThat(PapersTest.text(dispute, "/documents/COVER")).contains("卷号＿＿＿＿＿＿＿＿", "2024年3月2日至2024年3月10日");
        for (var form : List.of("/documents/BACK_COVER", "/documents/RETURN_VISIT", "/case-file"))
            PapersTest.text(dispute, form);
    }

    /** Somebody whose engagement ended, and who was engaged again, is one person. */
    @Test
    void aMediatorWhoIsEngagedAgainIsOnePerson() {
        var name = Api.word();
        var staff = staff(name);
        var first = engaged(staff, "2023-01-01", "2025-12-31");
        var known = mediatedBy(name);
        assertThat(mistakes(run("VALID_ROWS", file(List.of(known))))).isEmpty();
        Api.act("he", first, "/end", "{\"reason\": \"任期届满\"}").statusCode(201);
        var second = engaged(staff, "2024-01-01", "2026-12-31");
        // The case keeps the engagement that it has; another has the last that covers its day, or the last of all.
        known.set(TITLE, "第二次");
        var within = mediatedBy(name);
        var before = mediatedBy(name);
        before.set(REPORTED, "2023-03-01");
        before.set(11, "2023-03-02");
        var earliest = mediatedBy(name);
        earliest.set(REPORTED, "2022-03-01");
        earliest.set(11, "2022-03-02");
        var job = run("VALID_ROWS", file(List.of(known, within, before, earliest)));
        assertThat(mistakes(job)).isEmpty();
        assertThat(counts(job)).isEqualTo("4 3 1 0 0 0");
        assertThat(Stream.of(known, within, before, earliest).map(row -> "/v1/mediators/" + mediator(row)))
                .containsExactly(first, second, first, second);
        engaged(staff(name), "2024-01-01", "2026-12-31");
        assertThat(mistakes(run("VALIDATE", file(List.of(mediatedBy(name))))))
                .containsExactly("2 mediator MEDIATOR_AMBIGUOUS");
    }

    private static List<String> mediatedBy(String name) {
        var row = archived();
        row.set(COMMITTEE + 2, name);
        return row;
    }

    private static String mediator(List<String> row) {
        return Sending.text("select mediator_id from dispute where case_number = '" + row.get(0) + "'");
    }

    private static String staff(String name) {
        return Api.post("admin", "/v1/staff", """
                        {"area": "440103009106003", "name": "%s", "sex": "MALE", "birthDate": "1980-01-01"}""".formatted(name))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String engaged(String staff, String from, String until) {
        var mediator = Api.post("he", "/v1/mediators", """
                        {"staffId": "%s", "organizationId": "00000000-0000-7000-8000-440103009106", "employment": "PART_TIME"}""".formatted(staff))
                .statusCode(201)
                .extract()
                .header("Location");
        Api.act("he", mediator, "/engagement", "{\"from\": \"%s\", \"until\": \"%s\"}".formatted(from, until))
                .statusCode(201);
        return mediator;
    }

    /** Whoever has a case after the next file, or after that is taken back, answers for what is wrong with it. */
    @Test
    void correctionsGoWithTheirCase() {
        var row = ended("调解不成", "分歧过大");
        run("VALID_ROWS", file(List.of(row)));
        var dispute = "/v1/disputes/" + id(row);
        var correction = Api.post("he", "/v1/corrections", """
                        {"kind": "DISPUTE", "recordId": "%s", "flaw": "OTHER", "text": "案件信息有误。"}""".formatted(id(row)))
                .statusCode(201)
                .extract()
                .header("Location");
        var neighbour = Api.alsoIn("huang", "COMMUNITY", "440103009108");
        row.set(AREA, "440103009108001");
        row.set(
                COMMITTEE,
                Api.get("he", "/v1/organizations/00000000-0000-7000-8000-440103009108")
                        .extract()
                        .path("name"));
        row.set(COMMITTEE + 2, "");
        var moved = Sending.run("he", DISPUTES, "VALID_ROWS", "", file(List.of(row)));
        assertThat(mistakes("he", moved)).isEmpty();
        Api.get(neighbour, correction)
                .statusCode(200)
                .body("area", equalTo("440103009108001"), "waitsFor", equalTo("440103009108"));
        Api.get(neighbour, correction + "/timeline").body("step", hasItem("FLAGGED"));
        Api.get("huang", correction).statusCode(404);
        Api.act(neighbour, dispute, "/archive", "{}").statusCode(409).body("code", equalTo("MATTERS_OPEN"));
        assertThat(undone("he", moved).get("state").asText()).isEqualTo("UNDONE");
        Api.get("huang", correction).statusCode(200).body("area", equalTo(GRID), "waitsFor", equalTo("440103009106"));
        Api.get("huang", correction + "/timeline").body("step", hasItem("FLAGGED"));
        Api.get(neighbour, correction).statusCode(404);
    }

    /** It is on no timeline. */
    @Test
    void aCaseOfWhichAMediatorHasWrittenANoteIsNotChangedByAFile() {
        var row = archived();
        row.set(STATUS, "已达成协议");
        for (int i = 19; i < 25; i++) row.set(i, "");
        var job = run("VALID_ROWS", file(List.of(row)));
        assertThat(mistakes(job)).isEmpty();
        Api.act("lin", "/v1/disputes/" + id(row), "/notes", "{\"text\": \"申请人私下表示不再要求赔偿。\"}")
                .statusCode(201);
        row.set(COMMITTEE + 2, "");
        assertThat(mistakes(run("VALID_ROWS", file(List.of(row))))).containsExactly("2 - CASE_LIVES_HERE");
        assertThat(undone(SCRIPT, job).get("dependents").asLong()).isEqualTo(1);
    }

    /** Nothing is owed before the agreement binds, and what is owed may be done sooner. */
    @Test
    void anAgreementIsNotBrokenBeforeItTakesEffect() {
        var row = archived();
        row.add("2024-03-15");
        var table = HEADER.strip() + ",生效时间\n";
        assertThat(mistakes(run("VALIDATE", table + String.join(",", row) + "\n")))
                .isEmpty();
        row.set(19, "未履行");
        assertThat(mistakes(run("VALIDATE", table + String.join(",", row) + "\n")))
                .containsExactly("2 fulfilledAt TIME_ORDER");
        row.set(20, "2024-03-15");
        assertThat(mistakes(run("VALIDATE", table + String.join(",", row) + "\n")))
                .isEmpty();
    }

    @Test
    void aMinorPartyWasNobodysGuardian() {
        var table = HEADER.strip() + ",当事人2出生日期,当事人2监护人,当事人3地位,当事人3姓名或名称,当事人3出生日期,当事人3监护人\n"
                + String.join(",", archived()) + ",2015-01-01,旧案兄长,被申请人,旧案兄长,%s,旧案母亲\n";
        assertThat(mistakes(run("VALIDATE", table.formatted("2006-03-11"))))
                .containsExactly("2 party2Guardian GUARDIAN_IS_MINOR");
        assertThat(mistakes(run("VALIDATE", table.formatted("2006-03-10")))).isEmpty();
    }

    /** As requests take them, and exports give them back. */
    @Test
    void aNumberWithAnEInItIsNoQuantity() {
        var table = HEADER.strip() + ",当事人2证件类型,当事人2证件号码\n";
        var row = archived();
        row.set(34, "2026E0001");
        row.addAll(List.of("护照", "12E34567"));
        assertThat(mistakes(run("VALIDATE", table + String.join(",", row) + "\n")))
                .isEmpty();
        row.set(34, "2.026E+15");
        assertThat(mistakes(run("VALIDATE", table + String.join(",", row) + "\n")))
                .containsExactly("2 referenceNumber CELL_SCIENTIFIC");
    }

    /** A file names nobody who acted, and of many times the day only. */
    @Test
    void papersOfAnOldCaseSayNoMoreThanItsFile() throws IOException {
        var old = archived();
        old.set(List.of(HEADER.strip().split(",")).indexOf("履行时间"), "2024/3/12");
        var withdrawn = ended("已撤回", "");
        var expired = ended("终止调解", "期限届满");
        var rows = List.of(old, withdrawn, expired);
        assertThat(mistakes(run("VALID_ROWS", file(rows)))).isEmpty();
        var importer = Api.json(Api.as("huang").get("/v1/disputes/" + id(old) + "/timeline"))
                .findValue("by")
                .asText();
        var chronicle = PapersTest.text("/v1/disputes/" + id(old), "/documents/CHRONICLE");
        assertThat(chronicle.split(importer, -1)).hasSize(2);
        assertThat(chronicle)
                .contains("2024年3月2日受理" + old.get(COMMITTEE), "2024年3月1日9时30分登记", "由其他系统导入" + importer)
                .doesNotContain("日0时00分");
        // Whose it was the file says.
        for (var form : List.of("COVER", "ACCEPTANCE_REGISTER"))
            assertThat(PapersTest.text("/v1/disputes/" + id(old), "/documents/" + form))
                    .contains(old.get(COMMITTEE));
        Api.get("huang", "/v1/disputes/" + id(old) + "/documents/COVER?number=2")
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
        assertThat(PapersTest.text("/v1/disputes/" + id(old), "/documents/RETURN_VISIT"))
                .contains("回访人（签名）", "回访时间2024年4月1日回访方式")
                .doesNotContain(importer, "日0时00分");
        assertThat(PapersTest.text("/v1/disputes/" + id(withdrawn), "/documents/FILE_NOTE"))
                .contains("结束办理，结果为：当事人撤回。");
        assertThat(PapersTest.text("/v1/disputes/" + id(expired), "/documents/FILE_NOTE"))
                .contains("原因：调解期限届满。");
    }
}
