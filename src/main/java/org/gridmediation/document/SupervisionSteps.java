package org.gridmediation.document;

import static org.gridmediation.document.Phrases.agreed;
import static org.gridmediation.document.Phrases.label;
import static org.gridmediation.document.Phrases.said;
import static org.gridmediation.document.Phrases.text;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.gridmediation.deadline.ClockKind;
import org.gridmediation.deadline.NewExtension;
import org.gridmediation.dispute.TimelineStep;

/** By when what had to be done, and who demanded it. */
final class SupervisionSteps {
    private SupervisionSteps() {}

    static void supervision(CaseRecords records) {
        records.rows("select x.id, x.days, x.reason, x.due, x.consents from Extension x where x.dispute = :dispute")
                .forEach(r -> records.put(
                        TimelineStep.EXTENDED,
                        r[0],
                        null,
                        p -> text(
                                "延长" + r[1] + "日"
                                        + (r[3] == null ? "" : "，至" + Chinese.day(((Instant) r[3]).minusMillis(1))),
                                label("理由", r[2]),
                                ((List<?>) r[4])
                                        .stream()
                                                .map(c -> consent(p, (NewExtension.ExtensionConsent) c))
                                                .collect(Collectors.joining("；")))));
        records.rows(
                        "select s.id, s.at, s.demand, s.answeredAt, s.answer from Supervision s where s.dispute = :dispute")
                .forEach(r -> {
                    records.put(TimelineStep.SUPERVISED, r[0], r[1], text(r[2]));
                    records.put(TimelineStep.SUPERVISION_ANSWERED, r[0], r[3], text(r[4]));
                });
        records.rows("select c.id, c.kind, c.due, c.missedAt from Clock c where c.dispute = :dispute")
                .forEach(r -> {
                    var kind = said(r[1], Steps::clock, ClockKind.class);
                    records.putAlways(TimelineStep.REMINDED, r[0], p -> kind);
                    records.entries().stream()
                            .filter(e -> e.step() == TimelineStep.DEADLINE_MISSED
                                    && e.about().equals(r[0]))
                            .forEach(e -> records.put(TimelineStep.DEADLINE_MISSED, r[0], passed(e, r[2], r[3]), kind));
                });
    }

    /** A deadline passes when it is due, which is found out later. When it was due before it was moved is not kept with it. */
    private static Object passed(CaseRecords.Entry missed, Object due, Object missedAt) {
        return missed.at().equals(missedAt) && !((Instant) due).isAfter(missed.at()) ? due : null;
    }

    private static String consent(PartyHistory parties, NewExtension.ExtensionConsent consent) {
        return agreed(parties.names(List.of(consent.party())), consent.guardianName(), consent.at());
    }
}
