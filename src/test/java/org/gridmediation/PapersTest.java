package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gridmediation.content.Samples;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.Test;

/**
 * Paper says what was recorded. Every text that is recorded here has a mark of its own, K1K, and a form may show only the marks of the records that
 * it is about.
 */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
public class PapersTest {
    private static final String DEPARTMENT = "00000000-0000-7007-8000-000440103009";
    private static final Pattern MARK = Pattern.compile("K\\d+K");

    private static String now() {
        return Days.now().toString();
    }

    private static String recorded() {
        var dispute = Api.post("lin", "/v1/disputes", """
                {"area": "%s", "title": "题K1K", "description": "述K2K", "place": "地K3K", "type": "02", "source": "PATROL", "urgency": "NORMAL",
                 "difficulty": "SIMPLE", "parties": [{"role": "APPLICANT", "kind": "PERSON", "name": "甲K4K", "consented": true},
                                                     {"role": "RESPONDENT", "kind": "PERSON", "name": "乙K5K", "consented": true}]}""".formatted(Given.GRID))
                .statusCode(201)
                .extract()
                .header("Location");
        Given.assigned(dispute);
        for (var party : Given.parties(dispute)) told(dispute, party);
        return dispute;
    }

    private static void told(String dispute, String party) {
        Api.act("lin", dispute, "/parties/" + party + "/notices", """
                {"kind": "RIGHTS_AND_DUTIES", "version": "2026-1", "at": "%s", "method": "IN_PERSON", "acknowledged": true}""".formatted(now()))
                .statusCode(201);
    }

    private static void held(String dispute, String kind, String record, String more) {
        Api.act("lin", dispute, "/sessions", """
                {"kind": "%s", "heldAt": "%s", "record": "%s"%s}""".formatted(kind, now(), record, more))
                .statusCode(201);
    }

    private static String attendance(String party, String how) {
        return "{\"partyId\": \"" + party + "\", \"presence\": " + how + "}";
    }

    public static String text(String dispute, String form) throws IOException {
        return text("huang", dispute, form);
    }

    public static String text(String account, String dispute, String form) throws IOException {
        var answer = Api.as(account).accept("application/pdf").get(dispute + form);
        assertThat(answer.statusCode()).as(form).isEqualTo(200);
        try (var pdf = Loader.loadPDF(answer.asByteArray())) {
            var text = Text.unspaced(new PDFTextStripper().getText(pdf));
            // Days and codes as programs write them are no Chinese.
            assertThat(text).as(form).doesNotContainPattern("\\d{4}-\\d{2}-\\d{2}|[A-Z_]{5,}|null|true|false");
            return text;
        }
    }

