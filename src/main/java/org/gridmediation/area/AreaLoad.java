package org.gridmediation.area;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import org.apache.commons.csv.CSVFormat;
import org.tukaani.xz.XZInputStream;

/** Loads the country's areas from a file of code, name, tier, parent_code: streamed, in one transaction, as often as one likes. */
public final class AreaLoad {
    private static final int BATCH = 5_000;

    private AreaLoad() {}

    /** @return how many areas are new or have another name now */
    public static long load(Path file, Connection connection) throws IOException, SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("create temporary table loaded (code text collate \"C\", name text, tier text, parent text collate \"C\") on commit drop");
            stage(file, connection);
            var changed = statement.executeUpdate(
                    """
                    insert into area as a (code, name, tier, parent, valid_from)
                    select code, name, tier, parent, date '2023-01-01' from loaded order by length(code), code
                    on conflict (code) do update set name = excluded.name, version = a.version + 1 where a.name <> excluded.name""");
            connection.commit();
            return changed;
        } catch (SQLException | IOException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    private static void stage(Path file, Connection connection) throws IOException, SQLException {
        var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        var known = new HashSet<String>();
        try (var in = open(file);
                var rows = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8));
                var insert = connection.prepareStatement("insert into loaded (code, name, tier, parent) values (?, ?, ?, ?)")) {
            int waiting = 0;
            for (var row : rows) {
                var code = row.get("code");
                var parent = row.get("parent_code");
                var name = row.get("name").strip();
                var fits = code.matches("\\d{2}(\\d{2}(\\d{2}(\\d{3}(\\d{3})?)?)?)?")
                        && Tier.ofDigits(code.length()).name().equals(row.get("tier"))
                        && (parent.isEmpty() ? code.length() == 2 : known.contains(parent) && code.startsWith(parent))
                        && !name.isEmpty()
                        && name.length() <= 100;
                if (!fits) throw new IllegalArgumentException("Line " + (row.getRecordNumber() + 1) + " is not an area: nothing was loaded.");
                if (code.length() < 12) known.add(code);
                insert.setString(1, code);
                insert.setString(2, name);
                insert.setString(3, row.get("tier"));
                insert.setString(4, parent.isEmpty() ? null : parent);
                insert.addBatch();
                if (++waiting % BATCH == 0) insert.executeBatch();
            }
            insert.executeBatch();
        }
    }

    private static InputStream open(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return file.toString().endsWith(".xz") ? new XZInputStream(in) : in;
    }
}
