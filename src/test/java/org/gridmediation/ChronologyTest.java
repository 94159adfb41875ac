package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.dispute.Moment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of {@link Moment}: a date that lies before one before which it may not lie is refused, and on it is taken. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ChronologyTest {
    /** What no request says on its own: the program takes these times, an old case tells them (DisputeImportTest), or the archive asks (AftermathTest). */
    private static final Set<Moment> OF_OLD_CASES = EnumSet.of(
            Moment.ACCEPTED, Moment.ASSIGNMENT, Moment.EFFECT, Moment.END, Moment.CLOSING_VISIT, Moment.ARCHIVED);

    private static final String WRITTEN =
            "{\"kind\": \"AGREED\", \"agreement\": {\"form\": \"WRITTEN\", \"content\": \"换灯。\", \"agreedAt\": \"2026-03-16T10:00:00+08:00\"%s}}";
    private static final Map<Moment, String> TIMES = new EnumMap<>(Map.ofEntries(
            Map.entry(Moment.REPORTED, "2026-03-10T10:00:00+08:00"),
            Map.entry(Moment.LAST_ANSWER, "2026-03-10T12:00:00+08:00"),
            Map.entry(Moment.ACCEPTED, "2026-03-13T12:00:00+08:00"),
            Map.entry(Moment.ASSIGNMENT, "2026-03-13T13:00:00+08:00"),
            Map.entry(Moment.REOPENED, "2026-03-11T10:00:00+08:00"),
            Map.entry(Moment.CONSENT, "2026-03-12T10:00:00+08:00"),
            Map.entry(Moment.RIGHTS_NOTICE, "2026-03-13T10:00:00+08:00"),
            Map.entry(Moment.INVESTIGATION, "2026-03-13T11:00:00+08:00"),
            Map.entry(Moment.SESSION, "2026-03-14T10:00:00+08:00"),
            Map.entry(Moment.LAST_SESSION, "2026-03-14T12:00:00+08:00"),
            Map.entry(Moment.LAST_MARK, "2026-03-17T10:00:00+08:00"),
            Map.entry(Moment.AGREEMENT, "2026-03-16T10:00:00+08:00"),
            Map.entry(Moment.EFFECT, "2026-03-19T10:00:00+08:00"),
            Map.entry(Moment.LAST_FINDING, "2026-03-20T12:00:00+08:00"),
            Map.entry(Moment.LAST_RULING, "2026-03-24"),
            Map.entry(Moment.LAST_DAY, "2026-03-22"),
            Map.entry(Moment.CONFIRMATION_APPLICATION, "2026-03-23"),
            Map.entry(Moment.CONFIRMATION_RESULT, "2026-03-24"),
            Map.entry(Moment.SETTING_ASIDE, "2026-03-24"),
            Map.entry(Moment.END, "2026-03-20T10:00:00+08:00"),
            Map.entry(Moment.RETURN_VISIT, "2026-03-24T10:00:00+08:00"),
            Map.entry(Moment.COORDINATION, "2026-03-15T10:00:00+08:00"),
            Map.entry(Moment.LAST_PROGRESS, "2026-03-15T14:00:00+08:00"),
            Map.entry(Moment.REMEDY, "2026-03-17T10:00:00+08:00"),
            Map.entry(Moment.JOINT_ACTION, "2026-03-18T15:00:00+08:00"),
            Map.entry(Moment.DANGER, "2026-03-15T12:00:00+08:00"),
            Map.entry(Moment.DANGER_REPORT, "2026-03-15T13:00:00+08:00")));
    private static final Set<Moment> DAYS = EnumSet.of(
            Moment.DUE_DAY,
            Moment.JOINT_ITEM,
            Moment.LAST_DAY,
            Moment.SETTING_ASIDE,
            Moment.CONFIRMATION_APPLICATION,
            Moment.CONFIRMATION_RESULT,
            Moment.NEXT_VISIT);

    private final Map<Moment, BiFunction<Moment, String, ValidatableResponse>> senders = new EnumMap<>(Moment.class);

    ChronologyTest() {
        on(Moment.CONSENT, (earlier, at) -> {
            var dispute = reported();
            var consent = "{\"agrees\": true, \"at\": \"%s\"}";
            if (earlier == Moment.LAST_ANSWER)
                party(dispute, "/consent", consent.formatted(TIMES.get(earlier)))
                        .statusCode(201);
            return party(dispute, "/consent", consent.formatted(at));
        });
        on(Moment.REFUSAL, (earlier, at) -> {
            var dispute =
                    switch (earlier) {
                        case LAST_SESSION -> told(willing());
                        case LAST_MARK -> willing();
                        case REOPENED -> reopened();
                        default -> reported();
                    };
            if (earlier == Moment.LAST_SESSION) held(dispute);
            if (earlier == Moment.LAST_MARK)
                act("lin", draft(dispute), "/marks", """
                        {"partyNumber": 1, "kind": "SIGNATURE", "at": "%s"}""", TIMES.get(earlier)).statusCode(201);
            if (earlier == Moment.LAST_ANSWER)
                party(dispute, "/consent", "{\"agrees\": true, \"at\": \"%s\"}".formatted(TIMES.get(earlier)))
                        .statusCode(201);
            return party(
                    dispute,
                    "/consent",
                    "{\"agrees\": false, \"toldOfOtherRoutes\": true, \"at\": \"%s\"}".formatted(at));
        });
        on(Moment.NOTICE, (earlier, at) -> party(reported(), "/notices", """
                {"kind": "PERSONAL_DATA", "version": "1", "method": "PHONE", "acknowledged": true, "at": "%s"}""".formatted(at)));
        on(Moment.CONTACT, (earlier, at) -> party(reported(), "/contacts", """
                {"method": "PHONE", "result": "REACHED", "at": "%s"}""".formatted(at)));
        on(Moment.MEDIATOR_CHOICE, (earlier, at) -> party(before(earlier), "/choices", """
                {"accepts": true, "at": "%s"}""".formatted(at)));
        on(Moment.EXTENSION_CONSENT, (earlier, at) -> act("huang", before(earlier), "/extensions", """
                {"days": 30, "reason": "鉴定", "consents": [{"party": 1, "at": "%s"}, {"party": 2}]}""", at));
        on(
                Moment.ROUTE_NOTICE,
                (earlier, at) -> earlier == Moment.SETTING_ASIDE
                        ? act("huang", agreed(""), "/setting-aside", """
                {"settingAside": {"ground": "PARTIES_AGREED", "agreedBy": [1, 2], "reason": "另议", "on": "2026-03-24"},
                 "told": {"routes": ["COURT"], "at": "%s"}}""", at)
                        : act("lin", failed(), "/route-notices", """
                {"routes": ["COURT"], "at": "%s"}""", at));
        on(Moment.INVESTIGATION, (earlier, at) -> act("lin", reported(), "/investigations", """
                {"place": "楼下", "record": "询问邻居。", "beganAt": "%s"}""", at));
        on(Moment.INVESTIGATION_END, (earlier, at) -> act("lin", reported(), "/investigations", """
                {"place": "楼下", "record": "询问邻居。", "beganAt": "2026-03-13T11:00:00+08:00", "endedAt": "%s"}""", at));
        on(Moment.RIGHTS_NOTICE, (earlier, at) -> act("lin", willing(), "/sessions", """
                {"kind": "MEDIATION", "record": "调解。", "rightsNotice": {"version": "1", "method": "PHONE", "acknowledged": true, "at": "%s"}}""", at));
        on(Moment.SESSION, (earlier, at) -> act("lin", told(before(earlier)), "/sessions", """
                {"kind": "MEDIATION", "record": "调解。", "heldAt": "%s"}""", at));
        on(Moment.SESSION_END, (earlier, at) -> act("lin", told(willing()), "/sessions", """
                {"kind": "MEDIATION", "record": "调解。", "heldAt": "2026-03-14T10:00:00+08:00", "endedAt": "%s"}""", at));
        on(Moment.FACT_MARK, (earlier, at) -> {
            var dispute = told(willing());
            act("lin", dispute, "/sessions", """
                    {"kind": "MEDIATION", "record": "调解。", "heldAt": "%s", "undisputedFacts": ["灯亮。"]}""", TIMES.get(Moment.SESSION));
            var fact = Api.get("lin", dispute + "/facts").extract().<String>path("[0].id");
            return act(
                    "lin",
                    dispute,
                    "/facts/" + fact + "/marks/" + Given.parties(dispute).get(0),
                    "{\"kind\": \"SIGNATURE\", \"at\": \"%s\"}",
                    at);
        });
        on(Moment.AGREEMENT, (earlier, at) -> {
            var dispute = told(before(earlier));
            if (earlier == Moment.LAST_SESSION) held(dispute);
            return act("lin", dispute, "/outcome", """
                    {"kind": "AGREED", "agreement": {"form": "ORAL", "content": "换灯。", "agreedAt": "%s"}}""", at);
        });
        on(Moment.PARTY_MARK, (earlier, at) -> act("lin", draft(), "/marks", """
                {"partyNumber": 1, "kind": "SIGNATURE", "at": "%s"}""", at));
        on(
                Moment.SIGNATURE,
                (earlier, at) -> act("lin", draft(before(earlier)), "/mediator-signature", "{\"at\": \"%s\"}", at));
        on(Moment.SEAL, (earlier, at) -> act("huang", draft(), "/seal", "{\"at\": \"%s\"}", at));
        on(Moment.VARIATION, (earlier, at) -> act("lin", known(earlier), "/variation", """
                {"reason": "延期", "agreedBy": [1, 2], "agreement": {"form": "ORAL", "content": "改期。", "agreedAt": "%s"}}""", at));
        on(
                Moment.BREACH,
                (earlier, at) ->
                        act("lin", known(earlier), "/fulfilment", "{\"result\": \"BREACHED\", \"at\": \"%s\"}", at));
        on(Moment.SETTING_ASIDE, (earlier, at) -> {
            return act("huang", known(earlier), "/setting-aside", """
                    {"settingAside": {"ground": "REVOKED_BY_COURT", "rulingNumber": "2", "reason": "撤销", "on": "%s"}, "told": {"routes": ["COURT"]}}""", at);
        });
        on(
                Moment.DUE_DAY,
                (earlier, at) -> act(
                        "lin",
                        told(willing()),
                        "/outcome",
                        WRITTEN.formatted(", \"toBeSigned\": true, \"dueOn\": \"%s\""),
                        at));
        on(
                Moment.LAST_DAY,
                (earlier, at) -> act(
                        "lin",
                        told(willing()),
                        "/outcome",
                        WRITTEN.formatted(
                                ", \"toBeSigned\": true, \"obligations\": [{\"kind\": \"CONDUCT\", \"debtorNumber\": 2, \"content\": \"静。\", \"lastsUntil\": \"%s\"}]"),
                        at));
        on(Moment.FULFILMENT, (earlier, at) -> {
            var outcome = agreed("");
            var found = "{\"result\": \"%s\", \"at\": \"%s\"}";
            if (earlier == Moment.LAST_FINDING)
                Api.act("lin", outcome, "/fulfilment", found.formatted("BREACHED", TIMES.get(earlier)))
                        .statusCode(201);
            return Api.act("lin", outcome, "/fulfilment", found.formatted("FULFILLED", at));
        });
        on(Moment.CONDUCT_FULFILMENT, (earlier, at) -> {
            var outcome = agreed(
                    ", \"obligations\": [{\"kind\": \"CONDUCT\", \"debtorNumber\": 2, \"content\": \"静。\", \"lastsUntil\": \"2026-03-22\"}]");
            var obligation = Api.get("lin", outcome).extract().<String>path("obligations[0].id");
            var found = "{\"result\": \"%s\", \"at\": \"%s\"}";
            if (earlier == Moment.LAST_FINDING)
                Api.act(
                                "lin",
                                outcome,
                                "/obligations/" + obligation + "/fulfilments",
                                found.formatted("KEPT", TIMES.get(earlier)))
                        .statusCode(201);
            return Api.act(
                    "lin", outcome, "/obligations/" + obligation + "/fulfilments", found.formatted("FULFILLED", at));
        });
        on(Moment.CONFIRMATION_APPLICATION, (earlier, at) -> act("lin", known(earlier), "/confirmation", """
                {"court": "示例区人民法院", "applicants": [1, 2], "filedOn": "%s"}""", at));
        on(Moment.CONFIRMATION_RESULT, (earlier, at) -> {
            var outcome = agreed("");
            act("lin", outcome, "/confirmation", """
                    {"court": "示例区人民法院", "applicants": [1, 2], "filedOn": "%s"}""", TIMES.get(Moment.CONFIRMATION_APPLICATION));
            return act("lin", outcome, "/confirmation/result", """
                    {"result": "CONFIRMED", "rulingNumber": "1", "decidedOn": "%s"}""", at);
        });
        on(Moment.NEW_CONSENT, (earlier, at) -> {
            var dispute = MovableClock.at("2026-03-20T10:00:00", () -> {
                var open = willing();
                party(open, "/consent", "{\"agrees\": false, \"toldOfOtherRoutes\": true}")
                        .statusCode(201);
                return open;
            });
            return act(
                    "huang",
                    dispute,
                    "/reopening",
                    "{\"reason\": \"改变主意\", \"consents\": [{\"partyId\": \""
                            + Given.parties(dispute).get(0) + "\", \"at\": \"%s\"}]}",
                    at);
        });
        on(
                Moment.RETURN_VISIT,
                (earlier, at) ->
                        act("lin", earlier == Moment.END ? outcome(failed()) : agreed(""), "/return-visits", """
                {"method": "PHONE", "performed": false, "satisfaction": 5, "visitedAt": "%s"}""", at));
        on(Moment.NEXT_VISIT, (earlier, at) -> act("lin", agreed(""), "/return-visits", """
                {"method": "PHONE", "performed": true, "satisfaction": 5, "visitedAt": "2026-03-24T10:00:00+08:00", "nextVisitOn": "%s"}""", at));
        var asked = "{\"leadId\": \"00000000-0000-7007-8000-000440103009\", \"asked\": \"换灯。\"";
        on(
                Moment.COORDINATION,
                (earlier, at) -> act(
                        "lin",
                        willing(),
                        "/coordinations",
                        asked + ", \"dueAt\": \"2036-03-20T18:00:00+08:00\", \"requestedAt\": \"%s\"}",
                        at));
        on(
                Moment.COORDINATION_DUE,
                (earlier, at) -> act(
                        "lin",
                        willing(),
                        "/coordinations",
                        asked + ", \"requestedAt\": \"2026-03-15T10:00:00+08:00\", \"dueAt\": \"%s\"}",
                        at));
        on(Moment.REMEDY, (earlier, at) -> {
            var dispute = coordinated(asked);
            var progress = "{\"text\": \"换灯。\", \"done\": %s, \"reportedAt\": \"%s\"}";
            if (earlier == Moment.LAST_PROGRESS)
                Api.act("lin", dispute, remedy(dispute) + "/progress", progress.formatted(false, TIMES.get(earlier)))
                        .statusCode(201);
            return Api.act("lin", dispute, remedy(dispute) + "/progress", progress.formatted(true, at));
        });
        on(Moment.REMEDY_FEEDBACK, (earlier, at) -> {
            var dispute = coordinated(asked);
            act("lin", dispute, remedy(dispute) + "/progress", """
                    {"text": "已换。", "done": true, "reportedAt": "%s"}""", TIMES.get(Moment.REMEDY));
            return act("lin", dispute, remedy(dispute) + "/feedback", """
                    {"method": "PHONE", "satisfied": true, "toldAt": "%s"}""", at);
        });
        on(Moment.JOINT_ACTION, (earlier, at) -> joint("\"heldAt\": \"" + at + "\", \"items\": []"));
        on(
                Moment.JOINT_ITEM,
                (earlier, at) -> joint("\"heldAt\": \"" + TIMES.get(Moment.JOINT_ACTION)
                        + "\", \"items\": [{\"text\": \"排查。\", \"dueOn\": \"" + at + "\"}]"));
        var danger = "{\"risk\": \"CRIME\", \"description\": \"扬言动手。\"";
        on(
                Moment.DANGER,
                (earlier, at) -> act("lin", reported(), "/escalations", danger + ", \"noticedAt\": \"%s\"}", at));
        on(
                Moment.DANGER_REPORT,
                (earlier, at) -> act(
                        "lin",
                        reported(),
                        "/escalations",
                        danger
                                + ", \"noticedAt\": \"2026-03-15T12:00:00+08:00\", \"report\": {\"to\": \"派出所\", \"at\": \"%s\"}}",
                        at));
        on(Moment.DANGER_END, (earlier, at) -> {
            var dispute = willing();
            act(
                    "lin",
                    dispute,
                    "/escalations",
                    danger
                            + ", \"noticedAt\": \"2026-03-15T12:00:00+08:00\", \"report\": {\"to\": \"派出所\", \"at\": \"%s\"}}",
                    TIMES.get(Moment.DANGER_REPORT));
            var id = Api.get("lin", dispute + "/escalations").extract().<String>path("[0].id");
            return act(
                    "huang", dispute, "/escalations/" + id + "/resolution", "{\"note\": \"平息\", \"at\": \"%s\"}", at);
        });
    }

    private void on(Moment moment, BiFunction<Moment, String, ValidatableResponse> sender) {
        senders.put(moment, sender);
    }

    @BeforeEach
    void someDaysLater() {
        MovableClock.set("2026-03-26T09:00:00");
    }

    @AfterEach
    void back() {
        MovableClock.setBack();
    }

    static Stream<Arguments> cells() {
        return Stream.of(Moment.values())
                .filter(m -> !OF_OLD_CASES.contains(m))
                .flatMap(m -> m.bounds.stream().map(b -> Arguments.of(m, b.earlier())))
                .filter(cell ->
                        !OF_OLD_CASES.contains((Moment) cell.get()[1]) || TIMES.containsKey((Moment) cell.get()[1]));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void whatLiesTooEarlyIsRefusedAndOnTheEdgeItIsTaken(Moment moment, Moment earlier) {
        var sender = senders.get(moment);
        assertThat(sender).as("a request that tells " + moment).isNotNull();
        sender.apply(earlier, tooEarly(moment, TIMES.get(earlier)))
                .statusCode(422)
                .body("errors.code", hasItem(earlier.code));
        sender.apply(earlier, edge(moment)).statusCode(201);
    }

    /** Each date that is recorded with what was not allowed for an hour. */
    static Stream<Arguments> halts() {
        return Stream.of(Moment.values()).filter(m -> m.action != null).flatMap(m -> HALTS.entrySet().stream()
                .filter(halt -> halt.getValue().contains(m))
                .map(halt -> Arguments.of(m, halt.getKey())));
    }

    @ParameterizedTest
    @MethodSource("halts")
    void whatLiesInATimeInWhichItWasNotAllowedIsRefusedAndOnItsEdgesItIsTaken(Moment moment, String code) {
        halting = dispute -> halted(dispute, code);
        try {
            var sender = senders.get(moment);
            sender.apply(Moment.REPORTED, "2026-03-24T11:30:00+08:00")
                    .statusCode(422)
                    .body("errors.code", hasItem(code));
            sender.apply(Moment.REPORTED, "2026-03-24T11:00:00+08:00").statusCode(201);
            sender.apply(Moment.REPORTED, "2026-03-24T12:00:00+08:00").statusCode(201);
        } finally {
            halting = null;
        }
    }

    /** What has ended a moment ago has ended all the same. */
    @Test
    void nothingIsDatedIntoWhatEndedInThisMinute() {
        var dispute = MovableClock.at("2026-03-24T10:00:00", () -> Given.assigned(registered()));
        halted(dispute, "DURING_MERGER");
        MovableClock.at(
                "2026-03-24T12:00:10",
                () -> party(dispute, "/contacts", """
                {"method": "PHONE", "result": "REACHED", "at": "2026-03-24T11:59:30+08:00"}""").statusCode(422).body("errors.code", hasItem("DURING_MERGER")));
    }

    /** Every date whose action one of these obstacles refuses while it is there. */
    @Test
    void everyDateThatCanBeHaltedIsSaid() {
        assertThat(Stream.of(Moment.values()).filter(m -> m.action != null).toList())
                .as("moments of actions")
                .containsExactlyInAnyOrderElementsOf(OF_ACTIONS);
    }

    private static final Set<Moment> CONCLUDES =
            EnumSet.of(Moment.SESSION, Moment.AGREEMENT, Moment.PARTY_MARK, Moment.SIGNATURE, Moment.SEAL);

    private static final Set<Moment> OF_ACTIONS = EnumSet.of(
            Moment.CONSENT,
            Moment.REFUSAL,
            Moment.RIGHTS_NOTICE,
            Moment.NOTICE,
            Moment.CONTACT,
            Moment.MEDIATOR_CHOICE,
            Moment.EXTENSION_CONSENT,
            Moment.INVESTIGATION,
            Moment.SESSION,
            Moment.FACT_MARK,
            Moment.AGREEMENT,
            Moment.PARTY_MARK,
            Moment.SIGNATURE,
            Moment.SEAL,
            Moment.COORDINATION);

    private static final Map<String, Set<Moment>> HALTS = Map.of(
            "DURING_RECUSAL",
            EnumSet.of(
                    Moment.SESSION,
                    Moment.AGREEMENT,
                    Moment.PARTY_MARK,
                    Moment.SIGNATURE,
                    Moment.SEAL,
                    Moment.INVESTIGATION,
                    Moment.FACT_MARK,
                    Moment.MEDIATOR_CHOICE),
            "DURING_DANGER",
            CONCLUDES,
            // A party answers while a transfer waits.
            "DURING_TRANSFER",
            EnumSet.complementOf(EnumSet.of(Moment.CONSENT, Moment.REFUSAL)).stream()
                    .filter(OF_ACTIONS::contains)
                    .collect(Collectors.toSet()),
            "DURING_MERGER",
            OF_ACTIONS);

    private static Consumer<String> halting;

    /** From eleven to twelve on the 24th. */
    private static void halted(String dispute, String code) {
        var from = "2026-03-24T11:00:00";
        var until = "2026-03-24T12:00:00";
        if (code.equals("DURING_DANGER"))
            Api.act("lin", dispute, "/escalations", """
                    {"risk": "CRIME", "description": "扬言动手。", "noticedAt": "%s+08:00", "report": {"to": "派出所", "at": "%s+08:00"}}""".formatted(from, until)).statusCode(201);
        else if (code.equals("DURING_RECUSAL")) {
            var asked = MovableClock.at(from, () -> Api.act("lin", dispute, "/recusals", "{\"reason\": \"相识\"}")
                    .statusCode(201)
                    .extract()
                    .<String>path("id"));
            MovableClock.at(until, () -> Api.act("huang", dispute, "/recusals/" + asked + "/decision", """
                    {"granted": false, "explanation": "并非近亲属。"}""")
                    .statusCode(201));
        } else if (code.equals("DURING_MERGER")) {
            var other = MovableClock.at(from, () -> {
                var one = Api.dispute("lin", Given.GRID);
                Api.act(
                                "huang",
                                one,
                                "/merges",
                                "{\"disputeId\": \"" + dispute.substring(dispute.lastIndexOf('/') + 1) + "\"}")
                        .statusCode(201);
                return one;
            });
            assertThat(other).isNotNull();
            MovableClock.at(until, () -> Api.send("huang", "DELETE", dispute, "/merge", null)
                    .statusCode(200));
        } else {
            var offered = MovableClock.at(
                    from, () -> Api.act("huang", dispute, "/transfers", """
                    {"receiverId": "%s", "reason": "OTHER", "note": "请接收。"}""".formatted(Given.SUBDISTRICT_COMMITTEE))
                            .statusCode(201)
                            .extract()
                            .<String>path("id"));
            MovableClock.at(until, () -> Api.act("huang", dispute, "/transfers/" + offered + "/withdrawal", "")
                    .statusCode(201));
        }
    }

    /** An hour before, or the day before; of what must be later the same. */
    private static String tooEarly(Moment moment, String known) {
        var day = LocalDate.parse(known.substring(0, 10));
        if (moment == Moment.NEXT_VISIT) return day.toString();
        if (moment == Moment.COORDINATION_DUE) return known;
        if (moment == Moment.CONDUCT_FULFILMENT && known.length() == 10) return day + "T18:00:00+08:00";
        if (DAYS.contains(moment)) return day.minusDays(1).toString();
        if (known.length() == 10) return day.minusDays(1) + "T18:00:00+08:00";
        return OffsetDateTime.parse(known).minus(Duration.ofHours(1)).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    /** As early as all that comes before allows. */
    private static String edge(Moment moment) {
        var latest = moment.bounds.stream()
                .map(b -> TIMES.get(b.earlier()))
                .max(String::compareTo)
                .orElseThrow();
        var day = LocalDate.parse(latest.substring(0, 10));
        if (moment == Moment.NEXT_VISIT) return day.plusDays(1).toString();
        if (moment == Moment.CONDUCT_FULFILMENT) return day.plusDays(1) + "T00:00:00+08:00";
        // Later than the refusal, too.
        if (moment == Moment.NEW_CONSENT) return Text.replaced(latest, "10:00", "10:01");
        if (moment == Moment.COORDINATION_DUE) return Text.replaced(latest, "10:00", "11:00");
        if (DAYS.contains(moment)) return day.toString();
        return latest.length() == 10 ? day + "T00:00:00+08:00" : latest;
    }

    /** Art. 29 and 33: the latest of the agreement, the marks, the signature and the seal, from which the 30 days run. */
    @ParameterizedTest
    @MethodSource("evidence")
    void theEffectIsTheLatestOfAll(String mark, String signature, String seal, String effect) {
        var dispute = told(willing());
        var parties = Given.parties(dispute);
        var piece = "{\"partyId\": \"%s\", \"kind\": \"SIGNATURE\", \"at\": \"" + mark + "\"}";
        Api.act(
                        "lin",
                        dispute,
                        "/outcome",
                        WRITTEN.formatted(", \"marks\": [" + piece.formatted(parties.get(0)) + ", "
                                + piece.formatted(parties.get(1)) + "], \"mediatorSignedAt\": \"" + signature
                                + "\", \"sealedAt\": \"" + seal + "\""))
                .statusCode(201)
                .body("effectiveAt", equalTo(effect));
    }

    static Stream<Arguments> evidence() {
        var agreed = "2026-03-16T10:00:00+08:00";
        var later = "2026-03-18T10:00:00+08:00";
        return Stream.of(
                Arguments.of(agreed, agreed, agreed, "2026-03-16T02:00:00Z"),
                Arguments.of(later, agreed, agreed, "2026-03-18T02:00:00Z"),
                Arguments.of(agreed, later, agreed, "2026-03-18T02:00:00Z"),
                Arguments.of(agreed, agreed, later, "2026-03-18T02:00:00Z"));
    }

    @Test
    void evidenceBeforeTheAgreementIsRefusedPieceByPiece() {
        var dispute = told(willing());
        var early = "2026-03-15T06:00:00+08:00";
        Api.act(
                        "lin",
                        dispute,
                        "/outcome",
                        WRITTEN.formatted(", \"marks\": [{\"partyId\": \""
                                + Given.parties(dispute).get(0) + "\", \"kind\": \"SIGNATURE\", \"at\": \"" + early
                                + "\"}], \"mediatorSignedAt\": \"" + early + "\", \"sealedAt\": \"" + early
                                + "\", \"dueOn\": \"2020-01-01\""))
                .statusCode(422)
                .body("errors.pointer", hasItem("/agreement/marks/0/at"))
                .body("errors.pointer", hasItem("/agreement/mediatorSignedAt"))
                .body("errors.pointer", hasItem("/agreement/sealedAt"))
                .body("errors.pointer", hasItem("/agreement/dueOn"));
    }

    @Test
    void onTheSpotItWasReportedByTheTimeItWasSettledThatDayAndNotEarlier() {
        var form = Body.dispute(Given.GRID)
                .and("/settlement", Body.settlement().and("/agreedAt", "2026-03-26T08:30:00+08:00"));
        Api.post("lin", "/v1/disputes", form).statusCode(201).body("reportedAt", equalTo("2026-03-26T00:30:00Z"));
        Api.post("lin", "/v1/disputes", form.with("/settlement/agreedAt", "2026-03-15T10:30:00+08:00"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/settlement/agreedAt"), "errors[0].code", equalTo("BEFORE_REPORT"));
        var reported = form.and("/reportedAt", "2026-03-26T08:30:40+08:00");
        Api.post("lin", "/v1/disputes", reported.with("/settlement/agreedAt", "2026-03-26T07:30:00+08:00"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/settlement/agreedAt"), "errors[0].code", equalTo("BEFORE_REPORT"));
        Api.post("lin", "/v1/disputes", reported).statusCode(201);
    }

    /** Times are compared by the minute, and what a request leaves out is now, which has seconds. */
    @Test
    void whatEndsInTheMinuteInWhichItBeganIsTaken() {
        var dispute = told(willing());
        Api.act("lin", dispute, "/sessions", """
                {"kind": "MEDIATION", "record": "调解。", "heldAt": "2026-03-14T10:00:40+08:00", "endedAt": "2026-03-14T10:00:00+08:00"}""").statusCode(201);
        Api.act("lin", dispute, "/investigations", """
                {"place": "楼下", "record": "询问邻居。", "beganAt": "2026-03-14T10:00:40+08:00", "endedAt": "2026-03-14T10:00:00+08:00"}""").statusCode(201);
        Api.act("lin", dispute, "/escalations", """
                {"risk": "CRIME", "description": "扬言动手。", "noticedAt": "2026-03-14T10:00:40+08:00",
                 "report": {"to": "派出所", "at": "2026-03-14T10:00:00+08:00"}}""").statusCode(201);
    }

    /** A session of another kind is no mediation, and one of an earlier round is over. */
    @Test
    void anAgreementFollowsTheMediationOfItsOwnRound() {
        var dispute = told(willing());
        Api.act("lin", dispute, "/sessions", """
                {"kind": "SITE_INSPECTION", "record": "看灯。", "heldAt": "2026-03-17T10:00:00+08:00"}""").statusCode(201);
        Api.act("lin", dispute, "/outcome", WRITTEN.formatted(", \"toBeSigned\": true"))
                .statusCode(201);
        var settled = told(willing());
        held(settled);
        Api.act("lin", settled, "/settlement", """
                {"content": "换灯。", "agreedAt": "2026-03-14T11:00:00+08:00"}""")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/agreedAt"), "errors[0].code", equalTo("BEFORE_SESSION"));
    }

    @Test
    void nothingIsDueAfterTheWhole() {
        var due = WRITTEN.formatted(
                ", \"toBeSigned\": true, \"dueOn\": \"2026-04-01\", \"obligations\": [{\"kind\": \"ACT\", \"debtorNumber\": 2, \"content\": \"换灯。\", \"dueOn\": \"%s\"}]");
        Api.act("lin", told(willing()), "/outcome", due.formatted("2026-04-02"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/agreement/obligations/0/dueOn"))
                .body("errors[0].code", equalTo("DUE_AFTER_THE_WHOLE"));
        Api.act("lin", told(willing()), "/outcome", due.formatted("2026-04-01")).statusCode(201);
        var lasting = Body.of(due)
                .with("/agreement/obligations/0/kind", "CONDUCT")
                .without("/agreement/obligations/0/dueOn")
                .and("/agreement/obligations/0/lastsUntil", "2026-04-02");
        Api.act("lin", told(willing()), "/outcome", lasting)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/agreement/obligations/0/lastsUntil"))
                .body("errors[0].code", equalTo("DUE_AFTER_THE_WHOLE"));
        // Where none is named, the last day of its obligations is the whole's.
        Api.act("lin", told(willing()), "/outcome", lasting.without("/agreement/dueOn"))
                .statusCode(201)
                .body("dueOn", equalTo("2026-04-02"));
    }

    private static void held(String dispute) {
        Api.act("lin", dispute, "/sessions", """
                {"kind": "MEDIATION", "record": "调解。", "heldAt": "%s"}""".formatted(TIMES.get(Moment.LAST_SESSION)))
                .statusCode(201);
    }

    private static ValidatableResponse act(String account, String resource, String action, String body, String at) {
        return Api.act(account, resource, action, body.formatted(at));
    }

    private static ValidatableResponse party(String dispute, String action, String body) {
        return Api.act("lin", dispute, "/parties/" + Given.parties(dispute).get(0) + action, body);
    }

    /** Accepted and assigned when it is reported; nobody has been asked yet. */
    private static String reported() {
        var dispute = MovableClock.at("2026-03-10T10:00:00", () -> Given.assigned(registered()));
        if (halting != null) halting.accept(dispute);
        return dispute;
    }

    private static String willing() {
        return consented(reported());
    }

    /** A willing one in which this is what comes last before a session. */
    private static String before(Moment earlier) {
        if (earlier == Moment.REOPENED) return reopened();
        if (earlier == Moment.ASSIGNMENT) {
            var accepted = consented(MovableClock.at("2026-03-10T10:00:00", () -> Given.accepted(registered())));
            MovableClock.at("2026-03-13T13:00:00", () -> {
                Given.assign("huang", accepted, Given.LIN);
                return accepted;
            });
            return accepted;
        }
        if (earlier != Moment.ACCEPTED) return willing();
        var dispute = consented(MovableClock.at("2026-03-10T10:00:00", ChronologyTest::registered));
        return MovableClock.at("2026-03-13T12:00:00", () -> Given.assigned(dispute));
    }

    private static String registered() {
        return Api.post(
                        "lin",
                        "/v1/disputes",
                        Body.dispute(Given.GRID).without("/parties/0/consented").without("/parties/1/consented"))
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static String consented(String dispute) {
        for (var party : Given.parties(dispute))
            Api.act("lin", dispute, "/parties/" + party + "/consent", """
                    {"agrees": true, "at": "2026-03-12T10:00:00+08:00"}""").statusCode(201);
        return dispute;
    }

    private static String reopened() {
        var dispute = MovableClock.at("2026-03-11T10:00:00", () -> {
            var failed = reported();
            fail(failed);
            Api.act("huang", failed, "/reopening", "{\"reason\": \"再次要求调解。\"}").statusCode(201);
            Given.assign("huang", failed, Given.LIN);
            return failed;
        });
        return consented(dispute);
    }

    private static String told(String dispute) {
        for (var party : Given.parties(dispute))
            Api.act("lin", dispute, "/parties/" + party + "/notices", """
                    {"kind": "RIGHTS_AND_DUTIES", "version": "1", "method": "PHONE", "acknowledged": true, "at": "2026-03-13T10:00:00+08:00"}""").statusCode(201);
        return dispute;
    }

    private static String failed() {
        return MovableClock.at("2026-03-20T10:00:00", () -> {
            var dispute = willing();
            fail(dispute);
            return dispute;
        });
    }

    private static void fail(String dispute) {
        Api.act("lin", dispute, "/outcome", """
                {"kind": "FAILED", "reason": "LARGE_DIFFERENCES", "toldOfOtherRoutes": true}""").statusCode(201);
    }

    private static String outcome(String dispute) {
        return "/v1/outcomes/" + Api.get("lin", dispute).extract().path("outcomeId");
    }

    /** An agreement in force of which this is known. */
    private static String known(Moment earlier) {
        var outcome = agreed("");
        if (earlier == Moment.LAST_FINDING)
            Api.act(
                            "lin",
                            outcome,
                            "/fulfilment",
                            "{\"result\": \"PARTLY_FULFILLED\", \"at\": \"" + TIMES.get(earlier) + "\"}")
                    .statusCode(201);
        if (earlier == Moment.LAST_RULING) {
            act("lin", outcome, "/confirmation", """
                    {"court": "示例区人民法院", "applicants": [1, 2], "filedOn": "%s"}""", TIMES.get(Moment.CONFIRMATION_APPLICATION))
                    .statusCode(201);
            act(
                            "lin",
                            outcome,
                            "/confirmation/result",
                            "{\"result\": \"WITHDRAWN\", \"decidedOn\": \"%s\"}",
                            TIMES.get(earlier))
                    .statusCode(201);
        }
        return outcome;
    }

    private static String draft() {
        return draft(willing());
    }

    private static String draft(String dispute) {
        return Api.act("lin", told(dispute), "/outcome", WRITTEN.formatted(", \"toBeSigned\": true"))
                .statusCode(201)
                .extract()
                .header("Location");
    }

    /** Agreed on the 16th, in force with the seal on the 19th. */
    private static String agreed(String more) {
        var dispute = told(willing());
        var parties = Given.parties(dispute);
        var mark = "{\"partyId\": \"%s\", \"kind\": \"SIGNATURE\", \"at\": \"2026-03-17T10:00:00+08:00\"}";
        return Api.act(
                        "lin",
                        dispute,
                        "/outcome",
                        WRITTEN.formatted(", \"marks\": [" + mark.formatted(parties.get(0))
                                + ", " + mark.formatted(parties.get(1))
                                + "], \"mediatorSignedAt\": \"2026-03-18T10:00:00+08:00\", \"sealedAt\": \"2026-03-19T10:00:00+08:00\""
                                + more))
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static ValidatableResponse joint(String more) {
        var dispute = reported();
        return Api.post(
                "he", "/v1/joint-actions", """
                {"area": "440103009106", "mechanism": "JOINT_MEDIATION", "leadId": "00000000-0000-7001-8000-000440103009",
                 "plannedAt": "2026-03-18T15:00:00+08:00", "disputeId": "%s", %s}""".formatted(dispute.substring(dispute.lastIndexOf('/') + 1), more));
    }

    private static String coordinated(String asked) {
        var dispute = willing();
        act(
                "lin",
                dispute,
                "/coordinations",
                asked + ", \"dueAt\": \"2036-03-20T18:00:00+08:00\", \"requestedAt\": \"%s\"}",
                TIMES.get(Moment.COORDINATION));
        return dispute;
    }

    private static String remedy(String dispute) {
        return "/coordinations/"
                + Api.get("lin", dispute + "/coordinations").extract().path("[0].id");
    }
}
