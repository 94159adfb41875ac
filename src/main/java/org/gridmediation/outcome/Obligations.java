package org.gridmediation.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gridmediation.dispute.Chronology;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.NewObligation;
import org.gridmediation.dispute.NewObligation.Kind;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.PartyIdentity;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;

/** Reads, finds and sums up what the parties owe each other. */
@ApplicationScoped
class Obligations {
    @Inject
    PartyIdentity partyIdentity;

    List<Obligation> of(Outcome outcome) {
        return Obligation.<Obligation>list(
                "dispute = ?1 and outcomeId = ?2 order by number", outcome.dispute, outcome.id);
    }

    /** When it was last looked at, as it was said; null when nobody has. */
    Instant lastFinding(Obligation obligation) {
        return ObligationFulfilment.<ObligationFulfilment>find(
                        "select max(at) from ObligationFulfilment where dispute = ?1 and obligationId = ?2",
                        obligation.dispute,
                        obligation.id)
                .project(Instant.class)
                .singleResult();
    }

    /** When something was last found of the agreement as a whole or of a part of it. */
    Instant lastFinding(Outcome outcome) {
        var ofParts = ObligationFulfilment.<ObligationFulfilment>find("""
                        select max(f.at) from ObligationFulfilment f join Obligation o on o.id = f.obligationId and o.dispute = f.dispute
                        where o.dispute = ?1 and o.outcomeId = ?2""", outcome.dispute, outcome.id)
                .project(Instant.class)
                .singleResult();
        if (ofParts == null || outcome.fulfilmentAt == null) return ofParts == null ? outcome.fulfilmentAt : ofParts;
        return ofParts.isAfter(outcome.fulfilmentAt) ? ofParts : outcome.fulfilmentAt;
    }

    Obligation of(Outcome outcome, UUID id) {
        return of(outcome).stream().filter(o -> o.id.equals(id)).findFirst().orElseThrow(Problem.NOT_FOUND::exception);
    }

    List<ObligationDetail> details(Outcome outcome) {
        var obligations = of(outcome);
        Map<UUID, List<ObligationFulfilment>> done = ObligationFulfilment.<ObligationFulfilment>stream(
                        "dispute = ?1 and obligationId in ?2 order by recordedAt, id",
                        outcome.dispute,
                        obligations.stream().map(o -> o.id).toList())
                .collect(Collectors.groupingBy(f -> f.obligationId));
        return obligations.stream()
                .map(o -> new ObligationDetail(o, done.getOrDefault(o.id, List.of())))
                .toList();
    }

    /** Puts them into the outcome that agrees on them; they are stored after it. */
    List<Obligation> read(Outcome outcome, List<NewObligation> forms, List<Party> parties, String pointer) {
        if (forms == null || forms.isEmpty()) return List.of();
        var read = new ArrayList<Obligation>();
        for (int i = 0; i < forms.size(); i++) {
            var place = pointer + "/obligations/" + i;
            var obligation = read(forms.get(i), parties, outcome, place);
            obligation.number = i + 1;
            read.add(obligation);
        }
        var money = read.stream()
                .filter(Obligation::isOfMoney)
                .mapToLong(o -> o.amount)
                .sum();
        if (money > 0 && outcome.amount != null && outcome.amount != money)
            throw Problem.RULE_BROKEN.at(pointer + "/amount", "AMOUNT_DIFFERS");
        if (money > 0) outcome.amount = money;
        // What is kept for good has no last day, nor has the whole then.
        if (outcome.dueOn == null && read.stream().noneMatch(Obligation::isEndless))
            outcome.dueOn = read.stream()
                    .map(Obligation::lastDay)
                    .filter(Objects::nonNull)
                    .max(LocalDate::compareTo)
                    .orElse(null);
        outcome.obligations = read.size();
        return read;
    }

