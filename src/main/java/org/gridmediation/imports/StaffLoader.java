package org.gridmediation.imports;

import static org.gridmediation.columns.StaffColumns.AREA;
import static org.gridmediation.columns.StaffColumns.BIRTH_DATE;
import static org.gridmediation.columns.StaffColumns.NAME;
import static org.gridmediation.columns.StaffColumns.POSTS;
import static org.gridmediation.columns.StaffColumns.SEX;
import static org.gridmediation.columns.StaffColumns.USERNAME;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gridmediation.access.Sex;
import org.gridmediation.account.KeycloakAccounts;
import org.gridmediation.area.AreaCode;
import org.gridmediation.columns.HeldPosts;
import org.gridmediation.columns.Mistake;
import org.gridmediation.http.BodyCheck;
import org.gridmediation.http.Faults;
import org.gridmediation.records.SqlTemplate;
import org.gridmediation.staff.Appointments;
import org.gridmediation.staff.NewStaff;

/** Writes staff with the posts that they hold; accounts follow as for single ones. */
@ApplicationScoped
class StaffLoader extends SetLoader<StaffForm> {
    private static final Table TABLE = Table.of("staff", "staff_id", List.of("post", "post_proposal"));

    private static final String DEPENDENTS = """
            insert into import_dependent (job_id, number, record_id, area, district, reason)
            with job as (select id, at, district from import_job where district = :home and id = :job)
            select w.job_id, w.number, w.record_id, w.area, w.district, d.reason
            from job join import_row w on w.job_id = job.id and w.district = job.district
            left join import_before b on b.district = any(:districts) and b.job_id = w.job_id and b.record_id = w.record_id
            cross join lateral (
                select 'HAS_ACTED' where w.result = 'CREATED' and w.record_id in (
                    select p.staff_id from journal j join post p on p.id = j.post_id where j.at >= (select at from job))
                union all select 'CHANGED_SINCE' from staff s
                    -- That the account came is no change of theirs.
                    where s.id = w.record_id and s.version > coalesce(w.version, b.version, 0) + case when s.account_state in ('ACTIVE', 'FAILED')
                        and coalesce(b.before -> 'staff' ->> 'account_state', 'PENDING') = 'PENDING' then 1 else 0 end
                union all select 'IN_LATER_IMPORT' where w.result = 'CREATED' and exists (
                    select from import_key k where k.district = any(:districts) and k.record_id = w.record_id and k.job_id <> w.job_id))
                as d (reason)
            where w.result in ('CREATED', 'UPDATED')""";

    private static final String ACCOUNTS = "select id, area from staff where username is not null and id in ";
    private static final String CHANGED =
            "(select record_id from import_before where district = any(:districts) and job_id = :job)";
    private static final String MADE =
            "(select record_id from import_row where district = :home and job_id = :job and result = 'CREATED')";

    @Inject
    BodyCheck check;

    @Inject
    StaffRules rules;

    @Inject
    KeycloakAccounts keycloakAccounts;

    @Inject
    Appointments appointments;

    @Override
    public ImportKind kind() {
        return ImportKind.STAFF;
    }

    @Override
    Table table() {
        return TABLE;
    }

    @Override
    String nature(Content content) {
        return content.text(USERNAME);
    }

    @Override
    Map<Line<Draft<StaffForm>>, UUID> known(Connection connection, List<Line<Draft<StaffForm>>> lines)
            throws SQLException {
        var records = new HashMap<String, UUID>();
        try (var query = connection.prepareStatement("select username, id from staff where username = any(?)")) {
            query.setArray(
                    1,
                    Sql.texts(
                            connection,
                            lines.stream()
                                    .map(line -> nature(line.record.content()))
                                    .filter(Objects::nonNull)));
            try (var row = query.executeQuery()) {
                while (row.next()) records.put(row.getString(1), row.getObject(2, UUID.class));
            }
        }
        var known = new HashMap<Line<Draft<StaffForm>>, UUID>();
        for (var line : lines) {
            var record = records.get(nature(line.record.content()));
            if (record != null) known.put(line, record);
        }
        return known;
    }

