package org.gridmediation.dispute;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gridmediation.dispute.Moment.Bound;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;

/** What is known of when things happened to one dispute; a further date is held against it as {@link Moment} says. */
public final class Chronology {
    private final Map<Moment, Instant> times = new EnumMap<>(Moment.class);
    private final Set<Moment> days = EnumSet.noneOf(Moment.class);
    private Function<Action, List<Halt>> halts = action -> List.of();

    public static Chronology of(Dispute dispute) {
        return new Chronology().with(Moment.REPORTED, dispute.reportedAt).with(Moment.REOPENED, dispute.reopenedAt);
    }

    public Chronology with(List<Party> parties) {
        parties.forEach(p -> with(Moment.CONSENT, p.consentedAt));
        return this;
    }

    /** @param halts when an action was not allowed */
    Chronology halted(Function<Action, List<Halt>> halts) {
        this.halts = halts;
        return this;
    }

    /** Of several the latest counts; null is not known. */
    public Chronology with(Moment moment, Instant at) {
        if (at != null) times.merge(moment, at, (a, b) -> a.isAfter(b) ? a : b);
        return this;
    }

    public Chronology with(Moment moment, LocalDate day) {
        if (day == null) return this;
        days.add(moment);
        return with(moment, Days.start(day));
    }

    public Instant get(Moment moment) {
        return times.get(moment);
    }

    /** @param at null when it has no such date */
    public void check(Moment moment, Instant at, String pointer, Faults faults) {
        broken(moment, at).forEach(b -> faults.addIf(true, pointer, b.earlier().code));
        // What happens in this minute was looked at when it was asked whether it may.
        if (at != null && moment.action != null && at.isBefore(Days.now().truncatedTo(ChronoUnit.MINUTES)))
            halts.apply(moment.action).stream()
                    .filter(halt -> halt.covers(at))
                    .map(Halt::code)
                    .distinct()
                    .forEach(code -> faults.addIf(true, pointer, code));
    }

    public void check(Moment moment, LocalDate day, String pointer, Faults faults) {
        if (day != null)
            known(moment)
                    .filter(b -> b.isBroken(day, Days.of(times.get(b.earlier()))))
                    .forEach(b -> faults.addIf(true, pointer, b.earlier().code));
    }

    /** Ends the request when it lies too early. */
    public void must(Moment moment, Instant at, String pointer) {
        var faults = new Faults();
        check(moment, at, pointer, faults);
        faults.raise();
    }

    public void must(Moment moment, LocalDate day, String pointer) {
        var faults = new Faults();
        check(moment, day, pointer, faults);
        faults.raise();
    }

    /** Before what it lies although it may not. */
    public List<Bound> broken(Moment moment, Instant at) {
        if (at == null) return List.of();
        return known(moment)
                .filter(b -> days.contains(b.earlier())
                        ? b.isBroken(Days.of(at), Days.of(times.get(b.earlier())))
                        : b.isBroken(at, times.get(b.earlier())))
                .toList();
    }

    private Stream<Bound> known(Moment moment) {
        return moment.bounds.stream().filter(b -> times.containsKey(b.earlier()));
    }
}
