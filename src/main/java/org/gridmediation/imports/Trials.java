package org.gridmediation.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.gridmediation.records.SqlTemplate;

/** What the rows of a file that is only validated would bring: a row further down that would meet one of them is tried after it. */
@ApplicationScoped
class Trials {
    private static final int BITE = 10_000;

    private static final String ABOVE =
            "select distinct number from import_trial where district = ? and job_id = ? and claim = any(?)";

    /** A row that changes nothing is only met by what nobody above has claimed: the same row a million times is one. */
    private static final String KEEP = """
            insert into import_trial (job_id, claim, number, area, district)
            select ?, x.claim, x.number, ?, ? from unnest(?::bytea[], ?::integer[], ?::boolean[]) as x (claim, number, changes)
            where x.changes or not exists (select from import_trial t where t.district = ? and t.job_id = ? and t.claim = x.claim)
            on conflict do nothing""";

    private static final String FORGET = SqlTemplate.fill("""
            delete from import_trial where district = ? and ctid = any(array(
                select t.ctid from import_trial t join import_job j on j.id = t.job_id and j.district = t.district
                where t.district = ? and t.job_id = ? and j.state not in ('QUEUED', 'RUNNING') limit {bite}))""", Map.of("bite", String.valueOf(BITE)));

    @Inject
    DataSource database;

    /** The rows above that these would meet, or that those would which they meet. */
    <R> Set<Integer> above(ImportJob job, Loader<R> loader, List<Line<R>> lines, List<Line<R>> others) {
        return above(
                job,
                Stream.concat(lines.stream(), others.stream())
                        .filter(line -> line.record != null)
                        .flatMap(line -> loader.needs(line.record).stream()));
    }

    /** The rows above that are about the records which these were found to be about. */
    <R> Set<Integer> aboveSame(ImportJob job, List<Line<R>> lines) {
        return above(
                job,
                lines.stream()
                        .filter(line -> line.recordId != null && line.result != Result.CREATED)
                        .map(line -> claim(line.recordId)));
    }

    private Set<Integer> above(ImportJob job, Stream<byte[]> claims) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection();
                    var query = connection.prepareStatement(ABOVE)) {
                query.setString(1, job.district);
                query.setObject(2, job.id);
                query.setArray(3, Sql.bytes(connection, claims));
                var numbers = new TreeSet<Integer>();
                try (var row = query.executeQuery()) {
                    while (row.next()) numbers.add(row.getInt(1));
                }
                return numbers;
            }
        });
    }

    /** With the chunk's results. */
    <R> void keep(ImportJob job, Loader<R> loader, List<Line<R>> lines) throws SQLException {
        var claims = new ArrayList<byte[]>();
        var numbers = new ArrayList<Integer>();
        var changes = new ArrayList<Boolean>();
        for (var line : lines) {
            if (line.record == null || line.result == Result.REJECTED) continue;
            var all = new ArrayList<>(loader.claims(line.record));
            if (line.result != Result.CREATED) all.add(claim(line.recordId));
            for (var claim : all) {
                claims.add(claim);
                numbers.add(line.number);
                changes.add(line.result != Result.UNCHANGED);
            }
        }
        if (claims.isEmpty()) return;
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(KEEP)) {
            insert.setObject(1, job.id);
            insert.setString(2, job.area.value());
            insert.setString(3, job.district);
            insert.setArray(4, Sql.bytes(connection, claims.stream()));
            insert.setArray(5, Sql.numbers(connection, numbers.stream()));
            insert.setArray(6, connection.createArrayOf("boolean", changes.toArray()));
            insert.setString(7, job.district);
            insert.setObject(8, job.id);
            insert.executeUpdate();
        }
    }

    /** When it is over; until then whoever goes on needs it. */
    void forget(ImportJob job) {
        while (QuarkusTransaction.requiringNew().call(() -> {
                    try (var connection = database.getConnection()) {
                        return Sql.run(connection, FORGET, job.district, job.district, job.id);
                    }
                })
                == BITE)
            ;
    }

    static byte[] claim(UUID record) {
        return ByteBuffer.allocate(16)
                .putLong(record.getMostSignificantBits())
                .putLong(record.getLeastSignificantBits())
                .array();
    }
}