    @Override
    StaffForm form(ImportJob job, Content content, Mistakes mistakes) {
        var person = new NewStaff(
                content.area(AREA),
                content.text(NAME),
                content.one(SEX, Sex.class),
                content.day(BIRTH_DATE),
                content.text(USERNAME));
        var faults = new Faults();
        check.check(person, faults);
        mistakes.take("", faults);
        var posts = content.has(POSTS) ? HeldPosts.of(content.several(POSTS)) : new HeldPosts(List.of());
        for (var held : posts.all()) {
            mistakes.addIf(!job.area.contains(held.area()), POSTS, "AREA_NOT_YOURS");
            mistakes.addIf(held.role().isForClients(), POSTS, "ROLE_FOR_CLIENTS");
            mistakes.addIf(!held.role().standsAt(held.area().tier()), POSTS, "ROLE_OF_OTHER_TIER");
        }
        mistakes.addIf(posts.all().stream().filter(HeldPosts.Held::main).count() > 1, POSTS, "MAIN_TWICE");
        return new StaffForm(person, posts);
    }

    @Override
    void resolve(Connection connection, ImportJob job, List<Work<StaffForm>> rows) throws SQLException {
        rules.look(connection, job, rows);
    }

    @Override
    List<Draft<StaffForm>> insert(Connection connection, ImportJob job, List<Draft<StaffForm>> rows)
            throws SQLException {
        StaffStatements.insert(connection, job, appointments.lapse(), rows);
        account(rows);
        return List.of();
    }

    @Override
    void update(Connection connection, ImportJob job, List<Draft<StaffForm>> rows) throws SQLException {
        StaffStatements.update(connection, job, appointments.lapse(), rows);
        account(rows);
    }

    private void account(List<Draft<StaffForm>> rows) {
        for (var row : rows)
            if (row.form().person().username() != null)
                keycloakAccounts.schedule(row.id(), row.form().person().area());
    }

    @Override
    Mistake taken(Draft<StaffForm> row, String key) {
        return new Mistake(USERNAME, row.content().text(USERNAME), "USERNAME_TAKEN");
    }

    @Override
    public String dependents() {
        return DEPENDENTS;
    }

    @Override
    List<FeedNotes> told() {
        return List.of(
                FeedNotes.of(org.gridmediation.feed.FeedKind.STAFF, "staff"),
                FeedNotes.part(
                        org.gridmediation.feed.FeedKind.POST, "post", "x.staff_id || '/posts/' || x.id", "x.staff_id"),
                // A mediator is shown with their name.
                FeedNotes.part(org.gridmediation.feed.FeedKind.MEDIATOR, "mediator", "x.id", "x.staff_id"));
    }

    /** That the account came is no change of theirs. */
    @Override
    String bump(String then) {
        return SqlTemplate.fill("""
                (case when {then} ->> 'account_state' in ('ACTIVE', 'FAILED') and coalesce((select e.before -> 'staff' ->> 'account_state'
                    from import_before e where e.district = any(:districts) and e.job_id = w.job_id and e.record_id = w.record_id), 'PENDING') = 'PENDING' then 1 else 0 end)""", Map.of("then", then));
    }

    @Override
    void restore(Connection connection, ImportJob job) throws SQLException {
        var values = Sql.of(connection, job);
        for (var step : StaffStatements.RESTORE) Sql.run(connection, step, values);
        try (var query = Sql.prepare(connection, ACCOUNTS + CHANGED, values);
                var row = query.executeQuery()) {
            while (row.next()) keycloakAccounts.schedule(row.getObject(1, UUID.class), new AreaCode(row.getString(2)));
        }
        try (var query = Sql.prepare(connection, ACCOUNTS + MADE, values);
                var row = query.executeQuery()) {
            while (row.next())
                keycloakAccounts.scheduleEnd(row.getObject(1, UUID.class), new AreaCode(row.getString(2)));
        }
        Traces.forget(connection, job);
        for (var table : List.of("post_proposal where staff_id", "post where staff_id", "staff where id"))
            Sql.run(connection, "delete from " + table + " in " + MADE, values);
    }
}
