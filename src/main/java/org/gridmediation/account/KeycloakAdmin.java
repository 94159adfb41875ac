package org.gridmediation.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.access.Role;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What we ask of Keycloak's administration. An account says by an attribute that it is ours; one that does not is never taken over. */
@ApplicationScoped
public class KeycloakAdmin {
    private static final String OURS = "grid-mediation-id";

    private static final int CONFLICT = 409;

    /** In a person's name, by Keycloak's own rule; the staff record keeps the name as it is. */
    private static final String PROHIBITED = "[<>&\"\\v$%!#?§;*~/\\\\|^=\\[\\]{}()\\p{Cntrl}]";

    private static final Set<String> ROLES =
            Arrays.stream(Role.values()).map(Role::realmName).collect(java.util.stream.Collectors.toSet());

    @Inject
    Keycloak keycloak;

    @ConfigProperty(name = "quarkus.keycloak.admin-client.realm")
    String realm;

    private RealmResource realm() {
        return keycloak.realm(realm);
    }

    /** @return the subject of its tokens; empty when the name belongs to somebody else, or is none that Keycloak takes */
    Optional<String> user(UUID id, String username, String name, Set<String> roles) {
        var users = realm().users();
        var known = find(username);
        if (known.isPresent() && !isOurs(known.get(), id)) return Optional.empty();
        var account = known.map(UserRepresentation::getId).or(() -> create(id, username, name));
        account.ifPresent(user -> grant(users.get(user).roles().realmLevel(), roles));
        return account;
    }

    /** @return empty for a name that Keycloak takes at no time */
    private Optional<String> create(UUID id, String username, String name) {
        var user = new UserRepresentation();
        user.setUsername(username);
        user.setFirstName(name.replaceAll(PROHIBITED, " "));
        user.setLastName("-");
        user.setEnabled(true);
        user.setRequiredActions(List.of("UPDATE_PASSWORD"));
        user.setAttributes(Map.of(OURS, List.of(id.toString())));
        try (var answer = realm().users().create(user)) {
            return switch (answer.getStatus()) {
                case 400 -> Optional.empty();
                case CONFLICT -> meanwhile(id, username);
                default -> Optional.of(CreatedResponseUtil.getCreatedId(answer));
            };
        }
    }

    /** Another job was faster, for the same person or for one of this name. */
    private Optional<String> meanwhile(UUID id, String username) {
        var other = find(username)
                .orElseThrow(() -> new IllegalStateException("an account of this name has come and gone"));
        return isOurs(other, id) ? Optional.of(other.getId()) : Optional.empty();
    }

    void remove(UUID id) {
        for (var user : realm().users().searchByAttributes(OURS + ":" + id))
            realm().users().delete(user.getId()).close();
    }

    private Optional<UserRepresentation> find(String username) {
        return realm().users().searchByUsername(username, true).stream().findFirst();
    }

    /** One of ours that was somebody else's is about to go: whoever has the name now waits for that. */
    private boolean isOurs(UserRepresentation user, UUID id) {
        var attributes = realm().users().get(user.getId()).toRepresentation().getAttributes();
        if (attributes == null || !attributes.containsKey(OURS)) return false;
        if (attributes.get(OURS).equals(List.of(id.toString()))) return true;
        throw new IllegalStateException("the account of this name is still that of somebody who is gone");
    }

    Optional<String> client(UUID id, String clientId, String name, Set<String> roles, boolean enabled) {
        var clients = realm().clients();
        var known = clients.findByClientId(clientId).stream().findFirst().orElse(null);
        if (known == null) {
            known = new ClientRepresentation();
            known.setClientId(clientId);
            known.setName(name);
            known.setServiceAccountsEnabled(true);
            known.setStandardFlowEnabled(false);
            known.setDirectAccessGrantsEnabled(false);
            known.setPublicClient(false);
            known.setAttributes(Map.of(OURS, id.toString()));
            known.setProtocolMappers(List.of(audience()));
            try (var answer = clients.create(known)) {
                known = answer.getStatus() == CONFLICT
                        ? clients.findByClientId(clientId).get(0)
                        : clients.get(CreatedResponseUtil.getCreatedId(answer)).toRepresentation();
            }
        }
        if (known.getAttributes() == null
                || !id.toString().equals(known.getAttributes().get(OURS))) return Optional.empty();
        if (known.isEnabled() != enabled) {
            known.setEnabled(enabled);
            clients.get(known.getId()).update(known);
        }
        var account = clients.get(known.getId()).getServiceAccountUser();
        grant(realm().users().get(account.getId()).roles().realmLevel(), roles);
        return Optional.of(account.getId());
    }

    private static ProtocolMapperRepresentation audience() {
        var mapper = new ProtocolMapperRepresentation();
        mapper.setName("api");
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper("oidc-audience-mapper");
        mapper.setConfig(Map.of("included.custom.audience", "grid-mediation-api", "access.token.claim", "true"));
        return mapper;
    }

    /** Only roles of ours are given or taken. */
    private void grant(RoleScopeResource scope, Set<String> wanted) {
        var held = scope.listAll().stream()
                .map(RoleRepresentation::getName)
                .filter(ROLES::contains)
                .collect(java.util.stream.Collectors.toSet());
        var missing =
                wanted.stream().filter(r -> !held.contains(r)).map(this::role).toList();
        var ended =
                held.stream().filter(r -> !wanted.contains(r)).map(this::role).toList();
        if (!missing.isEmpty()) scope.add(missing);
        if (!ended.isEmpty()) scope.remove(ended);
    }

    private RoleRepresentation role(String name) {
        return realm().roles().get(name).toRepresentation();
    }

    public String newSecret(String clientId) {
        var known = realm().clients().findByClientId(clientId).get(0);
        return realm().clients().get(known.getId()).generateNewSecret().getValue();
    }
}
