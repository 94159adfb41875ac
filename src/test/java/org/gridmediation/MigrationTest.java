package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** On an empty database, on the one before with rows in it, and again. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class MigrationTest {
    private static final String FIRST_WITH_CODES = "202611240905";
    private final Map<String, String> settings = Embedded.settings();

    /** What a table held when its version was the newest stands in src/test/resources/rows/, named for the version. */
    @Test
    void everyStateBeforeWithRowsInItComesUpToDateAndKeepsThem() throws SQLException, IOException {
        var url = database("migration_rows");
        Map<String, Integer> before = Map.of();
        for (var version : flyway(url, null).info().all()) {
            var number = version.getVersion().toString();
            assertThat(flyway(url, number).migrate().migrationsExecuted).isEqualTo(1);
            try (var owner = owner(url);
                    var statement = owner.createStatement()) {
                var after = counts(owner);
                before.forEach((table, rows) -> assertThat(after.getOrDefault(table, 0))
                        .as(table + " by " + number)
                        .isGreaterThanOrEqualTo(rows));
                var rows = Path.of("src", "test", "resources", "rows", number + ".sql");
                if (Files.exists(rows)) statement.execute(Files.readString(rows));
                before = counts(owner);
                if (number.equals(FIRST_WITH_CODES)) assertThat(before).doesNotContainValue(0);
            }
        }
        assertThat(flyway(url, null).migrate().migrationsExecuted).isZero();
    }

    @Test
    void anEmptyDatabaseIsMigratedOnceAndThenThereIsNothingToDo() throws SQLException {
        var url = database("migration_empty");
        assertThat(flyway(url, null).migrate().migrationsExecuted).isPositive();
        assertThat(flyway(url, null).migrate().migrationsExecuted).isZero();
    }

    private static Map<String, Integer> counts(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
            while (row.next()) tables.add(row.getString(1));
        }
        var counts = new TreeMap<String, Integer>();
        for (var table : tables)
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select count(*) from " + table)) {
                row.next();
                counts.put(table, row.getInt(1));
            }
        return counts;
    }

    private String database(String name) throws SQLException {
        var url = settings.get("grid-mediation.database.url");
        try (var admin = DriverManager.getConnection(url, "postgres", "postgres");
                var statement = admin.createStatement()) {
            statement.execute("drop database if exists " + name);
            statement.execute("create database " + name + " owner grid_owner");
        }
        return url.replaceFirst("/[^/]*$", "/" + name);
    }

    private Connection owner(String url) throws SQLException {
        return DriverManager.getConnection(
                url,
                settings.get("grid-mediation.database.owner-user"),
                settings.get("grid-mediation.database.owner-password"));
    }

    private Flyway flyway(String url, String target) {
        var flyway = Flyway.configure()
                .dataSource(
                        url,
                        settings.get("grid-mediation.database.owner-user"),
                        settings.get("grid-mediation.database.owner-password"))
                .placeholders(Map.of("app", "grid_app"));
        return (target == null ? flyway : flyway.target(target)).load();
    }
}
