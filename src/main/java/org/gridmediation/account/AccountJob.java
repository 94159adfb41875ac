package org.gridmediation.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gridmediation.access.AccountState;
import org.gridmediation.access.Caller;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Client;
import org.gridmediation.access.Post;
import org.gridmediation.access.Staff;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;

/**
 * One account, from the wish to the state of Keycloak. Doing it twice is the same as once.
 *
 * <p>No row is locked while Keycloak is waited for: whoever changes the holder meanwhile need not wait for it, too. So two jobs may be at one holder, and the
 * older wish may be the one that arrives last: each looks afterwards whether what it brought is still what is wished, and else brings that.
 */
@ApplicationScoped
public class AccountJob {
    private static final String OF_STAFF = "from Post where staffId = :holder";
    private static final String OF_CLIENT = "from Post where clientId = :holder";

    @Inject
    Caller caller;

    @Inject
    KeycloakAdmin keycloak;

    /** What Keycloak is to have of a holder of posts. */
    private record Wish(String login, String name, Set<String> roles, boolean enabled) {}

    /** An account is wished for, found or made, and written down. */
    private interface Holder {
        /** @return null of nobody who is to have an account */
        Wish wish(LockModeType lock);

        /** @return the subject of its tokens; empty when the name belongs to somebody else */
        Optional<String> bring(Wish wish);

        void has(Optional<String> subject);
    }

    @ActivateRequestContext
    void bringInLine(String kind, UUID id, AreaCode area) {
        // Posts of one holder may lie anywhere; the system looks at all of them.
        caller.assume(CallerPost.ofSystem(area.at(org.gridmediation.area.Tier.PROVINCE)));
        var holder = kind.equals("client") ? new OfClient(id) : new OfStaff(id);
        var wish = inTransaction(() -> holder.wish(LockModeType.NONE));
        while (true) {
            var brought = wish;
            var subject = holder.bring(brought);
            wish = inTransaction(() -> {
                var now = holder.wish(LockModeType.PESSIMISTIC_WRITE);
                if (now != null && now.equals(brought)) holder.has(subject);
                return now;
            });
            if (Objects.equals(wish, brought)) return;
        }
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    private final class OfStaff implements Holder {
        private final UUID id;

        OfStaff(UUID id) {
            this.id = id;
        }

        @Override
        public Wish wish(LockModeType lock) {
            var staff = Staff.<Staff>findById(id, lock);
            return staff == null || staff.username == null
                    ? null
                    : new Wish(staff.username, staff.name, roles(posts(OF_STAFF, id)), true);
        }

        @Override
        public Optional<String> bring(Wish wish) {
            if (wish != null) return keycloak.user(id, wish.login, wish.name, wish.roles);
            keycloak.remove(id);
            return Optional.empty();
        }

        @Override
        public void has(Optional<String> subject) {
            var staff = Staff.<Staff>findById(id);
            staff.accountState = subject.isPresent() ? AccountState.ACTIVE : AccountState.FAILED;
            if (subject.isEmpty()) return;
            staff.subject = subject.get();
            posts(OF_STAFF, id).forEach(p -> p.subject = staff.subject);
        }
    }

    private final class OfClient implements Holder {
        private final UUID id;

        OfClient(UUID id) {
            this.id = id;
        }

        @Override
        public Wish wish(LockModeType lock) {
            var client = Client.<Client>findById(id, lock);
            return client == null
                    ? null
                    : new Wish(client.clientId, client.name, roles(posts(OF_CLIENT, id)), client.endedAt == null);
        }

        @Override
        public Optional<String> bring(Wish wish) {
            return wish == null
                    ? Optional.empty()
                    : keycloak.client(id, wish.login, wish.name, wish.roles, wish.enabled);
        }

        @Override
        public void has(Optional<String> subject) {
            var client = Client.<Client>findById(id);
            var there = client.endedAt == null ? AccountState.ACTIVE : AccountState.DISABLED;
            client.accountState = subject.isPresent() ? there : AccountState.FAILED;
            if (subject.isEmpty()) return;
            client.subject = subject.get();
            posts(OF_CLIENT, id).forEach(p -> p.subject = client.subject);
        }
    }

    private List<Post> posts(String query, UUID holder) {
        return Post.<Post>list(query, Map.of("holder", holder));
    }

    private static Set<String> roles(List<Post> posts) {
        var now = Days.now();
        return posts.stream()
                .filter(p -> p.validUntil == null || p.validUntil.isAfter(now))
                .map(p -> p.role.realmName())
                .collect(Collectors.toSet());
    }
}
