package org.gridmediation.local;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.access.Caller;
import org.gridmediation.access.CallerPost;
import org.gridmediation.area.AreaCode;

/** Fills a new embedded database with the demo, in one transaction: all of it or nothing. */
@ApplicationScoped
class Demo {
    @ConfigProperty(name = "grid-mediation.demo", defaultValue = "false")
    boolean wanted;

    @Inject
    DataSource database;

    @Inject
    Caller caller;

    @Inject
    DemoCases cases;

    @ActivateRequestContext
    void start(@Observes StartupEvent event) {
        if (!wanted) return;
        caller.assume(CallerPost.ofSystem(new AreaCode("44")));
        QuarkusTransaction.requiringNew().timeout(120).run(() -> {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement();
                    var loaded = statement.executeQuery("select 1 from area limit 1")) {
                if (loaded.next()) return;
                var territory = new DemoTerritory(connection);
                territory.load();
                cases.load(connection, territory.gridCodes());
            } catch (SQLException | IOException e) {
                throw new IllegalStateException("the demo could not be loaded", e);
            }
        });
    }
}
