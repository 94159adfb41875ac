package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;

/** Receipt and case numbers. The counter's row stays locked to the end of the transaction, so a number that is rolled back is given again. */
@ApplicationScoped
class Numbers {
    @Inject
    EntityManager session;

    String receipt(AreaCode area, Instant at) {
        var series = "WG-" + area.at(Tier.SUBDISTRICT) + "-" + Days.of(at).format(DateTimeFormatter.BASIC_ISO_DATE);
        return "%s-%04d".formatted(series, next(series));
    }

    /** Gap-free per committee and year (domain 4.3). */
    int caseSequence(Object committee, int year) {
        return (int) next("case-" + committee + "-" + year);
    }

    static String caseNumber(int year, String word, int sequence) {
        return "（%d）%s第%04d号".formatted(year, word, sequence);
    }

    private long next(String series) {
        return ((Number) session.createNativeQuery("""
                                insert into counter as c (name, value) values (?1, 1)
                                on conflict (name) do update set value = c.value + 1 returning value""").setParameter(1, series).getSingleResult()).longValue();
    }
}
