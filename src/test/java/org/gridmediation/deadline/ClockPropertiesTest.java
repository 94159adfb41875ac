package org.gridmediation.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.gridmediation.calendar.Holidays;
import org.gridmediation.calendar.Term;
import org.gridmediation.calendar.Unit;
import org.gridmediation.calendar.WorkCalendar;
import org.gridmediation.deadline.Move.Kind;
import org.gridmediation.http.Days;
import org.junit.jupiter.api.Test;

/** What holds of every clock, over random logs and calendars; a failure names the seed that makes it again. */
class ClockPropertiesTest {
    private static final int CASES = 2000;
    private static final WorkCalendar OFFICIAL = Holidays.calendar();
    private static final LocalDate FIRST = LocalDate.of(2022, 12, 1);

    @Test
    void itIsNeverDueBeforeItsStart() {
        forAll((random, calendar) -> {
            var log = anyLog(random);
            var due = log.due(calendar);
            if (due != null) assertThat(due).isAfterOrEqualTo(log.moves().get(0).at());
        });
    }

    @Test
    void itHasNoDueTimeOnlyWhileAPauseThatBeganBeforeIsNotOver() {
        forAll((random, calendar) -> {
            var log = anyLog(random);
            var open = log.moves().stream().filter(m -> m.kind() == Kind.PAUSE).count()
                    > log.moves().stream().filter(m -> m.kind() == Kind.RESUME).count();
            if (log.due(calendar) == null) assertThat(open).isTrue();
        });
    }

    @Test
    void daysEndAtMidnightAndWhereThePolicySaysSoAfterAWorkday() {
        forAll((random, calendar) -> {
            var log = anyLog(random);
            var due = log.due(calendar);
            if (due == null || log.given() != null || !log.term().unit().countsDays()) return;
            assertThat(Days.start(Days.of(due))).isEqualTo(due);
            if (log.term().unit() == Unit.WORKING_DAY || log.term().endsOnWorkday())
                assertThat(calendar.isWorkday(Days.of(due).minusDays(1))).isTrue();
        });
    }

    @Test
    void aTermOfWorkingDaysHasThatManyBetweenTheDayOfTheEventAndItsEnd() {
        forAll((random, calendar) -> {
            var term = new Term(1 + random.nextInt(40), Unit.WORKING_DAY, true);
            var start = anyInstant(random);
            var due = ClockLog.started(term, start).due(calendar);
            var counted = Days.of(start)
                    .plusDays(1)
                    .datesUntil(Days.of(due))
                    .filter(calendar::isWorkday)
                    .count();
            assertThat(counted).isEqualTo(term.amount());
        });
    }

    @Test
    void aPauseMovesItByWhatItLasted() {
        forAll((random, calendar) -> {
            var term = new Term(1 + random.nextInt(60), anyUnit(random), false);
            var log = ClockLog.started(term, anyInstant(random));
            var due = log.due(calendar);
            // The day of the event is not counted, so nothing of it can be lost.
            var start = log.moves().get(0).at();
            var running = term.unit().countsDays() ? Days.start(Days.of(start).plusDays(1)) : start;
            var from = between(random, running, due.minusNanos(1000));
            var days = random.nextInt(50);
            var length = term.unit().countsDays() ? Duration.ofDays(days) : Duration.ofMinutes(days * 37L);
            var paused = log.with(new Move(Kind.PAUSE, from, 0)).with(new Move(Kind.RESUME, from.plus(length), 0));
            if (term.unit() == Unit.WORKING_DAY) {
                // Exactly the working days that ended during the pause are given back.
                var lost = workdaysEnding(calendar, from, from.plus(length));
                assertThat(workdaysEnding(calendar, due, paused.due(calendar))).isEqualTo(lost);
            } else assertThat(paused.due(calendar)).isEqualTo(due.plus(length));
        });
    }

