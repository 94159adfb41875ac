package org.gridmediation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.access.Role;
import org.gridmediation.attachment.AttachmentKind;
import org.gridmediation.coordination.CoordinationState;
import org.gridmediation.deadline.ClockKind;
import org.gridmediation.deadline.NewExtension;
import org.gridmediation.dispute.Channel;
import org.gridmediation.dispute.DeclineReason;
import org.gridmediation.dispute.Prevented;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.Step;
import org.gridmediation.escalation.Risk;
import org.gridmediation.http.Days;
import org.gridmediation.neutrality.DisclosureKind;
import org.gridmediation.outcome.AgreementForm;
import org.gridmediation.outcome.ConfirmationState;
import org.gridmediation.outcome.EndReason;
import org.gridmediation.outcome.Mark;
import org.gridmediation.outcome.Obligation;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.outcome.Performance;
import org.gridmediation.outcome.Route;
import org.gridmediation.outcome.SettingAside;
import org.gridmediation.outcome.VisitMethod;
import org.gridmediation.party.ContactResult;
import org.gridmediation.party.NoticeKind;
import org.gridmediation.party.WithdrawalReason;
import org.gridmediation.session.MarkKind;
import org.gridmediation.session.PlaceKind;
import org.gridmediation.session.SessionKind;
import org.gridmediation.session.SessionResult;
import org.gridmediation.transfer.TransferReason;

/**
 * The dispute's timeline in words: each step with what the record that it is about says, in the order of the times that it tells. Several
 * records of one subject (the progress of a coordination, the payments for an obligation) belong to its steps in the order in which they were
 * recorded.
 */
@ApplicationScoped
class Chronicle {
    @Inject
    EntityManager session;

    record Entry(Step step, UUID about, Instant at, Instant receivedAt, String by, Role role) {}

    /** @param at a time or a day, null when the record has none of its own */
    private record Detail(Object at, String text) {}

    private record Key(Step step, UUID about) {}

    record Given(UUID party, boolean agrees, Instant at, Instant recordedAt, Channel method, String guardian) {}

    List<CaseFile.Happening> of(UUID dispute, Parties parties) {
        var entries = session.createQuery("""
                        select e.kind, e.subjectId, e.at, e.receivedAt, e.byName, e.byRole from TimelineEntry e
                        where e.disputeId = :dispute order by e.number""", Entry.class)
                .setParameter("dispute", dispute)
                .getResultList();
        var told = new Told(dispute, parties, entries);
        told.all();
        return entries.stream()
                .flatMap(e -> happened(e, told.next(e.step, e.about)))
                .sorted(Comparator.comparing(h -> h.at().truncatedTo(ChronoUnit.MINUTES)))
                .toList();
    }

    /** A report that was noted before it was sent is two steps: made then, registered now. */
    private static Stream<CaseFile.Happening> happened(Entry entry, Detail detail) {
        var by = entry.role == Role.RESIDENT ? "居民" : entry.by;
        var step = happened(entry, detail, by);
        if (entry.receivedAt == null || Chinese.hour(entry.receivedAt).equals(Chinese.hour(entry.at)))
            return Stream.of(step);
        return Stream.of(
                new CaseFile.Happening(entry.at, false, "接到报告", "", by),
                new CaseFile.Happening(entry.receivedAt, false, step.step(), step.text(), by));
    }

    private static CaseFile.Happening happened(Entry entry, Detail detail, String by) {
        var name = Steps.name(entry.step);
        if (detail.at instanceof LocalDate day)
            return new CaseFile.Happening(Days.start(day.plusDays(1)).minusMillis(1), true, name, detail.text, by);
        return new CaseFile.Happening(detail.at == null ? entry.at : (Instant) detail.at, false, name, detail.text, by);
    }

    /** What the records of one dispute say of its steps. */
    private final class Told {
        private static final Detail NOTHING = new Detail(null, "");

