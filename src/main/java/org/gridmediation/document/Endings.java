package org.gridmediation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridmediation.dispute.NewObligation;
import org.gridmediation.http.Days;
import org.gridmediation.outcome.AgreementForm;
import org.gridmediation.outcome.EndReason;
import org.gridmediation.outcome.Obligation;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.outcome.Performance;
import org.gridmediation.outcome.Route;
import org.gridmediation.outcome.SettingAside;
import org.gridmediation.outcome.VisitMethod;
import org.gridmediation.party.WithdrawalReason;

/** How mediation of a dispute ended, and what followed. */
@ApplicationScoped
class Endings {
    @Inject
    EntityManager session;

    record Ended(
            CaseFile.Ending ending,
            List<CaseFile.Ending> endings,
            List<CaseFile.Fulfilment> fulfilments,
            List<CaseFile.Visit> visits) {}

    record Row(
            UUID id,
            OutcomeKind kind,
            boolean onTheSpot,
            AgreementForm form,
            String content,
            Long amount,
            Instant at,
            Instant agreedAt,
            Instant effectiveAt,
            LocalDate dueOn,
            List<Integer> guardiansPresent,
            Instant mediatorSignedAt,
            Instant sealedAt,
            EndReason reason,
            UUID varies,
            String note,
            Performance fulfilment,
            Instant fulfilmentAt,
            String fulfilmentNote,
            SettingAside setAside) {}

    record Owed(
            UUID outcome,
            UUID id,
            int number,
            NewObligation.Kind kind,
            UUID debtor,
            UUID creditor,
            String content,
            Long amount,
            LocalDate dueOn,
            LocalDate lastsUntil,
            List<NewObligation.Window> windows) {}

    record Done(UUID obligation, Obligation.State result, Long amount, Instant at, String note, List<UUID> proof) {}

    record Found(UUID outcome, Performance result, Instant at, String note) {}

    record Marked(UUID outcome, UUID party, Instant at) {}

    record RoutesTold(UUID outcome, List<Integer> parties, List<String> routes, Instant at, Instant recordedAt) {
        CaseFile.RoutesTold on(Parties all) {
            return new CaseFile.RoutesTold(all.numbered(parties), Route.of(routes), at);
        }
    }

    record Applied(UUID outcome, String court, LocalDate filedOn, List<Integer> applicants) {}

    record Visited(
            UUID outcome,
            Instant at,
            VisitMethod method,
            List<Integer> visited,
            boolean performed,
            int satisfaction,
            String note,
            LocalDate nextOn,
            String visitor) {}