    @Test
    void aPauseNeverMakesItDueEarlierAndNeverWithinThePause() {
        forAll((random, calendar) -> {
            var log = runningLog(random);
            var due = log.due(calendar);
            var last = log.moves().get(log.moves().size() - 1).at();
            var from = last.plusSeconds(random.nextInt(4_000_000));
            var until = from.plusSeconds(random.nextInt(4_000_000));
            var paused = log.with(new Move(Kind.PAUSE, from, 0)).with(new Move(Kind.RESUME, until, 0));
            var later = paused.due(calendar);
            assertThat(later).isAfterOrEqualTo(due);
            if (from.isBefore(due)) assertThat(later).isAfterOrEqualTo(until);
            else assertThat(later).isEqualTo(due);
        });
    }

    @Test
    void anExtensionAddsWhatItSays() {
        forAll((random, calendar) -> {
            var log = runningLog(random);
            var more = 1 + random.nextInt(60);
            var last = log.moves().get(log.moves().size() - 1).at();
            var extended = log.with(new Move(Kind.EXTEND, last, more)).due(calendar);
            var due = log.due(calendar);
            assertThat(extended).isAfterOrEqualTo(due);
            if (log.given() == null && log.term().unit() == Unit.WORKING_DAY)
                assertThat(workdaysEnding(calendar, due, extended)).isGreaterThanOrEqualTo(more);
            if (log.moves().size() > 1) return;
            if (log.given() != null
                    || log.term().unit() == Unit.NATURAL_DAY && !log.term().endsOnWorkday())
                assertThat(extended).isEqualTo(due.plus(Duration.ofDays(more)));
            if (log.given() == null
                    && (log.term().unit() == Unit.HOUR || log.term().unit() == Unit.SAME_DAY))
                assertThat(extended).isEqualTo(due.plus(Duration.ofHours(more)));
            if (log.given() == null && log.term().unit().countsDays())
                assertThat(extended)
                        .isEqualTo(ClockLog.started(log.term().plus(more), last).due(calendar));
        });
    }

    @Test
    void aStopFreezesIt() {
        forAll((random, calendar) -> {
            var log = anyLog(random);
            if (log.state() == ClockState.STOPPED) return;
            var last = log.moves().get(log.moves().size() - 1).at();
            var stopped = log.with(new Move(Kind.STOP, last.plusSeconds(random.nextInt(9_000_000)), 0));
            assertThat(stopped.due(calendar)).isEqualTo(log.due(calendar));
            assertThat(stopped.state()).isEqualTo(ClockState.STOPPED);
        });
    }

    @Test
    void extensionsCountTheSameInWhicheverOrderAndPlaceTheyWereLogged() {
        forAll((random, calendar) -> {
            var log = anyLog(random);
            var extensions = new ArrayList<>(
                    log.moves().stream().filter(m -> m.kind() == Kind.EXTEND).toList());
            var others = new ArrayList<>(
                    log.moves().stream().filter(m -> m.kind() != Kind.EXTEND).toList());
            Collections.shuffle(extensions, random);
            for (var extension : extensions) others.add(1 + random.nextInt(others.size()), extension);
            assertThat(new ClockLog(log.term(), log.given(), others).due(calendar))
                    .isEqualTo(log.due(calendar));
        });
    }

    @Test
    void twoPausesThatTouchAreOne() {
        forAll((random, calendar) -> {
            var log = runningLog(random);
            var from = log.moves().get(log.moves().size() - 1).at().plusSeconds(random.nextInt(2_000_000));
            var middle = from.plusSeconds(random.nextInt(2_000_000));
            var until = middle.plusSeconds(random.nextInt(2_000_000));
            var two = log.with(new Move(Kind.PAUSE, from, 0))
                    .with(new Move(Kind.RESUME, middle, 0))
                    .with(new Move(Kind.PAUSE, middle, 0))
                    .with(new Move(Kind.RESUME, until, 0));
            var one = log.with(new Move(Kind.PAUSE, from, 0)).with(new Move(Kind.RESUME, until, 0));
            assertThat(two.due(calendar)).isEqualTo(one.due(calendar));
        });
    }

