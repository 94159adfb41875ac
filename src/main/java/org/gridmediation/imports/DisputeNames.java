package org.gridmediation.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Areas;
import org.gridmediation.area.Tier;
import org.gridmediation.codes.CodeTables;
import org.gridmediation.codes.DisputeTypes;
import org.gridmediation.columns.ColumnSet;
import org.gridmediation.columns.DisputeColumns;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.imports.SetLoader.Work;

/** Finds what old cases name: areas, codes, committees with their mediators, registered residents; for a chunk of them at once. */
@ApplicationScoped
class DisputeNames {
    private static final String COMMITTEES =
            "select name, id, area, case_word from organization where kind = 'MEDIATION_COMMITTEE' and name = any(?)";

    private record Committee(UUID id, AreaCode area, String word) {}

    private record When(AreaCode district, LocalDate day) {}

    @Inject
    Areas areas;

    @Inject
    DisputeTypes types;

    @Inject
    CodeTables codes;

    @Inject
    OldCaseResidents oldCaseResidents;

    void find(Connection connection, ImportJob job, List<Work<OldCase>> rows) throws SQLException {
        each(rows, this::codes);
        tags(rows);
        areas(rows);
        committees(connection, job, rows);
        OldCaseMediators.find(connection, job, rows);
        oldCaseResidents.find(connection, job, rows);
    }

    /** @param look adds what is wrong with a row */
    static void each(List<Work<OldCase>> rows, BiConsumer<Work<OldCase>, Mistakes> look) {
        for (var row : rows) {
            var mistakes = new Mistakes(ColumnSet.DISPUTES, row.draft().content());
            look.accept(row, mistakes);
            if (!mistakes.isEmpty()) row.line().reject(mistakes.all);
        }
    }

    private void codes(Work<OldCase> row, Mistakes mistakes) {
        var old = row.draft().form();
        var faults = new Faults();
        faults.of(() -> old.publicOrderType =
                types.mustBeValid(old.registered.type(), old.registered.publicOrderType(), Days.of(old.reportedAt)));
        mistakes.take("", faults);
    }

    private void tags(List<Work<OldCase>> rows) {
        var known = new HashMap<When, Set<String>>();
        each(rows, (row, mistakes) -> {
            var old = row.draft().form();
            if (old.registered.tags() == null) return;
            var when = new When(old.registered.area().at(Tier.DISTRICT), Days.of(old.reportedAt));
            var inForce = known.computeIfAbsent(when, w -> codes.inForce(CodeTables.TAGS, w.district, w.day).stream()
                    .map(c -> c.code)
                    .collect(Collectors.toSet()));
            mistakes.addIf(!inForce.containsAll(old.registered.tags()), DisputeColumns.TAGS, "TAG_UNKNOWN");
        });
    }

    private void areas(List<Work<OldCase>> rows) {
        var refusing = areas.refusing(
                rows.stream().map(row -> row.draft().form().registered.area()).collect(Collectors.toSet()));
        each(rows, (row, mistakes) -> {
            var code = refusing.get(row.draft().form().registered.area());
            mistakes.addIf(code != null, DisputeColumns.AREA, code);
        });
    }

    /** Committees have no hierarchy: of several with one name it is the nearest whose area the case lies in. */
    private static void committees(Connection connection, ImportJob job, List<Work<OldCase>> rows) throws SQLException {
        var named = new HashMap<String, List<Committee>>();
        try (var query = connection.prepareStatement(COMMITTEES)) {
            query.setArray(1, Sql.texts(connection, names(rows, old -> old.committee)));
            try (var row = query.executeQuery()) {
                while (row.next())
                    named.computeIfAbsent(row.getString(1), n -> new ArrayList<>())
                            .add(new Committee(
                                    row.getObject(2, UUID.class), new AreaCode(row.getString(3)), row.getString(4)));
            }
        }
        each(rows, (row, mistakes) -> {
            var old = row.draft().form();
            if (!old.isAccepted()) return;
            var all = named.getOrDefault(old.committee, List.of());
            mistakes.addIf(all.isEmpty(), DisputeColumns.COMMITTEE, "COMMITTEE_UNKNOWN");
            var nearest = all.stream()
                    .filter(c -> job.area.contains(c.area) && c.area.contains(old.registered.area()))
                    .max(Comparator.comparing(c -> c.area.tier().digits));
            mistakes.addIf(nearest.isEmpty() && !all.isEmpty(), DisputeColumns.COMMITTEE, "COMMITTEE_NOT_COMPETENT");
            nearest.ifPresent(committee -> holds(committee, old, mistakes));
        });
        CaseNumbers.check(connection, rows);
    }

    private static void holds(Committee committee, OldCase old, Mistakes mistakes) {
        old.committeeId = committee.id;
        old.committeeArea = committee.area;
        mistakes.addIf(!old.mayEndAt(old.level()), DisputeColumns.LEVEL, "LEVEL_OF_ANOTHER");
        CaseNumbers.place(old, committee.word);
    }

    static Stream<String> names(List<Work<OldCase>> rows, Function<OldCase, String> name) {
        return rows.stream()
                .map(row -> name.apply(row.draft().form()))
                .filter(Objects::nonNull)
                .distinct();
    }
}
