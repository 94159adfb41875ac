package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;
import org.gridmediation.privacy.HalfWidth;

/** Receipt and case numbers. The counter's row stays locked to the end of the transaction, so a number that is rolled back is given again. */
@ApplicationScoped
public class Numbers {
    private static final Pattern CASE_NUMBER = Pattern.compile("\\((\\d{4})\\)(.+)第(\\d{1,6})号");

    @Inject
    EntityManager session;

    String receipt(AreaCode area, Instant at) {
        var series = receiptSeries(area, at);
        return number(series, next(series));
    }

    private static String receiptSeries(AreaCode area, Instant at) {
        return "WG-" + area.at(Tier.SUBDISTRICT) + "-" + Days.of(at).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String number(String series, long value) {
        return "%s-%04d".formatted(series, value);
    }

    /** Gap-free per committee and year (domain 4.3). */
    int caseSequence(Object committee, int year) {
        return (int) next(caseSeries(committee, year));
    }

    static String caseNumber(int year, String word, int sequence) {
        return "（%d）%s第%04d号".formatted(year, word, sequence);
    }

    /** Of a case number as our own series give it: its year and its place in the series; null of any other one. */
    public record InSeries(int year, int sequence) {
        public static InSeries of(String caseNumber, String word) {
            var parts = CASE_NUMBER.matcher(HalfWidth.of(caseNumber));
            return parts.matches() && parts.group(2).equals(HalfWidth.of(word))
                    ? new InSeries(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(3)))
                    : null;
        }
    }

    /** A case that is taken in with others. @param committee with the place of a number of its own series, or null */
    public record Taken(AreaCode area, Instant at, Object committee, InSeries place) {}

    /**
     * Receipt numbers for many at once, in their order; and no series gives again what one of them has. In one order, so that two who number the same
     * wait for one another and never block.
     */
    public static List<String> receipts(Connection connection, List<Taken> taken) throws SQLException {
        var wanted = new TreeMap<String, Long>();
        taken.forEach(t -> wanted.merge(receiptSeries(t.area(), t.at()), 1L, Long::sum));
        var next = count(connection, wanted, "c.value + excluded.value");
        wanted.forEach((series, count) -> next.merge(series, 1 - count, Long::sum));
        var highest = new TreeMap<String, Long>();
        for (var t : taken)
            if (t.place() != null)
                highest.merge(
                        caseSeries(t.committee(), t.place().year()),
                        (long) t.place().sequence(),
                        Math::max);
        count(connection, highest, "greatest(c.value, excluded.value)");
        return taken.stream()
                .map(t -> receiptSeries(t.area(), t.at()))
                .map(series -> number(series, next.merge(series, 1L, Long::sum) - 1))
                .toList();
    }

    private static Map<String, Long> count(Connection connection, SortedMap<String, Long> series, String value)
            throws SQLException {
        var counted = new HashMap<String, Long>();
        if (series.isEmpty()) return counted;
        try (var count = connection.prepareStatement("""
                insert into counter as c (name, value) select name, value from unnest(?::text[], ?::bigint[]) as t (name, value) order by name
                on conflict (name) do update set value = %s returning name, value""".formatted(value))) {
            count.setArray(1, connection.createArrayOf("text", series.keySet().toArray()));
            count.setArray(2, connection.createArrayOf("bigint", series.values().toArray()));
            try (var row = count.executeQuery()) {
                while (row.next()) counted.put(row.getString(1), row.getLong(2));
            }
        }
        return counted;
    }

    private static String caseSeries(Object committee, int year) {
        return "case-" + committee + "-" + year;
    }

    private long next(String series) {
        return ((Number) session.createNativeQuery("""
                                insert into counter as c (name, value) values (?1, 1)
                                on conflict (name) do update set value = c.value + 1 returning value""").setParameter(1, series).getSingleResult()).longValue();
    }
}
