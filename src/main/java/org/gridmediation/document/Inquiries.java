package org.gridmediation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.dispute.DisputeKey;

/** What was asked and what was looked at, in the order of time. */
@ApplicationScoped
class Inquiries {
    @Inject
    EntityManager entities;

    record InquiryRow(
            Instant beganAt,
            Instant endedAt,
            String place,
            String asked,
            String askedAs,
            String investigator,
            String recorder,
            String record,
            UUID askedParty,
            Instant recordedAt) {}

    /** @param held among them the inspections: a visit to the place is no mediation */
    List<Inquiry> of(DisputeKey dispute, PartyHistory parties, List<Meeting> held) {
        var asked = new CaseRows(entities, dispute)
                .of(InquiryRow.class, """
                select i.beganAt, i.endedAt, i.place, i.askedName, i.askedAs, i.investigator, i.recorder, i.record, i.askedParty, i.at
                from Investigation i where i.dispute = :dispute order by i.number""").stream()
                        .map(i -> new Inquiry(
                                i.beganAt,
                                i.endedAt,
                                i.place,
                                i.askedParty == null
                                        ? i.asked
                                        : parties.recorded(i.recordedAt).name(i.askedParty),
                                i.askedAs,
                                i.investigator,
                                i.recorder,
                                i.record));
        var inspected = held.stream()
                .filter(Meeting::isInspection)
                .map(m -> new Inquiry(
                        m.heldAt(),
                        m.endedAt(),
                        m.place(),
                        null,
                        null,
                        String.join("、", m.mediators()),
                        m.recorder(),
                        Proceedings.inspected(m)));
        return Stream.concat(asked, inspected)
                .sorted(Comparator.comparing(Inquiry::beganAt))
                .toList();
    }
}
