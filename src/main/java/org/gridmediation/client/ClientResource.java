package org.gridmediation.client;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.access.AccountState;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Client;
import org.gridmediation.access.Post;
import org.gridmediation.access.Scope;
import org.gridmediation.account.KeycloakAccounts;
import org.gridmediation.area.Areas;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;
import org.gridmediation.http.Idempotent;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;
import org.gridmediation.records.Conditions;
import org.gridmediation.records.KeysetList;
import org.gridmediation.staff.Appointments;
import org.gridmediation.staff.PostDetail;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/clients")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Access")
public class ClientResource {
    private static final KeysetList<Client> BY_ID = KeysetList.ascending(Client.class, KeysetList.id("id", c -> c.id));

    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Areas areas;

    @Inject
    Scope scope;

    @Inject
    Clients clients;

    @Inject
    KeycloakAccounts keycloakAccounts;

    @Inject
    ClientSecrets secrets;

    @Inject
    Journal journal;

    @Inject
    Appointments appointments;

    @GET
    @Operation(summary = "List clients", description = "Machine accounts of the caller's area.")
    @PermissionsAllowed("listClients")
    public Paged<ClientDetail> listClients(@Valid @BeanParam Paging paging) {
        var all = new Conditions();
        var rows = BY_ID.rows(all, paging);
        var posts = details(rows.stream().map(c -> c.id).toList());
        return BY_ID.page(all, paging, rows, c -> new ClientDetail(c, posts.getOrDefault(c.id, List.of())));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a client")
    @PermissionsAllowed("getClient")
    public ClientDetail getClient(@RestPath UUID id) {
        return detail(clients.get(id));
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Create a client",
            description =
                    "A confidential client in Keycloak follows: PENDING until it is there. Its secret is shown once, by revealClientSecret."
                            + " A post that sees people is `proposed` until another administrator approves it (approvePost). Send as `admin`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,DUPLICATE_NAME,AREA_RETIRED")
    @ResponseStatus(201)
    @APIResponseSchema(value = ClientDetail.class, responseCode = "201")
    @PermissionsAllowed("createClient")
    public ClientDetail createClient(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "platform", value = """
                                                                    {"area": "440103", "name": "示例统计平台", "clientId": "demo-statistics", "contact": "示例科室", "roles": ["STATISTICS_READER"]}""")))
                    NewClient body) {
        caller.mustCover(body.area());
        areas.mustTakeRecords(body.area());
        var client = new Client();
        client.area = body.area();
        client.name = body.name().strip();
        client.clientId = body.clientId();
        client.contact = body.contact();
        client.accountState = AccountState.PENDING;
        Problem.DUPLICATE_NAME.unlessFree(
                Client.<Client>find("select id from Client where clientId = ?1", client.clientId)
                        .project(UUID.class)
                        .stream()
                        .map(id -> "/v1/clients/" + id));
        client.persist();
        for (int i = 0; i < body.roles().size(); i++) {
            if (!body.roles().get(i).isForClients()) throw Problem.RULE_BROKEN.at("/roles/" + i, "ROLE_FOR_STAFF");
            var post = new Post();
            post.clientId = client.id;
            post.role = body.roles().get(i);
            post.area = body.area();
            post.main = i == 0;
            post.validFrom = Days.now();
            appointments.appoint(post, "/roles/" + i);
        }
        entities.flush();
        journal.about(client.id);
        keycloakAccounts.schedule(client);
        return detail(client);
    }

    @DELETE
    @Path("{id}")
    @Operation(
            summary = "End a client",
            description =
                    "Its posts end now, also proposed ones, its account in Keycloak is disabled. The record stays. Send as `admin`.")
    @Extension(name = "x-problems", value = "WRONG_STATE")
    @PermissionsAllowed("endClient")
    public ClientDetail endClient(@RestPath UUID id) {
        var client = clients.seen(id);
        if (client.endedAt != null) throw Problem.WRONG_STATE.exception("ENDED");
        client.endedAt = Days.now();
        // Its grid may have been divided since, and a post gone on beyond the caller's area.
        scope.over(client.area.at(Tier.PROVINCE), () -> {
            appointments.open(List.of(client.id)).forEach(p -> p.end(caller.post()));
            posts(List.of(client.id)).forEach(p -> p.end(client.endedAt));
            entities.flush();
        });
        keycloakAccounts.schedule(client);
        return detail(client);
    }

    @POST
    @Path("{id}/secret")
    @Operation(
            summary = "See a client's secret, once",
            description =
                    "Makes a new secret in Keycloak and shows it; it is not stored here. When the answer is lost, end the client and create another."
                            + " Send as `admin`.")
    @Extension(name = "x-problems", value = "ACCOUNT_NOT_READY,SECRET_ALREADY_SHOWN")
    @ResponseStatus(201)
    @APIResponseSchema(value = ClientSecret.class, responseCode = "201")
    @PermissionsAllowed("revealClientSecret")
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public ClientSecret revealClientSecret(@RestPath UUID id) {
        return secrets.show(id);
    }

    private List<Post> posts(List<UUID> clients) {
        return Post.<Post>list("clientId in ?1 order by id", clients);
    }

    private ClientDetail detail(Client client) {
        return new ClientDetail(client, details(List.of(client.id)).getOrDefault(client.id, List.of()));
    }

    private Map<UUID, List<PostDetail>> details(List<UUID> clients) {
        var details = new HashMap<UUID, List<PostDetail>>();
        posts(clients).forEach(p -> details.computeIfAbsent(p.clientId, c -> new ArrayList<>())
                .add(new PostDetail(p)));
        appointments.open(clients).forEach(p -> details.computeIfAbsent(p.clientId, c -> new ArrayList<>())
                .add(new PostDetail(p)));
        return details;
    }
}
