package org.gridmediation.imports;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gridmediation.area.Tier;

/** Many values as one parameter, and values by name. */
final class Sql {
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-z]+)");

    /** Tables that lie in an area, and on every shard: they are not spread by district. */
    private static final Set<String> EVERYWHERE =
            Set.of("area", "organization", "staff", "post", "post_proposal", "mediator", "mediator_step");

    private Sql() {}

    /** A further condition: that the rows of a table lie where the job's records may. */
    static String within(String table, String alias) {
        return EVERYWHERE.contains(table) ? "" : " and " + alias + ".district = any(:districts)";
    }

    /** A further condition: that the rows of a table lie where their record, or its image, does. */
    static String beside(String table, String alias, String record) {
        return EVERYWHERE.contains(table) ? "" : " and " + alias + ".district = " + record + ".district";
    }

    /**
     * What a statement about a job's rows names: the job, where its own rows lie, and where its records may. A job of a district or less has its records
     * there; those of one from above lie in all the districts of its area.
     */
    static Map<String, Object> of(Connection connection, ImportJob job) throws SQLException {
        var values = new HashMap<String, Object>();
        values.put("job", job.id);
        values.put("home", job.district);
        values.put("districts", texts(connection, districts(connection, job).stream()));
        return values;
    }

    static Map<String, Object> of(Connection connection, ImportJob job, Collection<UUID> records) throws SQLException {
        var values = of(connection, job);
        values.put("records", ids(connection, records.stream()));
        return values;
    }

    private static Set<String> districts(Connection connection, ImportJob job) throws SQLException {
        var districts = new TreeSet<>(Set.of(job.district));
        if (!job.area.tier().isAbove(Tier.DISTRICT)) return districts;
        try (var query = connection.prepareStatement(
                "select code from area where code between ? and ? and tier in ('CITY', 'DISTRICT')")) {
            query.setString(1, job.area.value());
            query.setString(2, job.area.last().value());
            try (var row = query.executeQuery()) {
                while (row.next()) districts.add(row.getString(1));
            }
        }
        return districts;
    }

    /** @param values for the names in the statement, each of which has a colon before it */
    static PreparedStatement prepare(Connection connection, String sql, Map<String, Object> values)
            throws SQLException {
        var matcher = NAME.matcher(sql);
        var names = new ArrayList<String>();
        while (matcher.find()) names.add(matcher.group(1));
        var statement = connection.prepareStatement(matcher.replaceAll("?"));
        for (int i = 0; i < names.size(); i++) {
            if (!values.containsKey(names.get(i))) throw new IllegalArgumentException(names.get(i));
            statement.setObject(i + 1, values.get(names.get(i)));
        }
        return statement;
    }

    static int run(Connection connection, String sql, Map<String, Object> values) throws SQLException {
        try (var statement = prepare(connection, sql, values)) {
            return statement.execute() ? 0 : statement.getUpdateCount();
        }
    }

    /** @param values for the question marks */
    static int run(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            return statement.execute() ? 0 : statement.getUpdateCount();
        }
    }

    static Array ids(Connection connection, Stream<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    static Array texts(Connection connection, Stream<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    static Array numbers(Connection connection, Stream<Integer> numbers) throws SQLException {
        return connection.createArrayOf("integer", numbers.toArray());
    }

    static Array bytes(Connection connection, Stream<byte[]> bytes) throws SQLException {
        return connection.createArrayOf("bytea", bytes.toArray(byte[][]::new));
    }
}
