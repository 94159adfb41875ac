package org.gridmediation.document;

import static org.gridmediation.document.Phrases.label;
import static org.gridmediation.document.Phrases.said;
import static org.gridmediation.document.Phrases.text;

import org.gridmediation.dispute.Step;
import org.gridmediation.neutrality.DisclosureKind;

/** Who mediates: assigned, chosen, tied, recused. */
final class MediatorSteps {
    private MediatorSteps() {}

    static void mediators(CaseRecords records) {
        var mediators = records.mediators();
        for (var term : mediators.terms()) {
            records.put(Step.ASSIGNED, term.mediator(), term.from(), mediators.since(term.from()));
            // Every end of the mediation ends an assignment too: when this one was taken off is said by the step.
            records.put(
                    Step.MEDIATOR_TAKEN_OFF,
                    term.mediator(),
                    null,
                    text(mediators.names().get(term.mediator())));
        }
        records.rows("""
                select c.id, c.at, s.name, c.reason from Conflict c join Mediator m on m.id = c.mediatorId join Staff s on s.id = m.staffId
                where c.disputeId = :dispute""").forEach(r -> records.put(Step.CONFLICT_ACCEPTED, r[0], r[1], text(r[2], label("理由", r[3]))));
        records.rows("""
                select c.partyId, c.answeredAt, s.name, c.accepts from Choice c join Mediator m on m.id = c.mediatorId join Staff s on s.id = m.staffId
                where c.disputeId = :dispute order by c.at, c.id""")
                .forEach(r -> records.put(
                        (boolean) r[3] ? Step.MEDIATOR_CHOSEN : Step.MEDIATOR_NOT_CHOSEN,
                        r[0],
                        r[1],
                        text(records.party(r[0]), "人民调解员" + r[2])));
        records.rows("""
                select c.id, c.at, s.name, c.reason, c.partyId, c.decidedAt, c.explanation, c.granted
                from Recusal c join Mediator m on m.id = c.mediatorId join Staff s on s.id = m.staffId where c.disputeId = :dispute""").forEach(r -> {
            records.put(
                    Step.RECUSAL_ASKED,
                    r[0],
                    r[1],
                    text(r[4] == null ? "" : records.party(r[4]), "人民调解员" + r[2], label("理由", r[3])));
            records.put(Step.RECUSAL_LAPSED, r[0], null, text("人民调解员" + r[2]));
            if (r[7] != null)
                records.put(
                        (boolean) r[7] ? Step.RECUSAL_GRANTED : Step.RECUSAL_DENIED,
                        r[0],
                        r[5],
                        text("人民调解员" + r[2], label("理由", r[6])));
        });
        records.rows("""
                select d.partyId, d.at, s.name, d.kind, d.note from Disclosure d join Staff s on s.id = d.staffId
                where d.disputeId = :dispute order by d.at, d.id""")
                .forEach(r -> records.put(
                        Step.TIE_DISCLOSED,
                        r[0],
                        r[1],
                        text(
                                records.party(r[0]),
                                "人民调解员" + r[2],
                                said(r[3], Steps::tie, DisclosureKind.class),
                                label("说明", r[4]))));
    }
}
