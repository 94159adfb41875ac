package org.gridmediation.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gridmediation.access.Caller;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;
import org.gridmediation.http.Precondition;
import org.gridmediation.http.Problem;

/** The calendar in each of its states. A revision never changes, so what is read of it once may be kept. */
@ApplicationScoped
public class Calendars {
    private static final long KEPT_NANOS = 10_000_000_000L;

    record Loaded() {}

    private record Latest(int revision, long at) {}

    private final Map<Integer, WorkCalendar> kept = new ConcurrentHashMap<>();
    private volatile Latest latest;

    @Inject
    Event<Loaded> loaded;

    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Precondition precondition;

    /** May for a moment be the one before: what was reckoned with it is reckoned anew. */
    public WorkCalendar current() {
        var now = latest;
        if (now == null || System.nanoTime() - now.at > KEPT_NANOS)
            latest = now = new Latest(latest(), System.nanoTime());
        return at(now.revision);
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) Loaded event) {
        latest = null;
    }

    public WorkCalendar at(int revision) {
        return kept.computeIfAbsent(revision, this::read);
    }

    private int latest() {
        return CalendarYear.<CalendarYear>find("select coalesce(max(revision), 0) from CalendarYear")
                .project(Integer.class)
                .singleResult();
    }

    private WorkCalendar read(int revision) {
        var years = new HashMap<Integer, CalendarYear>();
        CalendarYear.<CalendarYear>stream(
                        "from CalendarYear c left join fetch c.days where c.revision <= ?1 order by c.revision",
                        revision)
                .forEach(y -> years.put(y.year, y));
        var off = new HashSet<LocalDate>();
        var worked = new HashSet<LocalDate>();
        for (var year : years.values())
            for (var holiday : year.days) (holiday.kind() == DayKind.OFF ? off : worked).add(holiday.day());
        return new WorkCalendar(revision, Set.copyOf(off), Set.copyOf(worked), Set.copyOf(years.keySet()));
    }

    CalendarDetail year(int year, Integer revision) {
        return known(year, revision == null ? Integer.MAX_VALUE : revision)
                .map(CalendarDetail::new)
                .orElseGet(() -> CalendarDetail.unknown(year));
    }

    private Optional<CalendarYear> known(int year, int revision) {
        return CalendarYear.<CalendarYear>find("year = ?1 and revision <= ?2 order by revision desc", year, revision)
                .page(0, 1)
                .firstResultOptional();
    }

    /** The year's days are the same for the whole country, so only an administrator of a whole province loads them. */
    CalendarDetail load(int year, NewCalendar form) {
        caller.must("changeCalendar", post -> post.area().tier() == Tier.PROVINCE, Problem.OPERATION_NOT_PERMITTED);
        precondition.matches(year(year, null).version());
        form.mustBeOf(year);
        var known = new CalendarYear();
        // Two at once take the same number, and the second is told that what it saw is stale.
        known.revision = latest() + 1;
        known.year = year;
        known.recordedAt = Days.now();
        known.byName = caller.post().name();
        known.days.addAll(form.days());
        known.persist();
        entities.flush();
        loaded.fire(new Loaded());
        return new CalendarDetail(known);
    }
}
