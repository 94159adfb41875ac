package org.gridmediation.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Areas;
import org.gridmediation.area.Tier;
import org.gridmediation.codes.CodeTables;
import org.gridmediation.codes.DisputeTypes;
import org.gridmediation.columns.ColumnSet;
import org.gridmediation.columns.DisputeColumns;
import org.gridmediation.columns.PartyColumns;
import org.gridmediation.dispute.PartyIdentity;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.imports.SetLoader.Work;

/** Finds what old cases name: areas, codes, committees with their mediators, registered residents; for a chunk of them at once. */
@ApplicationScoped
class DisputeNames {
    private static final String COMMITTEES =
            "select name, id, area, case_word from organization where kind = 'MEDIATION_COMMITTEE' and name = any(?)";

    /** Whose engagement has ended may be engaged again, which is another record of the same person: the newest is the last. */
    private static final String MEDIATORS = """
            select m.organization_id, s.name, m.id, m.staff_id, s.resident_id, array(select n.name from names_of(s.id) n),
                (select min(t.engaged_from) from mediator_step t where t.mediator_id = m.id), m.engaged_until
            from mediator m join staff s on s.id = m.staff_id
            where m.organization_id = any(?) and s.name = any(?)
            order by m.state <> 'ENDED', m.engaged_from nulls first, m.id""";

    private static final String OWN =
            "select id, mediator_id from dispute where district = any(:districts) and id = any(:records)";

    private static final String RESIDENTS = """
            select r.id, r.district, r.name, r.birth_date, r.document_fingerprint,
                array(select p.fingerprint from resident_phone p where p.resident_id = r.id and p.district = r.district)
            from resident r where r.district = any(:districts) and r.id = any(:records)""";

    private record Committee(UUID id, AreaCode area, String word) {}

    private record Named(UUID committee, String name) {}