    private static Set<String> marks(String text) {
        return MARK.matcher(text).results().map(m -> m.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> marks(int... numbers) {
        return java.util.Arrays.stream(numbers)
                .mapToObj(n -> "K" + n + "K")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aRecordOfASessionSaysWhatWasRecordedOfItAndNothingElse() throws IOException {
        var dispute = recorded();
        var parties = Given.parties(dispute);
        held(
                dispute,
                "REMEDY",
                "录K10K",
                ", \"attendance\": [%s, %s]"
                        .formatted(
                                attendance(parties.get(0), "\"ABSENT\", \"reason\": \"因K11K\""),
                                attendance(parties.get(1), "\"ABSENT\", \"reason\": \"因K12K\"")));
        var agent = Api.act("lin", dispute, "/parties/" + parties.get(1) + "/representatives", """
                        {"kind": "AGENT", "name": "代K20K", "profession": "CLOSE_RELATIVE", "powers": ["ATTEND_AND_SIGN"]}""")
                .statusCode(201)
                .extract()
                .<String>path("representatives[-1].id");
        held(dispute, "MEDIATION", "录K21K", """
                , "result": "NOT_AGREED", "recorder": "记K22K", "place": "处K23K", "participants": [{"kind": "EXPERT", "name": "专K24K"}],
                "statements": [{"partyId": "%s", "text": "言K25K"}], "attendance": [%s, %s]""".formatted(
                        parties.get(0),
                        attendance(parties.get(0), "\"PRESENT\""),
                        attendance(parties.get(1), "\"REPRESENTED\", \"representativeId\": \"" + agent + "\"")));
        held(dispute, "MEDIATION", "录K30K", "");
        Api.act("lin", dispute, "/outcome", """
                {"kind": "AGREED", "agreement": {"form": "ORAL", "content": "协K40K", "agreedAt": "%s"}}""".formatted(now())).statusCode(201);
        var remedy = text(dispute, "/documents/SESSION_RECORD");
        assertThat(marks(remedy)).isEqualTo(marks(4, 5, 10, 11, 12));
        assertThat(remedy)
                .contains("申请人甲K4K：未到场（因K11K）", "被申请人乙K5K：未到场（因K12K）")
                .doesNotContain("自愿", "协议", "继续调解", "甲K4K（签名", "乙K5K（签名");
        var mediation = text(dispute, "/documents/SESSION_RECORD?number=2");
        assertThat(marks(mediation)).isEqualTo(marks(4, 5, 20, 21, 22, 23, 24, 25));
        assertThat(mediation)
                .contains("申请人甲K4K：到场", "被申请人乙K5K：由代理人代K20K代为参加", "当事人未能达成一致", "专K24K（专业人士）")
                .contains("申请人甲K4K（签名", "乙K5K的代理人代K20K（签名")
                .doesNotContain("自愿");
        assertThat(text(dispute, "/documents/CHRONICLE"))
                .contains("甲K4K未到场（因K11K）；乙K5K未到场（因K12K）", "甲K4K到场；乙K5K由代理人代K20K代为参加", "专K24K（专业人士）", "甲K4K：言K25K");
        var poor = text(dispute, "/documents/SESSION_RECORD?number=3");
        assertThat(marks(poor)).isEqualTo(marks(4, 5, 30));
        assertThat(poor).contains("申请人甲K4K：＿＿＿＿", "被申请人乙K5K：＿＿＿＿").doesNotContain("到场（", "自愿", "继续", "无");
    }

    /** Failed, reopened with another party, agreed, paid in part, visited, varied, paid, confirmed by nobody, archived, supplemented. */
    @Test
    void noFormShowsWhatAnotherRecordSays() throws IOException {
        var dispute = recorded();
        var parties = Given.parties(dispute);
        Api.act("lin", dispute, "/investigations", """
                {"beganAt": "%s", "place": "处K50K", "askedName": "邻K51K", "askedAs": "系K52K", "record": "查K53K"}""".formatted(now())).statusCode(201);
        held(dispute, "STATEMENTS", "录K54K", ", \"undisputedFacts\": [\"实K55K\"]");
        Api.act("lin", dispute, "/outcome", """
                {"kind": "FAILED", "reason": "LARGE_DIFFERENCES", "toldOfOtherRoutes": true, "note": "注K60K"}""").statusCode(201);
        Api.act("huang", dispute, "/reopening", "{\"reason\": \"复K61K\"}").statusCode(201);
        var third = Api.act("huang", dispute, "/parties", """
                        {"role": "THIRD_PARTY", "kind": "PERSON", "name": "丙K6K", "consented": true}""")
                .statusCode(201)
                .extract()
                .<String>path("id");
        Given.assign("huang", dispute, Given.LIN);
        told(dispute, third);
        var light = "/coordinations/"
                + Api.act("lin", dispute, "/coordinations", """
                        {"leadId": "%s", "asked": "求K70K", "requestedAt": "%s", "dueAt": "2090-01-01T00:00:00Z"}""".formatted(DEPARTMENT, now()))
                        .statusCode(201)
                        .extract()
                        .path("id");
        for (var step : List.of("进K71K", "进K72K", "毕K73K"))
            Api.act(
                            "lin",
                            dispute,
                            light + "/progress",
                            "{\"text\": \"%s\", \"done\": %s, \"reportedAt\": \"%s\"}"
                                    .formatted(step, step.startsWith("毕"), now()))
                    .statusCode(201);
        Api.act("lin", dispute, light + "/feedback", """
                {"toldAt": "%s", "method": "PHONE", "satisfied": true, "note": "馈K74K"}""".formatted(now())).statusCode(201);
        held(dispute, "MEDIATION", "录K75K", "");
        var until = LocalDate.of(2090, 1, 31);
        var outcome = Api.act("lin", dispute, "/outcome", """
                        {"kind": "AGREED", "note": "注K79K", "agreement": {"form": "ORAL", "content": "协K80K", "agreedAt": "%s", "obligations": [
                         {"kind": "MONEY", "debtorNumber": 2, "creditorNumber": 1, "content": "付K81K", "amount": 800000, "dueOn": "2089-12-31"},
                         {"kind": "CONDUCT", "debtorNumber": 3, "content": "守K82K", "lastsUntil": "%s",
                          "windows": [{"days": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"], "from": "08:00", "until": "12:00"}]}]}}""".formatted(now(), until))
                .statusCode(201)
                .extract()
                .header("Location");
        assertThat(text(dispute, "/documents/CHRONICLE"))
                .contains("系K52K", "无争议事实：实K55K", "守K82K，限于每周一至周五8时至12时", "至2090年1月31日止");
        paid(outcome, 0, "PARTLY", 300000, "缴K83K");
        paid(outcome, 0, "PARTLY", 100000, "缴K84K");
        Api.act("huang", outcome, "/return-visits", """
                {"visitedAt": "%s", "method": "PHONE", "performed": true, "satisfaction": 4, "parties": [1], "note": "访K85K", "danger": "患K86K",
                 "measures": "措K87K"}""".formatted(now())).statusCode(201);
        var varied = Api.act("lin", outcome, "/variation", """
                        {"reason": "变K90K", "agreedBy": [1, 2, 3], "agreement": {"form": "ORAL", "content": "协K91K", "agreedAt": "%s", "obligations": [
                         {"kind": "MONEY", "debtorNumber": 2, "creditorNumber": 1, "content": "付K92K", "amount": 50000}]}}""".formatted(now()))
                .statusCode(201)
                .extract()
                .header("Location");
        paid(varied, 0, "FULFILLED", 50000, "缴K93K");

        var rights = Map.<String, Set<String>>of(
                "COVER", marks(1, 4, 5, 6),
                "CONTENTS", marks(),
                "ACCEPTANCE_REGISTER", marks(1, 2, 3, 4, 5, 6),
                "RIGHTS_NOTICE", marks(4, 5, 6),
                "BACK_COVER", marks());
        var allowed = new HashMap<>(rights);
        allowed.put("FILE_NOTE?number=1", marks(1, 60));
        allowed.put("FILE_NOTE?number=2", marks(1, 90));
        allowed.put("INVESTIGATION_RECORD", marks(50, 51, 52, 53));
        allowed.put("SESSION_RECORD", marks(4, 5, 54, 55));
        allowed.put("SESSION_RECORD?number=2", marks(4, 5, 6, 75));
        allowed.put("ORAL_AGREEMENT?number=1", marks(2, 4, 5, 6, 80, 81, 82));
        allowed.put("ORAL_AGREEMENT?number=2", marks(2, 4, 5, 6, 91, 92));
        allowed.put("RECEIPT", marks(4, 5, 81, 83));
        allowed.put("RECEIPT?number=2", marks(4, 5, 81, 84));
        allowed.put("RECEIPT?number=3", marks(4, 5, 92, 93));
        allowed.put("RETURN_VISIT", marks(4, 85, 86, 87));
        var seen = new ArrayList<String>();
        for (String link : Api.get("huang", dispute + "/documents")
                .extract()
                .<List<String>>path("documents.findAll { it.href != null && it.state == 'PRESENT' }.href")) {
            var form = link.substring(link.lastIndexOf('/') + 1);
            if (form.equals("CHRONICLE")) continue;
            seen.add(form);
            assertThat(allowed).as(form).containsKey(form);
            var marks = marks(text(dispute, "/documents/" + form));
            if (rights.containsKey(form)) assertThat(marks).as(form).isSubsetOf(allowed.get(form));
            else assertThat(marks).as(form).isEqualTo(allowed.get(form));
        }
        assertThat(seen)
                .containsAll(allowed.keySet().stream()
                        .filter(f -> !rights.containsKey(f))
                        .toList());

        assertThat(text(dispute, "/documents/ORAL_AGREEMENT?number=1"))
                .contains("乙K5K向甲K4K支付人民币捌仟元整（¥8,000.00）（付K81K），至迟于2089年12月31日付清。")
                .contains("守K82K，限于每周一至周五8时至12时，自" + Days.today().getYear() + "年")
                .contains("起至2090年1月31日止。");
        assertThat(text(dispute, "/documents/ORAL_AGREEMENT")).contains("协K91K");
        assertThat(text(dispute, "/documents/RECEIPT"))
                .contains("付款人乙K5K", "收款人甲K4K", "对应义务第一项：")
                .contains("本次支付人民币叁仟元整（¥3,000.00）", "累计已付人民币叁仟元整", "尚欠金额人民币伍仟元整（¥5,000.00）", "已部分履行");
        assertThat(text(dispute, "/documents/RECEIPT?number=2")).contains("本次支付人民币壹仟元整", "累计已付人民币肆仟元整", "尚欠金额人民币肆仟元整");
        assertThat(text(dispute, "/documents/RETURN_VISIT")).doesNotContain("乙K5K");

        var chronicle = text(dispute, "/documents/CHRONICLE");
        assertThat(chronicle)
                .containsSubsequence(
                        "登记题K1K", "受理", "确定人民调解员", "告知当事人", "查K53K", "录K54K", "调解不成功", "注K60K", "恢复调解", "复K61K",
                        "增加当事人", "丙K6K", "求K70K", "进K71K", "进K72K", "毕K73K", "馈K74K", "录K75K", "协K80K", "注K79K",
                        "付K81K", "守K82K", "缴K83K", "缴K84K", "访K85K", "协K91K", "变K90K", "缴K93K");
        assertThat(text(dispute, "/case-file")).containsSubsequence("办理经过", "求K70K", "进K71K", "馈K74K", "变K90K");
    }

    private static void paid(String outcome, int index, String result, int amount, String note) {
        Api.act("lin", outcome, "/obligations/" + obligation(outcome, index) + "/fulfilments", """
                {"result": "%s", "amount": %d, "at": "%s", "note": "%s"}""".formatted(
                                result, amount, now(), note))
                .statusCode(201);
    }

    /** What only begins, or ends in an odd way, has forms too: they say no more than is recorded. */
    @Test
    void whatIsNotOverOrEndedOddlyIsNotWrittenAsAgreed() throws IOException {
        var dispute = recorded();
        var draft = Api.act("lin", dispute, "/sessions", """
                {"kind": "MEDIATION", "heldAt": "%s", "record": "录K10K"}""".formatted(now())).statusCode(201);
        assertThat(draft.extract().<String>path("status")).isEqualTo("IN_MEDIATION");
        Api.act("lin", dispute, "/outcome", """
                {"kind": "AGREED", "agreement": {"form": "WRITTEN", "content": "协K11K", "agreedAt": "%s", "toBeSigned": true, "obligations": [
                 {"kind": "CONDUCT", "debtorNumber": 2, "content": "守K12K", "lastsUntil": "2090-01-31"}]}}""".formatted(now())).statusCode(201);
        assertThat(text(dispute, "/documents/WRITTEN_AGREEMENT"))
                .contains("自本协议生效之日起至2090年1月31日止", "甲K4K（签名、盖章或按指印）：年月日", "（印章）年月日");
        Api.get("huang", dispute + "/documents/CONFIRMATION_APPLICATION")
                .statusCode(404)
                .body("errors[0].code", org.hamcrest.Matchers.equalTo("NOT_IN_FORCE"));
        Api.act("lin", dispute, "/withdrawal", """
                {"reason": "OTHER_ROUTE", "explanation": "因K13K", "toldOfOtherRoutes": true}""").statusCode(201);
        var note = text(dispute, "/documents/FILE_NOTE");
        assertThat(marks(note)).isEqualTo(marks(1, 4, 13));
        // Of the other party it is not recorded that it was told.
        assertThat(note)
                .contains("当事人撤回", "说明：因K13K", "告知申请人甲K4K可以依法通过仲裁、行政、司法等途径维护自己的权利。")
                .doesNotContain("成功", "告知当事人");
        Api.get("huang", dispute + "/documents/WRITTEN_AGREEMENT").statusCode(404);
        assertThat(text(dispute, "/documents/CHRONICLE"))
                .containsSubsequence("拟定调解协议", "协K11K", "撤回申请", "因K13K")
                .contains("拟定的协议未签成")
                .doesNotContain("生效");
        assertThat(Stream.of("COVER", "SESSION_RECORD", "RIGHTS_NOTICE").map(form -> {
                    try {
                        return text(dispute, "/documents/" + form);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }))
                .allSatisfy(form -> assertThat(form).doesNotContain("K11K", "K12K", "自愿达成协议", "生效。", "null"));
    }

    /** What is recorded twice of one thing is told twice, each as it was then. */
    @Test
    void whatWasFoundFirstIsNotToldAsWhatWasFoundLater() throws IOException {
        var outcome = Given.settled("2026-03-20T10:00:00+08:00", "");
        var dispute = "/v1/disputes/" + Api.get("lin", outcome).extract().path("disputeId");
        for (var found : List.of("PARTLY_FULFILLED", "FULFILLED"))
            Api.act(
                            "lin",
                            outcome,
                            "/fulfilment",
                            "{\"result\": \"%s\", \"note\": \"见%s见\"}".formatted(found, found.length()))
                    .statusCode(201);
        assertThat(text(dispute, "/documents/CHRONICLE"))
                .containsSubsequence("部分履行", "见16见", "见9见")
                .containsOnlyOnce("见9见");
        assertThat(text(dispute, "/documents/RECEIPT"))
                .contains("已部分履行", "见16见")
                .doesNotContain("见9见");
        assertThat(text(dispute, "/documents/RECEIPT?number=2")).contains("已全部履行", "见9见");
    }

    private static String ago(Duration time) {
        return Days.now().minus(time).toString();
    }

    private static String day(Instant time) {
        var day = Days.of(time);
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    private static String earlier(Duration time) {
        return Days.now()
                .minus(time)
                .atZone(Days.ZONE)
                .toLocalDateTime()
                .toString()
                .substring(0, 19);
    }

    /** Noted on the round and sent two days later; what was recorded late is told where it belongs. */
    @Test
    void whatHappenedIsToldInTheOrderInWhichItHappened() throws IOException {
        var reported = Days.now().minus(Duration.ofDays(7));
        var dispute = MovableClock.at(
                earlier(Duration.ofDays(5)), () -> Api.post("lin", "/v1/disputes", """
                        {"area": "%s", "title": "题K1K", "description": "述K2K", "type": "02", "source": "PATROL", "urgency": "NORMAL",
                         "difficulty": "SIMPLE", "reportedAt": "%s",
                         "parties": [{"role": "APPLICANT", "kind": "PERSON", "name": "甲K4K", "consented": true},
                                     {"role": "RESPONDENT", "kind": "PERSON", "name": "乙K5K", "consented": true, "guardianName": "监K14K"}]}""".formatted(Given.GRID, reported))
                        .statusCode(201)
                        .extract()
                        .header("Location"));
        MovableClock.at(earlier(Duration.ofDays(4)), () -> Given.assigned(dispute));
        for (var party : Given.parties(dispute))
            Api.act("lin", dispute, "/parties/" + party + "/notices", """
                    {"kind": "RIGHTS_AND_DUTIES", "version": "版K6K", "at": "%s", "method": "PHONE", "acknowledged": true}""".formatted(ago(Duration.ofDays(3))))
                    .statusCode(201);
        for (int hours : List.of(24, 48, 60))
            Api.act("lin", dispute, "/sessions", """
                    {"kind": "MEDIATION", "heldAt": "%s", "record": "录K%dK"}""".formatted(ago(Duration.ofHours(hours)), hours))
                    .statusCode(201);
        Api.act("lin", dispute, "/extensions", """
                {"days": 5, "reason": "因K13K", "consents": [{"party": 1, "at": "%s"}, {"party": 2, "at": "%s", "guardianName": "监K14K"}]}""".formatted(ago(Duration.ofDays(2)), now()))
                .statusCode(201);
        var registered = Days.now().minus(Duration.ofDays(5));
        assertThat(text(dispute, "/documents/ACCEPTANCE_REGISTER"))
                .contains("登记时间" + day(registered) + "（" + day(reported) + "报告）");
        // Told by telephone: nobody signed then.
        assertThat(text(dispute, "/documents/RIGHTS_NOTICE"))
                .contains(day(Days.now().minus(Duration.ofDays(3))) + "电话告知申请人甲K4K，其已确认知悉", "申请人甲K4K（签名、盖章或按指印）：年月日");
        assertThat(text(dispute, "/documents/CHRONICLE"))
                .containsSubsequence(
                        "接到报告",
                        "登记",
                        "受理",
                        "版K6K",
                        "录K60K",
                        "录K48K",
                        "录K24K",
                        "延长5日",
                        "因K13K",
                        "甲K4K于",
                        "同意；乙K5K的监护人监K14K于",
                        "同意");
    }

    /** Each field that an occasion, an agreement, its signatures, a visit and a payment can have, on its paper. */
    @Test
    void whatIsRecordedIsOnItsPaper() throws IOException {
        var dispute = recorded();
        var parties = Given.parties(dispute);
        Api.act("lin", dispute, "/sessions", """
                {"kind": "MEDIATION", "record": "录K10K", "heldAt": "%1$s", "endedAt": "%1$s", "placeKind": "ONLINE", "link": "https://example.org/K11K", "open": true, "recorder": "记K12K",
                "undisputedFacts": ["实K13K", "实K14K"], "statements": [{"partyId": "%2$s", "text": "言K15K"}],
                "participants": [{"kind": "EXPERT", "name": "专K16K"}]}""".formatted(now(), parties.get(0)))
                .statusCode(201);
        held(dispute, "SITE_INSPECTION", "看K20K", """
                , "placeKind": "BUILDING", "place": "处K21K", "recorder": "记K22K", "open": true,
                "participants": [{"kind": "NEIGHBOUR", "name": "邻K24K"}], "statements": [{"partyId": "%s", "text": "言K25K"}],
                "attendance": [%s]""".formatted(
                        parties.get(0), attendance(parties.get(1), "\"ABSENT\", \"reason\": \"因K26K\"")));
        var fact = Api.get("lin", dispute + "/facts").extract().<String>path("[0].id");
        Api.act("lin", dispute, "/facts/" + fact + "/marks/" + parties.get(1), "{\"kind\": \"FINGERPRINT\"}")
                .statusCode(201);
        assertThat(text(dispute, "/documents/SESSION_RECORD"))
                .contains("地点线上，https://example.org/K11K", "（一）实K13K（乙K5K" + day(Days.now()) + "按指印）（二）实K14K", "（公开）");
        assertThat(marks(text(dispute, "/documents/SESSION_RECORD")))
                .isEqualTo(marks(4, 5, 10, 11, 12, 13, 14, 15, 16));
        assertThat(text(dispute, "/documents/INVESTIGATION_RECORD"))
                .contains("地点处K21K（楼栋）", "被申请人乙K5K：未到场（因K26K）", "邻K24K（邻里）", "公开进行");
        assertThat(marks(text(dispute, "/documents/INVESTIGATION_RECORD")))
                .isEqualTo(marks(4, 5, 20, 21, 22, 24, 25, 26));
        Api.act("lin", dispute, "/outcome", """
                {"kind": "AGREED", "note": "注K30K", "prevented": [{"kind": "SUICIDE", "cases": 1, "people": 2}],
                 "agreement": {"form": "WRITTEN", "content": "协K31K", "agreedAt": "%s", "toBeSigned": true, "dueOn": "2090-06-30", "obligations": [
                 {"kind": "MONEY", "debtorNumber": 2, "creditorNumber": 1, "content": "付K32K", "amount": 800000, "dueOn": "2089-12-31"},
                 {"kind": "ACT", "debtorNumber": 2, "content": "做K33K"}]}}""".formatted(now())).statusCode(201);
        var draft = "/v1/outcomes/" + Api.get("lin", dispute).extract().path("draftId");
        var marked =
                "{\"partyNumber\": %d, \"kind\": \"%s\", \"place\": \"处K%dK\", \"device\": \"板K%dK\", \"fileDigest\": \""
                        + "ab".repeat(32) + "\"}";
        Api.act("lin", draft, "/marks", marked.formatted(1, "SEAL", 34, 35)).statusCode(201);
        Api.act("lin", draft, "/marks", marked.formatted(2, "FINGERPRINT", 36, 37))
                .statusCode(201);
        Api.act("lin", draft, "/mediator-signature", "{\"place\": \"处K38K\"}").statusCode(201);
        Api.act("huang", draft, "/seal", "{\"place\": \"处K39K\"}").statusCode(201);
        var today = day(Days.now());
        assertThat(text(dispute, "/documents/WRITTEN_AGREEMENT"))
                .contains("至迟于2089年12月31日付清。", "做K33K。本协议全部内容至迟于2090年6月30日履行完毕。", "达成日期" + today)
                .contains("人民调解员林示例（签名）：" + today + "记录人（签名）：年月日")
                .contains("申请人甲K4K（签名、盖章或按指印）：" + today);
        Api.act("lin", draft, "/obligations/" + obligation(draft, 0) + "/fulfilments", """
                {"result": "BROKEN", "note": "违K40K"}""")
                .statusCode(201);
        Api.get("huang", dispute + "/documents/RECEIPT").statusCode(404);
        Api.get("huang", dispute + "/documents")
                .body("documents.find { it.kind == 'RECEIPT' }.state", org.hamcrest.Matchers.equalTo("NOT_NEEDED"));
        paid(draft, 0, "PARTLY", 300000, "缴K41K");
        assertThat(text(dispute, "/documents/RECEIPT"))
                .contains("缴K41K", "人民币叁仟元整")
                .doesNotContain("违K40K");
        Api.get("huang", dispute + "/documents/RECEIPT?number=2").statusCode(404);
        Api.act("huang", draft, "/return-visits", """
                {"method": "IN_PERSON", "performed": false, "satisfaction": 2, "parties": [2], "note": "访K50K", "danger": "患K51K", "escalates": true,
                 "measures": "措K52K", "nextVisitOn": "2090-01-15"}""").statusCode(201);
        assertThat(text(dispute, "/documents/RETURN_VISIT"))
                .contains("被回访人乙K5K", "未按协议履行", "访K50K", "患K51K（有激化可能）", "措K52K", "2090年1月15日")
                .doesNotContain("甲K4K");
        var told = text(dispute, "/documents/CHRONICLE");
        assertThat(told)
                .containsSubsequence(
                        "线上",
                        "录K10K",
                        "看K20K",
                        "乙K5K按指印；实K13K",
                        "拟定调解协议",
                        "协K31K",
                        "甲K4K盖章",
                        "处K34K",
                        "板K35K",
                        "ab",
                        "乙K5K按指印",
                        "处K36K",
                        "板K37K",
                        "人民调解员签名",
                        "处K38K",
                        "人民调解委员会盖章",
                        "处K39K",
                        "防止自杀1件2人",
                        "付K32K",
                        "违K40K",
                        "缴K41K",
                        "上门回访乙K5K",
                        "未按协议履行",
                        "访K50K",
                        "患K51K",
                        "有激化可能",
                        "措K52K",
                        "2090年1月15日");
        assertThat(told).containsOnlyOnce("甲K4K盖章").contains("注K30K", "2090年6月30日");
        for (String link : Api.get("huang", dispute + "/documents")
                .extract()
                .<List<String>>path("documents.findAll { it.href != null }.href"))
            text(dispute, "/documents/" + link.substring(link.lastIndexOf('/') + 1));
        text(dispute, "/case-file");
    }

    private static String obligation(String outcome, int index) {
        return Api.get("lin", outcome).extract().path("obligations[" + index + "].id");
    }

    /** Of whom the guardian was there when it was agreed is kept with each edition of the agreement. */
    @Test
    void whoseGuardianWasThereIsOnTheAgreement() throws IOException {
        var dispute = Given.assigned(Given.disputeWithChild());
        var parties = Given.parties(dispute);
        for (var party : parties) told(dispute, party);
        Api.act("lin", dispute, "/parties/" + parties.get(0) + "/representatives", """
                {"kind": "GUARDIAN", "name": "示例父亲"}""")
                .statusCode(201);
        var oral = """
                {"kind": "AGREED", "agreement": {"form": "ORAL", "content": "协K10K", "guardiansPresent": %s}}""";
        Api.act("lin", dispute, "/outcome", oral.formatted("[2, 3]"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/agreement/guardiansPresent"))
                .body("errors[0].code", equalTo("PARTY_UNKNOWN"));
        var outcome = Api.act("lin", dispute, "/outcome", oral.formatted("[2]"))
                .statusCode(201)
                .body("guardiansPresent", equalTo(List.of(2)))
                .extract()
                .header("Location");
        assertThat(text(dispute, "/documents/ORAL_AGREEMENT")).contains("到场监护人被申请人示例乙的监护人达成日期");
        Api.act("lin", outcome, "/variation", """
                {"reason": "变K11K", "agreedBy": [1, 2], "agreement": {"form": "WRITTEN", "content": "协K12K", "toBeSigned": true, "guardiansPresent": [1, 2]}}""").statusCode(201).body("guardiansPresent", equalTo(List.of(1, 2)));
        Api.get("lin", outcome).body("guardiansPresent", equalTo(List.of(2)));
        assertThat(text(dispute, "/documents/WRITTEN_AGREEMENT")).contains("到场监护人申请人示例甲的监护人被申请人示例乙的监护人达成日期");
        assertThat(text(dispute, "/documents/CHRONICLE"))
                .containsSubsequence("协K10K", "示例乙的监护人到场", "协K12K", "示例甲、示例乙的监护人到场");
        var settled = Given.settled("2026-03-20T10:00:00+08:00", "");
        Api.get("lin", settled).body("guardiansPresent", equalTo(List.of()));
        assertThat(text(Given.disputeOf(settled), "/documents/ORAL_AGREEMENT")).doesNotContain("监护人");
    }

    /** What is not recorded of the other routes is not said; and what was written for another purpose has its name. */
    @Test
    void aFileNoteSaysWhoWasToldOfWhichRoutesAndWhatIsWhat() throws IOException {
        var dispute = recorded();
        Api.act("lin", dispute, "/outcome", """
                {"kind": "FAILED", "reason": "LARGE_DIFFERENCES", "told": {"routes": ["COURT"]}, "note": "注K10K"}""").statusCode(201);
        Api.act(
                        "huang",
                        dispute,
                        "/route-notices",
                        "{\"routes\": [\"ADMINISTRATIVE\", \"ARBITRATION\"], \"parties\": [2]}")
                .statusCode(201);
        assertThat(text(dispute, "/documents/FILE_NOTE"))
                .contains("说明：注K10K")
                .contains("已于" + day(Days.now()) + "根据《中华人民共和国人民调解法》第二十六条，告知当事人可以依法通过司法途径维护自己的权利。")
                .contains("告知被申请人乙K5K可以依法通过仲裁、行政途径维护自己的权利。")
                .doesNotContain("等途径");
        Api.act("huang", dispute, "/reopening", "{\"reason\": \"复K11K\"}").statusCode(201);
        Given.assign("huang", dispute, Given.LIN);
        var outcome = Api.act("lin", dispute, "/outcome", """
                        {"kind": "AGREED", "agreement": {"form": "ORAL", "content": "协K12K", "agreedAt": "%s"}}""".formatted(now()))
                .statusCode(201)
                .extract()
                .header("Location");
        var varied = Api.act("lin", outcome, "/variation", """
                        {"reason": "变K13K", "agreedBy": [1, 2], "agreement": {"form": "ORAL", "content": "协K14K", "agreedAt": "%s"}}""".formatted(now()))
                .statusCode(201)
                .extract()
                .header("Location");
        Api.act("huang", varied, "/setting-aside", """
                {"settingAside": {"ground": "PARTIES_AGREED", "agreedBy": [1, 2], "reason": "废K15K", "on": "%s"}, "told": {"routes": ["ARBITRATION", "COURT", "ADMINISTRATIVE"]}}""".formatted(Days.today())).statusCode(201);
        assertThat(text(dispute, "/documents/FILE_NOTE?number=2"))
                .contains("理由：废K15K", "变更协议的理由：变K13K", "告知当事人可以依法通过仲裁、行政、司法等途径维护自己的权利。")
                .doesNotContain("K10K");
        assertThat(text(dispute, "/documents/CHRONICLE"))
                .contains("说明：注K10K", "乙K5K；仲裁、行政途径", "理由：复K11K", "变更理由：变K13K", "理由：废K15K");
    }

    /** Whoever was told may be mediated; whether they said that they understood is another matter, for the file. */
    @Test
    void whoWasToldAndDidNotAcknowledgeItIsNotSaidToHaveDoneSo() throws IOException {
        var dispute = Given.assigned(Given.dispute());
        var notice = """
                {"kind": "RIGHTS_AND_DUTIES", "version": "2026-1", "method": "%s", "acknowledged": %s}""";
        var parties = Given.parties(dispute);
        Api.act("lin", dispute, "/parties/" + parties.get(0) + "/notices", notice.formatted("IN_PERSON", true))
                .statusCode(201);
        lacks(dispute, "RIGHTS_NOT_TOLD");
        Api.act("lin", dispute, "/parties/" + parties.get(1) + "/notices", notice.formatted("PHONE", false))
                .statusCode(201)
                .body("notices[0].acknowledged", equalTo(false));
        lacks(dispute, "RIGHTS_NOT_ACKNOWLEDGED");
        held(dispute, "MEDIATION", "录K10K", "");
        assertThat(text(dispute, "/documents/RIGHTS_NOTICE")).contains("当面告知申请人示例甲，其已确认知悉。", "电话告知被申请人示例乙，其未确认知悉。");
        assertThat(text(dispute, "/documents/CHRONICLE"))
                .containsSubsequence("示例甲；权利义务告知书", "当面；已确认知悉", "示例乙；权利义务告知书", "电话；未确认知悉");
        Api.act("lin", dispute, "/parties/" + parties.get(1) + "/notices", notice.formatted("LETTER", true))
                .statusCode(201);
        Api.get("huang", dispute + "/documents")
                .body("documents.find { it.kind == 'RIGHTS_NOTICE' }.state", equalTo("PRESENT"));
        assertThat(text(dispute, "/documents/RIGHTS_NOTICE")).containsSubsequence("示例乙，其未确认知悉。", "信函告知被申请人示例乙，其已确认知悉。");
    }

    private static void lacks(String dispute, String lack) {
        Api.get("huang", dispute + "/documents")
                .body("documents.find { it.kind == 'RIGHTS_NOTICE' }.lack", equalTo(lack));
    }

    /** Taken down days later: an answer, and that a time was over, stand where they happened. */
    @Test
    void whatAPartyAnsweredAndWhatWasMissedIsToldWhenItWas() throws IOException {
        var dispute = MovableClock.at(
                earlier(Duration.ofDays(12)), () -> Api.post("lin", "/v1/disputes", """
                        {"area": "%s", "title": "题K1K", "description": "述K2K", "type": "02", "source": "PATROL", "urgency": "NORMAL",
                         "difficulty": "SIMPLE", "parties": [{"role": "APPLICANT", "kind": "PERSON", "name": "甲K4K", "consented": true},
                                                             {"role": "RESPONDENT", "kind": "PERSON", "name": "乙K5K"}]}""".formatted(Given.GRID))
                        .statusCode(201)
                        .extract()
                        .header("Location"));
        var party = Given.parties(dispute).get(1);
        Api.act("lin", dispute, "/investigations", """
                {"beganAt": "%s", "place": "处K10K", "record": "查K11K"}""".formatted(ago(Duration.ofDays(3))))
                .statusCode(201);
        var answer = """
                {"agrees": %s, "at": "%s", "method": "PHONE", "guardianName": "监%sK", "toldOfOtherRoutes": true}""";
        Api.act(
                        "lin",
                        dispute,
                        "/parties/" + party + "/consent",
                        answer.formatted(true, ago(Duration.ofDays(4)), "K12"))
                .statusCode(201);
        Api.act(
                        "lin",
                        dispute,
                        "/parties/" + party + "/consent",
                        answer.formatted(true, ago(Duration.ofDays(2)), "K13"))
                .statusCode(201);
        Api.act(
                        "lin",
                        dispute,
                        "/parties/" + party + "/consent",
                        answer.formatted(false, ago(Duration.ofDays(1)), "K14"))
                .statusCode(201);
        var told = text(dispute, "/documents/CHRONICLE");
        assertThat(told)
                .containsSubsequence("登记", "逾期", "期限", "同意调解", "监K12K", "查K11K", "同意调解", "监K13K", "拒绝调解", "监K14K")
                .containsPattern(day(Days.now().minus(Duration.ofDays(4))) + "\\d+时\\d+分当事人同意调解")
                .containsPattern(day(Days.now().minus(Duration.ofDays(2))) + "\\d+时\\d+分当事人同意调解")
                .containsPattern(day(Days.now().minus(Duration.ofDays(1))) + "\\d+时\\d+分当事人拒绝调解")
                .contains("电话");
        Api.act(
                        "huang",
                        dispute,
                        "/reopening",
                        "{\"reason\": \"复K20K\", \"consents\": [{\"partyId\": \"%s\", \"at\": \"%s\", \"guardianName\": \"监K21K\"}]}"
                                .formatted(party, now()))
                .statusCode(201);
        assertThat(text(dispute, "/documents/CHRONICLE")).containsSubsequence("监K14K", "复K20K", "乙K5K的监护人监K21K于", "同意");
    }

    /** Marks that were recorded together with the agreement have no step of their own. */
    @Test
    void whoSignedHowIsToldOfAnAgreementThatIsRecordedWhole() throws IOException {
        var dispute = recorded();
        var parties = Given.parties(dispute);
        Api.act(
                        "huang",
                        dispute,
                        "/parties/" + parties.get(0) + "/disclosures",
                        "{\"mediatorId\": \"" + Given.ANOTHER + "\", \"kind\": \"DEBT\", \"note\": \"系K40K\"}")
                .statusCode(201);
        Api.act("lin", dispute, "/coordinations", """
                {"leadId": "%s", "joiningIds": ["00000000-0000-7002-8000-000440103009"], "asked": "求K41K", "dueAt": "2090-01-01T00:00:00Z"}""".formatted(DEPARTMENT)).statusCode(201);
        var now = now();
        var outcome = Api.act("lin", dispute, "/outcome", """
                {"kind": "AGREED", "agreement": {"form": "WRITTEN", "content": "协K31K", "agreedAt": "%1$s", "mediatorSignedAt": "%1$s", "sealedAt": "%1$s",
                 "marks": [{"partyId": "%2$s", "kind": "SIGNATURE", "at": "%1$s", "place": "处K32K"},
                           {"partyId": "%3$s", "kind": "FINGERPRINT", "at": "%1$s", "device": "板K33K"}]}}""".formatted(now, parties.get(0), parties.get(1)))
                .statusCode(201)
                .extract()
                .header("Location");
        Api.act("huang", outcome, "/confirmation", "{\"court\": \"院K42K\", \"applicants\": [1, 2]}")
                .statusCode(201);
        Api.act("huang", outcome, "/confirmation/result", "{\"result\": \"CONFIRMED\", \"rulingNumber\": \"号K43K\"}")
                .statusCode(201);
        assertThat(text(dispute, "/documents/CHRONICLE"))
                .containsSubsequence(
                        "系K40K",
                        "求K41K",
                        "协K31K",
                        "甲K4K签名；地点：处K32K",
                        "乙K5K按指印；设备：板K33K",
                        "人民调解员签名",
                        "人民调解委员会盖章",
                        "甲K4K、乙K5K；院K42K",
                        "院K42K；裁定确认协议有效",
                        "号K43K");
    }

    @Test
    void anotherDisputeIsNamedByItsNumber() throws IOException {
        var dispute = Given.dispute();
        var other = Given.dispute();
        Api.act("lin", dispute, "/duplicate", "{\"disputeId\": \"" + other.substring(13) + "\"}")
                .statusCode(201);
        var number = Api.get("lin", other).extract().<String>path("receiptNumber");
        assertThat(text(dispute, "/documents/CHRONICLE")).contains(number);
        assertThat(text(other, "/documents/CHRONICLE"))
                .contains(Api.get("lin", dispute).extract().<String>path("receiptNumber"));
    }

    private static void attached(String dispute, String type, byte[] file) {
        Api.as("lin")
                .contentType(type)
                .body(file)
                .post(dispute + "/attachments?kind=" + (type.startsWith("image") ? "PHOTO" : "EVIDENCE"))
                .then()
                .statusCode(201);
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var painted = image.createGraphics();
        painted.setPaint(new java.awt.GradientPaint(0, 0, java.awt.Color.RED, width, height, java.awt.Color.BLUE));
        painted.fillRect(0, 0, width, height);
        painted.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }

    /** A decoder keeps all of such a picture in memory: its page is there, and says which file has it and why it is not printed. */
    @Test
    void aPhotoThatIsTooLargeToPrintIsNamedOnItsPage() throws IOException {
        var dispute = recorded();
        attached(dispute, "image/png", Samples.png());
        // 12,000 × 12,000.
        var jpeg = jpeg(40, 30);
        for (int at = 2; at < jpeg.length - 9; at++)
            if ((jpeg[at] & 0xff) == 0xff && (jpeg[at + 1] & 0xff) == 0xc0) {
                for (int side : List.of(5, 7)) {
                    jpeg[at + side] = 12000 >> 8;
                    jpeg[at + side + 1] = (byte) 12000;
                }
                break;
            }
        attached(dispute, "image/jpeg", jpeg);
        // 5,000 × 4,000.
        var webp = Samples.webp(Samples.WebP.LOSSY, Samples.exif(ByteOrder.BIG_ENDIAN, 6));
        assertThat(new String(webp, 12, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("VP8X");
        webp[24] = (byte) 4999;
        webp[25] = 4999 >> 8;
        webp[27] = (byte) 3999;
        webp[28] = 3999 >> 8;
        attached(dispute, "image/webp", webp);
        var file = text(dispute, "/case-file");
        assertThat(file)
                .contains("附件1照片—", "附件2照片附件2的图像过大或者无法读取，未印入本卷，以所附电子文件为准。", "附件3照片附件3的图像过大或者无法读取，未印入本卷，以所附电子文件为准。")
                .doesNotContain("附件1的图像");
    }

    /** Upright, no larger than print needs, under the numbers of the list; what is no picture is listed. */
    @Test
    void photosArePagesOfTheFile() throws IOException {
        var dispute = recorded();
        attached(dispute, "image/webp", Samples.webp(Samples.WebP.LOSSY, Samples.exif(ByteOrder.BIG_ENDIAN, 6)));
        attached(dispute, "application/pdf", Samples.pdf());
        attached(dispute, "image/webp", Samples.webp(Samples.WebP.ANIMATED, Samples.exif(ByteOrder.LITTLE_ENDIAN, 3)));
        attached(dispute, "image/jpeg", jpeg(5000, 3000));
        attached(dispute, "image/png", Samples.png());
        Given.attachment("huang", dispute, "IDENTITY_COPY");
        var answer = Api.as("huang").accept("application/pdf").get(dispute + "/case-file");
        assertThat(answer.statusCode()).isEqualTo(200);
        var sizes = new ArrayList<String>();
        var captions = new ArrayList<String>();
        try (var pdf = Loader.loadPDF(answer.asByteArray())) {
            for (int i = 0; i < pdf.getNumberOfPages(); i++) {
                var things = pdf.getPage(i).getResources();
                for (var name : things.getXObjectNames()) {
                    var image = (PDImageXObject) things.getXObject(name);
                    sizes.add(image.getWidth() + "x" + image.getHeight());
                    var page = new PDFTextStripper();
                    page.setStartPage(i + 1);
                    page.setEndPage(i + 1);
                    captions.add(Text.unspaced(page.getText(pdf)));
                }
            }
        }
        assertThat(sizes).containsExactly("5x8", "8x5", "1250x750", "16x16");
        assertThat(captions.stream().map(c -> c.substring(0, 5))).containsExactly("附件1照片", "附件3照片", "附件4照片", "附件5照片");
        assertThat(text(dispute, "/case-file")).contains("2证据材料（另存电子文件）").containsSubsequence("证据材料", "附件5件", "序号种类说明");
    }
}
