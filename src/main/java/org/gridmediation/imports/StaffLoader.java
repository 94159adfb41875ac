package org.gridmediation.imports;

import static org.gridmediation.imports.StaffColumns.AREA;
import static org.gridmediation.imports.StaffColumns.BIRTH_DATE;
import static org.gridmediation.imports.StaffColumns.NAME;
import static org.gridmediation.imports.StaffColumns.POSTS;
import static org.gridmediation.imports.StaffColumns.SEX;
import static org.gridmediation.imports.StaffColumns.USERNAME;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.access.Accounts;
import org.gridmediation.access.NewStaff;
import org.gridmediation.access.Sex;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Areas;
import org.gridmediation.http.BodyCheck;
import org.gridmediation.http.Faults;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Writes staff with the posts that they hold; accounts follow as for single ones. */
@ApplicationScoped
class StaffLoader extends SetLoader<StaffForm> {
    private record Appointed(UUID id, UUID staff, HeldPosts.Held post) {}

    private static final Table TABLE = new Table("staff", Image.of("staff", "staff_id", List.of("post")));

    private static final Stage<Draft<StaffForm>> STAFF = new Stage<Draft<StaffForm>>("import_staff")
            .id("id", Draft::id)
            .text("area", Draft::area)
            .text("name", of(form -> form.name().strip()))
            .word("sex", of(NewStaff::sex))
            .day("birth_date", of(NewStaff::birthDate))
            .text("username", of(NewStaff::username));

    private static final Stage<Appointed> HELD = new Stage<Appointed>("import_post")
            .id("id", Appointed::id)
            .id("staff_id", Appointed::staff)
            .text("role", held -> held.post.role().name())
            .text("area", held -> held.post.area().value())
            .truth("main", held -> held.post.main());

    private static final String INSERT = """
            insert into staff (id, area, name, sex, birth_date, username, account_state)
            select id, area, name, sex, birth_date, username, case when username is null then 'NONE' else 'PENDING' end
            from import_staff order by username, id""";

    private static final String UPDATE = """
            update staff s set area = t.area, name = t.name, sex = t.sex, birth_date = t.birth_date, version = s.version + 1
            from import_staff t where s.id = t.id""";

    private static final String NOW = " p.valid_from <= now() and (p.valid_until is null or p.valid_until > now())";

    private static final String DISMISS = """
            update post p set valid_until = now(), main = false, version = p.version + 1
            where p.staff_id = any(?) and""" + NOW + """
             and not exists (select from import_post t where t.staff_id = p.staff_id and t.role = p.role and t.area = p.area)""";

    private static final String MAIN = """
            update post p set main = t.main, version = p.version + 1 from import_post t
            where t.staff_id = p.staff_id and t.role = p.role and t.area = p.area and p.main <> t.main and""" + NOW;

    private static final String APPOINT = """
            insert into post (id, staff_id, subject, role, area, main, valid_from)
            select t.id, t.staff_id, s.subject, t.role, t.area, t.main, now() from import_post t join staff s on s.id = t.staff_id
            where not exists (select from post p where p.staff_id = t.staff_id and p.role = t.role and p.area = t.area and""" + NOW + ")";

    private static final String DEPENDENTS = """
            insert into import_dependent (job_id, number, record_id, area, district, reason)
            select w.job_id, w.number, w.record_id, w.area, w.district, d.reason
            from import_row w left join import_before b on b.job_id = w.job_id and b.record_id = w.record_id
            cross join lateral (
                select 'HAS_ACCOUNT' from staff s where w.result = 'CREATED' and s.id = w.record_id and s.username is not null
                union all select 'CHANGED_SINCE' from staff s
                    where s.id = w.record_id and s.version > coalesce(b.version, 0) and (w.result = 'UPDATED' or s.username is null)
                union all select 'IN_LATER_IMPORT' where w.result = 'CREATED'
                    and exists (select from import_key k where k.record_id = w.record_id and k.job_id <> w.job_id)) as d (reason)
            where w.job_id = ? and w.result in ('CREATED', 'UPDATED')""";

    private static final String CHANGED = "(select record_id from import_before where job_id = ?)";

