package org.gridmediation.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** The embedded default: PostgreSQL and Keycloak of one data folder, for a laptop and for the tests. */
public class LocalServers implements AutoCloseable {
    private final FileChannel lock;
    private final LocalPostgres postgres;
    private final LocalKeycloak keycloak;
    private final Map<String, String> settings = new LinkedHashMap<>();

    private LocalServers(Path directory, int postgresPort, int keycloakPort, int apiPort) throws IOException {
        Files.createDirectories(directory);
        lock = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock.tryLock() == null)
            throw new LocalTrouble(
                    "Another Grid Mediation uses " + directory + ": stop it, or set GRID_MEDIATION_LOCAL_DIRECTORY.");
        mustHaveRoom(directory);
        var keys = new LocalKeys(directory);
        postgres = new LocalPostgres(directory, postgresPort == 0 ? freePort() : postgresPort, keys);
        try {
            keycloak = new LocalKeycloak(directory, distribution(), keycloakPort, postgres, keys, apiPort);
        } catch (RuntimeException | IOException e) {
            postgres.close();
            throw e;
        }
        settings.put("grid-mediation.database.url", postgres.url("grid"));
        settings.put("grid-mediation.database.user", "grid_app");
        settings.put("grid-mediation.database.password", keys.password("grid_app"));
        settings.put("grid-mediation.database.owner-user", "grid_owner");
        settings.put("grid-mediation.database.owner-password", keys.password("grid_owner"));
        settings.put("grid-mediation.oidc.url", keycloak.realm());
        settings.putAll(Production.administration(keycloak.realm()));
        settings.put("grid-mediation.oidc.client-secret", keys.password("grid-mediation-api"));
        settings.put("grid-mediation.keys.encryption", keys.key("encryption"));
        settings.put("grid-mediation.keys.hash", keys.key("hash"));
        settings.put(
                "grid-mediation.storage.directory",
                directory.resolve("attachments").toString());
        settings.put(
                "grid-mediation.storage.incoming", directory.resolve("incoming").toString());
        // A receiver on the same machine is what a newcomer tries first.
        settings.put("grid-mediation.webhooks.networks", "127.0.0.0/8");
        settings.put("grid-mediation.demo", "true");
    }

    /** @param postgresPort 0 for any free one */
    public static LocalServers start(Path directory, int postgresPort, int keycloakPort, int apiPort) {
        var folder = directory.toAbsolutePath().normalize();
        try {
            return new LocalServers(folder, postgresPort, keycloakPort, apiPort);
        } catch (FileSystemException e) {
            throw new LocalTrouble(
                    "The data folder " + folder
                            + " cannot be written: let it be a folder that this user may write, or set GRID_MEDIATION_LOCAL_DIRECTORY.");
        } catch (IOException e) {
            throw new LocalTrouble("The embedded servers cannot start in " + folder + ": " + e.getMessage());
        }
    }

    /** PostgreSQL removes what it wrote when the disk is full, so that its own message would only be in its log. */
    private static void mustHaveRoom(Path directory) throws IOException {
        var needed = Files.exists(directory.resolve("postgres")) ? 50 : 300;
        var free = Files.getFileStore(directory).getUsableSpace() >> 20;
        if (free < needed)
            throw new LocalTrouble("Only " + free + " MB are free for the data folder " + directory + ", " + needed
                    + " are needed: free some, or set GRID_MEDIATION_LOCAL_DIRECTORY.");
    }

    public Map<String, String> settings() {
        return settings;
    }

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public static void mustBeFree(int port, String server, String setting) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port));
        } catch (IOException | IllegalArgumentException inUse) {
            throw new LocalTrouble(
                    "Port " + port + " for " + server + " is in use: stop what listens there, or set " + setting + ".");
        }
    }

    /** Where the build unpacked Keycloak: beside the packaged application, or below the working directory. */
    private static Path distribution() throws IOException {
        var code = Path.of(LocalServers.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        for (var place = code; place != null; place = place.getParent()) {
            for (var target : new Path[] {place, place.resolve("target")}) {
                if (!Files.isDirectory(target)) continue;
                try (var found = Files.newDirectoryStream(target, "keycloak-[0-9]*")) {
                    for (var home : found) if (Files.exists(home.resolve("lib/quarkus-run.jar"))) return home;
                }
            }
        }
        throw new LocalTrouble("Keycloak is not unpacked: run `mvn -DskipTests package` first.");
    }

    @Override
    public void close() {
        keycloak.close();
        postgres.close();
        try {
            lock.close();
        } catch (IOException e) {
            System.err.println("The lock of the data folder ends with the program.");
        }
    }
}
