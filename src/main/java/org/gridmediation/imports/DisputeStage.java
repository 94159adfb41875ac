package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridmediation.access.TimeOrderedId;
import org.gridmediation.dispute.Party;
import org.gridmediation.link.ExternalNumber;
import org.gridmediation.link.Trait;
import org.gridmediation.outcome.NewOutcome;
import org.gridmediation.outcome.Performance;

/** Old cases with their parties, what happened to them, and by what they are known again, before they are written. */
final class DisputeStage {
    /** A part of a case, and where that lies. */
    private record Part<P>(UUID id, Draft<OldCase> of, P part) {
        static <P> Part<P> of(Draft<OldCase> draft, P part) {
            return new Part<>(TimeOrderedId.Generator.next(), draft, part);
        }
    }

    private record Numbered(int number, OldCase.Event event) {}

    private static final Stage<Draft<OldCase>> DISPUTES = new Stage<Draft<OldCase>>("import_dispute")
            .id("id", Draft::id)
            .text("area", Draft::area)
            .text("district", Draft::district)
            .text("receipt_number", of(c -> c.receiptNumber))
            .text("case_number", of(c -> c.caseNumber))
            .text("status", of(c -> c.status.name()))
            .text("level", of(c -> c.level().name()))
            .text("title", of(c -> c.registered.title()))
            .text("description", of(c -> c.registered.description()))
            .text("place", of(c -> c.registered.place()))
            .text("type", of(c -> c.registered.type()))
            .text("public_order_type", of(c -> c.publicOrderType))
            .text("source", of(c -> c.registered.source().name()))
            .text("urgency", of(c -> c.registered.urgency().name()))
            .text("difficulty", of(c -> c.registered.difficulty().name()))
            .text("tags", of(c -> c.registered.tags() == null ? "" : String.join(",", c.registered.tags())))
            .number("people_involved", of(c -> c.registered.peopleInvolved()))
            .whole("amount_claimed", of(c -> c.registered.amountClaimed()))
            .time("reported_at", of(c -> c.reportedAt))
            .time("accepted_at", of(c -> c.acceptedAt))
            .time("ended_at", of(c -> c.endedAt))
            .time("archived_at", of(c -> c.archivedAt))
            .id("committee_id", of(c -> c.committeeId))
            .text("committee_area", of(c -> c.committeeArea == null ? null : c.committeeArea.value()))
            .id("mediator_id", of(c -> c.mediatorId))
            .id("mediator_staff_id", of(c -> c.mediatorStaffId))
            .id("decision_id", of(c -> c.decisionId))
            .word("decline_reason", of(c -> c.declineReason))
            .number("year", of(c -> c.year))
            .number("sequence", of(c -> c.sequence))
            .id("outcome_id", of(c -> c.outcome == null ? null : c.outcomeId))
            .word("outcome", outcome(NewOutcome::kind))
            .word("reason", outcome(NewOutcome::reason))
            .text("note", outcome(NewOutcome::note))
            .word("form", agreement(NewOutcome.Agreement::form))
            .text("content", agreement(NewOutcome.Agreement::content))
            .whole("amount", agreement(NewOutcome.Agreement::amount))
            .time("agreed_at", agreement(NewOutcome.Agreement::agreedAt))
            .day("due_on", agreement(NewOutcome.Agreement::dueOn))
            .time("effective_at", of(c -> c.effectiveAt))
            .word("fulfilment", of(c -> c.fulfilment))
            .text("track", of(c -> track(c.fulfilment)))
            .time("fulfilled_at", of(c -> c.fulfilledAt))
            .number("events", of(c -> c.events(c.reportedAt).size() - 1))
            .number("steps", of(c -> c.events(c.reportedAt).size()))
            .text("numbers", of(DisputeStage::numbers))
            .id("visit_id", of(c -> c.visitId))
            .time("visited_at", of(c -> c.visitedAt))
            .word("visit_method", of(c -> c.visitMethod))
            .number("satisfaction", of(c -> c.satisfaction))
            .word("system", reference(ExternalNumber::system))
            .text("system_name", reference(ExternalNumber::normalizedSystemName))
            .text("reference_number", reference(r -> r.number().strip()))
            .text("normalized", reference(ExternalNumber::normalized));

