package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.records.SqlTemplate;

/** The statements that bring staged cases into their tables; the same rows as requests would have written. */
final class DisputeStatements {
    private static final List<String> FIELDS = List.of(
            "area",
            "case_number",
            "status",
            "level",
            "title",
            "description",
            "place",
            "type",
            "public_order_type",
            "source",
            "urgency",
            "difficulty",
            "people_involved",
            "amount_claimed",
            "reported_at",
            "accepted_at",
            "ended_at",
            "archived_at",
            "committee_id",
            "mediator_id",
            "mediator_staff_id",
            "outcome_id");

    /** What is told by more than one field of a row. */
    private static final List<String> MADE = List.of(
            "holder_id = t.committee_id",
            "holder_area = t.committee_area",
            "tags = string_to_array(t.tags, ',')",
            "visited = t.visited_at is not null",
            "numbers = (t.system is not null)::int",
            "steps = t.steps");

    private static final String INSERT = "insert into dispute (id, district, receipt_number, received_at, "
            + Stream.concat(FIELDS.stream(), MADE.stream().map(DisputeStatements::left))
                    .collect(Collectors.joining(", "))
            + ") select id, district, receipt_number, ?, "
            + Stream.concat(FIELDS.stream(), MADE.stream().map(DisputeStatements::right))
                    .collect(Collectors.joining(", "))
            + " from import_dispute t order by district, receipt_number";

    /** The receipt number stays: somebody may have it on paper. So does when it was received, but that is never before the report. */
    private static final String UPDATE =
            "update dispute d set version = d.version + 1, received_at = greatest(d.received_at, t.reported_at), "
                    + Stream.concat(FIELDS.stream().map(f -> f + " = t." + f), MADE.stream())
                            .collect(Collectors.joining(", "))
                    + " from import_dispute t where d.id = t.id and d.district = t.district";

    private static final String PARTIES = """
            insert into dispute_party (id, dispute_id, area, district, number, role, kind, resident_id, name, phone_sealed, birth_date, sex,
                document_type, document_sealed, document_fingerprint, address_sealed, credit_code, guardian_name, consented, consented_at,
                resident_sex, resident_address, resident_phone_sealed)
            select p.id, p.dispute_id, p.area, p.district, p.number, p.role, p.kind, p.resident_id, p.name, p.phone_sealed, p.birth_date, p.sex,
                p.document_type, p.document_sealed, p.document_fingerprint, p.address_sealed, p.credit_code, p.guardian_name, p.consented,
                p.consented_at, r.sex, r.address,
                (select f.sealed from resident_phone f where f.resident_id = r.id and f.district = r.district order by f.position limit 1)
            from import_dispute_party p left join resident r on r.id = p.resident_id and r.district = p.district""";

    private static final String EVENTS = """
            insert into dispute_event (id, dispute_id, area, district, number, kind, status, at, subject_id, by_name, by_role, by_area, by_post)
            select id, dispute_id, area, district, number, kind, status, at, subject_id, ?, ?, ?, ? from import_dispute_event""";

    private static final String DECISIONS = """
            insert into dispute_decision (id, dispute_id, area, district, accepted, committee_id, year, sequence, reason, at, by_post)
            select decision_id, id, area, district, decline_reason is null, committee_id, year, sequence, decline_reason,
                coalesce(accepted_at, ended_at), ?
            from import_dispute where sequence is not null or decline_reason is not null""";

    private static final String OUTCOMES = """
            insert into outcome (id, dispute_id, area, district, kind, on_the_spot, level, form, content, amount, agreed_at, effective_at, due_on,
                reason, told_of_other_routes, note, committee_id, mediator_id, fulfilment, fulfilment_at, track, at, by_post)
            select outcome_id, id, area, district, outcome, false, level, form, content, amount, agreed_at, effective_at, due_on, reason, false,
                note, committee_id, mediator_id, fulfilment, fulfilled_at, track, ended_at, ?
            from import_dispute where outcome_id is not null""";