        private static final List<Step> LINKS = List.of(
                Step.LINKED,
                Step.UNLINKED,
                Step.MARKED_DUPLICATE,
                Step.UNMARKED_DUPLICATE,
                Step.MERGED,
                Step.UNMERGED,
                Step.JOINED_BY,
                Step.LEFT_BY);

        private final UUID dispute;
        private final Parties parties;
        private final List<Entry> entries;
        /** What has a step of its own. */
        private final Set<UUID> noted;

        private final Map<Key, Deque<Detail>> details = new HashMap<>();
        private List<Given> answered = List.of();

        Told(UUID dispute, Parties parties, List<Entry> entries) {
            this.dispute = dispute;
            this.parties = parties;
            this.entries = entries;
            this.noted = entries.stream().map(Entry::about).collect(Collectors.toSet());
        }

        Detail next(Step step, UUID about) {
            var left = details.get(new Key(step, about));
            if (left == null || left.isEmpty()) return NOTHING;
            return left.size() == 1 ? left.peek() : left.poll();
        }

        private void put(Step step, Object about, Object at, String text) {
            details.computeIfAbsent(new Key(step, (UUID) about), k -> new ArrayDeque<>())
                    .add(new Detail(at, text));
        }

        private Stream<Object[]> rows(String query) {
            return session.createQuery(query, Object[].class)
                    .setParameter("dispute", dispute)
                    .getResultStream();
        }

        private String party(Object id) {
            var name = parties.name((UUID) id);
            return name == null ? "" : name;
        }

        void all() {
            beginning();
            people();
            proceedings();
            routes();
            agreements();
            performance();
            rest();
        }

        private void beginning() {
            rows("select d.receiptNumber, d.title from Dispute d where d.id = :dispute")
                    .forEach(r -> put(Step.REGISTERED, null, null, text(r[1], "登记编号" + r[0])));
            rows("""
                    select x.committeeId, x.at, o.name from Decision x join Organization o on o.id = x.committeeId
                    where x.disputeId = :dispute and x.accepted order by x.at""").forEach(r -> put(Step.ACCEPTED, r[0], r[1], text(r[2])));
            rows("select x.id, x.at, x.reason, x.explanation from Decision x where x.disputeId = :dispute and not x.accepted")
                    .forEach(r -> put(
                            Step.DECLINED,
                            r[0],
                            r[1],
                            text(said(r[2], Wording::declined, DeclineReason.class), label("说明", r[3]))));
            rows("""
                    select a.mediatorId, a.at, s.name from Assignment a join Mediator m on m.id = a.mediatorId join Staff s on s.id = m.staffId
                    where a.disputeId = :dispute order by a.at, a.id""").forEach(r -> {
                put(Step.ASSIGNED, r[0], r[1], text(r[2]));
                // Every end of the mediation ends an assignment too: when this one was taken off is said by the step.
                put(Step.MEDIATOR_TAKEN_OFF, r[0], null, text(r[2]));
            });
            rows("""
                    select c.id, c.at, s.name, c.reason from Conflict c join Mediator m on m.id = c.mediatorId join Staff s on s.id = m.staffId
                    where c.disputeId = :dispute""").forEach(r -> put(Step.CONFLICT_ACCEPTED, r[0], r[1], text(r[2], label("理由", r[3]))));
            rows("""
                    select c.partyId, c.answeredAt, s.name, c.accepts from Choice c join Mediator m on m.id = c.mediatorId join Staff s on s.id = m.staffId
                    where c.disputeId = :dispute order by c.at, c.id""")
                    .forEach(r -> put(
                            (boolean) r[3] ? Step.MEDIATOR_CHOSEN : Step.MEDIATOR_NOT_CHOSEN,
                            r[0],
                            r[1],
                            text(party(r[0]), "人民调解员" + r[2])));
            rows("""
                    select c.id, c.at, s.name, c.reason, c.partyId, c.decidedAt, c.explanation, c.granted
                    from Recusal c join Mediator m on m.id = c.mediatorId join Staff s on s.id = m.staffId where c.disputeId = :dispute""").forEach(r -> {
                put(
                        Step.RECUSAL_ASKED,
                        r[0],
                        r[1],
                        text(r[4] == null ? "" : party(r[4]), "人民调解员" + r[2], label("理由", r[3])));
                put(Step.RECUSAL_LAPSED, r[0], null, text("人民调解员" + r[2]));
                if (r[7] != null)
                    put(
                            (boolean) r[7] ? Step.RECUSAL_GRANTED : Step.RECUSAL_DENIED,
                            r[0],
                            r[5],
                            text("人民调解员" + r[2], label("理由", r[6])));
            });
        }

