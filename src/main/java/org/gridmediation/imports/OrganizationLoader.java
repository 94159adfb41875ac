package org.gridmediation.imports;

import static org.gridmediation.columns.OrganizationColumns.ADDRESS;
import static org.gridmediation.columns.OrganizationColumns.AREA;
import static org.gridmediation.columns.OrganizationColumns.CASE_WORD;
import static org.gridmediation.columns.OrganizationColumns.COMMITTEE_KIND;
import static org.gridmediation.columns.OrganizationColumns.CREDIT_CODE;
import static org.gridmediation.columns.OrganizationColumns.ENDED;
import static org.gridmediation.columns.OrganizationColumns.ESTABLISHED;
import static org.gridmediation.columns.OrganizationColumns.KIND;
import static org.gridmediation.columns.OrganizationColumns.NAME;
import static org.gridmediation.columns.OrganizationColumns.PHONE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.area.Areas;
import org.gridmediation.columns.ColumnSet;
import org.gridmediation.columns.Mistake;
import org.gridmediation.http.BodyCheck;
import org.gridmediation.http.Faults;
import org.gridmediation.organization.CommitteeKind;
import org.gridmediation.organization.NewOrganization;
import org.gridmediation.organization.Organization;
import org.gridmediation.organization.OrganizationKind;

/** Writes organizations. */
@ApplicationScoped
class OrganizationLoader extends SetLoader<NewOrganization> {
    private static final Table TABLE = Table.of("organization", "", List.of());

    private static final Stage<Draft<NewOrganization>> STAGE = new Stage<Draft<NewOrganization>>("import_organization")
            .id("id", Draft::id)
            .text("area", Draft::area)
            .word("kind", of(NewOrganization::kind))
            .word("committee_kind", of(NewOrganization::committeeKind))
            .text("name", of(NewOrganization::name))
            .text("credit_code", of(NewOrganization::creditCode))
            .text("case_word", of(NewOrganization::caseWord))
            .text("phone", draft -> draft.content().stored(PHONE))
            .text("address", draft -> draft.content().stored(ADDRESS))
            .day("established_on", of(NewOrganization::establishedOn))
            .day("ended_on", of(NewOrganization::endedOn));

    private static final String INSERT = """
            insert into organization (id, area, kind, committee_kind, name, credit_code, case_word, phone, address, established_on, ended_on)
            select id, area, kind, committee_kind, name, credit_code, case_word, phone, address, established_on, ended_on
            from import_organization order by area, name""";

    private static final String UPDATE = """
            update organization o set committee_kind = t.committee_kind, name = t.name, credit_code = t.credit_code, case_word = t.case_word,
                phone = t.phone, address = t.address, established_on = t.established_on, ended_on = t.ended_on, version = o.version + 1
            from import_organization t where o.id = t.id""";

    private static final String RESTORE = """
            update organization o set (committee_kind, name, credit_code, case_word, phone, address, established_on, ended_on, version) =
                (select p.committee_kind, p.name, p.credit_code, p.case_word, p.phone, p.address, p.established_on, p.ended_on, o.version + 1
                 from jsonb_populate_record(null::organization, b.before -> 'organization') p)
            from import_before b where b.district = any(:districts) and b.job_id = :job and o.id = b.record_id""";

    private static final FormerValues FORMER = FormerValues.of(
            "organization",
            "ORGANIZATION_TAKEN",
            List.of("name", "credit_code", "case_word"),
            "o.area = p.area and o.name = p.name or o.credit_code = p.credit_code or o.case_word = p.case_word");

    @Inject
    BodyCheck check;

    @Inject
    Areas areas;

    private static <T> Function<Draft<NewOrganization>, T> of(Function<NewOrganization, T> value) {
        return draft -> value.apply(draft.form());
    }

    @Override
    public ImportKind kind() {
        return ImportKind.ORGANIZATIONS;
    }

    @Override
    Table table() {
        return TABLE;
    }

    @Override
    String nature(Content content) {
        return content.has(NAME) ? content.text(AREA) + " " + content.text(NAME) : null;
    }

    @Override
    List<String> unique(Content content) {
        return Stream.of(CREDIT_CODE, CASE_WORD)
                .filter(content::has)
                .map(column -> column.name() + " " + content.text(column))
                .toList();
    }