    private static final String VISITS = """
            insert into return_visit (id, dispute_id, outcome_id, area, district, visited_at, method, performed, satisfaction, visited, at, by_name,
                by_post)
            select visit_id, id, outcome_id, area, district, visited_at, visit_method, coalesce(fulfilment = 'FULFILLED', false), satisfaction,
                string_to_array(numbers, ',')::integer[], visited_at, ?, ?
            from import_dispute where visited_at is not null""";

    private static final String ASSIGNMENTS = """
            insert into dispute_assignment (id, dispute_id, area, district, mediator_id, mode, at, until, by_post)
            select gen_random_uuid(), id, area, district, mediator_id, 'DESIGNATED', accepted_at, ended_at, ?
            from import_dispute where mediator_id is not null""";

    private static final String TAGS = """
            insert into dispute_tag (id, dispute_id, area, district, tag, reported_at)
            select gen_random_uuid(), id, area, district, unnest(string_to_array(tags, ',')), reported_at from import_dispute""";

    /** Who came first with a hash is decided by the unique index, which also counts what the caller may not see. */
    private static final String KEYS = """
            with novel as (
                insert into dispute_key (id, dispute_id, area, district, shared_with, reported_at, kind, number, fingerprint, novel)
                select id, dispute_id, area, district, shared_with, reported_at, kind, number, fingerprint, true from {keys}
                order by district, fingerprint, reported_at, dispute_id
                on conflict (fingerprint, district) where novel do nothing returning id
            )
            insert into dispute_key (id, dispute_id, area, district, shared_with, reported_at, kind, number, fingerprint, novel)
            select id, dispute_id, area, district, shared_with, reported_at, kind, number, fingerprint, false
            from {keys} where id not in (select id from novel)""";

    private static final String NEW_KEYS =
            SqlTemplate.fill(KEYS, Map.of("keys", "(select k.*, '' as shared_with from import_dispute_key k) k"));

    /** Others may have come with a hash since the image. */
    private static final String FORMER_KEYS = SqlTemplate.fill(KEYS, Map.of("keys", """
            (select p.* from import_before b, jsonb_populate_recordset(null::dispute_key, b.before -> 'dispute_key') p
                where b.district = any(:districts) and b.job_id = :job) k"""));

    private static final String REFERENCES = """
            insert into dispute_reference (id, dispute_id, area, district, system, system_name, number, normalized, at, by_post)
            select gen_random_uuid(), id, area, district, system, system_name, reference_number, normalized, ?, ?
            from import_dispute where system is not null""";

    /** A timeline that is told anew keeps the steps of earlier imports, before the last one, which is this import's own. */
    private static final String LATER = """
            update import_dispute_event i set number = i.number + e.n
            from (select b.record_id, count(*) n from import_before b, jsonb_array_elements(b.before -> 'dispute_event') e
                  where b.job_id = ? and (b.record_id, b.district) in (select id, district from import_dispute) and e ->> 'kind' = 'IMPORTED'
                  group by b.record_id) e
            where i.dispute_id = e.record_id and i.kind = 'IMPORTED'""";

    private static final String STEPS = """
            update import_dispute t set steps = i.number from import_dispute_event i where i.dispute_id = t.id and i.kind = 'IMPORTED'""";

    private static final String EARLIER = """
            insert into dispute_event (id, dispute_id, area, district, number, kind, status, at, subject_id, by_name, by_role, by_area, by_post)
            select e.id, t.id, t.area, t.district, t.events + row_number() over (partition by t.id order by e.number), e.kind, e.status, e.at,
                e.subject_id, e.by_name, e.by_role, e.by_area, e.by_post
            from import_dispute t join import_before b on b.record_id = t.id and b.district = t.district and b.job_id = ?,
                jsonb_populate_recordset(null::dispute_event, b.before -> 'dispute_event') e
            where e.kind = 'IMPORTED'""";

