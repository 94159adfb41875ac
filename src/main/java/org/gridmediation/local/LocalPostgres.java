package org.gridmediation.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A real PostgreSQL for a laptop: loopback only, its data kept between runs. */
class LocalPostgres implements AutoCloseable {
    private final EmbeddedPostgres server;

    LocalPostgres(Path directory, int port, LocalKeys keys) throws IOException {
        var data = directory.resolve("postgres");
        endLeftover(data);
        LocalServers.mustBeFree(port, "PostgreSQL", "GRID_MEDIATION_LOCAL_POSTGRES_PORT");
        checkVersion(data);
        var log = ProcessBuilder.Redirect.appendTo(
                directory.resolve("postgres.log").toFile());
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("shared_buffers", "256MB")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setOutputRedirector(log)
                    .setErrorRedirector(log)
                    .start();
        } catch (IOException | IllegalStateException e) {
            throw new LocalTrouble("PostgreSQL does not start on " + data + ": its reason is in "
                    + directory.resolve("postgres.log") + "; to start afresh delete " + directory + ".");
        }
        try (var admin = connect("postgres")) {
            prepare(admin, keys);
        } catch (SQLException e) {
            close();
            throw new LocalTrouble("The data in " + data + " cannot be used (" + e.getSQLState()
                    + "): to start afresh delete " + directory + ".");
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "postgres");
    }

    /** Owner and application are two roles; neither may do what the other is for. */
    private void prepare(Connection admin, LocalKeys keys) throws SQLException, IOException {
        try (var statement = admin.createStatement()) {
            for (var role : List.of("grid_owner", "grid_app", "keycloak")) {
                if (!exists(admin, "select 1 from pg_roles where rolname = '" + role + "'"))
                    statement.execute("create role " + role + " login");
                statement.execute(
                        "alter role " + role + " nosuperuser nobypassrls password '" + keys.password(role) + "'");
            }
            if (!exists(admin, "select 1 from pg_database where datname = 'grid'"))
                statement.execute("create database grid owner grid_owner");
            if (!exists(admin, "select 1 from pg_database where datname = 'keycloak'"))
                statement.execute("create database keycloak owner keycloak");
        }
    }

    private static boolean exists(Connection admin, String query) throws SQLException {
        try (var statement = admin.createStatement();
                var row = statement.executeQuery(query)) {
            return row.next();
        }
    }

    private static void endLeftover(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) return;
        var lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.get(0).matches("\\d+")) return;
        ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(p -> p.info().command().map(c -> c.contains("postgres")).orElse(false))
                .ifPresent(LocalPostgres::end);
        Files.deleteIfExists(pidFile);
    }

    /** At once: asked politely it waits for its clients, and the Keycloak of the killed run is one. */
    private static void end(ProcessHandle postmaster) {
        try {
            new ProcessBuilder("kill", "-INT", String.valueOf(postmaster.pid()))
                    .start()
                    .waitFor();
            postmaster.onExit().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | ExecutionException | TimeoutException otherwise) {
            Leftover.end(postmaster);
        }
    }

    private static void checkVersion(Path data) throws IOException {
        var version = data.resolve("PG_VERSION");
        if (Files.exists(version) && !Files.readString(version).trim().equals("18"))
            throw new LocalTrouble("The data in " + data + " is of another PostgreSQL: delete " + data.getParent()
                    + " to start afresh.");
        if (!Files.exists(version) && Files.isDirectory(data)) {
            try (var files = Files.list(data)) {
                if (files.findAny().isPresent())
                    throw new LocalTrouble(data + " holds something that is not PostgreSQL's data: delete "
                            + data.getParent() + " to start afresh.");
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            System.err.println("PostgreSQL did not stop by itself; the next start ends it.");
        }
    }
}
