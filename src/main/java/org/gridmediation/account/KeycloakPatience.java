package org.gridmediation.account;

import io.quarkus.keycloak.admin.rest.client.runtime.KeycloakAdminRestClientProvider;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.Client;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.spi.ResteasyClientProvider;

/** Keycloak's administration is waited for, but not for ever: the client that comes with it has no limit, and no setting for one. */
@ApplicationScoped
public class KeycloakPatience {
    @Inject
    AccountSettings settings;

    @Inject
    TlsConfigurationRegistry trust;

    void start(@Observes StartupEvent event) {
        var ordinary = TlsConfiguration.from(trust, Optional.empty())
                .map(KeycloakAdminRestClientProvider::new)
                .orElseGet(() -> new KeycloakAdminRestClientProvider(false));
        Keycloak.setClientProvider(new Patient(ordinary, settings.patience().toMillis()));
    }

    private record Patient(ResteasyClientProvider ordinary, Long longest) implements ResteasyClientProvider {
        @Override
        public Client newRestEasyClient(Object jackson, SSLContext context, boolean trustAll) {
            return ordinary.newRestEasyClient(jackson, context, trustAll)
                    .property(QuarkusRestClientProperties.READ_TIMEOUT, longest);
        }

        @Override
        public <R> R targetProxy(jakarta.ws.rs.client.WebTarget target, Class<R> proxy) {
            return ordinary.targetProxy(target, proxy);
        }
    }
}