    /** Whoever has the case answers for it; a closed correction keeps who did. */
    private static final String CORRECTIONS = """
            update correction c set held_by = case when c.state = 'CLOSED' then c.held_by else d.holder_area end,
                escalated_to = left(d.area, length(c.escalated_to)), version = c.version + 1
            from dispute d
            where d.district = any(:districts) and d.id = any(:records) and c.district = d.district and c.dispute_id = d.id
                and (c.area <> d.area or c.state <> 'CLOSED' and c.held_by is distinct from d.holder_area)""";

    private static final String FOLLOWING = """
            select follow_area(array_agg(d.id), '{}', d.district) from dispute d
            where d.district = any(:districts) and d.id = any(:records) and exists (
                select from correction c where c.district = d.district and c.dispute_id = d.id and c.area <> d.area)
            group by d.district""";

    /** By whichever of its keys it is known again, it is where it is now. */
    private static final String MOVED = """
            update import_key k set area = t.area from import_dispute t
            where k.record_id = t.id and k.district = t.district and k.kind = 'DISPUTES' and k.area <> t.area""";

    /** What hangs on a dispute that only imports have written: in an order in which it may go. */
    static final List<String> PARTS = List.of(
            "dispute_reference",
            "dispute_key",
            "dispute_tag",
            "dispute_assignment",
            "return_visit",
            "outcome",
            "dispute_decision",
            "dispute_event",
            "dispute_party");

    static void insert(Connection connection, ImportJob job, Instant now) throws SQLException {
        Sql.run(connection, INSERT, now.atOffset(ZoneOffset.UTC));
        parts(connection, job, now);
    }

    /** Corrections are the one thing of others that hangs on a case which an import may change: they go with it. */
    static void moveCorrections(Connection connection, ImportJob job, Collection<UUID> disputes) throws SQLException {
        var values = Sql.of(connection, job, disputes);
        Sql.run(connection, CORRECTIONS, values);
        Sql.run(connection, FOLLOWING, values);
    }

    static void update(Connection connection, ImportJob job, Instant now) throws SQLException {
        Sql.run(connection, LATER, job.id);
        Sql.run(connection, STEPS);
        BeforeImage.mayDelete(connection, true);
        for (var part : PARTS)
            Sql.run(
                    connection,
                    "delete from " + part
                            + " where (dispute_id, district) in (select id, district from import_dispute)");
        BeforeImage.mayDelete(connection, false);
        Sql.run(connection, UPDATE);
        parts(connection, job, now);
        Sql.run(connection, EARLIER, job.id);
        Sql.run(connection, MOVED);
    }

    private static void parts(Connection connection, ImportJob job, Instant now) throws SQLException {
        Sql.run(connection, PARTIES);
        Sql.run(connection, EVENTS, job.byName, job.byRole.name(), job.area.value(), job.byPost);
        Sql.run(connection, DECISIONS, job.byPost);
        Sql.run(connection, OUTCOMES, job.byPost);
        Sql.run(connection, VISITS, job.byName, job.byPost);
        Sql.run(connection, ASSIGNMENTS, job.byPost);
        Sql.run(connection, TAGS);
        Sql.run(connection, NEW_KEYS);
        Sql.run(connection, REFERENCES, now.atOffset(ZoneOffset.UTC), job.byPost);
    }

    /** After they are gone. */
    static void restoreParts(Connection connection, ImportJob job) throws SQLException {
        for (int i = PARTS.size() - 1; i >= 0; i--)
            if (PARTS.get(i).equals("dispute_key")) Sql.run(connection, FORMER_KEYS, Sql.of(connection, job));
            else BeforeImage.restoreParts(connection, job, PARTS.get(i));
    }

    private DisputeStatements() {}

    private static String left(String assignment) {
        return assignment.substring(0, assignment.indexOf(" = "));
    }

    private static String right(String assignment) {
        return assignment.substring(assignment.indexOf(" = ") + 3);
    }
}
