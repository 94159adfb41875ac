package org.gridmediation.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real PostgreSQL for a laptop: loopback only, nobody gets in without a password of this folder, its data kept between runs and whatever it
 * acknowledged kept through a kill or a loss of power.
 */
class LocalPostgres implements AutoCloseable {
    /** The library that starts it sets two of these otherwise, for tests. */
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private static final String ACCESS = """
            # Written by Grid Mediation: every connection needs a password, which keys.properties has.
            local all all              scram-sha-256
            host  all all 127.0.0.1/32 scram-sha-256
            host  all all ::1/128      scram-sha-256
            """;

    private final Path directory;
    private final Path data;
    private final Path log;
    private final int port;
    private final LocalKeys keys;
    private final Map<String, String> settings;
    private EmbeddedPostgres server;

    /** @param settings of PostgreSQL, over those that make it durable */
    LocalPostgres(Path directory, int port, LocalKeys keys, Map<String, String> settings) {
        this.directory = directory;
        this.port = port;
        this.keys = keys;
        this.settings = settings;
        data = directory.resolve("postgres");
        log = directory.resolve("postgres.log");
    }

    synchronized void start() throws IOException {
        endLeftover(data);
        LocalServers.mustBeFree(port, "PostgreSQL", "GRID_MEDIATION_LOCAL_POSTGRES_PORT");
        checkVersion(data);
        var output = ProcessBuilder.Redirect.appendTo(log.toFile());
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("shared_buffers", "256MB")
                .setDataDirectoryCustomizer(this::close)
                .setConnectConfig("password", keys.password("postgres"))
                // After a kill it first repeats what its log holds; if it ends instead, this is noticed at once.
                .setPGStartupWait(Duration.ofMinutes(15))
                .setOutputRedirector(output)
                .setErrorRedirector(output);
        DURABLE.forEach(builder::setServerConfig);
        settings.forEach(builder::setServerConfig);
        try (var notice = new WaitNotice("PostgreSQL to start (its log: " + log + ")")) {
            server = builder.start();
        } catch (IOException | IllegalStateException | UncheckedIOException e) {
            throw new LocalTrouble("PostgreSQL does not start on " + data + ": its reason is in " + log
                    + "; to start afresh delete " + directory + ".");
        }
        try (var admin = connect("postgres")) {
            prepare(admin);
        } catch (SQLException e) {
            throw new LocalTrouble("The data in " + data + " cannot be used (" + e.getSQLState()
                    + "): to start afresh delete " + directory + ".");
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private Connection connect(String database) throws SQLException, IOException {
        return DriverManager.getConnection(url(database), "postgres", keys.password("postgres"));
    }

    /**
     * Before the server listens: gives the superuser its password and lets nobody in without one. Folders from before this was so are closed in
     * the same way.
     */
    private void close(File folder) {
        try {
            var access = data.resolve("pg_hba.conf");
            if (Files.exists(access) && Files.readString(access).equals(ACCESS)) return;
            setPassword();
            Files.writeString(access, ACCESS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In single-user mode, which no connection is needed for. */
    private void setPassword() throws IOException {
        var command = new ArrayList<String>();
        // As the library does it for root, whom PostgreSQL refuses.
        if (LinuxUtils.isUnshareAvailable()) command.addAll(List.of("unshare", "-U"));
        command.addAll(List.of(
                program().toString(), "--single", "-D", data.toString(), "-c", "log_statement=none", "postgres"));
        var single = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try (var input = single.outputWriter()) {
            input.write("alter role postgres password '" + keys.password("postgres") + "'\n");
        }
        try {
            if (single.waitFor() != 0) throw new IOException("no password could be set");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Path program() throws IOException {
        try (var unpacked = Files.list(directory.resolve("binaries"))) {
            return unpacked.map(u -> u.resolve("bin/postgres"))
                    .filter(Files::exists)
                    .max(Comparator.comparing(p -> p.getParent().toFile().lastModified()))
                    .orElseThrow(() -> new IOException("no PostgreSQL is unpacked"));
        }
    }

    /** Owner and application are two roles; neither may do what the other is for. */
    private void prepare(Connection admin) throws SQLException, IOException {
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

    /** Of the one that runs on the folder. */
    static int port(Path directory) throws IOException {
        var pidFile = directory.resolve("postgres/postmaster.pid");
        var lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.<String>of();
        if (lines.size() < 8 || !lines.get(7).strip().equals("ready"))
            throw new LocalTrouble(
                    "The Grid Mediation that uses " + directory + " is not up yet: try again when it is.");
        return Integer.parseInt(lines.get(3));
    }

    /** @param end called when it ends, whoever ended it */
    void whenEnded(Runnable end) throws IOException {
        postmaster(data).ifPresent(p -> p.onExit().thenRun(end));
    }

    private static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) return Optional.empty();
        var lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.get(0).matches("\\d+")) return Optional.empty();
        return ProcessHandle.of(Long.parseLong(lines.get(0)));
    }

    private static void endLeftover(Path data) throws IOException {
        postmaster(data)
                .filter(p -> p.info().command().map(c -> c.contains("postgres")).orElse(false))
                .ifPresent(LocalPostgres::end);
        Files.deleteIfExists(data.resolve("postmaster.pid"));
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

    /** Waits for a start that is under way, which takes seconds. */
    @Override
    public synchronized void close() {
        try {
            if (server == null) endLeftover(data);
            else server.close();
            // It was given only seconds to write what it had in memory.
            postmaster(data).filter(ProcessHandle::isAlive).ifPresent(LocalPostgres::end);
        } catch (IOException e) {
            System.err.println("PostgreSQL did not stop by itself; the next start ends it.");
        }
    }
}
