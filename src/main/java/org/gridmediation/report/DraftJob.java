package org.gridmediation.report;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.area.AreaCode;
import org.gridmediation.deadline.DueRecords;
import org.gridmediation.http.Days;
import org.gridmediation.job.Job;
import org.gridmediation.job.Shutdown;
import org.hibernate.Session;

/**
 * Drafts the reports of every community and subdistrict on their due day, also those of months that a program which stood still has missed.
 * What is there is not drafted again, so that it may begin anew as often as it likes.
 */
@ApplicationScoped
public class DraftJob implements Job {
    private static final int MOST_MONTHS = 12;

    /** Where nobody has a post, nobody reports. */
    private static final String DISTRICTS = """
            select distinct left(area, 6) from post
            where length(area) >= 6 and valid_from <= :now and (valid_until is null or valid_until > :now) order by 1""";

    private static final String MISSING = """
            select a.code from Area a where a.code between :first and :last and a.tier in (COMMUNITY, SUBDISTRICT)
              and a.validFrom <= :end and (a.validUntil is null or a.validUntil >= :period)
              and not exists (select r.id from Report r where r.district = :district and r.area = a.code and r.period = :period)
            order by a.code""";

    @ConfigProperty(name = "grid-mediation.reports.schedule")
    String schedule;

    @Inject
    Session entities;

    @Inject
    DueRecords dueRecords;

    @Inject
    Shutdown shutdown;

    @Inject
    Reports reports;

    @Override
    public Task<?> task() {
        return Tasks.recurring("reports", Schedules.parseSchedule(schedule)).execute((instance, context) -> run());
    }

    public void run() {
        dueRecords.everywhere(province -> {
            for (var district : QuarkusTransaction.requiringNew().call(this::districts))
                for (var period : QuarkusTransaction.requiringNew().call(() -> due(district)))
                    for (var area : QuarkusTransaction.requiringNew().call(() -> missing(district, period)))
                        if (!shutdown.hasBegun())
                            QuarkusTransaction.requiringNew().run(() -> reports.draft(area, period));
        });
    }

    private List<AreaCode> districts() {
        return entities
                .createNativeQuery(DISTRICTS, String.class)
                .setParameter("now", Days.now())
                .getResultList()
                .stream()
                .map(AreaCode::new)
                .toList();
    }

    /** The months whose due day has come: the last, and those since the district's newest report. */
    private List<LocalDate> due(AreaCode district) {
        var newest = Report.<Report>find("select max(period) from Report where district = ?1", district.value())
                .project(LocalDate.class)
                .singleResult();
        var due = new ArrayList<LocalDate>();
        var period = Days.today().withDayOfMonth(1).minusMonths(1);
        if (reports.dueDay(district, period).isAfter(Days.today())) period = period.minusMonths(1);
        for (int i = 0; i < MOST_MONTHS; i++, period = period.minusMonths(1)) {
            if (i > 0 && (newest == null || !period.isAfter(newest))) break;
            due.add(0, period);
        }
        return due;
    }

    private List<AreaCode> missing(AreaCode district, LocalDate period) {
        return entities.createQuery(MISSING, AreaCode.class)
                .setParameter("district", district.value())
                .setParameter("first", district)
                .setParameter("last", district.last())
                .setParameter("period", period)
                .setParameter("end", period.plusMonths(1).minusDays(1))
                .getResultList();
    }
}
