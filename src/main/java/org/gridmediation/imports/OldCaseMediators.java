package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gridmediation.columns.DisputeColumns;
import org.gridmediation.http.Days;
import org.gridmediation.imports.SetLoader.Work;

/** Finds the mediators whom old cases name, by the committee's engagements and the day of acceptance. */
final class OldCaseMediators {
    /** Whose engagement has ended may be engaged again, which is another record of the same person: the newest is the last. */
    private static final String MEDIATORS = """
            select m.organization_id, s.name, m.id, m.staff_id, s.resident_id, array(select n.name from names_of(s.id) n),
                (select min(t.engaged_from) from mediator_step t where t.mediator_id = m.id), m.engaged_until
            from mediator m join staff s on s.id = m.staff_id
            where m.organization_id = any(?) and s.name = any(?)
            order by m.state <> 'ENDED', m.engaged_from nulls first, m.id""";

    private static final String OWN =
            "select id, mediator_id from dispute where district = any(:districts) and id = any(:records)";

    private record Named(UUID committee, String name) {}

    private record Mediator(UUID id, UUID staff, UUID resident, List<String> names, LocalDate from, LocalDate until) {
        boolean isEngagedOn(LocalDate day) {
            return from != null && !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    private OldCaseMediators() {}

    static void find(Connection connection, ImportJob job, List<Work<OldCase>> rows) throws SQLException {
        var named = new HashMap<Named, List<Mediator>>();
        try (var query = connection.prepareStatement(MEDIATORS)) {
            query.setArray(
                    1,
                    Sql.ids(
                            connection,
                            rows.stream()
                                    .map(row -> row.draft().form().committeeId)
                                    .distinct()));
            query.setArray(2, Sql.texts(connection, DisputeNames.names(rows, old -> old.mediator)));
            try (var row = query.executeQuery()) {
                while (row.next())
                    named.computeIfAbsent(
                                    new Named(row.getObject(1, UUID.class), row.getString(2)), n -> new ArrayList<>())
                            .add(new Mediator(
                                    row.getObject(3, UUID.class),
                                    row.getObject(4, UUID.class),
                                    row.getObject(5, UUID.class),
                                    List.of((String[]) row.getArray(6).getArray()),
                                    row.getObject(7, LocalDate.class),
                                    row.getObject(8, LocalDate.class)));
            }
        }
        var own = named.values().stream().allMatch(all -> all.size() == 1)
                ? Map.<UUID, UUID>of()
                : own(connection, job, rows);
        DisputeNames.each(rows, (row, mistakes) -> {
            var old = row.draft().form();
            if (old.mediator == null || old.committeeId == null) return;
            var all = named.getOrDefault(new Named(old.committeeId, old.mediator), List.of());
            mistakes.addIf(all.isEmpty(), DisputeColumns.MEDIATOR, "MEDIATOR_UNKNOWN");
            long people = all.stream().map(Mediator::staff).distinct().count();
            mistakes.addIf(people > 1, DisputeColumns.MEDIATOR, "MEDIATOR_AMBIGUOUS");
            if (people != 1) return;
            var mediator = engagement(all, own.get(row.draft().id()), Days.of(old.acceptedAt));
            old.mediatorId = mediator.id;
            old.mediatorStaffId = mediator.staff;
            old.mediatorResidentId = mediator.resident;
            old.mediatorNames = mediator.names;
        });
    }

    /** Of one person's: the one that the case has, else the last that covers the day, else the last. */
    private static Mediator engagement(List<Mediator> all, UUID own, LocalDate day) {
        return Stream.<Predicate<Mediator>>of(m -> m.id.equals(own), m -> m.isEngagedOn(day), m -> true)
                .flatMap(wanted -> all.stream().filter(wanted).reduce((earlier, later) -> later).stream())
                .findFirst()
                .orElseThrow();
    }

    /** Who mediates the cases that are here already. */
    private static Map<UUID, UUID> own(Connection connection, ImportJob job, List<Work<OldCase>> rows)
            throws SQLException {
        var own = new HashMap<UUID, UUID>();
        var values = Sql.of(
                connection, job, rows.stream().map(row -> row.draft().id()).toList());
        try (var query = Sql.prepare(connection, OWN, values);
                var row = query.executeQuery()) {
            while (row.next()) own.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
        }
        return own;
    }
}