    /**
     * @param outcome the one that stands, or that is being signed
     * @param over when mediation ended; null while it goes on, again after it was reopened too
     */
    Ended of(UUID dispute, UUID outcome, Instant over, Parties parties) {
        var rows = rows(Row.class, dispute, """
                select o.id, o.kind, o.onTheSpot, o.form, o.content, o.amount, o.at, o.agreedAt, o.effectiveAt, o.dueOn, o.guardiansPresent,
                       o.mediatorSignedAt, o.sealedAt, o.reason, o.variesId, o.note, o.fulfilment, o.fulfilmentAt, o.fulfilmentNote, o.setAside
                from Outcome o where o.disputeId = :dispute and (o.track is null or o.track <> LAPSED) order by o.at, o.edition, o.id""");
        var owed = rows(Owed.class, dispute, """
                select o.outcomeId, o.id, o.number, o.kind, o.debtorId, o.creditorId, o.content, o.amount, o.dueOn, o.lastsUntil, o.windows
                from Obligation o where o.disputeId = :dispute order by o.number""").stream().collect(Collectors.groupingBy(Owed::outcome));
        var marks = rows(Marked.class, dispute, """
                select m.outcomeId, m.partyId, m.at from AgreementMark m
                where m.disputeId = :dispute and m.partyId is not null order by m.recordedAt, m.id""").stream().collect(Collectors.groupingBy(Marked::outcome));
        var done = rows(Done.class, dispute, """
                select f.obligationId, f.result, f.amount, f.at, f.note, f.proof from ObligationFulfilment f
                where f.disputeId = :dispute and f.result in (PARTLY, FULFILLED) order by f.recordedAt, f.id""");
        var found = rows(Found.class, dispute, """
                select f.outcomeId, f.result, f.at, f.note from AgreementFulfilment f
                where f.disputeId = :dispute order by f.recordedAt, f.id""").stream().collect(Collectors.groupingBy(Found::outcome));
        var told = rows(RoutesTold.class, dispute, """
                select n.outcomeId, n.told, n.routes, n.toldAt, n.at from RouteNotice n where n.disputeId = :dispute order by n.toldAt, n.at, n.id""");
        var applied = rows(Applied.class, dispute, """
                select c.outcomeId, c.court, c.filedOn, c.applicants from JudicialConfirmation c
                where c.disputeId = :dispute and c.state <> WITHDRAWN order by c.recordedAt""").stream()
                .collect(Collectors.toMap(Applied::outcome, Function.identity(), (earlier, later) -> later));
        var endings = new LinkedHashMap<UUID, CaseFile.Ending>();
        var fulfilments = new ArrayList<CaseFile.Fulfilment>();
        for (var row : rows) {
            var duties = new LinkedHashMap<UUID, CaseFile.Obligation>();
            owed.getOrDefault(row.id, List.of()).forEach(o -> duties.put(o.id, obligation(o, row, parties)));
            var ending = ending(
                    row,
                    List.copyOf(duties.values()),
                    signers(row, marks.getOrDefault(row.id, List.of()), parties),
                    row.guardiansPresent == null ? List.of() : parties.numbered(row.guardiansPresent),
                    told.stream()
                            .filter(t -> row.id.equals(t.outcome))
                            .map(t -> t.on(parties))
                            .toList(),
                    applied.get(row.id));
            endings.put(row.id, ending);
            fulfilments.addAll(
                    duties.isEmpty()
                            ? performed(row, ending, found.getOrDefault(row.id, List.of()))
                            : performed(ending, duties, done));
        }
        var all = new ArrayList<>(endings.values());
        var current = outcome != null
                ? endings.get(outcome)
                : over == null ? null : withoutOutcome(dispute, over, told, parties);
        if (outcome == null && current != null) all.add(current);
        return new Ended(current, all, fulfilments, visits(dispute, endings, parties));
    }

    /** As a whole; of an old case the file had what was found last, and nothing else. Only for what was performed is there a receipt. */
    private static List<CaseFile.Fulfilment> performed(Row row, CaseFile.Ending ending, List<Found> found) {
        var known = found.isEmpty() && row.fulfilmentAt != null
                ? List.of(new Found(row.id, row.fulfilment, row.fulfilmentAt, row.fulfilmentNote))
                : found;
        return known.stream()
                .filter(f -> f.result == Performance.FULFILLED || f.result == Performance.PARTLY_FULFILLED)
                .map(f -> new CaseFile.Fulfilment(ending, null, f.result, null, null, f.at, f.note, 0))
                .toList();
    }

    /** Obligation by obligation. */
    private static List<CaseFile.Fulfilment> performed(
            CaseFile.Ending ending, Map<UUID, CaseFile.Obligation> duties, List<Done> done) {
        var paid = new HashMap<UUID, Long>();
        return done.stream()
                .filter(d -> duties.containsKey(d.obligation))
                .map(d -> new CaseFile.Fulfilment(
                        ending,
                        duties.get(d.obligation),
                        d.result == Obligation.State.FULFILLED ? Performance.FULFILLED : Performance.PARTLY_FULFILLED,
                        d.amount,
                        paid.merge(d.obligation, d.amount == null ? 0 : d.amount, Long::sum),
                        d.at,
                        d.note,
                        d.proof == null ? 0 : d.proof.size()))
                .toList();
    }

    private static CaseFile.Obligation obligation(Owed owed, Row row, Parties parties) {
        return new CaseFile.Obligation(
                owed.number,
                owed.kind,
                parties.name(owed.debtor),
                owed.creditor == null ? null : parties.name(owed.creditor),
                owed.content,
                owed.amount,
                owed.dueOn,
                row.effectiveAt == null ? null : Days.of(row.effectiveAt),
                owed.lastsUntil,
                owed.windows == null ? List.of() : owed.windows);
    }

