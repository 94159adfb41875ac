package org.gridmediation.area;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.access.TimeLimits;
import org.tukaani.xz.XZInputStream;

/** Loads the country's areas from a file: streamed, in one transaction, as often as one likes. Nothing is ever deleted. */
@ApplicationScoped
public class AreaLoad {
    private static final String STAGE = """
            create temporary table loaded (line bigint not null, code text collate "C" not null, name text collate "C" not null,
                tier text not null, parent text collate "C") on commit drop""";
    private static final String CHANGED =
            "create temporary table loaded_change (code text collate \"C\" not null, added boolean not null) on commit drop";
    private static final String TWICE =
            "select min(line) from (select line, row_number() over (partition by code order by line) nth from loaded) l where nth > 1";
    private static final String ORPHAN = """
            select min(line) from loaded l where parent is not null and not exists (select from loaded p where p.code = l.parent)
                and not exists (select from area p where p.code = l.parent)""";
    private static final String RENAME = """
            with changed as (
                update area a set name = l.name, version = a.version + 1 from loaded l where l.code = a.code and l.name <> a.name
                returning a.code)
            insert into loaded_change select code, false from changed""";
    private static final String ADD = """
            with added as (
                insert into area (code, name, tier, parent, valid_from)
                select code, name, tier, parent, date '2023-01-01' from loaded l
                where not exists (select from area a where a.code = l.code) order by length(code), code
                on conflict do nothing returning code)
            insert into loaded_change select code, true from added""";

    @ConfigProperty(name = "grid-mediation.imports.longest")
    Duration longest;

    @Inject
    DataSource database;

    @Inject
    TimeLimits limits;

    @Inject
    Event<Written> written;

    /** How many areas the file holds, and how many of them were new or had another name. */
    public record Loaded(long read, long added, long renamed) {}

    /**
     * Areas were written, by SQL. Fired inside the transaction.
     *
     * @param added a select of the codes of those that are new, from the outermost on; {@code renamed} of those that have another name
     */
    public record Written(Connection connection, String added, String renamed) {}

    /** A file that is not a list of areas: nothing of it is stored. */
    public static class Rejected extends RuntimeException {
        Rejected(long line, String reason) {
            super("Line " + line + ": " + reason + " Nothing was loaded.");
        }
    }

    public Loaded load(Path file) throws IOException, SQLException {
        try (var connection = database.getConnection()) {
            return load(file, connection);
        }
    }

    private Loaded load(Path file, Connection connection) throws IOException, SQLException {
        connection.setAutoCommit(false);
        limits.extend(connection, longest);
        try (var in = open(file);
                var text = new InputStreamReader(in, StandardCharsets.UTF_8);
                var statement = connection.createStatement()) {
            statement.execute(STAGE);
            statement.execute(CHANGED);
            var read = AreaFile.stage(text, connection);
            statement.execute("analyze loaded");
            reject(connection, TWICE, "the code stands in the file before.");
            reject(connection, ORPHAN, "the area above it is neither in the file nor in the database.");
            var renamed = statement.executeLargeUpdate(RENAME);
            var added = statement.executeLargeUpdate(ADD);
            written.fire(new Written(
                    connection,
                    "select code from loaded_change where added order by length(code), code",
                    "select code from loaded_change where not added"));
            connection.commit();
            return new Loaded(read, added, renamed);
        } finally {
            // After the commit there is nothing to undo.
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static void reject(Connection connection, String firstBadLine, String reason) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(firstBadLine)) {
            if (row.next() && row.getObject(1) != null) throw new Rejected(row.getLong(1), reason);
        }
    }

    private static InputStream open(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        if (!file.toString().endsWith(".xz")) return in;
        try {
            return new XZInputStream(in);
        } catch (EOFException | org.tukaani.xz.XZIOException notXz) {
            in.close();
            throw new Rejected(1, "the file is not compressed with xz.");
        }
    }
}
