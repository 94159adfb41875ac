package org.gridmediation.local;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real Keycloak for a laptop, built once into its optimized form, with the demo's realm. */
class LocalKeycloak implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Process process;
    private final Leftover pid;
    private final int port;

    LocalKeycloak(Path directory, Path home, int port, LocalPostgres postgres, LocalKeys keys, int apiPort)
            throws IOException {
        this.port = port;
        pid = new Leftover(directory.resolve("keycloak.pid"));
        pid.end();
        LocalServers.mustBeFree(port, "Keycloak", "GRID_MEDIATION_LOCAL_KEYCLOAK_PORT");
        var log = directory.resolve("keycloak.log").toFile();
        build(home, log);
        process = java(
                        home,
                        log,
                        Map.of(
                                "KC_DB_PASSWORD", keys.password("keycloak"),
                                "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                                "KC_BOOTSTRAP_ADMIN_PASSWORD", keys.password("keycloak-admin"),
                                "GRID_MEDIATION_OIDC_CLIENT_SECRET", keys.password("grid-mediation-api"),
                                "GRID_MEDIATION_API_PORT", String.valueOf(apiPort)),
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
                        "--http-management-host=127.0.0.1")
                .start();
        pid.remember(process);
        try {
            await(log);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    String realm() {
        return "http://localhost:" + port + "/realms/grid-mediation";
    }

    /** Once per distribution; a second program that comes meanwhile waits for the first. */
    private static void build(Path home, File log) throws IOException {
        try (var channel = FileChannel.open(
                        home.resolve("build.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            var realm = home.resolve("data/import/grid-mediation-realm.json");
            Files.createDirectories(realm.getParent());
            try (var source = LocalKeycloak.class.getResourceAsStream("/local/realm.json")) {
                Files.copy(source, realm, StandardCopyOption.REPLACE_EXISTING);
            }
            var stamp = home.resolve("built");
            if (Files.exists(stamp)) return;
            var built = java(home, log, Map.of(), "build", "--db=postgres", "--health-enabled=true", "--cache=local")
                    .start();
            if (built.waitFor() != 0)
                throw new LocalTrouble("Keycloak could not be built: its reason is in " + log + ".");
            Files.createFile(stamp);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalTrouble("Interrupted while Keycloak was built.");
        }
    }

    // The same call that kc.sh makes, without the shell between us and the process that is to be ended.
    private static ProcessBuilder java(Path home, File log, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of(
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
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(environment);
        // Our own settings must not reach its Quarkus.
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_"));
        return builder;
    }

    private void await(File log) {
        var client = HttpClient.newHttpClient();
        var realm = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + port + "/realms/grid-mediation/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(5))
                .build();
        for (var end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
            if (!process.isAlive())
                throw new LocalTrouble("Keycloak ended while starting: its reason is in " + log + ".");
            try {
                if (client.send(realm, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) return;
                Thread.sleep(250);
            } catch (IOException notYet) {
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LocalTrouble("Interrupted while Keycloak was starting.");
            }
        }
        throw new LocalTrouble("Keycloak was not ready after " + PATIENCE.toSeconds() + " s: see " + log + ".");
    }

    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        Leftover.end(process.toHandle());
        try {
            Files.deleteIfExists(pid.pidFile());
        } catch (IOException e) {
            System.err.println("Keycloak's pid file stays; the next start removes it.");
        }
    }
}
