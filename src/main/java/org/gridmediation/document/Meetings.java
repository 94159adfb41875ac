package org.gridmediation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridmediation.dispute.DisputeKey;
import org.gridmediation.party.Attendance;
import org.gridmediation.party.RepresentativeKind;
import org.gridmediation.party.Statement;
import org.gridmediation.session.MarkKind;
import org.gridmediation.session.NewSession;
import org.gridmediation.session.PlaceKind;
import org.gridmediation.session.SessionKind;
import org.gridmediation.session.SessionResult;

/** The sessions of a dispute as its papers tell of them: who came, what each said, and which facts were signed. */
@ApplicationScoped
class Meetings {
    @Inject
    EntityManager entities;

    record SessionRow(
            UUID id,
            int number,
            SessionKind kind,
            Instant heldAt,
            Instant endedAt,
            PlaceKind placeKind,
            String place,
            String link,
            boolean open,
            String record,
            List<Statement> statements,
            List<NewSession.Participant> participants,
            List<Attendance> attendance,
            SessionResult result,
            String recorder,
            UUID mediator,
            Instant recordedAt) {}

    record FactRow(UUID id, UUID session, String text) {}

    record FactMarked(UUID fact, UUID party, UUID representative, MarkKind kind, Instant at) {}

    record Speaker(UUID id, RepresentativeKind kind, String name) {}

    List<Meeting> of(DisputeKey key, PartyHistory parties, MediatorHistory mediators) {
        var dispute = new CaseRows(entities, key);
        var speakers = dispute
                .of(Speaker.class, "select r.id, r.kind, r.name from Representative r where r.dispute = :dispute")
                .stream()
                .collect(Collectors.toMap(Speaker::id, s -> CodeWords.speaker(s.kind, s.name)));
        var facts = dispute.of(FactRow.class, """
                select f.id, f.sessionId, f.text from Fact f where f.dispute = :dispute order by f.number""").stream().collect(Collectors.groupingBy(FactRow::session));
        var marks = dispute.of(FactMarked.class, """
                select m.factId, m.partyId, m.representativeId, m.kind, m.markedAt from FactMark m
                where m.dispute = :dispute order by m.markedAt, m.id""").stream().collect(Collectors.groupingBy(FactMarked::fact));
        return dispute.of(SessionRow.class, """
                select s.id, s.number, s.kind, s.heldAt, s.endedAt, s.placeKind, s.place, s.link, s.open, s.record, s.statements, s.participants, s.attendance,
                       s.result, s.recorder, s.mediatorId, s.at
                from Session s
                where s.dispute = :dispute order by s.number""").stream()
                .map(s -> new Meeting(
                        s.number,
                        s.kind,
                        s.heldAt,
                        s.endedAt,
                        CodeWords.place(s.placeKind, s.place, s.link),
                        s.open,
                        s.record,
                        attended(s, parties, speakers),
                        s.statements.stream()
                                .map(t -> new Meeting.Said(
                                        parties.recorded(s.recordedAt).name(t.partyId()), t.text()))
                                .toList(),
                        facts.getOrDefault(s.id, List.of()).stream()
                                .map(f -> new Meeting.Fact(
                                        f.text,
                                        signed(
                                                marks.getOrDefault(f.id, List.of()),
                                                parties.recorded(s.recordedAt),
                                                speakers)))
                                .toList(),
                        s.participants.stream()
                                .map(g -> new Meeting.Guest(g.kind(), g.name()))
                                .toList(),
                        s.result,
                        mediators.at(s.heldAt, s.recordedAt, s.mediator),
                        s.recorder))
                .toList();
    }

    private static List<String> signed(List<FactMarked> marks, PartyHistory parties, Map<UUID, String> speakers) {
        return marks.stream()
                .map(m -> parties.name(m.party)
                        + (m.representative == null ? "" : "的" + speakers.get(m.representative))
                        + Chinese.day(m.at)
                        + Steps.mark(m.kind))
                .toList();
    }

    private static List<Meeting.Attended> attended(SessionRow held, PartyHistory parties, Map<UUID, String> speakers) {
        var attendance = (held.attendance == null ? List.<Attendance>of() : held.attendance)
                .stream().collect(Collectors.toMap(Attendance::partyId, Function.identity()));
        var spoke = held.statements.stream().map(Statement::partyId).collect(Collectors.toSet());
        var named = new HashSet<>(spoke);
        named.addAll(attendance.keySet());
        return parties.on(held.heldAt, held.recordedAt, named)
                .map(p -> {
                    var how = attendance.get(p.id());
                    return new Meeting.Attended(
                            p.person(),
                            how == null ? null : how.presence(),
                            how == null ? null : speakers.get(how.representativeId()),
                            how != null && how.accompanied(),
                            how == null ? null : how.reason(),
                            spoke.contains(p.id()));
                })
                .toList();
    }
}