        private void people() {
            for (var party : parties.all()) {
                var name = parties.titled(party.id());
                for (var step : List.of(Step.PARTY_ADDED, Step.PARTY_CHANGED, Step.PARTY_REMOVED))
                    put(step, party.id(), null, name);
            }
            answers();
            rows("""
                    select d.partyId, d.at, s.name, d.kind, d.note from Disclosure d join Staff s on s.id = d.staffId
                    where d.disputeId = :dispute order by d.at, d.id""")
                    .forEach(r -> put(
                            Step.TIE_DISCLOSED,
                            r[0],
                            r[1],
                            text(
                                    party(r[0]),
                                    "人民调解员" + r[2],
                                    said(r[3], Steps::tie, DisclosureKind.class),
                                    label("说明", r[4]))));
            rows("select r.id, r.partyId, r.name, r.relation from Representative r where r.disputeId = :dispute")
                    .forEach(r -> {
                        for (var step : List.of(Step.REPRESENTATIVE_ADDED, Step.REPRESENTATIVE_ENDED))
                            put(step, r[0], null, text(party(r[1]) + "的代理人或者监护人" + r[2], r[3]));
                    });
            rows("""
                    select n.partyId, n.givenAt, n.kind, n.method, n.acknowledged, n.version from Notice n
                    where n.disputeId = :dispute order by n.at, n.id""")
                    .forEach(r -> put(
                            Step.NOTICE_GIVEN,
                            r[0],
                            r[1],
                            text(
                                    party(r[0]),
                                    said(r[2], Steps::notice, NoticeKind.class) + "（版本" + r[5] + "）",
                                    said(r[3], Steps::channel, Channel.class),
                                    (boolean) r[4] ? "已确认知悉" : "未确认知悉")));
            rows("""
                    select c.partyId, c.contactedAt, c.method, c.result, c.note from Contact c
                    where c.disputeId = :dispute order by c.at, c.id""")
                    .forEach(r -> put(
                            ((ContactResult) r[3]).step(),
                            r[0],
                            r[1],
                            text(
                                    party(r[0]),
                                    said(r[2], Steps::channel, Channel.class),
                                    said(r[3], Steps::contact, ContactResult.class),
                                    label("说明", r[4]))));
            rows("select w.id, w.at, w.partyId, w.reason, w.explanation from Withdrawal w where w.disputeId = :dispute")
                    .forEach(r -> put(
                            Step.WITHDRAWN,
                            r[0],
                            r[1],
                            text(
                                    party(r[2]),
                                    said(r[3], Steps::withdrawal, WithdrawalReason.class),
                                    label("说明", r[4]))));
        }

