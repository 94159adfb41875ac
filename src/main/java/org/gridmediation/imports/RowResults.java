package org.gridmediation.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import javax.sql.DataSource;
import org.gridmediation.columns.Mistake;

/** Keeps what became of the rows, and counts them; in one transaction, so that counts and rows agree at any time. */
@ApplicationScoped
class RowResults {
    private static final String COUNT = """
            update import_job set read = read + ?, created = created + ?, updated = updated + ?, unchanged = unchanged + ?,
                rejected = rejected + ?, blank = blank + ?, progress = ?, applied = applied or ?, version = version + 1
            where district = ? and id = ? and attempt = ? and state = 'RUNNING' returning version""";

    @Inject
    DataSource database;

    /**
     * @param applied whether what was done with the rows is kept by the same transaction
     * @throws Stopped when the job is no longer this attempt's
     */
    <R> void keep(ImportJob job, ChunkReader.Chunk<R> chunk, boolean applied) throws SQLException {
        try (var connection = database.getConnection()) {
            rows(connection, job, chunk.lines());
            errors(connection, job, chunk.lines());
            count(connection, job, chunk, applied);
        }
    }

    private static <R> void count(Connection connection, ImportJob job, ChunkReader.Chunk<R> chunk, boolean applied)
            throws SQLException {
        var counts = new EnumMap<Result, Long>(Result.class);
        chunk.lines().forEach(line -> counts.merge(line.result, 1L, Long::sum));
        try (var update = connection.prepareStatement(COUNT)) {
            update.setLong(1, chunk.lines().size());
            int i = 2;
            for (var result : Result.values()) update.setLong(i++, counts.getOrDefault(result, 0L));
            update.setDouble(i++, chunk.progress());
            update.setBoolean(i++, applied);
            update.setString(i++, job.district);
            update.setObject(i++, job.id);
            update.setInt(i, job.attempt);
            try (var row = update.executeQuery()) {
                if (!row.next()) throw new Interruption();
            }
        }
    }

    private static <R> void rows(Connection connection, ImportJob job, List<Line<R>> lines) throws SQLException {
        var told = lines.stream().filter(line -> line.result != Result.BLANK).toList();
        if (told.isEmpty()) return;
        try (var insert = connection.prepareStatement("""
                insert into import_row (job_id, number, area, district, result, record_id)
                select ?, number, ?, ?, result, record_id from unnest(?::integer[], ?::text[], ?::uuid[]) as t (number, result, record_id)""")) {
            insert.setObject(1, job.id);
            insert.setString(2, job.area.value());
            insert.setString(3, job.district);
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "integer", told.stream().map(l -> l.number).toArray()));
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "text", told.stream().map(l -> l.result.name()).toArray()));
            insert.setArray(
                    6,
                    connection.createArrayOf(
                            "uuid", told.stream().map(l -> l.recordId).toArray()));
            insert.executeUpdate();
        }
    }

    private static <R> void errors(Connection connection, ImportJob job, List<Line<R>> lines) throws SQLException {
        var numbers = new ArrayList<Integer>();
        var positions = new ArrayList<Integer>();
        var mistakes = new ArrayList<Mistake>();
        for (var line : lines)
            for (int i = 0; i < line.mistakes.size(); i++) {
                numbers.add(line.number);
                positions.add(i);
                mistakes.add(line.mistakes.get(i));
            }
        write(connection, job, numbers, positions, mistakes);
    }

    /** Of the header, which is no row of its own. */
    void header(ImportJob job, int number, List<Mistake> mistakes) throws SQLException {
        try (var connection = database.getConnection()) {
            var positions = new ArrayList<Integer>();
            for (int i = 0; i < mistakes.size(); i++) positions.add(i);
            write(connection, job, mistakes.stream().map(m -> number).toList(), positions, mistakes);
        }
    }

    private static void write(
            Connection connection,
            ImportJob job,
            List<Integer> numbers,
            List<Integer> positions,
            List<Mistake> mistakes)
            throws SQLException {
        if (mistakes.isEmpty()) return;
        try (var insert = connection.prepareStatement("""
                insert into import_error (job_id, number, position, area, district, field, value, code)
                select ?, number, position, ?, ?, field, value, code
                from unnest(?::integer[], ?::integer[], ?::text[], ?::text[], ?::text[]) as t (number, position, field, value, code)""")) {
            insert.setObject(1, job.id);
            insert.setString(2, job.area.value());
            insert.setString(3, job.district);
            insert.setArray(4, connection.createArrayOf("integer", numbers.toArray()));
            insert.setArray(5, connection.createArrayOf("integer", positions.toArray()));
            insert.setArray(
                    6,
                    connection.createArrayOf(
                            "text",
                            mistakes.stream()
                                    .map(m -> m.column() == null
                                            ? null
                                            : m.column().name())
                                    .toArray()));
            insert.setArray(
                    7,
                    connection.createArrayOf(
                            "text", mistakes.stream().map(Mistake::value).toArray()));
            insert.setArray(
                    8,
                    connection.createArrayOf(
                            "text", mistakes.stream().map(Mistake::code).toArray()));
            insert.executeUpdate();
        }
    }

    /** What an earlier run of one that is done in one transaction had noted. */
    void forget(ImportJob job) throws SQLException {
        try (var connection = database.getConnection()) {
            for (var table : List.of("import_row", "import_error"))
                Sql.run(
                        connection,
                        "delete from " + table + " where district = ? and job_id = ?",
                        job.district,
                        job.id);
        }
    }
}