    /** Somebody may have acted in a post meanwhile: one that the import gave ends, and is not forgotten. */
    private static final List<String> RESTORE = List.of("""
            update staff s set (area, name, sex, birth_date, version) = (select p.area, p.name, p.sex, p.birth_date, s.version + 1
                from jsonb_populate_record(null::staff, b.before -> 'staff') p)
            from import_before b where b.job_id = ? and s.id = b.record_id""", """
            update post p set valid_until = now(), main = false, version = p.version + 1 from import_before b
            where b.job_id = ? and p.staff_id = b.record_id and (p.valid_until is null or p.valid_until > now())
                and not exists (select from jsonb_array_elements(b.before -> 'post') e where cast(e ->> 'id' as uuid) = p.id)""", """
            update post p set valid_until = e.valid_until, main = e.main, version = p.version + 1
            from import_before b, jsonb_populate_recordset(null::post, b.before -> 'post') e
            where b.job_id = ? and p.id = e.id and (p.valid_until is distinct from e.valid_until or p.main <> e.main)""");

    @Inject
    BodyCheck check;

    @Inject
    Areas areas;

    @Inject
    Accounts accounts;

    private static <T> Function<Draft<StaffForm>, T> of(Function<NewStaff, T> value) {
        return draft -> value.apply(draft.form().person());
    }

    @Override
    public Kind kind() {
        return Kind.STAFF;
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
        var named = new HashMap<UUID, String>();
        try (var query = connection.prepareStatement("select id, username from staff where id = any(?)")) {
            query.setArray(1, Sql.ids(connection, rows.stream().map(row -> row.draft().id())));
            try (var row = query.executeQuery()) {
                while (row.next()) named.put(row.getObject(1, UUID.class), Objects.toString(row.getString(2), ""));
            }
        }
        var refusing = areas.refusing(rows.stream()
                .flatMap(row -> Stream.concat(
                        Stream.of(row.draft().form().person().area()),
                        row.draft().form().posts().all().stream().map(HeldPosts.Held::area)))
                .collect(Collectors.toSet()));
        for (var row : rows) {
            var mistakes = new Mistakes(Kind.STAFF, row.draft().content());
            var form = row.draft().form();
            var username = named.get(row.draft().id());
            var code = refusing.get(form.person().area());
            mistakes.addIf(code != null, AREA, code);
            for (var held : form.posts().all()) {
                var no = refusing.get(held.area());
                mistakes.addIf(no != null, POSTS, no);
            }
            mistakes.addIf(
                    username != null && !username.equals(Objects.toString(form.person().username(), "")),
                    USERNAME,
                    "USERNAME_FIXED");
            mistakes.addIf(
                    row.draft().id().equals(job.staffId)
                            && form.posts().all().stream()
                                    .noneMatch(held -> held.role() == job.byRole && held.area().equals(job.area)),
                    POSTS,
                    "OWN_POST");
            if (!mistakes.isEmpty()) row.line().reject(mistakes.all);
        }
    }

    @Override
    Map<UUID, String> fixed(Connection connection, Collection<UUID> records) {
        return Map.of();
    }

    @Override
    void insert(Connection connection, ImportJob job, List<Draft<StaffForm>> rows) throws SQLException {
        STAFF.fill(connection, rows);
        Sql.run(connection, INSERT);
        appoint(connection, rows);
    }

    @Override
    void update(Connection connection, ImportJob job, List<Draft<StaffForm>> rows) throws SQLException {
        STAFF.fill(connection, rows);
        Sql.run(connection, UPDATE);
        appoint(connection, rows);
    }

    private void appoint(Connection connection, List<Draft<StaffForm>> rows) throws SQLException {
        var held = new ArrayList<Appointed>();
        for (var row : rows)
            for (var post : row.form().posts().all())
                held.add(new Appointed(UuidVersion7Strategy.INSTANCE.generateUuid(null), row.id(), post));
        HELD.fill(connection, held);
        try (var dismiss = connection.prepareStatement(DISMISS)) {
            dismiss.setArray(1, Sql.ids(connection, rows.stream().map(Draft::id)));
            dismiss.executeUpdate();
        }
        Sql.run(connection, MAIN);
        Sql.run(connection, APPOINT);
        for (var row : rows)
            if (row.form().person().username() != null) accounts.schedule(row.id(), row.form().person().area());
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
    public void undo(Connection connection, ImportJob job) throws SQLException {
        for (var step : RESTORE) Sql.run(connection, step, job.id);
        try (var query = connection.prepareStatement(
                "select id, area from staff where username is not null and id in " + CHANGED)) {
            query.setObject(1, job.id);
            try (var row = query.executeQuery()) {
                while (row.next()) accounts.schedule(row.getObject(1, UUID.class), new AreaCode(row.getString(2)));
            }
        }
        forget(connection, job);
        for (var table : List.of("post where staff_id", "staff where id"))
            Sql.run(
                    connection,
                    "delete from " + table + " in (select record_id from import_row where job_id = ? and result = 'CREATED')",
                    job.id);
    }
}
