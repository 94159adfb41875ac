package org.gridmediation.imports;

import static org.gridmediation.columns.MediatorColumns.EMPLOYMENT;
import static org.gridmediation.columns.MediatorColumns.FROM;
import static org.gridmediation.columns.MediatorColumns.NAME;
import static org.gridmediation.columns.MediatorColumns.ORGANIZATION;
import static org.gridmediation.columns.MediatorColumns.SPECIALITIES;
import static org.gridmediation.columns.MediatorColumns.STATE;
import static org.gridmediation.columns.MediatorColumns.UNTIL;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.gridmediation.columns.ColumnSet;
import org.gridmediation.imports.SetLoader.Work;
import org.gridmediation.mediator.Employment;
import org.gridmediation.mediator.MediatorState;

/** What holds for nominating and engaging a mediator, and by whom; for a chunk of them at once. */
@ApplicationScoped
class MediatorRules {
    private static final String STORED = """
            select id, staff_id, organization_id, employment, state, engaged_from, engaged_until from mediator where id = any(?)""";

    private record Stored(
            UUID staff, UUID committee, Employment employment, MediatorState state, LocalDate from, LocalDate until) {}

    void look(Connection connection, ImportJob job, List<Work<MediatorForm>> rows) throws SQLException {
        var names = new MediatorNames(
                connection, rows.stream().map(row -> row.draft().content()).toList());
        var stored = stored(connection, rows);
        var types = types(connection);
        boolean engages = job.byRole.operations().contains("engageMediator");
        for (var row : rows) {
            var content = row.draft().content();
            var form = row.draft().form();
            var mistakes = new Mistakes(ColumnSet.MEDIATORS, content);
            var before = stored.get(row.draft().id());
            form.organizationId = names.committee(content);
            mistakes.addIf(form.organizationId == null, ORGANIZATION, "COMMITTEE_UNKNOWN");
            if (before == null) person(form, names, content, mistakes);
            else form.staffId = before.staff;
            var specialities = form.nomination.specialities();
            mistakes.addIf(specialities != null && !types.containsAll(specialities), SPECIALITIES, "TYPE_UNKNOWN");
            form.engagedNow =
                    form.state == MediatorState.ENGAGED && (before == null || before.state == MediatorState.NOMINATED);
            mistakes.addIf(form.engagedNow && !engages, STATE, "NOT_YOURS_TO_ENGAGE");
            if (before == null) mistakes.addIf(form.state.isAfterEngagement(), STATE, "FIELD_FIXED");
            else changed(form, before, names, content, mistakes);
            if (!mistakes.isEmpty()) row.line().reject(mistakes.all);
        }
    }

    private static void person(MediatorForm form, MediatorNames names, Content content, Mistakes mistakes) {
        var who = MediatorNames.who(content);
        var people = names.people(content);
        mistakes.addIf(people.isEmpty(), who == null ? NAME : who, "STAFF_UNKNOWN");
        mistakes.addIf(people.size() > 1, who, "STAFF_AMBIGUOUS");
        if (people.size() != 1) return;
        var person = people.get(0);
        form.staffId = person.id();
        // 人民调解法 art. 14: a mediator is an adult citizen.
        mistakes.addIf(
                form.engagement != null
                        && person.birthDate() != null
                        && person.birthDate().plusYears(18).isAfter(form.engagement.from()),
                FROM,
                "MEDIATOR_NOT_ADULT");
    }

    private static void changed(
            MediatorForm form, Stored before, MediatorNames names, Content content, Mistakes mistakes) {
        mistakes.addIf(!before.committee.equals(form.organizationId), ORGANIZATION, "FIELD_FIXED");
        var people = names.people(content);
        mistakes.addIf(
                people.stream().noneMatch(person -> person.id().equals(before.staff)),
                Objects.requireNonNullElse(MediatorNames.who(content), NAME),
                "FIELD_FIXED");
        mistakes.addIf(before.employment != form.nomination.employment(), EMPLOYMENT, "FIELD_FIXED");
        mistakes.addIf(before.state != form.state && !form.engagedNow, STATE, "FIELD_FIXED");
        mistakes.addIf(!form.engagedNow && !Objects.equals(before.from, content.day(FROM)), FROM, "FIELD_FIXED");
        mistakes.addIf(!form.engagedNow && !Objects.equals(before.until, content.day(UNTIL)), UNTIL, "FIELD_FIXED");
    }

    private static Map<UUID, Stored> stored(Connection connection, List<Work<MediatorForm>> rows) throws SQLException {
        var stored = new HashMap<UUID, Stored>();
        try (var query = connection.prepareStatement(STORED)) {
            query.setArray(
                    1, Sql.ids(connection, rows.stream().map(row -> row.draft().id())));
            try (var row = query.executeQuery()) {
                while (row.next())
                    stored.put(
                            row.getObject(1, UUID.class),
                            new Stored(
                                    row.getObject(2, UUID.class),
                                    row.getObject(3, UUID.class),
                                    Employment.valueOf(row.getString(4)),
                                    MediatorState.valueOf(row.getString(5)),
                                    row.getObject(6, LocalDate.class),
                                    row.getObject(7, LocalDate.class)));
            }
        }
        return stored;
    }

    private static Set<String> types(Connection connection) throws SQLException {
        var types = new HashSet<String>();
        try (var query = connection.prepareStatement("select code from dispute_type where line = 'JUSTICE'");
                var row = query.executeQuery()) {
            while (row.next()) types.add(row.getString(1));
        }
        return types;
    }
}