    /** The record keeps the last of the obligations' days where none was named for all of them. */
    private static LocalDate dueOn(Row row, List<CaseFile.Obligation> owed) {
        var last = owed.stream()
                .map(o -> o.dueOn() == null ? o.lastsUntil() : o.dueOn())
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo);
        return last.isPresent() && last.get().equals(row.dueOn) ? null : row.dueOn;
    }

    private static List<CaseFile.Signer> signers(Row row, List<Marked> marks, Parties parties) {
        var marked = marks.stream().collect(Collectors.toMap(Marked::party, Marked::at, (first, again) -> first));
        return parties.on(row.at, marked.keySet())
                .map(p -> new CaseFile.Signer(p.person(), marked.get(p.id())))
                .toList();
    }

    private List<CaseFile.Visit> visits(UUID dispute, Map<UUID, CaseFile.Ending> endings, Parties parties) {
        return rows(Visited.class, dispute, """
                select v.outcomeId, v.visitedAt, v.method, v.visited, v.performed, v.satisfaction, v.note, v.nextVisitOn, v.byName
                from ReturnVisit v where v.disputeId = :dispute order by v.visitedAt, v.id""").stream()
                .map(v -> new CaseFile.Visit(
                        endings.containsKey(v.outcome) && endings.get(v.outcome).kind() == OutcomeKind.AGREED,
                        v.at,
                        v.method,
                        parties.numbered(v.visited),
                        v.performed,
                        v.satisfaction,
                        v.note,
                        v.nextOn,
                        v.visitor))
                .toList();
    }

    private <T> List<T> rows(Class<T> row, UUID dispute, String query) {
        return session.createQuery(query, row).setParameter("dispute", dispute).getResultList();
    }

    private static CaseFile.Ending ending(
            Row row,
            List<CaseFile.Obligation> owed,
            List<CaseFile.Signer> signers,
            List<CaseFile.Person> accompanied,
            List<CaseFile.RoutesTold> told,
            Applied applied) {
        return new CaseFile.Ending(
                row.kind,
                row.onTheSpot,
                row.form,
                row.content,
                row.amount,
                row.at,
                row.agreedAt,
                row.effectiveAt,
                dueOn(row, owed),
                owed,
                signers,
                accompanied,
                row.mediatorSignedAt,
                row.sealedAt,
                row.reason == null ? null : Wording.reason(row.reason),
                told,
                row.varies != null,
                row.note,
                row.fulfilment,
                row.setAside,
                applied == null ? null : new CaseFile.Confirmation(applied.court, applied.filedOn, applied.applicants));
    }

    record Taken(WithdrawalReason reason, String explanation) {}

    /** A withdrawal or a refusal ends mediation with no outcome (人民调解法 art. 17, 26); one before a reopening ended the mediation of that time. */
    private CaseFile.Ending withoutOutcome(UUID dispute, Instant over, List<RoutesTold> told, Parties parties) {
        var last = rows(Instant.class, dispute, "select max(r.at) from Reopening r where r.disputeId = :dispute")
                .get(0);
        var reopened = last == null ? Instant.EPOCH : last;
        var toldSince = told.stream()
                .filter(t -> t.outcome == null && t.recordedAt.isAfter(reopened))
                .map(t -> t.on(parties))
                .toList();
        var withdrawal = session.createQuery("""
                        select w.reason, w.explanation from Withdrawal w
                        where w.disputeId = :dispute and w.at > :reopened order by w.at desc""", Taken.class)
                .setParameter("dispute", dispute)
                .setParameter("reopened", reopened)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
        if (withdrawal.isPresent())
            return ended(
                    OutcomeKind.WITHDRAWN,
                    Steps.withdrawal(withdrawal.get().reason),
                    toldSince,
                    withdrawal.get().explanation,
                    over,
                    parties);
        var refusals = rows(
                        Long.class,
                        dispute,
                        "select count(*) from Party p where p.disputeId = :dispute and p.removedAt is null and not p.consented")
                .get(0);
        return refusals == 0
                ? null
                : ended(
                        OutcomeKind.TERMINATED,
                        Wording.reason(EndReason.PARTY_REFUSES),
                        toldSince,
                        null,
                        over,
                        parties);
    }

    private static CaseFile.Ending ended(
            OutcomeKind kind, String reason, List<CaseFile.RoutesTold> told, String note, Instant at, Parties parties) {
        return new CaseFile.Ending(
                kind,
                false,
                null,
                null,
                null,
                at,
                null,
                null,
                null,
                List.of(),
                parties.now().stream().map(p -> new CaseFile.Signer(p, null)).toList(),
                List.of(),
                null,
                null,
                reason,
                told,
                false,
                note,
                null,
                null,
                null);
    }
}