        /**
         * What a party answered, when it did. An answer that came with the party itself, or with the reopening, has no step: that of a step is the
         * last that was recorded by then.
         */
        private void answers() {
            answered = session.createQuery(
                            "select a.partyId, a.agrees, a.answeredAt, a.at, a.method, a.guardianName from Answer a where a.disputeId = :dispute order by a.at, a.id",
                            Given.class)
                    .setParameter("dispute", dispute)
                    .getResultList();
            for (var entry : entries) {
                if (entry.step != Step.CONSENTED && entry.step != Step.REFUSED) continue;
                var answer = answered.stream()
                        .filter(a -> a.party.equals(entry.about) && a.agrees == (entry.step == Step.CONSENTED))
                        .filter(a -> !a.recordedAt.isAfter(entry.at))
                        .max(Comparator.comparing(Given::recordedAt));
                put(
                        entry.step,
                        entry.about,
                        answer.map(Given::at).orElse(null),
                        text(
                                parties.titled(entry.about),
                                answer.map(a -> said(a.method, Steps::channel, Channel.class))
                                        .orElse(""),
                                answer.filter(a -> a.guardian != null)
                                        .map(a -> "监护人" + a.guardian)
                                        .orElse("")));
            }
        }

        private void proceedings() {
            rows("""
                    select i.id, i.beganAt, i.place, i.askedName, i.askedParty, i.record from Investigation i
                    where i.disputeId = :dispute""")
                    .forEach(r -> put(
                            Step.INVESTIGATED,
                            r[0],
                            r[1],
                            text(
                                    r[4] == null ? label("被调查人", r[3]) : label("被调查人", party(r[4])),
                                    label("地点", r[2]),
                                    r[5])));
            rows("""
                    select s.id, s.heldAt, s.number, s.kind, s.place, s.record, s.result, s.placeKind from Session s
                    where s.disputeId = :dispute""")
                    .forEach(r -> put(
                            Step.SESSION_HELD,
                            r[0],
                            r[1],
                            text(
                                    "第" + r[2] + "次：" + said(r[3], Wording::session, SessionKind.class),
                                    label("地点", Wording.place((PlaceKind) r[7], (String) r[4], null)),
                                    r[5],
                                    r[6] == null ? "" : said(r[6], Wording::result, SessionResult.class))));
            rows("""
                    select f.factId, f.markedAt, x.text, f.partyId, f.kind, p.name
                    from FactMark f join Fact x on x.id = f.factId left join Representative p on p.id = f.representativeId
                    where f.disputeId = :dispute order by f.at, f.id""")
                    .forEach(r -> put(
                            Step.FACT_SIGNED,
                            r[0],
                            r[1],
                            text(
                                    party(r[3])
                                            + (r[5] == null ? "" : "的代理人或者监护人" + r[5])
                                            + said(r[4], Steps::mark, MarkKind.class),
                                    r[2])));
            var names = organizations();
            rows("""
                    select c.id, c.requestedAt, c.leadId, c.asked, c.dueAt, c.toldAt, c.toldBy, c.satisfied, c.feedback, c.state, c.joiningIds from Coordination c
                    where c.disputeId = :dispute""").forEach(r -> {
                put(
                        Step.COORDINATION_REQUESTED,
                        r[0],
                        r[1],
                        text(
                                names.get(r[2]),
                                ((List<?>) r[10]).isEmpty()
                                        ? ""
                                        : "会同"
                                                + ((List<?>) r[10])
                                                        .stream()
                                                                .map(names::get)
                                                                .collect(Collectors.joining("、")),
                                label("协调事项", r[3]),
                                r[4] == null ? "" : "办理期限" + Chinese.hour((Instant) r[4])));
                if (r[9] == CoordinationState.TOLD)
                    put(
                            Step.COORDINATION_TOLD,
                            r[0],
                            r[5],
                            text(
                                    said(r[6], Wording::visited, VisitMethod.class),
                                    r[7] == null ? "" : (boolean) r[7] ? "申请人满意" : "申请人不满意",
                                    label("说明", r[8])));
            });
            rows("""
                    select p.coordinationId, p.reportedAt, p.text, p.done, p.onBehalf from Progress p
                    where p.disputeId = :dispute order by p.number""")
                    .forEach(r -> put(
                            (boolean) r[3] ? Step.COORDINATION_DONE : Step.COORDINATION_PROGRESSED,
                            r[0],
                            r[1],
                            text(r[2], (boolean) r[4] ? "（由提出协调的一方代为记录）" : "")));
        }

