package org.gridmediation;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gridmediation.area.AreaLoadCommand;
import org.gridmediation.local.Banner;
import org.gridmediation.local.LocalServers;
import org.gridmediation.local.LocalTrouble;
import org.gridmediation.local.Production;
import org.gridmediation.local.Realm;

/** Starts the API; with no database and no OIDC server configured, also its own. */
@QuarkusMain
public class GridMediation {
    /** A command listens nowhere and asks nobody who calls, so that it runs beside a server. */
    private static final Map<String, String> COMMAND =
            Map.of("quarkus.http.host-enabled", "false", "quarkus.oidc.tenant-enabled", "false");

    /** What packaged settings have, which everything that somebody set is above. */
    private static final int PACKAGED = 250;

    private static final String USAGE = "Usage: java -jar quarkus-run.jar [realm | load-areas <file.csv|file.csv.xz>]";

    public static void main(String... arguments) throws IOException {
        // Before anything starts: what was meant as something else must not become a server.
        if (!isKnown(arguments)) {
            System.err.println("Unknown arguments: " + String.join(" ", arguments));
            System.err.println(USAGE);
            System.exit(2);
        }
        if (List.of(arguments).equals(List.of("realm"))) {
            System.out.write(Realm.production().getBytes(StandardCharsets.UTF_8));
            System.out.flush();
            return;
        }
        var config = ConfigProvider.getConfig();
        var production = new Production(config::getOptionalValue);
        production.faults().forEach(System.err::println);
        if (!production.faults().isEmpty()) System.exit(1);
        if (isCommand(arguments)) COMMAND.forEach(System::setProperty);
        if (production.isOn() || production.isConfigured()) {
            config.getOptionalValue("grid-mediation.oidc.url", String.class)
                    .ifPresent(url -> Production.administration(url).forEach(System::setProperty));
            run(arguments);
        } else runEmbedded(config, arguments);
    }

    private static void runEmbedded(Config config, String... arguments) throws IOException {
        var port = config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
        var servers = new LocalServers(
                        Path.of(config.getOptionalValue("grid-mediation.local.directory", String.class)
                                .orElse(".local")),
                        config.getOptionalValue("grid-mediation.local.postgres-port", Integer.class)
                                .orElse(0),
                        config.getOptionalValue("grid-mediation.local.keycloak-port", Integer.class)
                                .orElse(8180),
                        port)
                .with(config.getOptionalValues("grid-mediation.cors.origins", String.class)
                        .orElse(List.of()));
        var starter = Thread.currentThread();
        var running = new AtomicBoolean();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> endAfterApplication(servers, running, starter), "embedded-servers"));
        try {
            if (isCommand(arguments)) servers.startOrJoin();
            else {
                LocalServers.mustBeFree(port, "the API", "QUARKUS_HTTP_PORT");
                servers.start();
                servers.whenOneEnds(GridMediation::fail);
            }
        } catch (LocalTrouble trouble) {
            if (servers.isEnding()) return;
            fail(trouble.getMessage());
        }
        servers.settings().forEach((name, value) -> {
            if (config.getConfigValue(name).getSourceOrdinal() <= PACKAGED) System.setProperty(name, value);
        });
        System.setProperty(
                "grid-mediation.started",
                String.valueOf(ManagementFactory.getRuntimeMXBean().getStartTime()));
        if (!isCommand(arguments))
            Banner.configure(
                    port,
                    servers.settings().get("grid-mediation.oidc.url"),
                    config.getValue("grid-mediation.demo", Boolean.class));
        running.set(true);
        if (servers.isEnding()) return;
        try {
            run(
                    status -> {
                        running.set(false);
                        System.exit(status);
                    },
                    arguments);
        } catch (IllegalStateException ended) {
            if (!servers.isEnding()) throw ended;
        }
    }

    private static void fail(String line) {
        System.err.println(line);
        System.exit(1);
    }

    private static boolean isKnown(String... arguments) {
        return arguments.length == 0
                || List.of(arguments).equals(List.of("realm"))
                || isCommand(arguments) && arguments.length == 2;
    }

    private static boolean isCommand(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("load-areas");
    }

    private static void run(String... arguments) {
        run(System::exit, arguments);
    }

    private static void run(IntConsumer exit, String... arguments) {
        Quarkus.run(
                isCommand(arguments) ? AreaLoadCommand.class : null, (status, cause) -> exit.accept(status), arguments);
    }

    // Quarkus ends in a hook of its own, at the same time, and only once it is up; it needs its database until it has
    // ended.
    private static void endAfterApplication(LocalServers servers, AtomicBoolean running, Thread starter) {
        try {
            while (running.get() && Application.currentApplication() == null && starter.isAlive()) Thread.sleep(20);
            var application = Application.currentApplication();
            if (application != null) application.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        servers.close();
    }
}