    private static final Stage<Part<Party>> PARTIES = DisputeStage.<Party>parts("import_dispute_party")
            .number("number", part(p -> p.number))
            .text("role", part(p -> p.role.name()))
            .text("kind", part(p -> p.kind.name()))
            .id("resident_id", part(p -> p.residentId))
            .text("name", part(p -> p.name))
            .bytes("phone_sealed", part(p -> p.phoneSealed))
            .day("birth_date", part(p -> p.birthDate))
            .word("sex", part(p -> p.sex))
            .word("document_type", part(p -> p.documentType))
            .bytes("document_sealed", part(p -> p.documentSealed))
            .bytes("document_fingerprint", part(p -> p.documentFingerprint))
            .bytes("address_sealed", part(p -> p.addressSealed))
            .text("credit_code", part(p -> p.creditCode))
            .text("guardian_name", part(p -> p.guardianName))
            .truth("consented", part -> part.of.form().isAgreed() ? true : null)
            .time(
                    "consented_at",
                    part -> part.of.form().isAgreed()
                            ? part.of.form().outcome.agreement().agreedAt()
                            : null);

    private static final Stage<Part<Numbered>> EVENTS = DisputeStage.<Numbered>parts("import_dispute_event")
            .number("number", part(n -> n.number))
            .text("kind", part(n -> n.event.step().name()))
            .text("status", part(n -> n.event.status().name()))
            .time("at", part(n -> n.event.at()))
            .id("subject_id", part(n -> n.event.about()));

    private static final Stage<Part<Trait>> KEYS = DisputeStage.<Trait>parts("import_dispute_key")
            .time("reported_at", part -> part.of.form().reportedAt)
            .text("kind", part(t -> t.kind().name()))
            .number("number", part(Trait::number))
            .bytes("fingerprint", part(Trait::fingerprint));

    private DisputeStage() {}

    private static <P> Stage<Part<P>> parts(String table) {
        return new Stage<Part<P>>(table)
                .id("id", Part::id)
                .id("dispute_id", part -> part.of.id())
                .text("area", part -> part.of.area())
                .text("district", part -> part.of.district());
    }

    private static <P, T> Function<Part<P>, T> part(Function<P, T> value) {
        return part -> value.apply(part.part);
    }

    private static <T> Function<Draft<OldCase>, T> of(Function<OldCase, T> value) {
        return draft -> value.apply(draft.form());
    }

    private static <T> Function<Draft<OldCase>, T> outcome(Function<NewOutcome, T> value) {
        return draft -> draft.form().outcome == null ? null : value.apply(draft.form().outcome);
    }

    private static <T> Function<Draft<OldCase>, T> agreement(Function<NewOutcome.Agreement, T> value) {
        return outcome(outcome -> outcome.agreement() == null ? null : value.apply(outcome.agreement()));
    }

    private static <T> Function<Draft<OldCase>, T> reference(Function<ExternalNumber, T> value) {
        return draft -> draft.form().reference == null ? null : value.apply(draft.form().reference);
    }

    private static String numbers(OldCase old) {
        return old.parties.stream().map(p -> String.valueOf(p.number)).collect(Collectors.joining(","));
    }

    private static String track(Performance how) {
        if (how == null) return null;
        return switch (how) {
            case FULFILLED -> "PERFORMED";
            case BREACHED -> "BROKEN";
            case PENDING, PARTLY_FULFILLED -> "AGREED";
        };
    }

    static void fill(Connection connection, List<Draft<OldCase>> drafts, Instant now) throws SQLException {
        DISPUTES.fill(connection, drafts);
        var parties = new ArrayList<Part<Party>>();
        var events = new ArrayList<Part<Numbered>>();
        var keys = new ArrayList<Part<Trait>>();
        for (var draft : drafts) {
            for (var party : draft.form().parties) parties.add(Part.of(draft, party));
            int number = 0;
            for (var event : draft.form().events(now)) events.add(Part.of(draft, new Numbered(++number, event)));
            for (var trait : draft.form().traits) keys.add(Part.of(draft, trait));
        }
        PARTIES.fill(connection, parties);
        EVENTS.fill(connection, events);
        KEYS.fill(connection, keys);
    }
}
