package org.gridmediation.imports;

import static org.gridmediation.columns.AreaColumns.CODE;
import static org.gridmediation.columns.AreaColumns.HOUSEHOLDS;
import static org.gridmediation.columns.AreaColumns.KIND;
import static org.gridmediation.columns.AreaColumns.NAME;
import static org.gridmediation.columns.AreaColumns.SUCCESSOR;
import static org.gridmediation.columns.AreaColumns.TIER;
import static org.gridmediation.columns.AreaColumns.VALID_FROM;
import static org.gridmediation.columns.AreaColumns.VALID_UNTIL;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.GridKind;
import org.gridmediation.area.NewArea;
import org.gridmediation.area.NewGrid;
import org.gridmediation.area.Tier;
import org.gridmediation.columns.AreaColumns;
import org.gridmediation.columns.Mistake;
import org.gridmediation.http.BodyCheck;
import org.gridmediation.http.Faults;

/** Writes areas and grids. None is retired by a file: whether its records are provided for is asked for each. */
@ApplicationScoped
class AreaLoader extends SetLoader<AreaForm> {
    private static final Table TABLE = Table.of("area", "", List.of());

    private static final Stage<Draft<AreaForm>> STAGE = new Stage<Draft<AreaForm>>("import_area")
            .text("code", Draft::area)
            .text("name", draft -> draft.form().name())
            .text("tier", draft -> draft.form().code().tier().name())
            .text("parent", draft -> draft.form().parent().value())
            .day("valid_from", draft -> draft.form().validFrom())
            .word("grid_kind", draft -> draft.form().kind())
            .number("households", draft -> draft.form().households());

    private static final String INSERT = """
            insert into area (code, name, tier, parent, valid_from, grid_kind, households)
            select code, name, tier, parent, valid_from, grid_kind, households from import_area order by length(code), code""";

    private static final String UPDATE = """
            update area a set name = t.name, valid_from = t.valid_from, households = t.households, version = a.version + 1
            from import_area t where a.code = t.code""";

    /** The id of an area is made of its code. */
    private static final String CODE_OF_ROW = "rtrim(substr(replace(cast(w.record_id as text), '-', ''), 18), 'f')";

    private static final String DEPENDENTS = """
            insert into import_dependent (job_id, number, record_id, area, district, reason)
            select w.job_id, w.number, w.record_id, w.area, w.district, d.reason
            from import_row w left join import_before b on b.district = any(:districts) and b.job_id = w.job_id and b.record_id = w.record_id
            cross join lateral (
                select rtrim(substr(replace(cast(w.record_id as text), '-', ''), 18), 'f') code) x
            cross join lateral (
                select 'CHANGED_SINCE' from area a where a.code = x.code and a.version > coalesce(w.version, b.version, 0)
                union all select 'HAS_PARTS' from area a where w.result = 'CREATED' and a.parent = x.code and not exists (
                    select from import_key k where k.district = any(:districts) and k.kind = 'AREAS' and k.job_id = w.job_id and k.record_id =
                        cast('00000000-0000-8000-8' || substr(rpad(a.code, 15, 'f'), 1, 3) || '-' || substr(rpad(a.code, 15, 'f'), 4) as uuid))
                union all select 'HAS_CORRECTION' where w.result = 'CREATED'
                    and exists (select from correction c
                        where c.district = left(x.code, 6) and c.kind = 'AREA' and c.area = x.code and c.state <> 'CLOSED')
                union all select 'IN_LATER_IMPORT' where w.result = 'CREATED' and exists (
                    select from import_key k where k.district = any(:districts) and k.record_id = w.record_id and k.job_id <> w.job_id))
                as d (reason)
            where w.district = :home and w.job_id = :job and w.result in ('CREATED', 'UPDATED')""";

    private static final String RESTORE = """
            update area a set (name, valid_from, households, version) =
                (select p.name, p.valid_from, p.households, a.version + 1 from jsonb_populate_record(null::area, b.before -> 'area') p)
            from import_before b where b.district = any(:districts) and b.job_id = :job and a.code = b.before -> 'area' ->> 'code'""";

    @Inject
    BodyCheck check;

    @Inject
    AreaRules rules;

    @Override
    public ImportKind kind() {
        return ImportKind.AREAS;
    }

    @Override
    Table table() {
        return TABLE;
    }

