package org.gridmediation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the application asked of PostgreSQL in a whole run of the tests: each statement once, with $1 for its values. */
final class Statements {
    static final Map<String, String> COUNTED = Map.of(
            "shared_preload_libraries",
            "pg_stat_statements",
            "pg_stat_statements.max",
            "20000",
            "pg_stat_statements.track",
            "all");

    private static final Path KEPT = Path.of("target", "statements.txt");
    private static final Path SCOPED = Path.of("target", "scoped-tables.txt");

    /** Without comments, of which nobody would know where they end once it is one line. */
    private static final String ASKED = """
            select distinct regexp_replace(regexp_replace(s.query, '--[^\\n]*', '', 'g'), '\\s+', ' ', 'g') from pg_stat_statements s
            join pg_roles r on r.oid = s.userid where r.rolname = 'grid_app' and s.query !~* '^explain' order by 1""";

    /** Those with rows of one district each, which only those see who may. */
    private static final String SCOPED_TABLES = """
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'district' and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity order by 1""";

    private Statements() {}

    static void count(Map<String, String> settings) {
        try (var admin = Superuser.connect(settings, "postgres");
                var statement = admin.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            statement.execute("select pg_stat_statements_reset()");
            statement.execute("grant set on parameter pg_stat_statements.track to grid_app");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the application's role, for what its rights are: what a test asks itself is not kept. */
    static Connection asApplication(Map<String, String> settings) throws SQLException {
        var connection = DriverManager.getConnection(
                settings.get("grid-mediation.database.url"),
                settings.get("grid-mediation.database.user"),
                settings.get("grid-mediation.database.password"));
        try (var statement = connection.createStatement()) {
            statement.execute("set pg_stat_statements.track = 'none'");
        }
        return connection;
    }

    static void keep(Map<String, String> settings) {
        try (var postgres = Superuser.connect(settings, "postgres");
                var grid = Superuser.connect(settings, "grid")) {
            Files.write(KEPT, texts(postgres, ASKED));
            Files.write(SCOPED, texts(grid, SCOPED_TABLES));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) texts.add(rows.getString(1));
        }
        return texts;
    }

    static boolean areKept() {
        return Files.exists(KEPT) && Files.exists(SCOPED);
    }

    static Set<String> scopedTables() throws IOException {
        return Set.copyOf(Files.readAllLines(SCOPED));
    }

    static List<String> kept() throws IOException {
        return Files.readAllLines(KEPT);
    }
}
