package org.gridmediation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    private Statements() {}

    static void count(Map<String, String> settings) {
        try (var admin = Superuser.connect(settings, "postgres");
                var statement = admin.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            statement.execute("select pg_stat_statements_reset()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void keep(Map<String, String> settings) {
        var lines = new ArrayList<String>();
        try (var admin = Superuser.connect(settings, "postgres");
                var statement = admin.createStatement();
                var rows = statement.executeQuery("""
                        select distinct regexp_replace(s.query, '\\s+', ' ', 'g') from pg_stat_statements s
                        join pg_roles r on r.oid = s.userid where r.rolname = 'grid_app' order by 1""")) {
            while (rows.next()) lines.add(rows.getString(1));
            Files.write(KEPT, lines);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> kept() throws IOException {
        return Files.readAllLines(KEPT);
    }
}
