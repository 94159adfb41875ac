package org.gridmediation.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.gridmediation.access.Role;
import org.gridmediation.http.Days;
import org.gridmediation.privacy.Vault;
import org.gridmediation.sheet.SheetFormat;

/**
 * Writes the rows of one moment, while others go on writing: a read-only transaction that sees one snapshot, read by a cursor. Hibernate's
 * filter does not hold here, so that the SQL names the area itself, beside the tables' policies.
 */
@ApplicationScoped
class Extract {
    private static final int FETCHED = 1000;

    @Inject
    DataSource database;

    @Inject
    Vault vault;

    /** @param asOf whose rows they are */
    record Written(Instant asOf, long rows) {}

    /** Rights end when the post does, also for what was asked before. */
    static class PostEnded extends RuntimeException {}

    Written write(Export export, OutputStream out) throws IOException {
        try (var connection = database.getConnection()) {
            int isolation = connection.getTransactionIsolation();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try {
                var asOf = begin(connection, export);
                mustStillBeInPost(connection, export);
                return new Written(asOf, write(connection, export, asOf, out));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setReadOnly(false);
                connection.setTransactionIsolation(isolation);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("an export could not be read: " + e.getSQLState(), e);
        }
    }

    private static Instant begin(Connection connection, Export export) throws SQLException {
        try (var scope = connection.prepareStatement(
                "select now(), set_config('app.area', ?, true), set_config('app.applicant', '', true), set_config('app.staff', ?, true)")) {
            scope.setString(1, export.area.value());
            scope.setString(2, export.staffId == null ? "" : export.staffId.toString());
            try (var row = scope.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    private static void mustStillBeInPost(Connection connection, Export export) throws SQLException {
        try (var post = connection.prepareStatement("""
                select 1 from post where id = ? and role = ? and area = ? and valid_from <= ? and (valid_until is null or valid_until > ?)""")) {
            post.setObject(1, export.byPost);
            post.setString(2, export.byRole.name());
            post.setString(3, export.area.value());
            var now = Days.now().atOffset(ZoneOffset.UTC);
            post.setObject(4, now);
            post.setObject(5, now);
            try (var row = post.executeQuery()) {
                if (!row.next() || !export.kind.isSeenBy(export.post())) throw new PostEnded();
            }
        }
    }

    private long write(Connection connection, Export export, Instant asOf, OutputStream out)
            throws SQLException, IOException {
        var columns = export.kind.columns;
        boolean keys = export.format == SheetFormat.NDJSON;
        var header = columns.stream()
                .map(c -> keys ? c.key(export.full) : c.header(export.full))
                .toList();
        // The city sees no people, masked or not.
        boolean nobody = export.byRole == Role.CITY;
        var mark = mark(export, asOf);
        try (var select = select(connection, export);
                var writer = export.form().open(out, header, mark);
                var row = select.executeQuery()) {
            long rows = 0;
            for (; row.next(); rows++) {
                var cells = new ArrayList<String>(columns.size());
                for (int i = 0; i < columns.size(); i++) {
                    var shown = columns.get(i).shown();
                    cells.add(shown != Shown.ALL && nobody ? null : shown.text(row, i + 1, vault, export.full));
                }
                writer.row(cells);
            }
            mark.put("rows", String.valueOf(rows));
            writer.note(mark.entrySet().stream()
                    .map(e -> e.getKey() + "=" + e.getValue())
                    .collect(Collectors.joining("; ")));
            return rows;
        }
    }

    /** Who has it, of when and for what: goes with the file wherever it goes. That it is the last row tells that none is missing. */
    private static Map<String, String> mark(Export export, Instant asOf) {
        var mark = new LinkedHashMap<String, String>();
        mark.put("export", export.id.toString());
        mark.put("by", export.byName);
        mark.put("post", export.byRole.realmName() + " " + export.area);
        mark.put("as of", asOf.atZone(Days.ZONE).toOffsetDateTime().toString());
        if (export.purpose != null) mark.put("purpose", export.purpose);
        return mark;
    }

    private static PreparedStatement select(Connection connection, Export export) throws SQLException {
        var kind = export.kind;
        var asked = kind.filters.stream().filter(f -> f.isAsked(export.query)).toList();
        var sql = "select " + kind.columns.stream().map(ExportColumn::sql).collect(Collectors.joining(", "))
                + " from " + kind.rows
                + " where " + kind.area + " between ? and ?"
                + asked.stream().map(f -> " and " + f.condition).collect(Collectors.joining())
                + " order by " + kind.order;
        var values = new ArrayList<>(
                List.<Object>of(export.within.value(), export.within.last().value()));
        asked.forEach(f -> values.addAll(Arrays.asList(f.values(export.query))));
        var select = connection.prepareStatement(sql);
        select.setFetchSize(FETCHED);
        for (int i = 0; i < values.size(); i++) select.setObject(i + 1, values.get(i));
        return select;
    }
}