        private Map<Object, String> organizations() {
            return session.createQuery("select o.id, o.name from Organization o", Object[].class)
                    .getResultStream()
                    .collect(Collectors.toMap(r -> r[0], r -> (String) r[1]));
        }

        private void routes() {
            rows("""
                    select t.id, t.at, f.name, o.name, t.reason, t.note, t.answeredAt, t.answerReason
                    from Transfer t left join Organization f on f.id = t.senderId left join Organization o on o.id = t.receiverId
                    where t.disputeId = :dispute""").forEach(r -> {
                var way = (r[2] == null ? "" : r[2]) + "至" + (r[3] == null ? "" : r[3]);
                put(
                        Step.TRANSFERRED,
                        r[0],
                        r[1],
                        text(way, said(r[4], Steps::transfer, TransferReason.class), label("说明", r[5])));
                for (var step : List.of(
                        Step.TRANSFER_ACCEPTED,
                        Step.TRANSFER_DECLINED,
                        Step.TRANSFER_WITHDRAWN,
                        Step.TRANSFER_EXPIRED,
                        Step.REFERRED)) put(step, r[0], r[6], text(way, label("理由", r[7])));
            });
            rows("""
                    select e.id, e.noticedAt, e.risk, e.description, e.reportedAt, e.reportedTo, e.reportNumber, e.resolvedAt, e.resolution
                    from Escalation e where e.disputeId = :dispute""").forEach(r -> {
                put(Step.ESCALATION_NOTICED, r[0], r[1], text(said(r[2], Steps::risk, Risk.class), r[3]));
                put(Step.ESCALATION_REPORTED, r[0], r[4], text(label("报告", r[5]), label("编号", r[6])));
                put(Step.ESCALATION_RESOLVED, r[0], r[7], text(r[8]));
            });
            rows("select n.id, n.toldAt, n.routes, n.told from RouteNotice n where n.disputeId = :dispute")
                    .forEach(r -> put(
                            Step.ROUTES_TOLD,
                            r[0],
                            r[1],
                            text(parties.names((List<?>) r[3]), Wording.routes(Route.of((List<?>) r[2])))));
            rows("select x.id, x.endedAs, x.endedOn, x.reason, x.at from Reopening x where x.disputeId = :dispute")
                    .forEach(r -> put(
                            Step.REOPENED,
                            r[0],
                            null,
                            text(
                                    "此前于" + Chinese.day((LocalDate) r[2]) + "以“"
                                            + said(r[1], Steps::status, Status.class) + "”结束",
                                    label("理由", r[3]),
                                    consents((UUID) r[0], (Instant) r[4]))));
        }

        /** Who had refused agrees anew in the request that reopens: since the step before it. */
        private String consents(UUID reopening, Instant at) {
            var before = Instant.MIN;
            for (var entry : entries) {
                if (reopening.equals(entry.about)) break;
                before = entry.at;
            }
            var since = before;
            return answered.stream()
                    .filter(a -> a.recordedAt.isAfter(since) && !a.recordedAt.isAfter(at))
                    .map(a -> agreed(party(a.party), a.guardian, a.at))
                    .collect(Collectors.joining("；"));
        }