    @Test
    void aCalendarMattersOnlyUpToTheDueDay() {
        forAll((random, calendar) -> {
            var log = anyLog(random);
            var due = log.due(calendar);
            if (due == null) return;
            var off = new HashSet<>(calendar.off());
            off.removeIf(day -> !day.isBefore(Days.of(due)));
            for (int i = 0; i < 20; i++) off.add(Days.of(due).plusDays(random.nextInt(60)));
            var changed = new WorkCalendar(calendar.revision() + 1, off, calendar.worked(), calendar.years());
            assertThat(log.due(changed)).isEqualTo(due);
        });
    }

    private static void forAll(BiConsumer<Random, WorkCalendar> property) {
        for (long seed = 1; seed <= CASES; seed++) {
            var random = new Random(seed * 7919);
            try {
                property.accept(random, random.nextInt(3) == 0 ? OFFICIAL : anyCalendar(random));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("with seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** Any day may be off or made up for, not only sensible ones. */
    private static WorkCalendar anyCalendar(Random random) {
        var off = new HashSet<LocalDate>();
        var worked = new HashSet<LocalDate>();
        for (int i = random.nextInt(200); i > 0; i--) off.add(FIRST.plusDays(random.nextInt(2000)));
        for (int i = random.nextInt(60); i > 0; i--) worked.add(FIRST.plusDays(random.nextInt(2000)));
        for (int holidays = random.nextInt(6); holidays > 0; holidays--) {
            var from = FIRST.plusDays(random.nextInt(2000));
            from.datesUntil(from.plusDays(1 + random.nextInt(20))).forEach(off::add);
        }
        return new WorkCalendar(1, off, worked, Set.of(2023, 2024));
    }

    private static Unit anyUnit(Random random) {
        return Unit.values()[random.nextInt(Unit.values().length)];
    }

    private static Instant anyInstant(Random random) {
        var day = FIRST.plusDays(random.nextInt(1400));
        // Often near midnight and near the year's end, where mistakes live.
        if (random.nextInt(4) == 0)
            day = LocalDate.of(2023 + random.nextInt(4), 12, 28).plusDays(random.nextInt(7));
        var second = random.nextBoolean() ? random.nextInt(86_400) : (86_400 - 600 + random.nextInt(1200)) % 86_400;
        return Days.start(day).plusSeconds(random.nextInt(20) == 0 ? 0 : second);
    }

    private static Instant between(Random random, Instant from, Instant until) {
        return from.plusSeconds(
                (long) (random.nextDouble() * Duration.between(from, until).getSeconds()));
    }

    private static long workdaysEnding(WorkCalendar calendar, Instant after, Instant until) {
        return Days.of(after)
                .datesUntil(Days.of(until))
                .filter(calendar::isWorkday)
                .filter(d -> Days.start(d.plusDays(1)).isAfter(after))
                .count();
    }

    private static ClockLog newLog(Random random) {
        var start = anyInstant(random);
        if (random.nextInt(8) == 0)
            return ClockLog.until(start.plusSeconds(random.nextInt(9_000_000) - 100_000), start);
        return ClockLog.started(new Term(1 + random.nextInt(60), anyUnit(random), random.nextBoolean()), start);
    }

    private static ClockLog runningLog(Random random) {
        var log = anyLog(random, false);
        var last = log.moves().get(log.moves().size() - 1).at();
        return log.state() == ClockState.PAUSED ? log.with(new Move(Kind.RESUME, last, 0)) : log;
    }

    private static ClockLog anyLog(Random random) {
        return anyLog(random, true);
    }

    private static ClockLog anyLog(Random random, boolean mayStop) {
        var log = newLog(random);
        for (int moves = random.nextInt(8); moves > 0; moves--) {
            var at = log.moves().get(log.moves().size() - 1).at().plusSeconds(random.nextInt(3_000_000));
            List<Kind> possible = log.state() == ClockState.PAUSED
                    ? List.of(Kind.RESUME, Kind.EXTEND)
                    : List.of(Kind.PAUSE, Kind.EXTEND);
            var kind = possible.get(random.nextInt(2));
            log = log.with(new Move(kind, at, kind == Kind.EXTEND ? 1 + random.nextInt(40) : 0));
        }
        if (!mayStop || random.nextInt(4) > 0) return log;
        return log.with(
                new Move(Kind.STOP, log.moves().get(log.moves().size() - 1).at(), 0));
    }
}
