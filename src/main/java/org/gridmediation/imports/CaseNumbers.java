package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gridmediation.columns.DisputeColumns;
import org.gridmediation.dispute.Numbers;
import org.gridmediation.imports.SetLoader.Work;

/** Which case numbers old cases may have: those on paper, and none that a committee's own series has still to give. */
final class CaseNumbers {
    private static final String SERIES =
            "select id, case_word from organization where kind = 'MEDIATION_COMMITTEE' and case_word is not null";

    private CaseNumbers() {}

    /** @param word of the series of the committee that ended the case, or null */
    static void place(OldCase old, String word) {
        var place = old.caseNumber == null || word == null ? null : Numbers.SeriesPlace.of(old.caseNumber, word);
        if (place == null) return;
        old.year = place.year();
        old.sequence = place.sequence();
    }

    /** A number of any committee's series is written as the series writes it, and one that it has still to give would leave a gap before it. */
    static void check(Connection connection, List<Work<OldCase>> rows) throws SQLException {
        var words = series(connection, rows);
        var wanted = new HashSet<Numbers.Series>();
        for (var row : rows) {
            var place = place(row.draft().form(), words);
            if (place != null) wanted.add(place.series);
        }
        var last = Numbers.last(connection, wanted);
        DisputeNames.each(rows, (row, mistakes) -> {
            var old = row.draft().form();
            var place = place(old, words);
            mistakes.addIf(
                    place == null && words.keySet().stream().anyMatch(word -> claims(old, word)),
                    DisputeColumns.CASE_NUMBER,
                    "CASE_NUMBER_FORM");
            if (place == null) return;
            var given = last.get(place.series);
            // A case keeps the number of the committee that took it on first; that one goes on after its own cases
            // only.
            var free = given == null && place.own;
            mistakes.addIf(
                    !free && (given == null || place.sequence > given),
                    DisputeColumns.CASE_NUMBER,
                    "CASE_NUMBER_AHEAD");
        });
    }

    private static boolean claims(OldCase old, String word) {
        return old.caseNumber != null && Numbers.SeriesPlace.claims(old.caseNumber, word);
    }

    /** @param own whether it is of the series of the committee that ended the case */
    private record Place(Numbers.Series series, int sequence, boolean own) {}

    /** Where a case number stands in a committee's series; null of any other number. */
    private static Place place(OldCase old, Map<String, UUID> words) {
        if (old.year != null) return new Place(new Numbers.Series(old.committeeId, old.year), old.sequence, true);
        if (old.caseNumber == null) return null;
        for (var word : words.entrySet()) {
            var place = Numbers.SeriesPlace.of(old.caseNumber, word.getKey());
            if (place != null)
                return new Place(new Numbers.Series(word.getValue(), place.year()), place.sequence(), false);
        }
        return null;
    }

    private static Map<String, UUID> series(Connection connection, List<Work<OldCase>> rows) throws SQLException {
        var words = new HashMap<String, UUID>();
        if (rows.stream().allMatch(row -> row.draft().form().caseNumber == null)) return words;
        try (var query = connection.prepareStatement(SERIES);
                var row = query.executeQuery()) {
            while (row.next()) words.put(row.getString(2), row.getObject(1, UUID.class));
        }
        return words;
    }
}
