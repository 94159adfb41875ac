package org.gridmediation.succession;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.gridmediation.access.Post;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.feed.ChangeType;
import org.gridmediation.feed.FeedKind;
import org.gridmediation.feed.SqlChanges;
import org.gridmediation.http.Days;
import org.gridmediation.records.SqlTemplate;
import org.gridmediation.staff.Appointments;
import org.gridmediation.statistics.AreaMoves;

/** What a succession moves by the set, however much it is. */
@ApplicationScoped
class RecordMoves {
    private static final String NOTE = """
            insert into succession_move (succession_id, record_id, kind, area, district, from_area)
            select ?, m.id, ?, m.area, left(m.area, 6), m.before from unnest(?::uuid[], ?::text[], ?::text[]) m (id, area, before)""";
    private static final String NOTE_GRID = "insert into succession_grid (succession_id, code, ended) values (?, ?, ?)";
    private static final String RESETTLE = """
            update resident r set area = m.area, version = r.version + 1 from unnest(?::uuid[], ?::text[]) m (id, area)
            where r.id = m.id and r.district = left(m.area, 6)""";
    private static final String PARTS = "select follow_area(?::uuid[], ?::uuid[], ?)";
    private static final String PEOPLE = """
            update {table} p set area = m.area, version = p.version + 1 from unnest(?::uuid[], ?::text[]) m (id, area) where p.id = m.id""";

    private static final String HOLD_STAFF = "select 1 from staff where id = any(?) order by id for update";
    /** A post is a part of its holder, wherever that one works: an import that is undone would bring the old ones back. */
    private static final String HOLDERS = """
            update staff s set version = s.version + 1
            from (select id from staff where id = any(?) order by id for update) held where s.id = held.id""";

    private static final String TELL_STAFF = SqlChanges.noting(FeedKind.STAFF, ChangeType.CHANGED, """
            select s.id, m.area, nullif(s.area, m.area) from unnest(?::uuid[], ?::text[]) m (id, area) join staff s on s.id = m.id""");
    private static final String TELL_OUTCOMES = SqlChanges.notingShared(FeedKind.OUTCOME, ChangeType.CHANGED, """
            select o.id, o.area, nullif(m.area, o.area), o.shared_with from unnest(?::uuid[], ?::text[]) m (id, area) join outcome o on o.dispute_id = m.id and o.district = ?""");

    @Inject
    EntityManager entities;

    @Inject
    DataSource database;

    @Inject
    AreaMoves numbers;

    @Inject
    Appointments appointments;

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    void hold(List<AreaCode> ending) {
        entities.createNativeQuery(
                        "select 1 from resident where district in (:districts) and area in (:ending) order by id for update")
                .setParameter("districts", districts(ending))
                .setParameter("ending", ending.stream().map(AreaCode::value).toList())
                .getResultList();
    }

    private static List<String> districts(List<AreaCode> areas) {
        return areas.stream().map(AreaCode::district).distinct().toList();
    }

    record Place(UUID dispute, AreaCode area) {}

    /** Who succeeded whom, and what came from where. */
    void note(Succession succession, List<AreaCode> ending, SuccessionPlanner.Moves moves) {
        var places = new HashMap<UUID, AreaCode>();
        Dispute.<Dispute>find(
                        "select id, area from Dispute where district in ?1 and area in ?2", districts(ending), ending)
                .project(Place.class)
                .list()
                .forEach(place -> places.put(place.dispute, place.area));
        work(connection -> {
            try (var insert = connection.prepareStatement(NOTE_GRID)) {
                for (var code : ending) add(insert, succession.id, code, true);
                for (var share : moves.plan().successors()) add(insert, succession.id, share.area(), false);
                insert.executeBatch();
            }
            note(connection, succession.id, "RESIDENT", moves.residents(), moves.from());
            note(connection, succession.id, "DISPUTE", moves.disputes(), places);
        });
    }

    private static void add(java.sql.PreparedStatement insert, UUID succession, AreaCode code, boolean ended)
            throws SQLException {
        insert.setObject(1, succession);
        insert.setString(2, code.value());
        insert.setBoolean(3, ended);
        insert.addBatch();
    }

