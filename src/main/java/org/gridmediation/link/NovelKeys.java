package org.gridmediation.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Scope;
import org.gridmediation.area.AreaCode;
import org.gridmediation.statistics.DisputeTally;

/**
 * Of all keys with one hash exactly one is the first, and the others repeat it. When that goes, the oldest that is left takes its place, whoever may see
 * it, and its dispute is counted anew.
 */
@ApplicationScoped
public class NovelKeys {
    private static final String SHARED = """
            select fingerprint from dispute_key k where k.district = ? and k.dispute_id = any (?) and k.novel
              and exists (select from dispute_key o where o.fingerprint = k.fingerprint and o.district = k.district and not o.novel)""";

    private static final String HEIRS = """
            select distinct on (k.fingerprint) k.id, k.dispute_id from dispute_key k
            where k.district = ? and k.fingerprint = any (?)
              and not exists (select from dispute_key n where n.fingerprint = k.fingerprint and n.district = k.district and n.novel)
            order by k.fingerprint, k.reported_at, k.dispute_id, k.id""";

    /** What is counted with a dispute is no other matter: whether that one repeats anything depends on whose the first key is. */
    private static final String PRINCIPALS = """
            select l.dispute_id from dispute_key k join dispute_link l on l.dispute_id = k.dispute_id and l.district = k.district
            where k.district = ? and k.fingerprint = any (?) and l.kind in ('HAS_DUPLICATE', 'HAS_MERGED') and l.ended_at is null""";

    private static final String LOCK =
            "select id from dispute where district = ? and id = any (?) order by id for no key update";

    private static final String INHERIT = "update dispute_key set novel = true where district = ? and id = any (?)";

    @Inject
    EntityManager entities;

    @Inject
    DataSource database;

    @Inject
    Caller caller;

    @Inject
    Scope scope;

    @Inject
    DisputeTally disputeTally;

    /** The hashes with which these disputes came first, and others came later. */
    public List<byte[]> shared(AreaCode district, Collection<UUID> disputes) {
        var shared = new ArrayList<byte[]>();
        over(district, connection -> shared.addAll(hashes(connection, SHARED, district, disputes)));
        return shared;
    }

    /** After the keys that came first with these hashes may have gone. */
    public void inherit(AreaCode district, Collection<byte[]> hashes) {
        if (!hashes.isEmpty()) over(district, connection -> inherit(connection, district, hashes));
    }

    /**
     * The own disputes are locked before, then the heirs in one order. Two transactions that each hold what the other's key passes to are a deadlock, which
     * PostgreSQL ends; that is as rare as two corrections of one pair at the same moment.
     */
    private void inherit(Connection connection, AreaCode district, Collection<byte[]> hashes) throws SQLException {
        var locked = new HashSet<UUID>();
        var heirs = heirs(connection, district, hashes);
        var concerned = concerned(connection, district, hashes, heirs);
        // Who waited for a lock looks again: the heir may have lost its key meanwhile.
        while (!locked.containsAll(concerned)) {
            try (var lock = statement(connection, LOCK, district, "uuid", concerned.toArray())) {
                lock.executeQuery().close();
            }
            locked.addAll(concerned);
            heirs = heirs(connection, district, hashes);
            concerned = concerned(connection, district, hashes, heirs);
        }
        if (heirs.isEmpty()) return;
        try (var inherit =
                statement(connection, INHERIT, district, "uuid", heirs.keySet().toArray())) {
            inherit.executeUpdate();
        }
        disputeTally.keep(district, concerned);
    }

    /** The disputes that are to be counted anew. */
    private static Set<UUID> concerned(
            Connection connection, AreaCode district, Collection<byte[]> hashes, Map<UUID, UUID> heirs)
            throws SQLException {
        var concerned = new HashSet<>(heirs.values());
        if (heirs.isEmpty()) return concerned;
        try (var query = statement(connection, PRINCIPALS, district, "bytea", hashes.toArray(byte[][]::new));
                var row = query.executeQuery()) {
            while (row.next()) concerned.add(row.getObject(1, UUID.class));
        }
        return concerned;
    }

    /** The dispute of each key that is to be the first. */
    private static Map<UUID, UUID> heirs(Connection connection, AreaCode district, Collection<byte[]> hashes)
            throws SQLException {
        var heirs = new HashMap<UUID, UUID>();
        try (var query = statement(connection, HEIRS, district, "bytea", hashes.toArray(byte[][]::new));
                var row = query.executeQuery()) {
            while (row.next()) heirs.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
        }
        return heirs;
    }

    private static List<byte[]> hashes(Connection connection, String sql, AreaCode district, Collection<UUID> disputes)
            throws SQLException {
        var hashes = new ArrayList<byte[]>();
        try (var query = statement(connection, sql, district, "uuid", disputes.toArray());
                var row = query.executeQuery()) {
            while (row.next()) hashes.add(row.getBytes(1));
        }
        return hashes;
    }

    private static PreparedStatement statement(
            Connection connection, String sql, AreaCode district, String type, Object[] values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setString(1, district.value());
        statement.setArray(2, connection.createArrayOf(type, values));
        return statement;
    }

    private interface Work {
        void done(Connection connection) throws SQLException;
    }

    /** A step of the system, whatever of it the caller sees. */
    private void over(AreaCode district, Work work) {
        entities.flush();
        if (caller.area().contains(district)) run(work);
        else scope.over(district, () -> run(work));
    }

    private void run(Work work) {
        try (var connection = database.getConnection()) {
            work.done(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("which keys came first could not be decided", e);
        }
    }
}
