package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gridmediation.access.TimeOrderedId;
import org.gridmediation.area.AreaCode;
import org.gridmediation.columns.Column;
import org.gridmediation.columns.ResidentColumns;
import org.gridmediation.http.Days;
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

    private record Phone(Draft<SealedNumbers> of, int position, SealedNumbers.Number number) {}

    private static final Stage<Phone> PHONES = new Stage<Phone>("import_phone")
            .id("id", phone -> TimeOrderedId.Generator.next())
            .id("resident_id", phone -> phone.of.id())
            .text("area", phone -> phone.of.area())
            .text("district", phone -> phone.of.district())
            .number("position", Phone::position)
            .bytes("sealed", phone -> phone.number.sealed())
            .bytes("fingerprint", phone -> phone.number.fingerprint());

    private static final String INSERT =
            "insert into resident (id, district, created_at, document_sealed, document_fingerprint, " + FIELDS
                    + ") select id, district, ?, document_sealed, document_fingerprint, " + FIELDS
                    + " from import_resident order by district, document_fingerprint";

    private static final String UPDATE = "update resident r set "
            + PLAIN.stream()
                    .map(column -> column.stored() + " = t." + column.stored())
                    .collect(Collectors.joining(", "))
            + """
            , document_sealed = case when r.document_fingerprint = t.document_fingerprint then r.document_sealed else t.document_sealed end,
                document_fingerprint = t.document_fingerprint, version = r.version + 1
            from import_resident t where r.id = t.id and r.district = t.district""";

    private static final String INSERT_PHONES = """
            insert into resident_phone (id, resident_id, area, district, position, sealed, fingerprint)
            select n.id, n.resident_id, n.area, n.district, n.position, n.sealed, n.fingerprint from import_phone n""";

    /** The same numbers stay as they are: whoever has one of them has it sealed as it is here. */
    private static final List<String> REPLACE_PHONES = List.of("""
            delete from resident_phone p using import_resident t
                left join (select resident_id, array_agg(fingerprint order by position) phones from import_phone group by resident_id) n
                on n.resident_id = t.id
            where p.resident_id = t.id and p.district = t.district and n.phones is distinct from (
                select array_agg(o.fingerprint order by o.position) from resident_phone o where o.resident_id = t.id and o.district = t.district)""", INSERT_PHONES + """
            \s where not exists (select from resident_phone p where p.resident_id = n.resident_id and p.district = n.district)""");

    /** Of those whom the job has changed: the image follows the resident only afterwards. */
    private static final String MOVED = """
            \s from import_before b join resident r on r.id = b.record_id and r.district = b.district and r.area <> b.area
            where b.district = any(:districts) and b.job_id = :job""";

    private static final String RECORDS = " and b.record_id = any(:records)";

    private static final String MADE = """
            district = any(:districts) and {id} in (
                select record_id from import_row where district = :home and job_id = :job and result = 'CREATED')""";

    private static final String TOUCHED = MADE.replace("= 'CREATED'", "in ('CREATED', 'UPDATED')");

    private ResidentStatements() {}

    static void insert(Connection connection, List<Draft<SealedNumbers>> rows) throws SQLException {
        fill(connection, rows);
        Sql.run(connection, INSERT, Days.now().atOffset(ZoneOffset.UTC));
        Sql.run(connection, INSERT_PHONES);
        Population.add(
                connection,
                rows.stream().collect(Collectors.toMap(row -> new AreaCode(row.area()), row -> 1, Integer::sum)));
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
        var made = MADE.replace("{id}", "id");
        count(connection, "select area, -count(*) from resident where " + made + " group by area", values);
        Sql.run(connection, "delete from resident_phone where " + TOUCHED.replace("{id}", "resident_id"), values);
        Sql.run(connection, "delete from resident where " + made, values);
        BeforeImage.restore(connection, job, "resident");
        follow(connection, MOVED, values);
        BeforeImage.restoreParts(connection, job, "resident_phone");
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
