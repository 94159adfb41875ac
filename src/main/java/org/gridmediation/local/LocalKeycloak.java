package org.gridmediation.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real Keycloak for a laptop, built once into its optimized form, with the demo's realm. */
class LocalKeycloak implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final int port;
    private final LocalPostgres postgres;
    private final LocalKeys keys;
    private final DemoOrigins origins;
    private final Path log;
    private final Leftover pid;
    private Process process;
    private boolean closed;

    LocalKeycloak(Path directory, int port, LocalPostgres postgres, LocalKeys keys, DemoOrigins origins) {
        this.port = port;
        this.postgres = postgres;
        this.keys = keys;
        this.origins = origins;
        log = directory.resolve("keycloak.log");
        pid = new Leftover(directory.resolve("keycloak.pid"));
    }

    /** @param home where it is unpacked */
    void start(Path home) throws IOException {
        pid.end();
        LocalServers.mustBeFree(port, "Keycloak", "GRID_MEDIATION_LOCAL_KEYCLOAK_PORT");
        try (var notice = new WaitNotice("Keycloak to start (its log: " + log + ")")) {
            build(home);
            pid.remember(run(java(
                    home,
                    Map.of(
                            "KC_DB_PASSWORD", keys.password("keycloak"),
                            "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                            "KC_BOOTSTRAP_ADMIN_PASSWORD", keys.password("keycloak-admin"),
                            "GRID_MEDIATION_OIDC_CLIENT_SECRET", keys.password("grid-mediation-api"),
                            "GRID_MEDIATION_URL", origins.api()),
                    "start",
                    "--optimized",
                    "--import-realm",
                    "--http-enabled=true",
                    "--http-host=127.0.0.1",
                    "--http-port=" + port,
                    "--hostname=http://localhost:" + port,
                    "--db-url=" + postgres.url("keycloak"),
                    "--db-username=keycloak",
                    "--cache=local",
                    "--http-management-port=" + LocalServers.freePort(),
                    "--http-management-host=127.0.0.1")));
            await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalTrouble("Interrupted while Keycloak was starting.");
        }
        new DemoClients(realm(), keys.password("grid-mediation-api")).admit(origins);
    }

    /** One after the other, so that whoever closes ends the one that runs. */
    private synchronized Process run(ProcessBuilder program) throws IOException {
        if (closed) throw new LocalTrouble("Keycloak was ended while starting.");
        process = program.start();
        return process;
    }

    String realm() {
        return "http://localhost:" + port + "/realms/grid-mediation";
    }

    /** Once per distribution; a second program that comes meanwhile waits for the first. */
    private void build(Path home) throws IOException, InterruptedException {
        try (var channel = FileChannel.open(
                        home.resolve("build.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            var realm = home.resolve("data/import/grid-mediation-realm.json");
            Files.createDirectories(realm.getParent());
            Files.writeString(realm, Realm.demo());
            var stamp = home.resolve("built");
            if (Files.exists(stamp)) return;
            if (run(java(home, Map.of(), "build", "--db=postgres", "--health-enabled=true", "--cache=local"))
                            .waitFor()
                    != 0) throw new LocalTrouble("Keycloak could not be built: its reason is in " + log + ".");
            Files.createFile(stamp);
        }
    }

    // The same call that kc.sh makes, without the shell between us and the process that is to be ended. The terminal's
    // signals are ours to
    // hear: whoever presses Ctrl-C ends the program, and that ends Keycloak when nobody needs it any more.
    private ProcessBuilder java(Path home, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "trap '' INT HUP; exec \"$@\"",
                "keycloak",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dkc.home.dir=" + home,
                "-Dkc.conf.dir=" + home.resolve("conf"),
                "-Dkeycloak.theme.dir=" + home.resolve("themes"),
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        // Our own settings must not reach its Quarkus.
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_"));
        return builder;
    }

    private void await() throws IOException, InterruptedException {
        var client = HttpClient.newHttpClient();
        var realm = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + port + "/realms/grid-mediation/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(30))
                .build();
        for (var progress = new StartProgress(process, log); ; Thread.sleep(250)) {
            if (!process.isAlive())
                throw new LocalTrouble("Keycloak ended while starting: its reason is in " + log + ".");
            if (progress.stalled().compareTo(PATIENCE) > 0)
                throw new LocalTrouble(
                        "Keycloak has made no progress for " + PATIENCE.toSeconds() + " s: see " + log + ".");
            try {
                if (client.send(realm, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) return;
            } catch (IOException notYet) {
                // It does not listen yet.
            }
        }
    }

    /** @param end called when it ends, whoever ended it */
    void whenEnded(Runnable end) {
        process.onExit().thenRun(end);
    }

    /** At any time, from any thread. */
    @Override
    public synchronized void close() {
        closed = true;
        if (process == null) return;
        Leftover.end(process.toHandle());
        try {
            Files.deleteIfExists(pid.pidFile());
        } catch (IOException e) {
            System.err.println("Keycloak's pid file stays; the next start removes it.");
        }
    }
}
