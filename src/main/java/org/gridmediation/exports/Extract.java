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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.gridmediation.access.Role;
import org.gridmediation.access.Scope;
import org.gridmediation.access.TimeLimits;
import org.gridmediation.area.Tier;
import org.gridmediation.calendar.Calendars;
import org.gridmediation.http.Days;
import org.gridmediation.privacy.Vault;
import org.gridmediation.statistics.Answers;

/**
 * Writes the rows of one moment, while others go on writing: a read-only transaction that sees one snapshot, read by a cursor. Hibernate's
 * filter does not hold here, so that the SQL names the area itself, beside the tables' policies.
 */
@ApplicationScoped
class Extract {
    private static final int FETCHED = 1000;

    @Inject
    ExportSettings settings;

    @Inject
    DataSource database;

    @Inject
    TimeLimits limits;

    @Inject
    Vault vault;

    @Inject
    Calendars calendars;

    @Inject
    Answers answers;

    /** @param asOf whose rows they are */
    record Written(Instant asOf, long rows) {}

    /** Is told how far it is, of how many. */
    interface Follower {
        /** @return whether to go on */
        boolean at(long rows, long total);
    }

    /** It was cancelled, or another goes on with it. */
    static class Stopped extends RuntimeException {}

    Written write(Export export, OutputStream out, Follower follower) throws IOException {
        try (var connection = database.getConnection()) {
            int isolation = connection.getTransactionIsolation();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try {
                limits.extend(connection, settings.longest());
                var asOf = begin(connection, export);
                return new Written(asOf, write(connection, export, asOf, out, follower));
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
        Scope.set(connection, export.area, export.staffId);
        try (var query = connection.prepareStatement("select now()");
                var row = query.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private long write(Connection connection, Export export, Instant asOf, OutputStream out, Follower follower)
            throws SQLException, IOException {
        var columns = export.kind.columns;
        // The city sees no people, masked or not.
        boolean nobody = export.byRole == Role.CITY;
        long total = total(connection, export);
        var mark = mark(export, asOf);
        try (var select = select(connection, export);
                var writer = export.form().open(out, export.header(), mark);
                var row = select.executeQuery()) {
            long rows = 0;
            for (; row.next(); rows++) {
                if (rows % FETCHED == 0 && !follower.at(rows, total)) throw new Stopped();
                var cells = new ArrayList<String>(columns.size());
                for (int i = 0; i < columns.size(); i++) {
                    var shown = columns.get(i).shown();
                    cells.add(
                            shown != ColumnVisibility.ALL && nobody
                                    ? null
                                    : shown.text(row, i + 1, vault, export.full));
                }
                writer.row(cells);
            }
            writer.note(note(mark, rows));
            return rows;
        }
    }

    /** Who has it, of when and for what: goes with the file wherever it goes. That it is the last row tells that none is missing. */
    static Map<String, String> mark(Export export, Instant asOf) {
        var mark = new LinkedHashMap<String, String>();
        mark.put("export", export.id.toString());
        mark.put("by", export.byName);
        mark.put("post", export.byRole.realmName() + " " + export.area);
        mark.put("as of", asOf.atZone(Days.ZONE).toOffsetDateTime().toString());
        if (export.purpose != null) mark.put("purpose", export.purpose);
        return mark;
    }

    static String note(Map<String, String> mark, long rows) {
        mark.put("rows", String.valueOf(rows));
        return mark.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("; "));
    }

    private long total(Connection connection, Export export) throws SQLException {
        try (var select = prepared(connection, export, "select count(*) from " + export.kind.counted(), "");
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private PreparedStatement select(Connection connection, Export export) throws SQLException {
        var kind = export.kind;
        var columns = kind.columns.stream().map(ExportColumn::sql).collect(Collectors.joining(", "));
        var select =
                prepared(connection, export, "select " + columns + " from " + kind.rows, " order by " + kind.order);
        select.setFetchSize(FETCHED);
        return select;
    }

    private PreparedStatement prepared(Connection connection, Export export, String from, String order)
            throws SQLException {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        if (export.kind.isByDistrict()) {
            // What lies outside the area, and is seen all the same, lies in its district.
            boolean one = !export.within.tier().isAbove(Tier.DISTRICT);
            conditions.add(one ? "x.district = ?" : "x.district between ? and ?");
            values.addAll(
                    one
                            ? List.of(export.within.district())
                            : List.of(
                                    export.within.value(), export.within.last().value()));
        }
        if (!export.isFromAnywhere()) {
            conditions.add(export.kind.area + " between ? and ?");
            values.addAll(List.of(export.within.value(), export.within.last().value()));
        }
        for (var filter : export.kind.filters)
            if (filter.isAsked(export.query)) {
                conditions.add(filter.condition);
                values.addAll(Arrays.asList(filter.values(export.query, calendars.current())));
            }
        if (export.query.behind() != null) {
            var behind = answers.behind(export.within, export.query.behind());
            conditions.add(behind.sql());
            values.addAll(behind.values());
        }
        var select = connection.prepareStatement(from + " where " + String.join(" and ", conditions) + order);
        for (int i = 0; i < values.size(); i++) select.setObject(i + 1, values.get(i));
        return select;
    }
}
