package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.gridmediation.access.TimeOrderedId;
import org.gridmediation.columns.HeldPosts;
import org.gridmediation.staff.NewStaff;

/** The statements that bring staff and their posts into the tables. */
final class StaffStatements {
    private record Appointed(UUID id, UUID staff, HeldPosts.Held post) {}

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
            .truth("main", held -> held.post.main())
            .truth("two_persons", held -> held.post.role().needsSecondPerson());

    private static final String INSERT = """
            insert into staff (id, area, name, sex, birth_date, username, account_state)
            select id, area, name, sex, birth_date, username, case when username is null then 'NONE' else 'PENDING' end
            from import_staff order by username, id""";

    private static final String UPDATE = """
            update staff s set area = t.area, name = t.name, sex = t.sex, birth_date = t.birth_date, version = s.version + 1
            from import_staff t where s.id = t.id""";

    static final String NOW = " p.valid_from <= now() and (p.valid_until is null or p.valid_until > now())";

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
            where not t.two_persons and not exists (select from post p where p.staff_id = t.staff_id and p.role = t.role and p.area = t.area and""" + NOW + ")";

    private static final String PROPOSE = """
            insert into post_proposal (id, staff_id, role, area, main, valid_from, proposed_by, proposed_by_name, proposed_at, lapses_at)
            select t.id, t.staff_id, t.role, t.area, t.main, now(), j.staff_id, j.by_name, now(), ? from import_post t join import_job j on j.district = ? and j.id = ?
            where t.two_persons and not exists (select from post p where p.staff_id = t.staff_id and p.role = t.role and p.area = t.area and""" + NOW + """
            ) and not exists (select from post_proposal p where p.staff_id = t.staff_id and p.role = t.role and p.area = t.area
                and p.decision is null and p.lapses_at > now())""";

    /** Somebody may have acted in a post meanwhile: one that the import gave ends, and is not forgotten. */
    static final List<String> RESTORE = List.of("""
            update staff s set (area, name, sex, birth_date, version) = (select p.area, p.name, p.sex, p.birth_date, s.version + 1
                from jsonb_populate_record(null::staff, b.before -> 'staff') p)
            from import_before b where b.district = any(:districts) and b.job_id = :job and s.id = b.record_id""", """
            update post p set valid_until = now(), main = false, version = p.version + 1 from import_before b
            where b.district = any(:districts) and b.job_id = :job and p.staff_id = b.record_id and (p.valid_until is null or p.valid_until > now())
                and not exists (select from jsonb_array_elements(b.before -> 'post') e where cast(e ->> 'id' as uuid) = p.id)""", """
            update post p set valid_until = e.valid_until, main = e.main, version = p.version + 1
            from import_before b, jsonb_populate_recordset(null::post, b.before -> 'post') e
            where b.district = any(:districts) and b.job_id = :job and p.id = e.id and (p.valid_until is distinct from e.valid_until or p.main <> e.main)""", """
            update post_proposal p set decision = 'WITHDRAWN', decided_at = now(), version = p.version + 1
            from import_before b join import_job j on j.id = b.job_id and j.district = :home
            where b.district = any(:districts) and b.job_id = :job and p.staff_id = b.record_id and p.decision is null and p.lapses_at > now()
                and p.proposed_by = j.staff_id and p.proposed_at between j.started_at and j.finished_at
                and not exists (select from jsonb_array_elements(b.before -> 'post_proposal') e where cast(e ->> 'id' as uuid) = p.id)""");

    private StaffStatements() {}

    private static <T> Function<Draft<StaffForm>, T> of(Function<NewStaff, T> value) {
        return draft -> value.apply(draft.form().person());
    }

    static void insert(Connection connection, ImportJob job, Instant lapse, List<Draft<StaffForm>> rows)
            throws SQLException {
        STAFF.fill(connection, rows);
        Sql.run(connection, INSERT);
        appoint(connection, job, lapse, rows);
    }

    static void update(Connection connection, ImportJob job, Instant lapse, List<Draft<StaffForm>> rows)
            throws SQLException {
        STAFF.fill(connection, rows);
        Sql.run(connection, UPDATE);
        appoint(connection, job, lapse, rows);
    }

    private static void appoint(Connection connection, ImportJob job, Instant lapse, List<Draft<StaffForm>> rows)
            throws SQLException {
        var held = new ArrayList<Appointed>();
        for (var row : rows)
            for (var post : row.form().posts().all())
                held.add(new Appointed(TimeOrderedId.Generator.next(), row.id(), post));
        HELD.fill(connection, held);
        try (var dismiss = connection.prepareStatement(DISMISS)) {
            dismiss.setArray(1, Sql.ids(connection, rows.stream().map(Draft::id)));
            dismiss.executeUpdate();
        }
        Sql.run(connection, MAIN);
        Sql.run(connection, APPOINT);
        Sql.run(connection, PROPOSE, Timestamp.from(lapse), job.district, job.id);
    }
}
