package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gridmediation.access.TimeOrderedId;
import org.gridmediation.area.AreaCode;
import org.gridmediation.columns.Column;
import org.gridmediation.columns.ResidentColumns;
import org.gridmediation.http.Days;
import org.gridmediation.records.SqlTemplate;
import org.gridmediation.statistics.Population;

/** The statements that bring residents and their phones into the tables, and take them out again. */
final class ResidentStatements {
    /** What a resident's row holds as a file says it. */
    private static final List<Column> PLAIN = ResidentColumns.ALL.stream()
            .filter(column -> column.isCompared() && !column.sealed())
            .toList();

    private static final String FIELDS = PLAIN.stream().map(Column::stored).collect(Collectors.joining(", "));

    private static final Stage<Draft<SealedNumbers>> RESIDENTS = new Stage<Draft<SealedNumbers>>("import_resident")
            .id("id", Draft::id)
            .text("district", Draft::district)
            .bytes("document_sealed", draft -> draft.form().document())
            .bytes("document_fingerprint", draft -> draft.form().documentFingerprint())
            .columns(PLAIN, Draft::content);

    /** Older versions of the program, too, find the phones in an image under this name. */
    private static final String IMAGE_OF_PHONES = "phones";

    static final String IMAGE = SqlTemplate.fill("""
            jsonb_build_object('resident', to_jsonb(x), '{phones}',
                (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from resident_phone p where p.resident_id = x.id and p.district = x.district))""", Map.of("phones", IMAGE_OF_PHONES));

    static final FormerValues DOCUMENT = FormerValues.of(
            "resident",
            "DOCUMENT_TAKEN",
            List.of("document_fingerprint"),
            "o.document_fingerprint = p.document_fingerprint and o.district = p.district");

    private record Phone(Draft<SealedNumbers> of, int position, SealedNumbers.Number number) {}

    private static final Stage<Phone> PHONES = new Stage<Phone>("import_phone")
            .id("id", phone -> TimeOrderedId.Generator.next())
            .id("resident_id", phone -> phone.of.id())
            .text("area", phone -> phone.of.area())
            .text("district", phone -> phone.of.district())
            .number("position", Phone::position)
            .bytes("sealed", phone -> phone.number.sealed())
            .bytes("fingerprint", phone -> phone.number.fingerprint());

    private static final String PHONE = "id, resident_id, area, district, position, sealed, fingerprint";

    /** Whoever has a document that is somebody's already is left out: who that is may be nobody's to see from here. */
    private static final String INSERT = SqlTemplate.fill("""
            with made as (
                insert into resident (id, district, created_at, document_sealed, document_fingerprint, {fields})
                select id, district, ?, document_sealed, document_fingerprint, {fields} from import_resident order by district, document_fingerprint
                on conflict (document_fingerprint, district) do nothing returning id),
            phones as (insert into resident_phone ({phone}) select {phone} from import_phone where resident_id in (select id from made))
            select id from made""", Map.of("fields", FIELDS, "phone", PHONE));

    private static final String UPDATE = SqlTemplate.fill(
            """
            update resident r set {fields}, document_sealed = coalesce(t.document_sealed, r.document_sealed),
                document_fingerprint = coalesce(t.document_fingerprint, r.document_fingerprint), version = r.version + 1
            from import_resident t where r.id = t.id and r.district = t.district""",
            Map.of(
                    "fields",
                    PLAIN.stream()
                            .map(column -> column.stored() + " = t." + column.stored())
                            .collect(Collectors.joining(", "))));

    private static final List<String> REPLACE_PHONES = List.of(
            "delete from resident_phone p using import_phone t where p.resident_id = t.resident_id and p.district = t.district",
            SqlTemplate.fill(
                    "insert into resident_phone ({phone}) select {phone} from import_phone", Map.of("phone", PHONE)));