    private Obligation read(NewObligation form, List<Party> parties, Outcome outcome, String place) {
        var debtor = Party.among(parties, form.debtorId(), form.debtorNumber());
        var creditor = Party.among(parties, form.creditorId(), form.creditorNumber());
        var debtorAt = place + (form.debtorNumber() == null ? "/debtorId" : "/debtorNumber");
        var creditorAt = place + (form.creditorNumber() == null ? "/creditorId" : "/creditorNumber");
        var owedToOne = form.creditorId() != null || form.creditorNumber() != null;
        var money = form.kind() == Kind.MONEY;
        var conduct = form.kind() == Kind.CONDUCT;
        var faults = new Faults();
        faults.addIf((form.debtorId() == null) == (form.debtorNumber() == null), place + "/debtorId", "ONE_OF_TWO");
        faults.addIf(form.creditorId() != null && form.creditorNumber() != null, place + "/creditorId", "ONE_OF_TWO");
        faults.addIf(debtor.isEmpty(), debtorAt, "PARTY_UNKNOWN");
        faults.addIf(owedToOne && creditor.isEmpty(), creditorAt, "PARTY_UNKNOWN");
        faults.addIf(money && !owedToOne, place + "/creditorId", "CREDITOR_MISSING");
        faults.addIf(
                debtor.isPresent() && creditor.isPresent() && partyIdentity.areOne(debtor.get(), creditor.get()),
                creditorAt,
                "OWES_ITSELF");
        faults.addIf(money != (form.amount() != null), place + "/amount", "AMOUNT_OF_MONEY");
        faults.addIf(conduct && form.dueOn() != null, place + "/dueOn", "TERM_OF_CONDUCT");
        faults.addIf(!conduct && form.lastsUntil() != null, place + "/lastsUntil", "TERM_OF_CONDUCT");
        faults.addIf(!conduct && form.windows() != null, place + "/windows", "TERM_OF_CONDUCT");
        var dates = new Chronology().with(Moment.AGREEMENT, outcome.agreedAt);
        dates.check(Moment.DUE_DAY, form.dueOn(), place + "/dueOn", faults);
        dates.check(Moment.LAST_DAY, form.lastsUntil(), place + "/lastsUntil", faults);
        faults.addIf(isAfterTheWhole(form.dueOn(), outcome), place + "/dueOn", "DUE_AFTER_THE_WHOLE");
        faults.addIf(
                conduct && outcome.dueOn != null && form.lastsUntil() == null
                        || isAfterTheWhole(form.lastsUntil(), outcome),
                place + "/lastsUntil",
                "DUE_AFTER_THE_WHOLE");
        var windows = form.windows() == null ? List.<NewObligation.Window>of() : form.windows();
        for (int i = 0; i < windows.size(); i++)
            faults.addIf(!windows.get(i).ends(), place + "/windows/" + i + "/until", "WINDOW_EMPTY");
        faults.raise();
        var obligation = new Obligation();
        obligation.kind = form.kind();
        obligation.debtorId = debtor.orElseThrow().id;
        obligation.creditorId = creditor.map(p -> p.id).orElse(null);
        obligation.content = form.content();
        obligation.amount = form.amount();
        obligation.dueOn = form.dueOn();
        obligation.lastsUntil = form.lastsUntil();
        obligation.windows = windows;
        return obligation;
    }

    private static boolean isAfterTheWhole(LocalDate day, Outcome outcome) {
        return day != null && outcome.dueOn != null && day.isAfter(outcome.dueOn);
    }

    /** Nothing is left but conduct without a last day, and it was kept so far. */
    static boolean areKeptForGood(List<Obligation> obligations) {
        return obligations.stream()
                .allMatch(o ->
                        o.state == Obligation.State.FULFILLED || o.isEndless() && o.state == Obligation.State.KEPT);
    }

    /** All done, or broken where one is broken, or something done, or nothing yet. */
    static Performance sum(List<Obligation> obligations) {
        var states = obligations.stream().map(o -> o.state).collect(Collectors.toSet());
        if (states.contains(Obligation.State.BROKEN)) return Performance.BREACHED;
        if (states.stream().allMatch(s -> s == Obligation.State.FULFILLED)) return Performance.FULFILLED;
        if (states.stream().allMatch(s -> s == Obligation.State.OPEN || s == Obligation.State.KEPT))
            return Performance.PENDING;
        return Performance.PARTLY_FULFILLED;
    }
}
