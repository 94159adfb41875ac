package org.gridmediation;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gridmediation.area.AreaLoadCommand;
import org.gridmediation.local.Banner;
import org.gridmediation.local.LocalServers;
import org.gridmediation.local.LocalTrouble;
import org.gridmediation.local.Production;

/** Starts the API; with no database and no OIDC server configured, also its own. */
@QuarkusMain
public class GridMediation {
    public static void main(String... arguments) {
        var config = ConfigProvider.getConfig();
        var production = new Production(config::getOptionalValue);
        if (production.isOn()) {
            production.faults().forEach(System.err::println);
            if (!production.faults().isEmpty()) System.exit(1);
        }
        if (production.isOn() || production.isConfigured()) {
            config.getOptionalValue("grid-mediation.oidc.url", String.class)
                    .ifPresent(url -> Production.administration(url).forEach(System::setProperty));
            run(arguments);
            return;
        }
        var port = config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
        LocalServers servers = null;
        try {
            LocalServers.mustBeFree(port, "the API", "QUARKUS_HTTP_PORT");
            servers = LocalServers.start(
                    Path.of(config.getOptionalValue("grid-mediation.local.directory", String.class)
                            .orElse(".local")),
                    config.getOptionalValue("grid-mediation.local.postgres-port", Integer.class)
                            .orElse(0),
                    config.getOptionalValue("grid-mediation.local.keycloak-port", Integer.class)
                            .orElse(8180),
                    port);
        } catch (LocalTrouble trouble) {
            System.err.println(trouble.getMessage());
            System.exit(1);
        }
        servers.settings().forEach(System::setProperty);
        System.setProperty(
                "grid-mediation.started",
                String.valueOf(ManagementFactory.getRuntimeMXBean().getStartTime()));
        Banner.configure(port, servers.settings().get("grid-mediation.oidc.url"));
        var started = servers;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endAfterApplication(started), "embedded-servers"));
        run(arguments);
    }

    private static void run(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("load-areas")) Quarkus.run(AreaLoadCommand.class, arguments);
        else Quarkus.run(arguments);
    }

    // Quarkus ends in a hook of its own, at the same time; it still needs its database until it has ended.
    private static void endAfterApplication(LocalServers servers) {
        try {
            for (int i = 0;
                    i < 100
                            && Application.currentApplication() != null
                            && Application.currentApplication().isStarted();
                    i++) Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        servers.close();
    }
}
