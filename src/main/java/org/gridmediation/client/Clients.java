package org.gridmediation.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.gridmediation.access.Client;
import org.gridmediation.records.Records;

/** Finds machine accounts. */
@ApplicationScoped
public class Clients extends Records<Client, UUID> {
    @Override
    protected String path(Client client) {
        return "/v1/clients/" + client.id;
    }

    @Override
    protected int version(Client client) {
        return client.version;
    }
}