    private static void note(
            Connection connection, UUID succession, String kind, Map<UUID, AreaCode> to, Map<UUID, AreaCode> from)
            throws SQLException {
        try (var insert = connection.prepareStatement(NOTE)) {
            insert.setObject(1, succession);
            insert.setString(2, kind);
            insert.setArray(3, connection.createArrayOf("uuid", to.keySet().toArray()));
            insert.setArray(4, codes(connection, to.values()));
            insert.setArray(
                    5, codes(connection, to.keySet().stream().map(from::get).toList()));
            expect(insert.executeUpdate(), to.size());
        }
    }

    void residents(SuccessionPlanner.Moves moves) {
        if (moves.residents().isEmpty()) return;
        work(connection -> {
            try (var update = connection.prepareStatement(RESETTLE)) {
                update.setArray(
                        1,
                        connection.createArrayOf(
                                "uuid", moves.residents().keySet().toArray()));
                update.setArray(2, codes(connection, moves.residents().values()));
                expect(update.executeUpdate(), moves.residents().size());
            }
            SqlChanges.note(
                    connection,
                    FeedKind.RESIDENT,
                    ChangeType.CHANGED,
                    moves.residents().entrySet().stream()
                            .map(r -> new SqlChanges.Row(
                                    r.getKey(), r.getValue(), moves.from().get(r.getKey())))
                            .toList());
        });
        numbers.settle(moves.residents(), moves.from());
    }

    /** @param before where the disputes were */
    void parts(SuccessionPlanner.Moves moves, Map<UUID, AreaCode> before, String district) {
        work(connection -> {
            var residents = moves.residents().keySet().toArray();
            run(
                    connection,
                    PARTS,
                    connection.createArrayOf("uuid", moves.disputes().keySet().toArray()),
                    connection.createArrayOf("uuid", residents),
                    district);
            run(
                    connection,
                    TELL_OUTCOMES,
                    connection.createArrayOf("uuid", before.keySet().toArray()),
                    codes(connection, before.values()),
                    district);
        });
    }

    /** A post is where it is: those of the ending grids end now, and each goes on as one or more new ones, or as proposals of such. */
    void posts(SuccessionPlanner.Moves moves) {
        var now = Days.now();
        var proposed = new HashMap<UUID, List<AreaCode>>();
        var goOn = new ArrayList<Appointments.Continuation>();
        moves.plan().posts().forEach(move -> proposed.put(move.postId(), move.proposed()));
        moves.posts().forEach((post, to) -> {
            to.forEach(area -> {
                var next = new Post();
                next.staffId = post.staffId;
                next.clientId = post.clientId;
                next.subject = post.subject;
                next.role = post.role;
                next.area = area;
                next.organizationId = post.organizationId;
                next.main = post.main && area.equals(to.get(0));
                next.validFrom = post.validFrom.isAfter(now) ? post.validFrom : now;
                next.validUntil = post.validUntil;
                goOn.add(new Appointments.Continuation(
                        next, proposed.get(post.id).contains(area)));
            });
            post.validUntil = post.validFrom.isAfter(now) ? post.validFrom : now;
            post.main = false;
        });
        appointments.goOn(goOn);
        entities.flush();
        var holders = moves.posts().keySet().stream()
                .map(post -> post.staffId)
                .filter(staff -> staff != null && !moves.people().containsKey(staff))
                .distinct()
                .toList();
        work(connection -> {
            var ids = connection.createArrayOf("uuid", moves.people().keySet().toArray());
            var areas = codes(connection, moves.people().values());
            run(connection, HOLD_STAFF, ids);
            run(connection, HOLDERS, connection.createArrayOf("uuid", holders.toArray()));
            run(connection, TELL_STAFF, ids, areas);
            for (var table : List.of("staff", "client"))
                run(connection, SqlTemplate.fill(PEOPLE, Map.of("table", table)), ids, areas);
        });
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.execute();
        }
    }

    private void work(Work work) {
        try (var connection = database.getConnection()) {
            work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the records of a grid could not follow", e);
        }
    }

    private static java.sql.Array codes(Connection connection, Collection<AreaCode> codes) throws SQLException {
        return connection.createArrayOf(
                "text", codes.stream().map(AreaCode::value).toArray());
    }

    /** What was planned is what is done, or nothing is. */
    private static void expect(int done, int planned) {
        if (done != planned) throw new IllegalStateException(done + " records followed, " + planned + " were to");
    }
}
