package org.gridmediation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.dispute.DisputeKey;
import org.gridmediation.dispute.NewObligation;
import org.gridmediation.dispute.Status;
import org.gridmediation.http.Days;
import org.gridmediation.outcome.AgreementForm;
import org.gridmediation.outcome.EndReason;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.outcome.Performance;
import org.gridmediation.outcome.Route;
import org.gridmediation.outcome.SettingAside;

/** How mediation of a dispute ended, and what followed. */
@ApplicationScoped
class Conclusions {
    @Inject
    EntityManager entities;

    record Ended(Conclusion ending, List<Conclusion> endings, List<Fulfilment> fulfilments, List<Visit> visits) {
        /** What was settled on the spot was accepted by that. */
        Optional<Instant> accepted() {
            return endings.stream()
                    .filter(Conclusion::onTheSpot)
                    .map(Conclusion::at)
                    .findFirst();
        }

        /** When the agreement ended mediation, whatever became of it; a variation of it ended nothing. */
        Optional<Instant> over() {
            return ending == null || !ending.isInForce()
                    ? Optional.empty()
                    : endings.stream()
                            .filter(e -> e.isInForce() && !e.variation())
                            .map(Conclusion::at)
                            .reduce((earlier, later) -> later);
        }
    }

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
            boolean standing,
            String note,
            Performance fulfilment,
            Instant fulfilmentAt,
            String fulfilmentNote,
            SettingAside setAside,
            UUID mediator) {}

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

    record Marked(UUID outcome, UUID party, Instant at, Instant recordedAt) {}

    record MediatorSigned(UUID outcome, String by) {}

    record RoutesTold(UUID outcome, List<Integer> parties, List<String> routes, Instant at, Instant recordedAt) {
        Conclusion.RoutesTold on(PartyHistory all) {
            return new Conclusion.RoutesTold(all.numbered(parties), Route.of(routes), at);
        }
    }

    /** More time for the mediation, which every party agreed to. */
    record Extended(int days, Instant at) {}

    record Applied(UUID outcome, String court, LocalDate filedOn, Instant recordedAt, boolean pursued) {
        /** Of the day of the filing no more is known than the day, unless it was recorded on it. */
        Instant at() {
            return Days.of(recordedAt).equals(filedOn)
                    ? recordedAt
                    : Days.start(filedOn.plusDays(1)).minusMillis(1);
        }
    }

    /**
     * @param outcome the one that stands, or that is being signed
     * @param over when mediation ended; null while it goes on, again after it was reopened too
     * @param as the status that it has, or had before it was archived
     */
    Ended of(
            DisputeKey dispute,
            UUID outcome,
            Instant over,
            Status as,
            PartyHistory parties,
            MediatorHistory mediators,
            Import imported) {
        var records = new CaseRows(entities, dispute);
        var rows = records.of(Row.class, """
                select o.id, o.kind, o.onTheSpot, o.form, o.content, o.amount, o.at, o.agreedAt, o.effectiveAt, o.dueOn, o.guardiansPresent,
                       o.mediatorSignedAt, o.sealedAt, o.reason, o.variesId, o.standing, o.note, o.fulfilment, o.fulfilmentAt, o.fulfilmentNote, o.setAside,
                       o.mediatorId
                from Outcome o where o.dispute = :dispute and (o.track is null or o.track <> LAPSED) order by o.at, o.edition, o.id""");
        var owed = records.of(Owed.class, """
                select o.outcomeId, o.id, o.number, o.kind, o.debtorId, o.creditorId, o.content, o.amount, o.dueOn, o.lastsUntil, o.windows
                from Obligation o where o.dispute = :dispute order by o.number""").stream().collect(Collectors.groupingBy(Owed::outcome));
        var marks = records.of(Marked.class, """
                select m.outcomeId, m.partyId, m.at, m.recordedAt from AgreementMark m
                where m.dispute = :dispute and m.partyId is not null order by m.recordedAt, m.id""").stream().collect(Collectors.groupingBy(Marked::outcome));
        var signed = records.of(MediatorSigned.class, """
                select m.outcomeId, m.byName from AgreementMark m where m.dispute = :dispute and m.signer = MEDIATOR""").stream()
                .collect(Collectors.toMap(MediatorSigned::outcome, MediatorSigned::by, (first, again) -> first));
        var performed = new Fulfilments(records, parties);
        var told = records.of(RoutesTold.class, """
                select n.outcomeId, n.told, n.routes, n.toldAt, n.at from RouteNotice n where n.dispute = :dispute order by n.toldAt, n.at, n.id""");
        // What was taken back was filed all the same; for an agreement that stands another application can be written.
        var applied = records.of(Applied.class, """
                select c.outcomeId, c.court, c.filedOn, c.recordedAt, c.state in (APPLIED, CONFIRMED)
                from JudicialConfirmation c join Outcome o on o.dispute = c.dispute and o.id = c.outcomeId
                where c.dispute = :dispute and (c.state <> WITHDRAWN or not o.standing or o.track = SET_ASIDE) order by c.recordedAt""").stream()
                .collect(Collectors.toMap(Applied::outcome, Function.identity(), (earlier, later) -> later));
        var extended = records.of(
                Extended.class, "select x.days, x.at from Extension x where x.dispute = :dispute order by x.at");
        var endings = new LinkedHashMap<UUID, Conclusion>();
        var rounds = UnilateralEnd.rounds(records);
        var since = Instant.EPOCH;
        var fulfilments = new ArrayList<Fulfilment>();
        for (var row : rows) {
            var begun = rounds.stream()
                    .map(UnilateralEnd.Round::until)
                    .filter(row.at::isAfter)
                    .reduce(since, (earlier, later) -> later.isAfter(earlier) ? later : earlier);
            var then = parties.recorded(row.at);
            var duties = new LinkedHashMap<UUID, Conclusion.Obligation>();
            owed.getOrDefault(row.id, List.of()).forEach(o -> duties.put(o.id, obligation(o, row, then)));
            var signers = signers(row, marks.getOrDefault(row.id, List.of()), parties);
            var ending = ending(
                    row,
                    end(row, imported),
                    reason(row, begun, extended),
                    List.copyOf(duties.values()),
                    signers,
                    applicants(signers, applied.get(row.id), parties),
                    row.guardiansPresent == null ? List.of() : then.numbered(row.guardiansPresent),
                    signedBy(
                            signed.get(row.id),
                            mediators.at(row.agreedAt == null ? row.at : row.agreedAt, row.at, row.mediator)),
                    told.stream()
                            .filter(t -> row.id.equals(t.outcome))
                            .map(t -> t.on(parties.recorded(t.recordedAt)))
                            .toList(),
                    applied.get(row.id));
            since = row.at;
            endings.put(row.id, ending);
            fulfilments.addAll(performed.of(row, ending, duties));
        }
        var all = new ArrayList<>(endings.values());
        all.addAll(UnilateralEnd.before(records, told, parties));
        all.sort(Comparator.comparing(Conclusion::recordedAt));
        var current = outcome != null
                ? endings.get(outcome)
                : over == null ? null : UnilateralEnd.of(records, over, as, told, parties);
        if (outcome == null && current != null) all.add(current);
        return new Ended(current, all, fulfilments, Visits.of(records, endings, parties, imported));
    }

    private static Conclusion.Obligation obligation(Owed owed, Row row, PartyHistory parties) {
        return new Conclusion.Obligation(
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
    private static LocalDate dueOn(Row row, List<Conclusion.Obligation> owed) {
        var last = owed.stream()
                .map(o -> o.dueOn() == null ? o.lastsUntil() : o.dueOn())
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo);
        return last.isPresent() && last.get().equals(row.dueOn) ? null : row.dueOn;
    }

    private static List<Conclusion.Signer> signers(Row row, List<Marked> marks, PartyHistory parties) {
        var marked =
                marks.stream().collect(Collectors.toMap(Marked::party, Function.identity(), (first, again) -> first));
        // A guardian still comes to what is being signed, another party does not.
        var then = row.effectiveAt != null ? row.effectiveAt : row.kind == OutcomeKind.AGREED ? Days.now() : row.at;
        return parties.on(then, row.at, marked.keySet())
                .map(p -> signer(p, marked.get(p.id())))
                .toList();
    }

    /** With the guardian of that time: who came afterwards was not there. */
    private static Conclusion.Signer signer(Persons.Listed party, Marked mark) {
        if (mark == null) return new Conclusion.Signer(party.person(), null);
        return new Conclusion.Signer(party.at(mark.at, mark.recordedAt).person(), mark.at);
    }

    /** With the one who signed before the others, since the day of the signature stands beside the first. */
    private static List<String> signedBy(String signer, List<String> mediators) {
        if (signer == null) return mediators;
        return Stream.concat(Stream.of(signer), mediators.stream().filter(m -> !m.equals(signer)))
                .toList();
    }

    /** They go to the court themselves, with the guardians whom they have then. */
    private static List<Person> applicants(List<Conclusion.Signer> signers, Applied applied, PartyHistory parties) {
        var numbers = signers.stream().map(s -> s.party().number()).toList();
        return applied == null
                ? parties.numbered(numbers, Days.now(), Days.now())
                : parties.numbered(numbers, applied.at(), applied.recordedAt);
    }

    /** @param since when mediation ended before, or was taken up again */
    private static String reason(Row row, Instant since, List<Extended> extended) {
        if (row.reason == null) return null;
        var days = extended.stream()
                .filter(x -> x.at.isAfter(since) && !x.at.isAfter(row.at))
                .mapToInt(Extended::days)
                .sum();
        return CodeWords.reason(row.reason)
                + (row.reason == EndReason.PERIOD_EXPIRED && days > 0 ? "（其间经当事人同意延长" + days + "日）" : "");
    }

    /** An agreement ends mediation by coming into force, whenever that is written down; an old case's file has a day of its own for its end. */
    private static Instant end(Row row, Import imported) {
        return row.kind != OutcomeKind.AGREED || row.effectiveAt == null || imported.brought(row.at)
                ? row.at
                : row.effectiveAt;
    }

    private static Conclusion ending(
            Row row,
            Instant end,
            String reason,
            List<Conclusion.Obligation> owed,
            List<Conclusion.Signer> signers,
            List<Person> applicants,
            List<Person> accompanied,
            List<String> mediators,
            List<Conclusion.RoutesTold> told,
            Applied applied) {
        return new Conclusion(
                row.kind,
                row.onTheSpot,
                row.form,
                row.content,
                row.amount,
                row.at,
                end,
                row.agreedAt,
                row.effectiveAt,
                dueOn(row, owed),
                owed,
                signers,
                applicants,
                accompanied,
                mediators,
                row.mediatorSignedAt,
                row.sealedAt,
                reason,
                told,
                row.varies != null,
                row.standing,
                row.note,
                row.fulfilment,
                row.setAside,
                applied == null ? null : new Conclusion.Confirmation(applied.court, applied.filedOn, applied.pursued));
    }
}
