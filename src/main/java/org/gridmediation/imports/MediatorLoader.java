package org.gridmediation.imports;

import static org.gridmediation.columns.MediatorColumns.AREA;
import static org.gridmediation.columns.MediatorColumns.CERTIFICATE;
import static org.gridmediation.columns.MediatorColumns.EMPLOYMENT;
import static org.gridmediation.columns.MediatorColumns.FROM;
import static org.gridmediation.columns.MediatorColumns.GRADE;
import static org.gridmediation.columns.MediatorColumns.NAME;
import static org.gridmediation.columns.MediatorColumns.ORGANIZATION;
import static org.gridmediation.columns.MediatorColumns.SPECIALITIES;
import static org.gridmediation.columns.MediatorColumns.STAFF_ID;
import static org.gridmediation.columns.MediatorColumns.STATE;
import static org.gridmediation.columns.MediatorColumns.UNTIL;
import static org.gridmediation.columns.MediatorColumns.USERNAME;
import static org.gridmediation.imports.Derivation.always;
import static org.gridmediation.imports.Derivation.when;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gridmediation.columns.Mistake;
import org.gridmediation.http.BodyCheck;
import org.gridmediation.http.Faults;
import org.gridmediation.mediator.Employment;
import org.gridmediation.mediator.MediatorRequests;
import org.gridmediation.mediator.MediatorState;

/** Writes mediators: nominated or engaged. What ends or interrupts an engagement is asked for by itself. */
@ApplicationScoped
class MediatorLoader extends SetLoader<MediatorForm> {
    private static final Table TABLE = Table.of("mediator", "mediator_id", List.of("mediator_step"));

    private static final Stage<Draft<MediatorForm>> STAGE = new Stage<Draft<MediatorForm>>("import_mediator")
            .id("id", Draft::id)
            .text("area", Draft::area)
            .id("staff_id", draft -> draft.form().staffId)
            .id("organization_id", draft -> draft.form().organizationId)
            .word("employment", draft -> draft.form().nomination.employment())
            .word("state", draft -> draft.form().state)
            .truth("engaged_now", draft -> draft.form().engagedNow)
            .day("engaged_from", draft -> draft.content().day(FROM))
            .day("engaged_until", draft -> draft.content().day(UNTIL))
            .text("grade", draft -> draft.content().stored(GRADE))
            .text(
                    "specialities",
                    draft -> draft.form().nomination.specialities() == null
                            ? ""
                            : String.join(",", draft.form().nomination.specialities()))
            .text("certificate_number", draft -> draft.content().stored(CERTIFICATE));

    private static final String INSERT = """
            insert into mediator (id, area, staff_id, organization_id, employment, state, engaged_from, engaged_until, grade, specialities,
                certificate_number)
            select id, area, staff_id, organization_id, employment, state, engaged_from, engaged_until, grade, string_to_array(specialities, ','),
                certificate_number
            from import_mediator order by organization_id, staff_id""";

    private static final String UPDATE = """
            update mediator m set state = t.state, engaged_from = t.engaged_from, engaged_until = t.engaged_until, grade = t.grade,
                specialities = string_to_array(t.specialities, ','), certificate_number = t.certificate_number, version = m.version + 1
            from import_mediator t where m.id = t.id""";

    private static final String STEP = """
            with s as (select cast(? as text) as state)
            insert into mediator_step (id, mediator_id, area, state, at, by_name, by_post, engaged_from, engaged_until)
            select gen_random_uuid(), id, area, s.state, now(), ?, ?, case when s.state = 'ENGAGED' then engaged_from end,
                case when s.state = 'ENGAGED' then engaged_until end
            from s, import_mediator""";

    private static final String MADE =
            "(select record_id from import_row where district = :home and job_id = :job and result = 'CREATED')";
    private static final String TOUCHED =
            "(select record_id from import_row where district = :home and job_id = :job and result in ('CREATED', 'UPDATED'))";

    @Inject
    BodyCheck check;

    @Inject
    MediatorRules rules;

    @Override
    public ImportKind kind() {
        return ImportKind.MEDIATORS;
    }

    @Override
    Table table() {
        return TABLE;
    }

    @Override
    String nature(Content content) {
        var who = MediatorNames.who(content);
        return who == null
                ? null
                : content.text(AREA) + " " + content.text(ORGANIZATION) + " " + who.name() + " " + content.text(who);
    }

    /** Somebody may be called by name in one row and by account in another: all of a committee are tried together. */
    @Override
    List<String> unique(Content content) {
        return List.of("committee " + content.text(AREA) + " " + content.text(ORGANIZATION));
    }