    /** Of those whom the job has changed: the image follows the resident only afterwards. */
    private static final String MOVED = """
            \s from import_before b join resident r on r.id = b.record_id and r.district = b.district and r.area <> b.area
            where b.district = any(:districts) and b.job_id = :job""";

    private static final String RECORDS = " and b.record_id = any(:records)";

    private static final String CHANGED =
            "select district, record_id from import_before where district = any(:districts) and job_id = :job";

    private ResidentStatements() {}

    /** @return those that were left out */
    static List<Draft<SealedNumbers>> insert(Connection connection, List<Draft<SealedNumbers>> rows)
            throws SQLException {
        fill(connection, rows);
        var made = new HashSet<UUID>();
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, Days.now().atOffset(ZoneOffset.UTC));
            try (var row = insert.executeQuery()) {
                while (row.next()) made.add(row.getObject(1, UUID.class));
            }
        }
        var residents = new HashMap<AreaCode, Integer>();
        for (var row : rows) if (made.contains(row.id())) residents.merge(new AreaCode(row.area()), 1, Integer::sum);
        Population.add(connection, residents);
        return rows.stream().filter(row -> !made.contains(row.id())).toList();
    }

    static void update(Connection connection, ImportJob job, List<Draft<SealedNumbers>> rows) throws SQLException {
        fill(connection, rows);
        Sql.run(connection, UPDATE);
        for (var step : REPLACE_PHONES) Sql.run(connection, step);
        follow(
                connection,
                MOVED + RECORDS,
                Sql.of(connection, job, rows.stream().map(Draft::id).toList()));
    }

    private static void fill(Connection connection, List<Draft<SealedNumbers>> rows) throws SQLException {
        RESIDENTS.fill(connection, rows);
        var phones = new ArrayList<Phone>();
        for (var row : rows)
            for (int i = 0; i < row.form().phones().size(); i++)
                phones.add(new Phone(row, i, row.form().phones().get(i)));
        PHONES.fill(connection, phones);
    }

    static void restore(Connection connection, ImportJob job) throws SQLException {
        var values = Sql.of(connection, job);
        var made = Traces.made("id");
        count(connection, "select area, -count(*) from resident where " + made + " group by area", values);
        for (var phones : List.of(Traces.made("resident_id"), "(district, resident_id) in (" + CHANGED + ")"))
            Sql.run(connection, "delete from resident_phone where " + phones, values);
        Sql.run(connection, "delete from resident where " + made, values);
        DOCUMENT.restore(connection, job);
        BeforeImage.restore(connection, job, "resident");
        follow(connection, MOVED, values);
        BeforeImage.restoreParts(connection, job, "resident_phone", IMAGE_OF_PHONES);
    }

    /** Whom the job has changed, by their district. */
    static Map<String, List<UUID>> changed(Connection connection, ImportJob job) throws SQLException {
        var changed = new HashMap<String, List<UUID>>();
        try (var query = Sql.prepare(connection, CHANGED, Sql.of(connection, job));
                var row = query.executeQuery()) {
            while (row.next())
                changed.computeIfAbsent(row.getString(1), district -> new ArrayList<>())
                        .add(row.getObject(2, UUID.class));
        }
        return changed;
    }

    /** What hangs on residents who have moved, and the statistics. */
    private static void follow(Connection connection, String moved, Map<String, Object> values) throws SQLException {
        count(
                connection,
                "select area, sum(n) from (select r.area, 1" + moved + " union all select b.area, -1" + moved
                        + ") as x (area, n) group by area",
                values);
        Sql.run(
                connection,
                "select follow_area('{}', array_agg(r.id), r.district)" + moved + " group by r.district",
                values);
    }

    private static void count(Connection connection, String sql, Map<String, Object> values) throws SQLException {
        var residents = new HashMap<AreaCode, Integer>();
        try (var query = Sql.prepare(connection, sql, values);
                var row = query.executeQuery()) {
            while (row.next()) residents.put(new AreaCode(row.getString(1)), row.getInt(2));
        }
        Population.add(connection, residents);
    }
}
