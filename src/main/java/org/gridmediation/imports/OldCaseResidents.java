package org.gridmediation.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gridmediation.columns.DisputeColumns;
import org.gridmediation.columns.PartyColumns;
import org.gridmediation.dispute.PartyIdentity;
import org.gridmediation.http.Days;
import org.gridmediation.imports.SetLoader.Work;

/** Finds the residents whom old cases name as parties, and holds all of a case's parties against each other and its mediator. */
@ApplicationScoped
class OldCaseResidents {
    private static final String RESIDENTS = """
            select r.id, r.district, r.name, r.birth_date, r.document_fingerprint,
                array(select p.fingerprint from resident_phone p where p.resident_id = r.id and p.district = r.district)
            from resident r where r.district = any(:districts) and r.id = any(:records)""";

    private record Person(String district, String name, LocalDate birthDate, PartyIdentity.KnownIdentity known) {}

    @Inject
    PartyIdentity partyIdentity;

    /** A registered resident is called as they are registered. */
    void find(Connection connection, ImportJob job, List<Work<OldCase>> rows) throws SQLException {
        var people = people(connection, job, rows);
        var known = new HashMap<UUID, PartyIdentity.KnownIdentity>();
        people.forEach((id, person) -> known.put(id, person.known));
        DisputeNames.each(rows, (row, mistakes) -> {
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