    @Override
    UUID id(Content content) {
        return AreaColumns.id(content.text(CODE));
    }

    @Override
    String nature(Content content) {
        return content.text(CODE);
    }

    @Override
    Map<Line<Draft<AreaForm>>, UUID> known(Connection connection, List<Line<Draft<AreaForm>>> lines)
            throws SQLException {
        var byCode = new HashMap<String, Line<Draft<AreaForm>>>();
        lines.forEach(line -> byCode.put(line.record.area(), line));
        var known = new HashMap<Line<Draft<AreaForm>>, UUID>();
        try (var query = connection.prepareStatement("select code from area where code = any(?)")) {
            query.setArray(1, Sql.texts(connection, byCode.keySet().stream()));
            try (var row = query.executeQuery()) {
                while (row.next()) known.put(byCode.get(row.getString(1)), AreaColumns.id(row.getString(1)));
            }
        }
        return known;
    }

    @Override
    AreaForm form(ImportJob job, Content content, Mistakes mistakes) {
        var form = new AreaForm(
                content.area(CODE),
                content.text(NAME),
                content.one(KIND, GridKind.class),
                content.number(HOUSEHOLDS),
                content.day(VALID_FROM),
                content.day(VALID_UNTIL),
                content.area(SUCCESSOR));
        boolean grid = form.code().tier() == Tier.GRID;
        var faults = new Faults();
        check.check(
                grid
                        ? new NewGrid(
                                form.parent(),
                                form.code(),
                                form.name(),
                                form.kind(),
                                form.households(),
                                null,
                                form.validFrom())
                        : new NewArea(form.code(), form.name(), form.validFrom()),
                faults);
        mistakes.take("", faults);
        mistakes.addIf(
                content.has(TIER)
                        && content.one(TIER, Tier.class) != form.code().tier(),
                TIER,
                "TIER_OF_CODE");
        mistakes.addIf(grid && form.kind() != null && !form.kind().owns(form.code()), KIND, "GRID_CODE_OF_OTHER_KIND");
        mistakes.addIf(!grid && form.kind() != null, KIND, "NOT_A_GRID");
        mistakes.addIf(!grid && form.households() != null, HOUSEHOLDS, "NOT_A_GRID");
        return form;
    }

    @Override
    void resolve(Connection connection, ImportJob job, List<Work<AreaForm>> rows) throws SQLException {
        rules.look(connection, rows);
    }

    @Override
    List<Draft<AreaForm>> insert(Connection connection, ImportJob job, List<Draft<AreaForm>> rows) throws SQLException {
        STAGE.fill(connection, rows);
        Sql.run(connection, INSERT);
        return List.of();
    }

    @Override
    void update(Connection connection, ImportJob job, List<Draft<AreaForm>> rows) throws SQLException {
        STAGE.fill(connection, rows);
        Sql.run(connection, UPDATE);
    }

    @Override
    Mistake taken(Draft<AreaForm> row, String key) {
        return new Mistake(CODE, row.area(), "RECORD_NOT_YOURS");
    }

    @Override
    public String dependents() {
        return DEPENDENTS;
    }

    /** The areas above come first. */
    @Override
    public List<byte[]> needs(Draft<AreaForm> row) {
        var needs = new ArrayList<>(claims(row));
        for (var tier : Tier.values())
            if (tier.digits < row.area().length())
                needs.add(vault.fingerprint(
                        natural(new AreaCode(row.area()).at(tier).value())));
        return needs;
    }

    @Override
    public InboundReferences inboundReferences() {
        return new InboundReferences("area", "code", CODE_OF_ROW, List.of());
    }

    @Override
    List<FeedNotes> told() {
        return List.of(new FeedNotes(
                org.gridmediation.feed.FeedKind.AREA,
                "area",
                "x.code",
                "x.code",
                AreaColumns.ID,
                records -> "x.code in " + AreaColumns.codes(records),
                "b.area",
                null));
    }

    @Override
    String record() {
        return "x.code = b.before -> 'area' ->> 'code'";
    }

    @Override
    void restore(Connection connection, ImportJob job) throws SQLException {
        Sql.run(connection, RESTORE, Sql.of(connection, job));
        Traces.forget(connection, job);
        Sql.run(connection, "select undo_areas(?)", job.id);
    }
}
