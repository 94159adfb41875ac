package org.gridmediation;

import static java.util.stream.Collectors.toMap;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmediation.local.LocalServers;

/** The same servers that a newcomer runs, on free ports, once for all tests. */
public class Embedded implements QuarkusTestResourceLifecycleManager {
    // Kept where every class loader of the run sees it: each test profile comes with its own.
    private static final String PREFIX = "test-servers.";

    /** What tests store need not outlive a loss of power. */
    private static final Map<String, String> FAST =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

    @Override
    public synchronized Map<String, String> start() {
        if (settings().isEmpty()) start(freshDirectory(), System.getenv("TEST_SEED") != null, true);
        var settings = new HashMap<>(settings());
        settings.put("grid-mediation.limits.per-second", "100000");
        return settings;
    }

    /** For the packaged program; {@link Api} finds them as the settings of this process. What the tests before left starts sooner than something new. */
    public static Map<String, String> forPrograms() {
        var left = stopped();
        if (settings().isEmpty()) {
            if (left.isPresent()) start(left.get(), true, false);
            else start(freshDirectory(), System.getenv("TEST_SEED") != null, false);
        }
        var settings = new Embedded().start();
        settings.forEach(System::setProperty);
        return settings;
    }

    private static Optional<Path> stopped() {
        try (var targets = Files.list(Path.of("target"))) {
            return targets.filter(t -> t.getFileName().toString().startsWith("test-servers-"))
                    .filter(t -> Files.exists(t.resolve("postgres/PG_VERSION"))
                            && Files.notExists(t.resolve("postgres/postmaster.pid"))
                            && Files.notExists(t.resolve("keycloak.pid")))
                    .max(Comparator.comparing(t -> t.toFile().lastModified()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param kept whether what is asked of PostgreSQL is kept: not of a packaged program, which comes after the tests whose statements are */
    private static void start(Path directory, boolean used, boolean kept) {
        try {
            var servers = new LocalServers(directory, 0, LocalServers.freePort(), LocalServers.freePort())
                    .with(Stream.of(FAST, Statements.COUNTED)
                            .flatMap(settings -> settings.entrySet().stream())
                            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)))
                    .start();
            if (used) startAfresh(servers.settings());
            Statements.count(servers.settings());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                if (kept) Statements.keep(servers.settings());
                servers.close();
            }));
            var settings = new HashMap<>(servers.settings());
            var other = System.getenv("TEST_POSTGRES");
            if (other != null) moveTo("jdbc:postgresql://" + other + "/", settings);
            settings.forEach((name, value) -> System.setProperty(PREFIX + name, value));
            System.setProperty(
                    PREFIX + "quarkus.keycloak.admin-client.server-url",
                    FragileKeycloak.before(URI.create(servers.settings().get("grid-mediation.oidc.server"))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path freshDirectory() {
        var directory =
                Path.of("target", "test-servers-" + ProcessHandle.current().pid());
        try {
            copySeed(directory);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return directory;
    }

    /** TEST_SEED names the data folder of a program that was stopped: Keycloak then finds its tables there and starts in a third of the time. */
    public static void copySeed(Path directory) throws IOException {
        var seed = System.getenv("TEST_SEED");
        if (seed == null) return;
        try (var files = Files.walk(Path.of(seed))) {
            for (var file : (Iterable<Path>) files::iterator)
                Files.copy(file, directory.resolve(Path.of(seed).relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** TEST_POSTGRES names the host and port of another PostgreSQL, whose superuser needs no password: the application's tables are there then. */
    private static void moveTo(String server, Map<String, String> settings) {
        try (var admin = DriverManager.getConnection(server + "postgres", "postgres", null);
                var statement = admin.createStatement()) {
            statement.execute("drop database if exists grid");
            for (var role : List.of("owner", "app")) {
                statement.execute("drop role if exists grid_" + role);
                var password = settings.get(
                        "grid-mediation.database." + (role.equals("owner") ? "owner-password" : "password"));
                statement.execute("create role grid_" + role + " login password '" + password + "'");
            }
            statement.execute("create database grid owner grid_owner");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        settings.put("grid-mediation.database.url", server + "grid");
    }

    /** Its own tables may be of another version. */
    private static void startAfresh(Map<String, String> settings) {
        try (var admin = Superuser.connect(settings, "postgres");
                var statement = admin.createStatement()) {
            statement.execute("drop database grid");
            statement.execute("create database grid owner grid_owner");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        for (var name : System.getProperties().stringPropertyNames())
            if (name.startsWith(PREFIX)) settings.put(name.substring(PREFIX.length()), System.getProperty(name));
        return settings;
    }

    @Override
    public void stop() {
        // The hook ends them.
    }
}
