package org.gridmediation.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gridmediation.calendar.Term;
import org.gridmediation.calendar.Unit;
import org.gridmediation.calendar.WorkCalendar;
import org.gridmediation.http.Days;

/**
 * Everything about a clock follows from its log, its term and a calendar, so anybody can reckon it again.
 *
 * <p>A clock is due when it has run for its term. Minutes and hours run as the time does. Of days, that of the event is not counted (民法典
 * art. 201), each later one at its 24:00, if the clock runs then. The due time is the first instant at which it is too late.
 *
 * @param given the due time itself, where it was given; the term's amount is then 0 and its unit that of extensions
 */
public record ClockLog(Term term, Instant given, List<Move> moves) {

    public static ClockLog started(Term term, Instant at) {
        return new ClockLog(term, null, List.of(new Move(Move.Kind.START, at, 0)));
    }

    public static ClockLog until(Instant due, Instant at) {
        return new ClockLog(new Term(0, Unit.NATURAL_DAY, false), due, List.of(new Move(Move.Kind.START, at, 0)));
    }

    public ClockState state() {
        var state = ClockState.RUNNING;
        for (var move : moves)
            switch (move.kind()) {
                case START, RESUME -> state = ClockState.RUNNING;
                case PAUSE -> state = ClockState.PAUSED;
                case STOP -> state = ClockState.STOPPED;
                case EXTEND -> {}
            }
        return state;
    }

    public ClockLog with(Move move) {
        if (!allows(move)) throw new IllegalStateException("a clock that is " + state() + " takes no " + move.kind());
        var longer = new ArrayList<>(moves);
        longer.add(move);
        return new ClockLog(term, given, List.copyOf(longer));
    }

    private boolean allows(Move move) {
        if (move.at().isBefore(last())) return false;
        return switch (move.kind()) {
            case START -> false;
            case PAUSE -> state() == ClockState.RUNNING;
            case RESUME -> state() == ClockState.PAUSED;
            case EXTEND -> state() != ClockState.STOPPED && move.amount() > 0;
            case STOP -> state() != ClockState.STOPPED;
        };
    }

    /** When it is too late, or null while nobody can say because the clock is paused. */
    public Instant due(WorkCalendar calendar) {
        return given == null && term.unit().countsDays() ? endOfDays(calendar) : endOfTime();
    }

    private Instant start() {
        return moves.get(0).at();
    }

    Instant last() {
        return moves.get(moves.size() - 1).at();
    }

    private int extended() {
        return moves.stream().mapToInt(Move::amount).sum();
    }

    private Instant endOfDays(WorkCalendar calendar) {
        var pauses = pauses();
        var wanted = term.amount() + extended();
        var day = Days.of(start());
        for (var counted = 0; ; ) {
            day = day.plusDays(1);
            var end = Days.start(day.plusDays(1));
            if (pauses.stream().anyMatch(p -> p.covers(end))) {
                if (pauses.get(pauses.size() - 1).isOpenBefore(end)) return null;
                continue;
            }
            var worked = calendar.isWorkday(day);
            if (worked || term.unit() == Unit.NATURAL_DAY) counted++;
            if (counted >= wanted && (worked || !term.endsOnWorkday())) return end;
        }
    }

    private Instant endOfTime() {
        var due = start().plus(runningTime());
        for (var pause : pauses()) {
            if (!pause.from.isBefore(due)) break;
            if (pause.until == null) return null;
            due = due.plus(Duration.between(pause.from, pause.until));
        }
        return due;
    }

    private Duration runningTime() {
        if (given != null) return untilGiven().plus(Duration.ofDays(extended()));
        var amount = Duration.ofHours(term.amount());
        return switch (term.unit()) {
            case MINUTE -> Duration.ofMinutes(term.amount() + extended());
            case HOUR -> amount.plusHours(extended());
            case SAME_DAY -> atLeast(amount, untilMidnight()).plusHours(extended());
            case NATURAL_DAY, WORKING_DAY -> throw new IllegalStateException("days are counted, not added");
        };
    }

    private Duration untilGiven() {
        return Duration.between(start(), given);
    }

    private Duration untilMidnight() {
        return Duration.between(start(), Days.start(Days.of(start()).plusDays(1)));
    }

    private static Duration atLeast(Duration least, Duration length) {
        return length.compareTo(least) < 0 ? least : length;
    }

    private List<Pause> pauses() {
        var pauses = new ArrayList<Pause>();
        Instant from = null;
        for (var move : moves) {
            if (move.kind() == Move.Kind.PAUSE) from = move.at();
            if (move.kind() == Move.Kind.RESUME) {
                pauses.add(new Pause(from, move.at()));
                from = null;
            }
        }
        if (from != null) pauses.add(new Pause(from, null));
        return pauses;
    }

    /** From just after its beginning to its end, so that a pause of exactly a day covers exactly one 24:00. */
    private record Pause(Instant from, Instant until) {

        boolean covers(Instant instant) {
            return from.isBefore(instant) && (until == null || !instant.isAfter(until));
        }

        boolean isOpenBefore(Instant instant) {
            return until == null && from.isBefore(instant);
        }
    }
}
