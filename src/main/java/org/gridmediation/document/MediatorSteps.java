package org.gridmediation.document;

import static org.gridmediation.document.Phrases.label;
import static org.gridmediation.document.Phrases.said;
import static org.gridmediation.document.Phrases.text;

import java.time.Instant;
import java.util.UUID;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.neutrality.DisclosureKind;

/**
 * Who mediates: assigned, chosen, tied, recused. Papers name whoever mediated; of anybody else a reader is told the name where they see that person
 * elsewhere, and what was recorded in any case.
 */
final class MediatorSteps {
    private MediatorSteps() {}

    static void mediators(CaseRecords records) {
        var mediators = records.mediators();
        for (var term : mediators.terms()) {
            // The step is about the one who leads, and names the others beside them.
            if (term.leads())
                records.put(
                        TimelineStep.ASSIGNED,
                        term.mediator(),
                        records.taken(term.from()),
                        mediators.since(term.from()));
        }
        // Every end of the mediation ends an assignment too: when this one was taken off is said by the step.
        records.entries().stream()
                .filter(e -> e.step() == TimelineStep.MEDIATOR_TAKEN_OFF)
                .forEach(e -> records.put(e.step(), e.about(), null, text(mediators.name(e.about(), e.at()))));
        records.rows("""
                select c.id, c.at, c.mediatorId, s.id, c.reason from Conflict c
                left join Mediator m on m.id = c.mediatorId left join Staff s on s.id = m.staffId
                where c.dispute = :dispute""")
                .forEach(r -> records.put(
                        TimelineStep.CONFLICT_ACCEPTED,
                        r[0],
                        records.taken(r[1]),
                        text(name(records, r[2], r[3], r[1]), label("理由", r[4]))));
        records.rows("""
                select c.partyId, c.answeredAt, c.mediatorId, s.id, c.accepts from Choice c
                left join Mediator m on m.id = c.mediatorId left join Staff s on s.id = m.staffId
                where c.dispute = :dispute order by c.at, c.id""")
                .forEach(r -> records.put(
                        (boolean) r[4] ? TimelineStep.MEDIATOR_CHOSEN : TimelineStep.MEDIATOR_NOT_CHOSEN,
                        r[0],
                        r[1],
                        p -> text(p.party(r[0]), titled(records, r[2], r[3], r[1]))));
        recusals(records);
        records.rows("""
                select d.partyId, d.at, s.id, d.kind, d.note from Disclosure d left join Staff s on s.id = d.staffId
                where d.dispute = :dispute order by d.at, d.id""")
                .forEach(r -> records.put(
                        TimelineStep.TIE_DISCLOSED,
                        r[0],
                        r[1],
                        p -> text(
                                p.party(r[0]),
                                titled(records, null, r[2], r[1]),
                                said(r[3], Steps::tie, DisclosureKind.class),
                                label("说明", r[4]))));
    }

    private static void recusals(CaseRecords records) {
        records.rows("""
                select c.id, c.at, c.mediatorId, s.id, c.reason, c.partyId, c.decidedAt, c.explanation, c.granted, c.lapsedAt from Recusal c
                left join Staff s on s.id = c.staffId where c.dispute = :dispute""").forEach(r -> {
            records.put(
                    TimelineStep.RECUSAL_ASKED,
                    r[0],
                    r[1],
                    p -> text(p.party(r[5]), titled(records, r[2], r[3], r[1]), label("理由", r[4])));
            if (r[9] != null) records.put(TimelineStep.RECUSAL_LAPSED, r[0], null, titled(records, r[2], r[3], r[9]));
            if (r[8] != null)
                records.put(
                        (boolean) r[8] ? TimelineStep.RECUSAL_GRANTED : TimelineStep.RECUSAL_DENIED,
                        r[0],
                        r[6],
                        text(titled(records, r[2], r[3], r[6]), label("理由", r[7])));
        });
    }

    /** @param staff null when the reader does not see them */
    private static String name(CaseRecords records, Object mediator, Object staff, Object at) {
        var named = records.mediators().name((UUID) mediator, (Instant) at);
        if (named != null) return named;
        var seen = records.names().at(staff, at);
        return seen == null ? "" : seen;
    }

    private static String titled(CaseRecords records, Object mediator, Object staff, Object at) {
        return "人民调解员" + name(records, mediator, staff, at);
    }
}
