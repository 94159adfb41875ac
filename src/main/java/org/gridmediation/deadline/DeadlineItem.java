package org.gridmediation.deadline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.calendar.Unit;
import org.gridmediation.calendar.WorkCalendar;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;

@Schema(
        name = "Deadline",
        description =
                "A clock of a dispute. Its due time follows from its log, its term and the calendar in that revision, so anybody can reckon it again.")
public record DeadlineItem(
        UUID id,
        ClockKind kind,

        @Schema(description = "The transfer, outcome, supervision or other part that it is the deadline of.")
        UUID about,

        ClockState state,

        @Schema(description = "The first instant at which it is too late; absent while it is paused.")
        Instant due,

        @Schema(description = "When it was found to be missed.")
        Instant missedAt,

        @Schema(description = "Absent where the due time itself was given.")
        TermItem term,

        @Schema(description = "The due time that was given.")
        Instant given,

        @Schema(description = "The calendar's revision with which it was reckoned; see the calendars.")
        int calendarRevision,

        @Schema(
                description =
                        "The official days of a year that it reaches into are not known yet: reckoned with weekends only, and anew once they are.")
        boolean provisional,

        DeadlineAssignee waitsFor,
        @Schema(maxItems = 1000) List<LogLine> log) {

    @Schema(name = "Term")
    public record TermItem(int amount, Unit unit, boolean endsOnWorkday) {}

    @Schema(
            name = "DeadlineLogLine",
            description =
                    "`amount` is by how much an EXTEND made the term longer, in its unit (days where the due time was given).")
    public record LogLine(Move.Kind move, Instant at, Integer amount, TimelineStep step) {

        LogLine(ClockEvent event) {
            this(
                    event.move().kind(),
                    event.move().at(),
                    event.move().amount() == 0 ? null : event.move().amount(),
                    event.step());
        }
    }

    DeadlineItem(Clock c, List<ClockEvent> log, WorkCalendar calendar) {
        this(
                c.id,
                c.kind,
                c.about,
                c.state,
                c.due,
                c.missedAt,
                c.given == null
                        ? new TermItem(
                                c.term().amount(), c.term().unit(), c.term().endsOnWorkday())
                        : null,
                c.given,
                c.calendar,
                c.given == null && c.term().unit().countsDays() && !isKnown(c, calendar),
                new DeadlineAssignee(c),
                log.stream().map(LogLine::new).toList());
    }

    /** Whether every day that was counted is known to be worked or not. */
    private static boolean isKnown(Clock c, WorkCalendar calendar) {
        var first = Days.of(c.startedAt).plusDays(1);
        return calendar.knows(first, c.due == null ? first : Days.of(c.due).minusDays(1));
    }
}
