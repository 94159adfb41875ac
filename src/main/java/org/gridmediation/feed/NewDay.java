package org.gridmediation.feed;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gridmediation.area.AreaCode;
import org.gridmediation.deadline.DueRecords;
import org.gridmediation.http.Days;
import org.gridmediation.job.Job;
import org.gridmediation.records.SqlTemplate;
import org.hibernate.Session;

/**
 * Notes what reads otherwise from a day on without anybody's doing: a report that is late, a mediator whose engagement begins or is over, a resident
 * who comes of age. Whoever keeps a copy would not hear of it otherwise.
 */
@ApplicationScoped
public class NewDay implements Job {
    private static final String DISTRICTS =
            "select code from area where tier in ('CITY', 'DISTRICT') and code between :first and :last order by code";

    private static final String REPORTS = SqlChanges.noting(FeedKind.REPORT, ChangeType.CHANGED, """
            select id, area, null::text from report where district = :district and submitted_at is null and due_at > :began and due_at <= :begins""");

    private static final String MEDIATORS = SqlChanges.noting(FeedKind.MEDIATOR, ChangeType.CHANGED, """
            select id, area, null::text from mediator
            where left(area, 6) = :district and (engaged_from > :last and engaged_from <= :today or engaged_until >= :last and engaged_until < :today)""");

    /** @see org.gridmediation.resident.AgeGroup */
    private static final String RESIDENTS = SqlChanges.noting(
            FeedKind.RESIDENT,
            ChangeType.CHANGED,
            SqlTemplate.fill("""
            select id, area, null::text from resident where district = :district and ({fourteen} or {eighteen})""", Map.of("fourteen", turned(14), "eighteen", turned(18))));

    @Inject
    FeedSettings settings;

    @Inject
    Session entities;

    @Inject
    DueRecords dueRecords;

    private static String turned(int years) {
        return "(extract(year from age(:today, birth_date)) >= " + years
                + " and extract(year from age(:last, birth_date)) < " + years + ")";
    }

    @Override
    public Task<?> task() {
        return Tasks.recurring("feed-days", Schedules.parseSchedule(settings.days()))
                .execute((instance, context) -> begin(context.getExecution().lastSuccess));
    }

    /** @param looked when it was looked last; null for never */
    public void begin(Instant looked) {
        var today = Days.today();
        var last = looked == null ? today.minusDays(1) : Days.of(looked);
        if (last.isBefore(today))
            dueRecords.everywhere(province -> districts(province)
                    .forEach(district -> QuarkusTransaction.requiringNew().run(() -> note(district, last, today))));
    }

    private List<String> districts(AreaCode province) {
        return QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(DISTRICTS, String.class)
                .setParameter("first", province.value())
                .setParameter("last", province.last().value())
                .getResultList());
    }

    private void note(String district, LocalDate last, LocalDate today) {
        entities.createNativeMutationQuery(REPORTS)
                .setParameter("district", district)
                .setParameter("began", Days.start(last))
                .setParameter("begins", Days.start(today))
                .executeUpdate();
        for (var days : List.of(MEDIATORS, RESIDENTS))
            entities.createNativeMutationQuery(days)
                    .setParameter("district", district)
                    .setParameter("last", last)
                    .setParameter("today", today)
                    .executeUpdate();
    }
}