        private void agreements() {
            var marks = marks();
            rows("""
                    select o.id, o.agreedAt, o.kind, o.form, o.content, o.amount, o.reason, o.note, o.setAside, o.effectiveAt, o.edition,
                           o.dueOn, o.prevented, o.guardiansPresent, o.variesId
                    from Outcome o where o.disputeId = :dispute""").forEach(r -> {
                var agreed = r[2] == OutcomeKind.AGREED;
                var edition = (int) r[10] == 1 ? "" : "第" + r[10] + "次订立";
                var content = text(
                        edition,
                        r[3] == null ? "" : said(r[3], Steps::form, AgreementForm.class),
                        r[4],
                        r[5] == null ? "" : Chinese.money((long) r[5]),
                        r[11] == null ? "" : "至迟于" + day(r[11]) + "履行",
                        r[13] == null || ((List<?>) r[13]).isEmpty() ? "" : parties.names((List<?>) r[13]) + "的监护人到场",
                        r[3] == AgreementForm.WRITTEN ? Chinese.hour((Instant) r[1]) + "达成" : "",
                        String.join("；", marks.getOrDefault(r[0], List.of())),
                        label(r[14] == null ? "说明" : "变更理由", r[7]));
                put(
                        Step.OUTCOME_RECORDED,
                        r[0],
                        agreed ? r[9] : null,
                        text(
                                said(r[2], Wording::ended, OutcomeKind.class),
                                agreed
                                        ? content
                                        : text(said(r[6], Wording::reason, EndReason.class), label("说明", r[7])),
                                r[12] == null
                                        ? ""
                                        : ((List<?>) r[12])
                                                .stream()
                                                        .map(p -> Steps.prevented((Prevented) p))
                                                        .collect(Collectors.joining("、"))));
                put(Step.AGREEMENT_DRAFTED, r[0], r[1], content);
                put(Step.AGREEMENT_VARIED, r[0], r[9], content);
                put(Step.AGREEMENT_LAPSED, r[0], null, edition);
                put(Step.AGREEMENT_EFFECTIVE, r[0], r[9], edition);
                if (r[8] instanceof SettingAside aside)
                    put(
                            Step.AGREEMENT_SET_ASIDE,
                            r[0],
                            aside.on(),
                            text(
                                    Wording.aside(aside.ground()),
                                    aside.rulingNumber() == null ? "" : "裁判文书号" + aside.rulingNumber(),
                                    label("理由", aside.reason())));
            });
            rows("""
                    select c.id, c.court, c.filedOn, c.state, c.decidedOn, c.rulingNumber, c.note, c.applicants from JudicialConfirmation c
                    where c.disputeId = :dispute""").forEach(r -> {
                put(Step.CONFIRMATION_APPLIED, r[0], r[2], text(parties.names((List<?>) r[7]), r[1]));
                if (r[3] != ConfirmationState.APPLIED)
                    put(
                            Step.CONFIRMATION_DECIDED,
                            r[0],
                            r[4],
                            text(
                                    r[1],
                                    said(r[3], Steps::confirmation, ConfirmationState.class),
                                    r[5] == null ? "" : "裁定书文号" + r[5],
                                    label("说明", r[6])));
            });
        }

        /** @return of each agreement the marks that were recorded together with it; each of the others is a step */
        private Map<Object, List<String>> marks() {
            var together = new HashMap<Object, List<String>>();
            rows("""
                    select m.id, m.outcomeId, m.at, m.partyId, m.kind, m.place, m.device, m.fileDigest, m.attachmentId from AgreementMark m
                    where m.disputeId = :dispute order by m.recordedAt, m.id""").forEach(r -> {
                var seal = r[4] == Mark.Kind.SEAL;
                var who = r[3] != null ? party(r[3]) : seal ? "人民调解委员会" : "人民调解员";
                var mark = text(
                        who + said(r[4], Steps::mark, Mark.Kind.class),
                        r[5] == null ? "" : "地点：" + r[5],
                        r[6] == null ? "" : "设备：" + r[6],
                        r[7] == null ? "" : "文件摘要：" + r[7],
                        r[8] == null ? "" : "附有证明");
                if (!noted.contains(r[0]))
                    together.computeIfAbsent(r[1], k -> new ArrayList<>()).add(Chinese.hour((Instant) r[2]) + mark);
                for (var step : List.of(Step.AGREEMENT_MARKED, Step.AGREEMENT_SIGNED, Step.AGREEMENT_SEALED))
                    put(step, r[0], r[2], mark);
            });
            return together;
        }