    /** What stays suspended or ended does not follow from its days. Whom another name or account means is found anew. */
    @Override
    List<Derivation> derivations() {
        return List.of(
                when((next, record) -> record.one(STATE, MediatorState.class) == told(record), STATE, FROM, UNTIL),
                always(STAFF_ID, NAME, USERNAME));
    }

    private static MediatorState told(Content content) {
        return content.has(FROM) || content.has(UNTIL) ? MediatorState.ENGAGED : MediatorState.NOMINATED;
    }

    private record Seat(UUID staff, UUID committee) {}

    @Override
    Map<Line<Draft<MediatorForm>>, UUID> known(Connection connection, List<Line<Draft<MediatorForm>>> lines)
            throws SQLException {
        var names = new MediatorNames(
                connection, lines.stream().map(line -> line.record.content()).toList());
        var seats = new HashMap<Seat, UUID>();
        try (var query = connection.prepareStatement(
                "select staff_id, organization_id, id from mediator where area = any(?) and state <> 'ENDED'")) {
            query.setArray(
                    1,
                    Sql.texts(
                            connection,
                            lines.stream().map(line -> line.record.area()).distinct()));
            try (var row = query.executeQuery()) {
                while (row.next())
                    seats.put(
                            new Seat(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                            row.getObject(3, UUID.class));
            }
        }
        var known = new HashMap<Line<Draft<MediatorForm>>, UUID>();
        for (var line : lines) {
            var people = names.people(line.record.content());
            if (people.size() != 1) continue;
            var record = seats.get(new Seat(people.get(0).id(), names.committee(line.record.content())));
            if (record != null) known.put(line, record);
        }
        return known;
    }

    @Override
    MediatorForm form(ImportJob job, Content content, Mistakes mistakes) {
        // Whom and which committee the row names is found later.
        var unknown = new UUID(0, 0);
        var nomination = new MediatorRequests.Nomination(
                unknown,
                unknown,
                content.one(EMPLOYMENT, Employment.class),
                content.several(SPECIALITIES),
                content.text(CERTIFICATE));
        check(nomination, mistakes);
        var state = content.one(STATE, MediatorState.class, told(content));
        if (state == MediatorState.NOMINATED) {
            for (var column : List.of(FROM, UNTIL, GRADE))
                mistakes.addIf(content.has(column), column, "STATUS_DIFFERS");
            return new MediatorForm(nomination, null, state);
        }
        var engagement = new MediatorRequests.Engagement(content.day(FROM), content.day(UNTIL), content.text(GRADE));
        check(engagement, mistakes);
        mistakes.addIf(
                content.has(FROM)
                        && content.has(UNTIL)
                        && (!engagement.until().isAfter(engagement.from())
                                || engagement.until().isAfter(engagement.from().plusYears(3))),
                UNTIL,
                "TERM_OF_THREE_YEARS");
        return new MediatorForm(nomination, engagement, state);
    }

    private void check(Object body, Mistakes mistakes) {
        var faults = new Faults();
        check.check(body, faults);
        mistakes.take("", faults);
    }

    @Override
    void resolve(Connection connection, ImportJob job, List<Work<MediatorForm>> rows) throws SQLException {
        rules.look(connection, job, rows);
    }

    @Override
    List<Draft<MediatorForm>> insert(Connection connection, ImportJob job, List<Draft<MediatorForm>> rows)
            throws SQLException {
        STAGE.fill(connection, rows);
        Sql.run(connection, INSERT);
        Sql.run(connection, STEP, MediatorState.NOMINATED.name(), job.byName, job.byPost);
        engaged(connection, job);
        return List.of();
    }

    @Override
    void update(Connection connection, ImportJob job, List<Draft<MediatorForm>> rows) throws SQLException {
        STAGE.fill(connection, rows);
        Sql.run(connection, UPDATE);
        engaged(connection, job);
    }

    private static void engaged(Connection connection, ImportJob job) throws SQLException {
        Sql.run(connection, STEP + " where engaged_now", MediatorState.ENGAGED.name(), job.byName, job.byPost);
    }

    @Override
    Mistake taken(Draft<MediatorForm> row, String key) {
        return new Mistake(null, null, "MEDIATOR_TWICE");
    }

    @Override
    List<FeedNotes> told() {
        return List.of(FeedNotes.of(org.gridmediation.feed.FeedKind.MEDIATOR, "mediator"));
    }

    @Override
    void restore(Connection connection, ImportJob job) throws SQLException {
        Traces.forget(connection, job);
        var values = Sql.of(connection, job);
        Sql.run(connection, "delete from mediator_step where mediator_id in " + TOUCHED, values);
        Sql.run(connection, "delete from mediator where id in " + MADE, values);
        BeforeImage.restore(connection, job, "mediator");
        BeforeImage.restoreParts(connection, job, "mediator_step");
    }
}