    @Override
    Map<Line<Draft<NewOrganization>>, UUID> known(Connection connection, List<Line<Draft<NewOrganization>>> lines)
            throws SQLException {
        var records = new HashMap<String, UUID>();
        try (var query =
                connection.prepareStatement("select area || ' ' || name, id from organization where area = any(?)")) {
            query.setArray(
                    1,
                    Sql.texts(
                            connection,
                            lines.stream().map(line -> line.record.area()).distinct()));
            try (var row = query.executeQuery()) {
                while (row.next()) records.put(row.getString(1), row.getObject(2, UUID.class));
            }
        }
        var known = new HashMap<Line<Draft<NewOrganization>>, UUID>();
        for (var line : lines) {
            var record = records.get(nature(line.record.content()));
            if (record != null) known.put(line, record);
        }
        return known;
    }

    @Override
    NewOrganization form(ImportJob job, Content content, Mistakes mistakes) {
        var form = new NewOrganization(
                content.area(AREA),
                content.one(KIND, OrganizationKind.class),
                content.one(COMMITTEE_KIND, CommitteeKind.class),
                content.text(NAME),
                content.text(CREDIT_CODE),
                content.text(CASE_WORD),
                content.text(PHONE),
                content.text(ADDRESS),
                content.day(ESTABLISHED),
                content.day(ENDED));
        var faults = new Faults();
        check.check(form, faults);
        mistakes.take("", faults);
        if (!mistakes.isEmpty()) return null;
        var together = new Faults();
        together.of(() -> new Organization().describe(form));
        mistakes.take("", together);
        return form;
    }

    private record Stored(String area, String kind) {}

    @Override
    void resolve(Connection connection, ImportJob job, List<Work<NewOrganization>> rows) throws SQLException {
        var stored = new HashMap<UUID, Stored>();
        try (var query = connection.prepareStatement("select id, area, kind from organization where id = any(?)")) {
            query.setArray(
                    1, Sql.ids(connection, rows.stream().map(row -> row.draft().id())));
            try (var row = query.executeQuery()) {
                while (row.next())
                    stored.put(row.getObject(1, UUID.class), new Stored(row.getString(2), row.getString(3)));
            }
        }
        var refusing = areas.refusing(
                rows.stream().map(row -> row.draft().form().area()).collect(Collectors.toSet()));
        for (var row : rows) {
            var mistakes = new Mistakes(ColumnSet.ORGANIZATIONS, row.draft().content());
            var form = row.draft().form();
            var before = stored.get(row.draft().id());
            var code = before == null ? refusing.get(form.area()) : null;
            mistakes.addIf(code != null, AREA, code);
            mistakes.addIf(before != null && !before.area.equals(form.area().value()), AREA, "AREA_FIXED");
            mistakes.addIf(before != null && !before.kind.equals(form.kind().name()), KIND, "KIND_FIXED");
            if (!mistakes.isEmpty()) row.line().reject(mistakes.all);
        }
    }

    @Override
    List<Draft<NewOrganization>> insert(Connection connection, ImportJob job, List<Draft<NewOrganization>> rows)
            throws SQLException {
        STAGE.fill(connection, rows);
        Sql.run(connection, INSERT);
        return List.of();
    }

    @Override
    void update(Connection connection, ImportJob job, List<Draft<NewOrganization>> rows) throws SQLException {
        STAGE.fill(connection, rows);
        Sql.run(connection, UPDATE);
    }

    @Override
    Mistake taken(Draft<NewOrganization> row, String key) {
        var column =
                switch (key) {
                    case "organization_credit_code_key" -> CREDIT_CODE;
                    case "organization_case_word_key" -> CASE_WORD;
                    default -> NAME;
                };
        return new Mistake(column, column.masking().of(row.content().text(column)), "ORGANIZATION_TAKEN");
    }

    @Override
    List<FeedNotes> told() {
        return List.of(FeedNotes.of(org.gridmediation.feed.FeedKind.ORGANIZATION, "organization"));
    }

    @Override
    String reasons() {
        return FORMER.reasons();
    }

    @Override
    void restore(Connection connection, ImportJob job) throws SQLException {
        // A new one may have what a changed one has again.
        Sql.run(connection, "select undo_organizations(?)", job.id);
        FORMER.restore(connection, job);
        Sql.run(connection, RESTORE, Sql.of(connection, job));
        Traces.forget(connection, job);
    }
}