        private void fulfilment(Object[] row) {
            put(
                    Step.FULFILMENT_RECORDED,
                    row[0],
                    row[1],
                    text(said(row[2], Wording::performed, Performance.class), label("说明", row[3])));
        }

        private void performance() {
            rows("""
                    select o.id, o.number, o.content, o.amount, o.debtorId, o.creditorId, o.dueOn, u.effectiveAt
                    from Obligation o join Outcome u on u.id = o.outcomeId where o.disputeId = :dispute""")
                    .forEach(r -> put(
                            Step.OBLIGATION_AGREED,
                            r[0],
                            r[7],
                            text(
                                    "第" + r[1] + "项",
                                    party(r[4]) + (r[5] == null ? "" : "向" + party(r[5])),
                                    r[2],
                                    r[3] == null ? "" : Chinese.money((long) r[3]),
                                    r[6] == null ? "" : "至迟于" + day(r[6]))));
            rows("""
                    select f.obligationId, f.at, f.result, f.amount, f.note, o.number, o.debtorId, f.proof from ObligationFulfilment f
                    join Obligation o on o.id = f.obligationId where f.disputeId = :dispute order by f.recordedAt, f.id""")
                    .forEach(r -> put(
                            switch ((Obligation.State) r[2]) {
                                case FULFILLED -> Step.OBLIGATION_FULFILLED;
                                case BROKEN -> Step.OBLIGATION_BROKEN;
                                case KEPT -> Step.OBLIGATION_KEPT;
                                case OPEN, PARTLY -> Step.OBLIGATION_PARTLY_FULFILLED;
                            },
                            r[0],
                            r[1],
                            text(
                                    "第" + r[5] + "项",
                                    party(r[6]),
                                    r[2] == Obligation.State.KEPT ? "至今遵守" : "",
                                    r[3] == null ? "" : "支付" + Chinese.money((long) r[3]),
                                    label("说明", r[4]),
                                    r[7] == null || ((List<?>) r[7]).isEmpty()
                                            ? ""
                                            : "凭证" + ((List<?>) r[7]).size() + "件")));
            rows("""
                    select f.outcomeId, f.at, f.result, f.note from AgreementFulfilment f
                    where f.disputeId = :dispute order by f.recordedAt, f.id""").forEach(this::fulfilment);
            // With obligations the agreement is performed when all of them are; of an old case the file had the last
            // only.
            rows("""
                    select o.id, o.fulfilmentAt, o.fulfilment, o.fulfilmentNote from Outcome o
                    where o.disputeId = :dispute and o.fulfilmentAt is not null
                      and not exists (select f.id from AgreementFulfilment f where f.outcomeId = o.id)""").forEach(this::fulfilment);
            rows("""
                    select v.id, v.visitedAt, v.method, v.satisfaction, v.note, v.danger, v.measures, v.visited, v.performed, o.kind, v.escalates,
                           v.nextVisitOn
                    from ReturnVisit v left join Outcome o on o.id = v.outcomeId where v.disputeId = :dispute""")
                    .forEach(r -> put(
                            Step.RETURN_VISITED,
                            r[0],
                            r[1],
                            text(
                                    said(r[2], Wording::visited, VisitMethod.class) + "回访"
                                            + parties.names((List<?>) r[7]),
                                    r[9] == OutcomeKind.AGREED ? Wording.kept((boolean) r[8]) : "",
                                    Wording.satisfied((int) r[3]),
                                    label("情况", r[4]),
                                    label("隐患", r[5]),
                                    (boolean) r[10] ? "有激化可能" : "",
                                    label("措施", r[6]),
                                    r[11] == null ? "" : "下次回访" + day(r[11]))));
        }

