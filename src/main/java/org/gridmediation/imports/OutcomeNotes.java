package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gridmediation.area.AreaCode;
import org.gridmediation.feed.ChangeType;
import org.gridmediation.feed.FeedKind;
import org.gridmediation.feed.SqlChanges;

/** Tells the feed what rows of old cases change in their outcomes. */
record OutcomeNotes(List<Draft<OldCase>> rows, Map<UUID, SqlChanges.Row> before) {

    /** Others know an outcome by its address: it keeps its id, whatever the rows say of it. */
    static OutcomeNotes of(Connection connection, ImportJob job, List<Draft<OldCase>> rows) throws SQLException {
        var before = new HashMap<UUID, SqlChanges.Row>();
        var sql =
                "select dispute_id, id, area from outcome where district = any(:districts) and dispute_id = any(:records)";
        var values = Sql.of(connection, job, rows.stream().map(Draft::id).toList());
        try (var query = Sql.prepare(connection, sql, values);
                var row = query.executeQuery()) {
            while (row.next())
                before.put(
                        row.getObject(1, UUID.class),
                        new SqlChanges.Row(row.getObject(2, UUID.class), new AreaCode(row.getString(3))));
        }
        for (var row : rows) {
            var outcome = before.get(row.id());
            if (outcome != null) row.form().outcomeId = (UUID) outcome.id();
        }
        return new OutcomeNotes(rows, before);
    }

    /** An outcome that the case has no longer is gone, and one that it had not is new. */
    void tell(Connection connection) throws SQLException {
        var told = new EnumMap<ChangeType, List<SqlChanges.Row>>(ChangeType.class);
        for (var row : rows) {
            var was = before.get(row.id());
            var old = row.form();
            if (old.outcome == null && was == null) continue;
            var what = old.outcome == null ? ChangeType.REMOVED : was == null ? ChangeType.CREATED : ChangeType.CHANGED;
            var outcome = what == ChangeType.REMOVED
                    ? was
                    : new SqlChanges.Row(old.outcomeId, new AreaCode(row.area()), was == null ? null : was.area());
            told.computeIfAbsent(what, w -> new ArrayList<>()).add(outcome);
        }
        for (var each : told.entrySet()) SqlChanges.note(connection, FeedKind.OUTCOME, each.getKey(), each.getValue());
    }
}
