package org.gridmediation.client;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.gridmediation.access.AccountState;
import org.gridmediation.access.Client;
import org.gridmediation.account.KeycloakAdmin;
import org.gridmediation.http.ChangedResource;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;

/**
 * Shows a client's secret, once. Keycloak is asked between two transactions, so that nobody waits for a row while it answers: the first takes the one
 * time, so that a second secret does not make the first one void, and the other notes that it was used, or gives it back. Whoever is cut off between them has
 * had it.
 */
@ApplicationScoped
public class ClientSecrets {
    @Inject
    ChangedResource changed;

    @Inject
    Journal journal;

    @Inject
    Clients clients;

    @Inject
    KeycloakAdmin keycloak;

    ClientSecret show(UUID id) {
        journal.about(id);
        var clientId =
                journal.unfinished(() -> QuarkusTransaction.requiringNew().call(() -> take(id)));
        var secret = ask(id, clientId);
        QuarkusTransaction.requiringNew().run(() -> note(id));
        return new ClientSecret(clientId, secret);
    }

    private String ask(UUID id, String clientId) {
        try {
            return keycloak.newSecret(clientId);
        } catch (RuntimeException unreachable) {
            journal.unfinished(() -> QuarkusTransaction.requiringNew().call(() -> taken(id, false)));
            throw Problem.OVERLOADED.exception();
        }
    }

    private String take(UUID id) {
        var client = clients.seen(id);
        if (client.accountState != AccountState.ACTIVE)
            throw Problem.ACCOUNT_NOT_READY.exception(client.accountState).possible(client.accountState, null);
        if (client.secretShown) throw Problem.SECRET_ALREADY_SHOWN.exception();
        taken(id, true);
        return client.clientId;
    }

    /** The version stays: who is told to come again may come with the same one. */
    private int taken(UUID id, boolean taken) {
        return Client.update("secretShown = ?1 where id = ?2", taken, id);
    }

    private void note(UUID id) {
        var client = Client.<Client>findById(id, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        changed.is("/v1/clients/" + id, () -> client.version);
    }
}