        private void rest() {
            rows("select x.id, x.days, x.reason, x.due, x.consents from Extension x where x.disputeId = :dispute")
                    .forEach(r -> put(
                            Step.EXTENDED,
                            r[0],
                            null,
                            text(
                                    "延长" + r[1] + "日"
                                            + (r[3] == null ? "" : "，至" + Chinese.day(((Instant) r[3]).minusMillis(1))),
                                    label("理由", r[2]),
                                    ((List<?>) r[4])
                                            .stream()
                                                    .map(c -> agreed((NewExtension.Agreed) c))
                                                    .collect(Collectors.joining("；")))));
            rows("select s.id, s.at, s.demand, s.answeredAt, s.answer from Supervision s where s.disputeId = :dispute")
                    .forEach(r -> {
                        put(Step.SUPERVISED, r[0], r[1], text(r[2]));
                        put(Step.SUPERVISION_ANSWERED, r[0], r[3], text(r[4]));
                    });
            rows("select c.id, c.kind, c.due, c.missedAt from Clock c where c.disputeId = :dispute")
                    .forEach(r -> {
                        var kind = said(r[1], Steps::clock, ClockKind.class);
                        put(Step.REMINDED, r[0], null, kind);
                        entries.stream()
                                .filter(e -> e.step == Step.DEADLINE_MISSED && e.about.equals(r[0]))
                                .forEach(e -> put(Step.DEADLINE_MISSED, r[0], passed(e, r[2], r[3]), kind));
                    });
            rows("select m.id, m.kind, m.reason from MissingDocument m where m.disputeId = :dispute")
                    .forEach(r -> put(Step.DOCUMENT_MISSING, r[0], null, text(((Kind) r[1]).title, label("理由", r[2]))));
            // Whether the reader sees the other one too is the other one's matter.
            rows("select l.otherId, coalesce(d.caseNumber, d.receiptNumber) from Link l join Dispute d on d.id = l.otherId where l.disputeId = :dispute")
                    .forEach(r -> {
                        for (var step : LINKS) put(step, r[0], null, text(r[1]));
                    });
            rows("select s.id, s.content from Supplement s where s.disputeId = :dispute")
                    .forEach(r -> put(Step.SUPPLEMENTED, r[0], null, text(r[1])));
            rows("select a.id, a.kind, a.description from Attachment a where a.disputeId = :dispute")
                    .forEach(r -> {
                        for (var step :
                                List.of(Step.ATTACHMENT_ADDED, Step.ATTACHMENT_CHANGED, Step.ATTACHMENT_WITHDRAWN))
                            put(step, r[0], null, text(said(r[1], Steps::attachment, AttachmentKind.class), r[2]));
                    });
        }

        /** A deadline passes when it is due, which is found out later. When it was due before it was moved is not kept with it. */
        private static Object passed(Entry missed, Object due, Object missedAt) {
            return missed.at.equals(missedAt) && !((Instant) due).isAfter(missed.at) ? due : null;
        }

        private String agreed(NewExtension.Agreed consent) {
            return agreed(parties.names(List.of(consent.party())), consent.guardianName(), consent.at());
        }

        private static String agreed(String party, String guardian, Instant at) {
            return party + (guardian == null ? "" : "的监护人" + guardian) + "于" + Chinese.hour(at) + "同意";
        }

        /** @return empty where nothing is recorded */
        private static String label(String what, Object text) {
            return text == null || text.toString().isBlank()
                    ? ""
                    : what + "：" + text.toString().strip();
        }

        private static String day(Object day) {
            return Chinese.day((LocalDate) day);
        }

        private static <T> String said(Object value, Function<T, String> words, Class<T> type) {
            return value == null ? "" : words.apply(type.cast(value));
        }

        /** Its parts that are there. */
        private static String text(Object... parts) {
            return Stream.of(parts)
                    .filter(p -> p != null && !p.toString().isBlank())
                    .map(p -> p.toString().strip())
                    .collect(Collectors.joining("；"));
        }
    }
}
