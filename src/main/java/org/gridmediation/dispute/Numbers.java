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
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;
import org.gridmediation.privacy.HalfWidth;

/** Receipt and case numbers. The counter's row stays locked to the end of the transaction, so a number that is rolled back is given again. */
@ApplicationScoped
public class Numbers {
    private static final Pattern CASE_NUMBER = Pattern.compile("（([0-9]{4})）(.+)第([0-9]{1,6})号");

    @Inject
    EntityManager entities;

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

    /** A committee's case numbers of a year. */
    public record Series(UUID committee, int year) implements Comparable<Series> {
        String name() {
            return caseSeries(committee, year);
        }

        @Override
        public int compareTo(Series other) {
            return name().compareTo(other.name());
        }
    }

    /** Of a case number as our own series give it: its year and its place in the series. */
    public record SeriesPlace(int year, int sequence) {
        /** @return null of one that the series does not give, in any letter */
        public static SeriesPlace of(String caseNumber, String word) {
            var parts = CASE_NUMBER.matcher(caseNumber);
            if (!parts.matches()) return null;
            var place = new SeriesPlace(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(3)));
            return place.sequence > 0
                            && caseNumber(place.year, word, place.sequence).equals(caseNumber)
                    ? place
                    : null;
        }

        /** Whether a reader would take it for one of the series, however it is written. */
        public static boolean claims(String caseNumber, String word) {
            var plain = HalfWidth.of(caseNumber).replaceAll("\\s", "");
            return plain.startsWith("(") && plain.contains(")" + HalfWidth.of(word) + "第");
        }
    }

    /** A case that is taken in with others. @param committee with the place of a number of its own series, or null */
    public record CaseIntake(AreaCode area, Instant at, Object committee, SeriesPlace place) {}

    /**
     * Receipt numbers for many at once, in their order; and no series gives again what one of them has. In one order, so that two who number the same
     * wait for one another and never block.
     */
    public static List<String> receipts(Connection connection, List<CaseIntake> taken) throws SQLException {
        var wanted = new TreeMap<String, Long>();
        taken.forEach(t -> wanted.merge(receiptSeries(t.area(), t.at()), 1L, Long::sum));
        var next = count(connection, wanted, "c.value + excluded.value");
        wanted.forEach((series, count) -> next.merge(series, 1 - count, Long::sum));
        pass(connection, taken);
        return taken.stream()
                .map(t -> receiptSeries(t.area(), t.at()))
                .map(series -> number(series, next.merge(series, 1L, Long::sum) - 1))
                .toList();
    }

    /** No series gives again what one of them has. */
    public static void pass(Connection connection, List<CaseIntake> taken) throws SQLException {
        var highest = new TreeMap<String, Long>();
        for (var t : taken)
            if (t.place() != null)
                highest.merge(
                        caseSeries(t.committee(), t.place().year()),
                        (long) t.place().sequence(),
                        Math::max);
        count(connection, highest, "greatest(c.value, excluded.value)");
    }

    /**
     * Up to which number old cases may have numbers of these series, so that those given here have no gap: of one in which a number was given here, up to
     * the last; of a year that has not begun, none. The others are free. What is given here comes after all that there is, so the highest tells.
     */
    public static Map<Series, Integer> last(Connection connection, Set<Series> series) throws SQLException {
        var last = new HashMap<Series, Integer>();
        for (var each : series) if (each.year > Days.today().getYear()) last.put(each, 0);
        try (var query = connection.prepareStatement("""
                select coalesce(c.value, 0) from (
                    select dispute_id, district from dispute_decision where committee_id = ? and year = ? and sequence is not null
                    order by sequence desc limit 1) d left join counter c on c.name = ?
                where not exists (
                    select from dispute_event e where e.dispute_id = d.dispute_id and e.district = d.district and e.kind = 'IMPORTED')""")) {
            for (var each : series) {
                query.setObject(1, each.committee);
                query.setInt(2, each.year);
                query.setString(3, each.name());
                try (var row = query.executeQuery()) {
                    if (row.next()) last.put(each, row.getInt(1));
                }
            }
        }
        return last;
    }

    /** After some numbers of these series are gone: they go on after the highest that is left. */
    public static void takeBack(Connection connection, SortedSet<Series> series) throws SQLException {
        // What somebody is giving is seen only by a statement that begins after it was given.
        try (var lock = connection.prepareStatement("select 1 from counter where name = ? for update");
                var update = connection.prepareStatement("""
                update counter set value = least(value, (
                    select coalesce(max(sequence), 0) from dispute_decision where committee_id = ? and year = ?)) where name = ?""")) {
            for (var each : series) {
                lock.setString(1, each.name());
                lock.executeQuery().close();
                update.setObject(1, each.committee);
                update.setInt(2, each.year);
                update.setString(3, each.name());
                update.executeUpdate();
            }
        }
    }

    private static Map<String, Long> count(Connection connection, SortedMap<String, Long> series, String value)
            throws SQLException {
        var counted = new HashMap<String, Long>();
        if (series.isEmpty()) return counted;
        try (var count = connection.prepareStatement("""
                insert into counter as c (name, value) select name, value from unnest(?::text[], ?::bigint[]) as t (name, value) order by name
                on conflict (name) do update set value =\s""" + value + " returning name, value")) {
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
        return ((Number) entities.createNativeQuery("""
                                insert into counter as c (name, value) values (?1, 1)
                                on conflict (name) do update set value = c.value + 1 returning value""").setParameter(1, series).getSingleResult()).longValue();
    }
}
