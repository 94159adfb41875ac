package org.gridmediation.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;

/** One account, from the wish to the state of Keycloak. Doing it twice is the same as once. */
@ApplicationScoped
class AccountWork {
    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Keycloaks keycloak;

    @ActivateRequestContext
    void bringInLine(String kind, UUID id, AreaCode area) {
        // Posts of one holder may lie anywhere; the system looks at all of them.
        caller.assume(CallerPost.ofSystem(area.at(org.gridmediation.area.Tier.PROVINCE)));
        QuarkusTransaction.requiringNew().timeout(60).run(() -> {
            switch (kind) {
                case "staff" -> staff(id);
                case "gone" -> gone(id);
                default -> client(id);
            }
        });
    }

    // The row's lock makes two jobs for one holder follow each other.
    private void staff(UUID id) {
        var staff = session.find(Staff.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (staff == null) return;
        var posts = posts("from Post where staffId = :holder", id);
        var subject = keycloak.user(staff.id, staff.username, staff.name, roles(posts));
        if (subject.isEmpty()) {
            staff.accountState = AccountState.FAILED;
            return;
        }
        staff.subject = subject.get();
        staff.accountState = AccountState.ACTIVE;
        posts.forEach(p -> p.subject = staff.subject);
    }

    private void gone(UUID id) {
        if (session.find(Staff.class, id) == null) keycloak.remove(id);
    }

    private void client(UUID id) {
        var client = session.find(Client.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (client == null) return;
        var posts = posts("from Post where clientId = :holder", id);
        var subject = keycloak.client(client.id, client.clientId, client.name, roles(posts), client.endedAt == null);
        if (subject.isEmpty()) {
            client.accountState = AccountState.FAILED;
            return;
        }
        client.subject = subject.get();
        client.accountState = AccountState.ACTIVE;
        posts.forEach(p -> p.subject = client.subject);
    }

    private List<Post> posts(String query, UUID holder) {
        return session.createQuery(query, Post.class)
                .setParameter("holder", holder)
                .getResultList();
    }

    private static Set<String> roles(List<Post> posts) {
        var now = Days.now();
        return posts.stream()
                .filter(p -> p.validUntil == null || p.validUntil.isAfter(now))
                .map(p -> p.role.realmName())
                .collect(Collectors.toSet());
    }

    String newSecret(Client client) {
        try {
            return keycloak.newSecret(client.clientId);
        } catch (RuntimeException unreachable) {
            throw Problem.OVERLOADED.exception();
        }
    }
}
