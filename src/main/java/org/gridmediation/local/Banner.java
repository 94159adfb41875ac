package org.gridmediation.local;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a newcomer needs to know, once all is up. */
@ApplicationScoped
public class Banner {
    @ConfigProperty(name = "grid-mediation.banner", defaultValue = "")
    java.util.Optional<String> text;

    @ConfigProperty(name = "grid-mediation.started", defaultValue = "0")
    long started;

    /** @param demo whether its accounts and their data are there */
    public static void configure(int port, String realm, boolean demo) {
        var addresses = """
                Grid Mediation is up.
                  API         http://localhost:%1$d
                  Board       http://localhost:%1$d/board
                  Swagger UI  http://localhost:%1$d/q/swagger-ui
                  Contract    http://localhost:%1$d/q/openapi
                  Keycloak    %2$s""".formatted(port, realm);
        var accounts = """

                Accounts    password = name; client demo-cli
                            lin, mai   grid-officer and mediator   440103009106001, 440103009108001
                            huang      community                   440103009106
                            chen       mediator                    440103009
                            he         subdistrict                 440103009
                            liang      district                    440103
                            zhou       city                        4401
                            xu         grid-officer                440103010101001
                            admin, admin2, auditor                 44
                            resident                               440103009106001
                Clients     demo-platform (440103), demo-importer (440103009), secret = name""";
        System.setProperty("grid-mediation.banner", demo ? addresses + accounts.replace("\n", "\n  ") : addresses);
    }

    void print(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER + 500) StartupEvent event) {
        if (text.isEmpty() || text.get().isEmpty()) return;
        System.out.println(text.get());
        System.out.printf("  Ready after %.1f s%n", (System.currentTimeMillis() - started) / 1000.0);
    }
}