    private record Mediator(UUID id, UUID staff, UUID resident, List<String> names, LocalDate from, LocalDate until) {
        boolean isEngagedOn(LocalDate day) {
            return from != null && !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    private record Person(String district, String name, LocalDate birthDate, PartyIdentity.KnownIdentity known) {}

    private record When(AreaCode district, LocalDate day) {}

    @Inject
    Areas areas;

    @Inject
    DisputeTypes types;

    @Inject
    CodeTables codes;

    @Inject
    PartyIdentity partyIdentity;

    void find(Connection connection, ImportJob job, List<Work<OldCase>> rows) throws SQLException {
        each(rows, this::codes);
        tags(rows);
        areas(rows);
        committees(connection, job, rows);
        mediators(connection, job, rows);
        residents(connection, job, rows);
    }

    /** @param look adds what is wrong with a row */
    static void each(List<Work<OldCase>> rows, BiConsumer<Work<OldCase>, Mistakes> look) {
        for (var row : rows) {
            var mistakes = new Mistakes(ColumnSet.DISPUTES, row.draft().content());
            look.accept(row, mistakes);
            if (!mistakes.isEmpty()) row.line().reject(mistakes.all);
        }
    }

    private void codes(Work<OldCase> row, Mistakes mistakes) {
        var old = row.draft().form();
        var faults = new Faults();
        faults.of(() -> old.publicOrderType =
                types.mustBeValid(old.registered.type(), old.registered.publicOrderType(), Days.of(old.reportedAt)));
        mistakes.take("", faults);
    }

    private void tags(List<Work<OldCase>> rows) {
        var known = new HashMap<When, Set<String>>();
        each(rows, (row, mistakes) -> {
            var old = row.draft().form();
            if (old.registered.tags() == null) return;
            var when = new When(old.registered.area().at(Tier.DISTRICT), Days.of(old.reportedAt));
            var inForce = known.computeIfAbsent(when, w -> codes.inForce(CodeTables.TAGS, w.district, w.day).stream()
                    .map(c -> c.code)
                    .collect(Collectors.toSet()));
            mistakes.addIf(!inForce.containsAll(old.registered.tags()), DisputeColumns.TAGS, "TAG_UNKNOWN");
        });
    }

    private void areas(List<Work<OldCase>> rows) {
        var refusing = areas.refusing(
                rows.stream().map(row -> row.draft().form().registered.area()).collect(Collectors.toSet()));
        each(rows, (row, mistakes) -> {
            var code = refusing.get(row.draft().form().registered.area());
            mistakes.addIf(code != null, DisputeColumns.AREA, code);
        });
    }

    /** Committees have no hierarchy: of several with one name it is the nearest whose area the case lies in. */
    private static void committees(Connection connection, ImportJob job, List<Work<OldCase>> rows) throws SQLException {
        var named = new HashMap<String, List<Committee>>();
        try (var query = connection.prepareStatement(COMMITTEES)) {
            query.setArray(1, Sql.texts(connection, names(rows, old -> old.committee)));
            try (var row = query.executeQuery()) {
                while (row.next())
                    named.computeIfAbsent(row.getString(1), n -> new ArrayList<>())
                            .add(new Committee(
                                    row.getObject(2, UUID.class), new AreaCode(row.getString(3)), row.getString(4)));
            }
        }
        each(rows, (row, mistakes) -> {
            var old = row.draft().form();
            if (!old.isAccepted()) return;
            var all = named.getOrDefault(old.committee, List.of());
            mistakes.addIf(all.isEmpty(), DisputeColumns.COMMITTEE, "COMMITTEE_UNKNOWN");
            var nearest = all.stream()
                    .filter(c -> job.area.contains(c.area) && c.area.contains(old.registered.area()))
                    .max(Comparator.comparing(c -> c.area.tier().digits));
            mistakes.addIf(nearest.isEmpty() && !all.isEmpty(), DisputeColumns.COMMITTEE, "COMMITTEE_NOT_COMPETENT");
            nearest.ifPresent(committee -> holds(committee, old, mistakes));
        });
        CaseNumbers.check(connection, rows);
    }

    private static void holds(Committee committee, OldCase old, Mistakes mistakes) {
        old.committeeId = committee.id;
        old.committeeArea = committee.area;
        mistakes.addIf(!old.mayEndAt(old.level()), DisputeColumns.LEVEL, "LEVEL_OF_ANOTHER");
        CaseNumbers.place(old, committee.word);
    }

    private static void mediators(Connection connection, ImportJob job, List<Work<OldCase>> rows) throws SQLException {
        var named = new HashMap<Named, List<Mediator>>();
        try (var query = connection.prepareStatement(MEDIATORS)) {
            query.setArray(
                    1,
                    Sql.ids(
                            connection,
                            rows.stream()
                                    .map(row -> row.draft().form().committeeId)
                                    .distinct()));
            query.setArray(2, Sql.texts(connection, names(rows, old -> old.mediator)));
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
        each(rows, (row, mistakes) -> {
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

    private static Stream<String> names(List<Work<OldCase>> rows, Function<OldCase, String> name) {
        return rows.stream()
                .map(row -> name.apply(row.draft().form()))
                .filter(Objects::nonNull)
                .distinct();
    }

    /** A registered resident is called as they are registered. */
    private void residents(Connection connection, ImportJob job, List<Work<OldCase>> rows) throws SQLException {
        var people = people(connection, job, rows);
        var known = new HashMap<UUID, PartyIdentity.KnownIdentity>();
        people.forEach((id, person) -> known.put(id, person.known));
        each(rows, (row, mistakes) -> {
            var old = row.draft().form();
            for (var party : old.parties) {
                if (party.residentId == null) continue;
                var columns = PartyColumns.EACH.get(party.number - 1);
                var person = people.get(party.residentId);
                if (person == null || !person.district.equals(row.draft().district())) {
                    mistakes.add(columns.residentId(), "RESIDENT_UNKNOWN");
                    continue;
                }
                var content = row.draft().content();
                var name = content.text(columns.name());
                var born = content.day(columns.birthDate());
                mistakes.addIf(name != null && !name.equals(person.name), columns.name(), "RESIDENT_DIFFERS");
                mistakes.addIf(born != null && !born.equals(person.birthDate), columns.birthDate(), "RESIDENT_DIFFERS");
                party.name = person.name;
                party.birthDate = person.birthDate;
                mistakes.addIf(party.isBornAfter(old.reportedAt), columns.residentId(), "BORN_AFTER_REPORT");
                mistakes.addIf(
                        old.isAgreed() && !party.hasGuardian() && party.isMinorOn(Days.of(old.effectiveAt)),
                        columns.guardian(),
                        "GUARDIAN_NEEDED");
            }
            for (var party : old.parties) {
                var columns = PartyColumns.EACH.get(party.number - 1);
                mistakes.addIf(party.guardianName != null && !party.hasGuardian(), columns.guardian(), "NO_GUARDIAN");
                mistakes.addIf(
                        PartyIdentity.isMinor(party.guardianName, old.parties, Days.of(old.answeredAt())),
                        columns.guardian(),
                        "GUARDIAN_IS_MINOR");
                var before = old.parties.subList(0, old.parties.indexOf(party));
                mistakes.addIf(partyIdentity.isTwice(party, before, known), columns.name(), "PARTY_TWICE");
            }
            // Nobody decided about a tie then, and of what is over nobody can.
            mistakes.addIf(old.parties.stream().anyMatch(old::isMediator), DisputeColumns.MEDIATOR, "IS_PARTY");
            mistakes.addIf(old.parties.stream().anyMatch(old::namesMediator), DisputeColumns.MEDIATOR, "SAME_NAME");
            mistakes.addIf(
                    old.outcome != null && !partyIdentity.areTwo(old.parties, known),
                    PartyColumns.EACH.get(Math.max(0, old.parties.size() - 1)).name(),
                    "OPPONENT_MISSING");
            mistakes.addIf(
                    partyIdentity.actForBoth(old.parties, List.of()),
                    PartyColumns.EACH.get(Math.max(0, old.parties.size() - 1)).guardian(),
                    "ACTS_FOR_OTHER_SIDE");
        });
    }

    private static Map<UUID, Person> people(Connection connection, ImportJob job, List<Work<OldCase>> rows)
            throws SQLException {
        var people = new HashMap<UUID, Person>();
        var ids = rows.stream()
                .flatMap(row -> row.draft().form().parties.stream())
                .map(party -> party.residentId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (ids.isEmpty()) return people;
        try (var query = Sql.prepare(connection, RESIDENTS, Sql.of(connection, job, ids));
                var row = query.executeQuery()) {
            while (row.next())
                people.put(
                        row.getObject(1, UUID.class),
                        new Person(
                                row.getString(2),
                                row.getString(3),
                                row.getObject(4, LocalDate.class),
                                new PartyIdentity.KnownIdentity(row.getBytes(5), List.of((byte[][])
                                        row.getArray(6).getArray()))));
        }
        return people;
    }
}
