package org.gridmediation.imports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import org.gridmediation.Text;

/**
 * How fast residents, old disputes, or areas come in, beside plain COPY of the same finished rows into tables with the
 * same indexes, in the same run, and how long it takes to read a case meanwhile. Besides seconds it prints CPU seconds, the program's and
 * PostgreSQL's, which a machine that others use does not blur as much.
 */
public final class ImportSpeed {
    private static final int WARM = 30_000;
    private static final int WARM_DISTRICT = 60;
    private static final int DISTRICTS = 61;
    private static final int LATER = 80;

    private ImportSpeed() {}

    /** @param arguments how many rows, and of which kind */
    public static void main(String... arguments) throws Exception {
        int rows = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        var kind = arguments.length < 2 ? ImportKind.RESIDENTS : ImportKind.valueOf(arguments[1]);
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "import-speed-");
        var warm = folder.resolve("warm.csv");
        var file = folder.resolve("rows.csv");
        try (var program = new Program(folder, "-Xmx512m", "-XX:+UseSerialGC")) {
            if (kind == ImportKind.AREAS) program.actAsAdministrator();
            program.write(kind, warm, kind == ImportKind.AREAS ? WARM_DISTRICT : 0, WARM);
            program.write(kind, file, kind == ImportKind.AREAS ? DISTRICTS : WARM, rows);
            program.done(program.send(kind, "VALID_ROWS", warm));
            reading("before", program, 15);
            var seconds = time(program, kind, "first", file);
            time(program, kind, "again, unchanged", file);
            try (var admin = program.admin();
                    var statement = admin.createStatement()) {
                double copied = 0;
                var tables = tables(kind);
                for (var table : tables) copied += copy(statement, folder, tables.get(0), table);
                System.out.printf(
                        "COPY of the same rows: %.2f s; import at %.0f %% of its rate%n",
                        copied, 100 * copied / seconds);
            }
            var again = program.write(
                    kind, folder.resolve("meanwhile.csv"), kind == ImportKind.AREAS ? LATER : WARM + rows, rows);
            var path = program.send(kind, "VALID_ROWS", again);
            reading("meanwhile", program, 15);
            program.done(path);
            System.out.printf("largest resident memory: %d MB%n", program.megabytes());
        }
    }

    /** The record's first, then what hangs on it. */
    private static List<String> tables(ImportKind kind) {
        return switch (kind) {
            case RESIDENTS -> List.of("resident", "resident_phone");
            case AREAS -> List.of("area");
            default -> List.of("dispute", "dispute_party", "dispute_event", "outcome", "return_visit", "dispute_key");
        };
    }

    private static void reading(String when, Program program, int seconds) throws Exception {
        var until = System.nanoTime() + seconds * 1_000_000_000L;
        var millis = program.readMeanwhile(() -> System.nanoTime() < until);
        millis.sort(null);
        System.out.printf(
                "a case read %s: p50 %.1f, p99 %.1f ms%n",
                when, millis.get(millis.size() / 2), millis.get(millis.size() * 99 / 100));
    }

    private static double time(Program program, ImportKind kind, String what, Path file) throws Exception {
        var java = program.cpu();
        var postgres = cpuOfBackends(program, "usename = 'grid_app'");
        var path = program.send(kind, "VALID_ROWS", file);
        var job = program.done(path);
        System.out.printf(
                "%s: CPU of the program %.2f s, of PostgreSQL %.2f s%n",
                what, program.cpu() - java, cpuOfBackends(program, "usename = 'grid_app'") - postgres);
        var id = job.get("id").asText();
        var seconds = program.count(
                        "select (1000 * extract(epoch from finished_at - started_at))::bigint from import_job where id = '"
                                + id + "'")
                / 1000.0;
        System.out.printf(
                "%s: %s in %.2f s, %.0f rows/s%n",
                what, Sending.counts(job), seconds, job.at("/rows/read").asLong() / seconds);
        return seconds;
    }

    /** The last import's rows, out and in again, with the indexes, checks and references of the real table. */
    private static double copy(Statement statement, Path folder, String root, String table) throws Exception {
        var file = folder.resolve(table + ".copy");
        var columns = columns(statement, table);
        var mine =
                " in (select record_id from import_row where result = 'CREATED' and job_id = (select job_id from import_row where result = 'CREATED' order by job_id desc limit 1))";
        var owner = table.equals(root) ? "id" : root + "_id";
        var rows = root.equals("area")
                ? "code between '4401" + DISTRICTS + "' and '4402' order by length(code), code"
                : owner + mine + " order by id";
        statement.execute("copy (select " + columns + " from " + table + " where " + rows + ") to '" + file
                + "' (format binary)");
        statement.execute("create table copy_" + table + " (like " + table + " including all)");
        statement.execute("alter table copy_" + table
                + (table.equals(root)
                        ? " add foreign key (" + (root.equals("area") ? "parent" : "area") + ") references area"
                        : " add foreign key (" + owner + ", district) references copy_" + root));
        statement.execute("checkpoint");
        var began = System.nanoTime();
        var cpu = cpu(pid(statement));
        statement.execute("copy copy_" + table + " (" + columns + ") from '" + file + "' (format binary)");
        System.out.printf("COPY into %s: CPU of PostgreSQL %.2f s%n", table, cpu(pid(statement)) - cpu);
        return (System.nanoTime() - began) / 1e9;
    }

    private static String columns(Statement statement, String table) throws Exception {
        try (var row = statement.executeQuery(
                "select string_agg(attname, ', ' order by attnum) from pg_attribute where attrelid = '" + table
                        + "'::regclass and attnum > 0 and not attisdropped and attgenerated = ''")) {
            row.next();
            return row.getString(1);
        }
    }

    private static long pid(Statement statement) throws Exception {
        try (var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double cpuOfBackends(Program program, String which) throws Exception {
        double all = 0;
        try (var admin = program.admin();
                var statement = admin.createStatement();
                var row = statement.executeQuery("select pid from pg_stat_activity where " + which)) {
            while (row.next()) all += cpu(row.getLong(1));
        }
        return all;
    }

    /** User and system time in hundredths of a second, of Linux's /proc. */
    private static double cpu(long pid) throws Exception {
        var fields = Text.part(Files.readString(Path.of("/proc/" + pid + "/stat")), ".*\\) (.*)")
                .split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }
}
