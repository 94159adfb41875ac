package org.gridmediation.imports;

import static org.gridmediation.columns.AreaColumns.CODE;
import static org.gridmediation.columns.AreaColumns.KIND;
import static org.gridmediation.columns.AreaColumns.SUCCESSOR;
import static org.gridmediation.columns.AreaColumns.VALID_FROM;
import static org.gridmediation.columns.AreaColumns.VALID_UNTIL;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.gridmediation.area.Tier;
import org.gridmediation.columns.ColumnSet;
import org.gridmediation.columns.Mistake;
import org.gridmediation.imports.SetLoader.Work;

/** What an area must keep to beside those above and below it, as for a single one; for a chunk of them at once. */
@ApplicationScoped
class AreaRules {
    /** Locked, so that no area above is retired meanwhile. */
    private static final String STORED = """
            select code, valid_from, valid_until, successor, grid_kind,
                (select min(c.valid_from) from area c where c.parent = a.code)
            from area a where code = any(?) order by code for no key update of a""";

    private record Stored(
            LocalDate validFrom, LocalDate validUntil, String successor, String kind, LocalDate earliestPart) {}

    void look(Connection connection, List<Work<AreaForm>> rows) throws SQLException {
        for (var row : rows)
            if (isProvince(row)) row.line().reject(new Mistake(CODE, row.draft().area(), "PROVINCES_ARE_LOADED"));
        var areas = stored(connection, rows.stream().filter(Work::isOpen).toList());
        rows.stream()
                .filter(Work::isOpen)
                .sorted(Comparator.comparing(
                        row -> row.draft().form().code().value().length()))
                .forEach(row -> {
                    var mistakes = new Mistakes(ColumnSet.AREAS, row.draft().content());
                    var form = row.draft().form();
                    var parent = areas.get(form.parent().value());
                    var before = areas.get(form.code().value());
                    mistakes.addIf(parent == null, CODE, "AREA_ABOVE_UNKNOWN");
                    if (before == null) asNew(form, parent, mistakes);
                    else asBefore(form, before, mistakes);
                    mistakes.addIf(
                            parent != null && form.validFrom().isBefore(parent.validFrom),
                            VALID_FROM,
                            "BEFORE_ITS_PARENT");
                    if (!mistakes.isEmpty()) row.line().reject(mistakes.all);
                    else areas.putIfAbsent(form.code().value(), new Stored(form.validFrom(), null, null, null, null));
                });
    }

    private static boolean isProvince(Work<AreaForm> row) {
        return row.draft().form().code().tier() == Tier.PROVINCE;
    }

    private static void asNew(AreaForm form, Stored parent, Mistakes mistakes) {
        mistakes.addIf(parent != null && parent.validUntil != null, CODE, "AREA_RETIRED");
        mistakes.addIf(form.validUntil() != null, VALID_UNTIL, "RETIRED_BY_REQUEST");
        mistakes.addIf(form.successor() != null, SUCCESSOR, "RETIRED_BY_REQUEST");
    }

    private static void asBefore(AreaForm form, Stored before, Mistakes mistakes) {
        mistakes.addIf(!Objects.equals(form.validUntil(), before.validUntil), VALID_UNTIL, "RETIRED_BY_REQUEST");
        var successor = form.successor() == null ? null : form.successor().value();
        mistakes.addIf(!Objects.equals(successor, before.successor), SUCCESSOR, "RETIRED_BY_REQUEST");
        var kind = form.kind() == null ? null : form.kind().name();
        mistakes.addIf(!Objects.equals(kind, before.kind), KIND, "KIND_FIXED");
        mistakes.addIf(
                before.validUntil != null && form.validFrom().isAfter(before.validUntil), VALID_FROM, "AFTER_ITS_END");
        mistakes.addIf(
                form.validFrom().isAfter(before.validFrom)
                        && before.earliestPart != null
                        && before.earliestPart.isBefore(form.validFrom()),
                VALID_FROM,
                "AFTER_ITS_CHILDREN");
    }

    private static Map<String, Stored> stored(Connection connection, List<Work<AreaForm>> rows) throws SQLException {
        var stored = new HashMap<String, Stored>();
        try (var query = connection.prepareStatement(STORED)) {
            query.setArray(
                    1,
                    Sql.texts(
                            connection,
                            rows.stream()
                                    .map(row -> row.draft().form())
                                    .flatMap(f -> Stream.of(
                                            f.code().value(), f.parent().value()))
                                    .distinct()));
            try (var row = query.executeQuery()) {
                while (row.next())
                    stored.put(
                            row.getString(1),
                            new Stored(
                                    row.getObject(2, LocalDate.class),
                                    row.getObject(3, LocalDate.class),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getObject(6, LocalDate.class)));
            }
        }
        return stored;
    }
}
