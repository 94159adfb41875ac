package org.gridmediation.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.PartLimit;
import org.gridmediation.dispute.Parties;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.party.Power;

/** States undisputed facts and takes the parties' marks under them. */
@ApplicationScoped
class Facts {
    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Parties parties;

    @Inject
    Attendances attendances;

    void state(Dispute dispute, Session held, List<String> texts) {
        if (texts == null) return;
        if (dispute.facts + texts.size() > PartLimit.MOST) throw disputes.refusal(Problem.TOO_MANY_OF_DISPUTE, dispute);
        for (var text : texts) {
            var fact = new Fact();
            fact.belongsTo(dispute);
            fact.sessionId = held.id;
            fact.number = ++dispute.facts;
            fact.text = text;
            fact.at = held.at;
            fact.byPost = held.byPost;
            fact.persist();
        }
    }

    FactDetail sign(Dispute dispute, UUID factId, UUID partyId, NewFactMark form) {
        var fact = rows(dispute).stream()
                .filter(f -> f.id.equals(factId))
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
        var party = parties.of(dispute, partyId);
        var representative = form.representativeId() == null
                ? null
                : attendances.find(form.representativeId(), party.id, party.district);
        if (form.representativeId() != null
                && (representative == null || !representative.may(Power.ATTEND_AND_SIGN, party, form.at())))
            throw Problem.RULE_BROKEN.at("/representativeId", "REPRESENTATIVE_UNFIT");
        var held = dispute.beside(Session.class, fact.sessionId);
        if (!isOnRecord(party, held, Parties.joined(dispute.key())))
            throw Problem.RULE_BROKEN.in("partyId", "PARTY_CAME_LATER");
        disputes.dates(dispute).with(Moment.SESSION, held.heldAt).must(Moment.FACT_MARK, form.at(), "/at");
        var mark = new FactMark();
        mark.belongsTo(dispute);
        mark.factId = fact.id;
        mark.partyId = party.id;
        mark.representativeId = form.representativeId();
        mark.kind = form.kind();
        mark.markedAt = form.at();
        mark.at = Days.now();
        mark.byPost = caller.post().id();
        Problem.FACT_MARKED.unlessFree(FactMark.<FactMark>stream(
                        "dispute = ?1 and factId = ?2 and partyId = ?3", dispute.key(), fact.id, party.id)
                .map(given -> "/v1/disputes/" + dispute.id + "/facts"));
        mark.persist();
        disputes.note(dispute, TimelineStep.FACT_SIGNED, fact.id);
        entities.flush();
        return of(dispute).stream()
                .filter(f -> f.id().equals(factId))
                .findFirst()
                .orElseThrow();
    }

    List<FactDetail> of(Dispute dispute) {
        var marks = FactMark.<FactMark>stream("dispute = ?1 order by at, id", dispute.key())
                .collect(Collectors.groupingBy(m -> m.factId));
        var all = disputes.parties(dispute);
        var added = Parties.joined(dispute.key());
        var sessions = Session.<Session>stream("dispute = ?1", dispute.key())
                .collect(Collectors.toMap(held -> held.id, Function.identity()));
        return rows(dispute).stream()
                .map(f -> {
                    var signatures = marks.getOrDefault(f.id, List.of()).stream()
                            .map(FactDetail.Signature::new)
                            .toList();
                    var signed = signatures.stream()
                            .map(FactDetail.Signature::partyId)
                            .collect(Collectors.toSet());
                    return new FactDetail(
                            f.id,
                            f.number,
                            f.sessionId,
                            f.text,
                            signatures,
                            all.stream()
                                    .filter(p -> isOnRecord(p, sessions.get(f.sessionId), added))
                                    .allMatch(p -> signed.contains(p.id)),
                            dispute.id,
                            dispute.version);
                })
                .toList();
    }

    /** A session's record names who was a party when it was written. */
    private static boolean isOnRecord(Party party, Session held, Map<UUID, Instant> added) {
        var since = party.identifiedAt == null ? added.get(party.id) : party.identifiedAt;
        return since == null || !since.isAfter(held.at);
    }

    private static List<Fact> rows(Dispute dispute) {
        return Fact.<Fact>list("dispute = ?1 order by number", dispute.key());
    }
}
