package org.gridmediation.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The embedded default: PostgreSQL and Keycloak of one data folder, for a laptop and for the tests. */
public class LocalServers implements AutoCloseable {
    private final Path directory;
    private final int postgresPort;
    private final int keycloakPort;
    private final int apiPort;
    private List<String> frontEnds = List.of();
    private Map<String, String> postgresSettings = Map.of();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private FileChannel lock;
    private LocalPostgres postgres;
    private LocalKeycloak keycloak;
    private boolean owned;
    private volatile boolean ending;

    /** @param postgresPort 0 for any free one */
    public LocalServers(Path directory, int postgresPort, int keycloakPort, int apiPort) {
        this.directory = directory.toAbsolutePath().normalize();
        this.postgresPort = postgresPort;
        this.keycloakPort = keycloakPort;
        this.apiPort = apiPort;
    }

    /** @param origins from where front ends of others may log people in */
    public LocalServers with(List<String> origins) {
        frontEnds = origins;
        return this;
    }

    /** @param settings of PostgreSQL, over those that make it durable */
    public LocalServers with(Map<String, String> settings) {
        postgresSettings = settings;
        return this;
    }

    /** Returns when all is up. {@link #close} may be called meanwhile, from another thread. */
    public LocalServers start() {
        guarded(() -> {
            prepareFolder();
            if (lock.tryLock() == null)
                throw new LocalTrouble("Another Grid Mediation uses " + directory
                        + ": stop it, or set GRID_MEDIATION_LOCAL_DIRECTORY.");
            owned = true;
            mustHaveRoom();
            var keys = servers(postgresPort == 0 ? freePort() : postgresPort);
            postgres.start();
            keycloak.start(distribution());
            settle(keys);
        });
        return this;
    }

    /** For a command beside a program that runs on the same folder: its servers if there is one, else its own. */
    public LocalServers startOrJoin() {
        var running = new AtomicBoolean();
        guarded(() -> {
            prepareFolder();
            try (var probe = lock.tryLock()) {
                running.set(probe == null);
            }
            if (running.get()) settle(servers(LocalPostgres.port(directory)));
        });
        return running.get() ? this : start();
    }

    /** What a start does to the folder or cannot do there, in one line for people. */
    private void guarded(Start start) {
        try {
            start.run();
        } catch (FileSystemException e) {
            throw new LocalTrouble(
                    "The data folder " + directory
                            + " cannot be written: let it be a folder that this user may write, or set GRID_MEDIATION_LOCAL_DIRECTORY.");
        } catch (IOException e) {
            throw new LocalTrouble("The embedded servers cannot start in " + directory + ": " + e.getMessage());
        }
    }

    private interface Start {
        void run() throws IOException;
    }

    private void prepareFolder() throws IOException {
        Files.createDirectories(directory);
        LocalKeys.close(directory, "rwx------");
        if (lock == null)
            lock = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private synchronized LocalKeys servers(int port) throws IOException {
        if (ending) throw new LocalTrouble("The program was ended while it started.");
        var keys = new LocalKeys(directory);
        postgres = new LocalPostgres(directory, port, keys, postgresSettings);
        keycloak = new LocalKeycloak(directory, keycloakPort, postgres, keys, new DemoOrigins(apiPort, frontEnds));
        return keys;
    }

    private void settle(LocalKeys keys) throws IOException {
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
        // Nobody in front of it has to notice first; without any delay nothing would be told that the end begins.
        settings.put("grid-mediation.shutdown.delay", "0.001S");
    }

    /** PostgreSQL removes what it wrote when the disk is full, so that its own message would only be in its log. */
    private void mustHaveRoom() throws IOException {
        var needed = Files.exists(directory.resolve("postgres")) ? 50 : 300;
        var free = Files.getFileStore(directory).getUsableSpace() >> 20;
        if (free < needed)
            throw new LocalTrouble("Only " + free + " MB are free for the data folder " + directory + ", " + needed
                    + " are needed: free some, or set GRID_MEDIATION_LOCAL_DIRECTORY.");
    }

    /** What the program needs to use them; empty before they are up. */
    public Map<String, String> settings() {
        return settings;
    }

    /**
     * The program ends with a server that died, rather than to start it again: whoever starts the program then starts all three in their order, and a
     * disk that is full or broken is not tried for ever.
     *
     * @param told which one it was, when one ends that nobody closed; its log is named too
     */
    public void whenOneEnds(Consumer<String> told) throws IOException {
        postgres.whenEnded(() -> tell(told, "PostgreSQL", "postgres.log"));
        keycloak.whenEnded(() -> tell(told, "Keycloak", "keycloak.log"));
    }

    private void tell(Consumer<String> told, String server, String log) {
        if (!ending) told.accept(server + " ended by itself: its reason is in " + directory.resolve(log) + ".");
    }

    public boolean isEnding() {
        return ending;
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
        var code = codeFolder();
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

    private static Path codeFolder() throws IOException {
        try {
            return Path.of(LocalServers.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException | InvalidPathException e) {
            throw new IOException("its path has characters that the locale does not know; set LC_ALL=C.UTF-8", e);
        }
    }

    /** At any time: what is being started is ended, too. */
    @Override
    public void close() {
        LocalPostgres postgres;
        LocalKeycloak keycloak;
        synchronized (this) {
            ending = true;
            postgres = owned ? this.postgres : null;
            keycloak = owned ? this.keycloak : null;
        }
        if (keycloak != null) keycloak.close();
        if (postgres != null) postgres.close();
        try {
            if (lock != null) lock.close();
        } catch (IOException e) {
            System.err.println("The lock of the data folder ends with the program.");
        }
    }
}
