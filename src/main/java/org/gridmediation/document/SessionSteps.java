package org.gridmediation.document;

import static org.gridmediation.document.Phrases.label;
import static org.gridmediation.document.Phrases.said;
import static org.gridmediation.document.Phrases.text;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridmediation.coordination.CoordinationState;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.outcome.VisitMethod;
import org.gridmediation.party.Attendance;
import org.gridmediation.party.RepresentativeKind;
import org.gridmediation.party.Statement;
import org.gridmediation.session.MarkKind;
import org.gridmediation.session.NewSession.Participant;
import org.gridmediation.session.PlaceKind;
import org.gridmediation.session.SessionKind;
import org.gridmediation.session.SessionResult;

/** What was looked into and mediated, which facts were signed, and what departments were asked for. */
final class SessionSteps {
    private SessionSteps() {}

    static void sessions(CaseRecords records) {
        records.rows("""
                select i.id, i.beganAt, i.place, i.askedName, i.askedParty, i.record, i.askedAs, i.endedAt from Investigation i
                where i.dispute = :dispute""")
                .forEach(r -> records.put(
                        TimelineStep.INVESTIGATED,
                        r[0],
                        r[1],
                        p -> text(
                                until(r[7]),
                                label("被调查人", r[4] == null ? r[3] : p.party(r[4])),
                                label("与纠纷关系", r[6]),
                                label("地点", r[2]),
                                r[5])));
        var speakers = speakers(records);
        var facts = facts(records);
        records.rows("""
                select s.id, s.heldAt, s.number, s.kind, s.place, s.record, s.result, s.placeKind, s.endedAt, s.open, s.attendance, s.participants,
                       s.statements
                from Session s where s.dispute = :dispute""")
                .forEach(r -> records.put(
                        TimelineStep.SESSION_HELD,
                        r[0],
                        r[1],
                        p -> text(
                                "第" + r[2] + "次：" + said(r[3], CodeWords::session, SessionKind.class)
                                        + ((boolean) r[9] ? "（公开）" : ""),
                                until(r[8]),
                                label("地点", CodeWords.place((PlaceKind) r[7], (String) r[4], null)),
                                label("当事人到场情况", each(r[10], (Attendance a) -> attended(p, a, speakers))),
                                label(
                                        "参加人",
                                        each(
                                                r[11],
                                                (Participant g) -> g.name() + "（" + CodeWords.guest(g.kind()) + "）")),
                                r[5],
                                each(r[12], (Statement s) -> p.party(s.partyId()) + "：" + s.text()),
                                label("无争议事实", each(facts.get(r[0]), (String fact) -> fact)),
                                said(r[6], CodeWords::result, SessionResult.class))));
        records.rows("""
                select f.factId, f.markedAt, x.text, f.partyId, f.kind, p.name, p.kind
                from FactMark f join Fact x on x.id = f.factId and x.district = f.district
                left join Representative p on p.id = f.representativeId and p.district = f.district
                where f.dispute = :dispute order by f.at, f.id""")
                .forEach(r -> records.put(
                        TimelineStep.FACT_SIGNED,
                        r[0],
                        r[1],
                        parties -> text(
                                parties.party(r[3])
                                        + (r[5] == null
                                                ? ""
                                                : "的" + CodeWords.speaker((RepresentativeKind) r[6], (String) r[5]))
                                        + said(r[4], Steps::mark, MarkKind.class),
                                r[2])));
    }

    private static String until(Object end) {
        return end == null ? "" : "至" + Chinese.hour((Instant) end);
    }

    /** @param list null of what is not recorded */
    @SuppressWarnings("unchecked")
    private static <T> String each(Object list, Function<T, String> words) {
        return list == null ? "" : ((List<T>) list).stream().map(words).collect(Collectors.joining("；"));
    }

    private static String attended(PartyHistory parties, Attendance how, Map<Object, Object> speakers) {
        var representative = (String) speakers.get(how.representativeId());
        return parties.party(how.partyId())
                + CodeWords.presence(how.presence(), representative, how.accompanied(), how.reason());
    }

    private static Map<Object, Object> speakers(CaseRecords records) {
        return records.rows("select r.id, r.kind, r.name from Representative r where r.dispute = :dispute")
                .collect(Collectors.toMap(r -> r[0], r -> CodeWords.speaker((RepresentativeKind) r[1], (String) r[2])));
    }

    /** By the sessions in which they were stated. */
    private static Map<Object, List<Object>> facts(CaseRecords records) {
        return records.rows("select f.sessionId, f.text from Fact f where f.dispute = :dispute order by f.number")
                .collect(Collectors.groupingBy(r -> r[0], Collectors.mapping(r -> r[1], Collectors.toList())));
    }

    static void coordinations(CaseRecords records) {
        var names = records.names();
        records.rows("""
                select c.id, c.requestedAt, c.leadId, c.asked, c.dueAt, c.toldAt, c.toldBy, c.satisfied, c.feedback, c.state, c.joiningIds from Coordination c
                where c.dispute = :dispute""").forEach(r -> {
            records.put(
                    TimelineStep.COORDINATION_REQUESTED,
                    r[0],
                    r[1],
                    text(
                            names.at(r[2], r[1]),
                            ((List<?>) r[10]).isEmpty()
                                    ? ""
                                    : "会同"
                                            + ((List<?>) r[10])
                                                    .stream()
                                                            .map(id -> names.at(id, r[1]))
                                                            .collect(Collectors.joining("、")),
                            label("协调事项", r[3]),
                            r[4] == null ? "" : "办理期限" + Chinese.hour((Instant) r[4])));
            if (r[9] == CoordinationState.TOLD)
                records.put(
                        TimelineStep.COORDINATION_TOLD,
                        r[0],
                        r[5],
                        text(
                                said(r[6], CodeWords::visited, VisitMethod.class),
                                r[7] == null ? "" : (boolean) r[7] ? "申请人满意" : "申请人不满意",
                                label("说明", r[8])));
        });
        records.rows("""
                select p.coordinationId, p.reportedAt, p.text, p.done, p.onBehalf from Progress p
                where p.dispute = :dispute order by p.number""")
                .forEach(r -> records.put(
                        (boolean) r[3] ? TimelineStep.COORDINATION_DONE : TimelineStep.COORDINATION_PROGRESSED,
                        r[0],
                        r[1],
                        text(r[2], (boolean) r[4] ? "（由提出协调的一方代为记录）" : "")));
    }
}
