package org.gridmediation.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.http.LimitSettings;
import org.gridmediation.http.Problem;

/** Reads the caller's posts at every request, so that a new or ended one counts at once, with the same token. */
@ApplicationScoped
public class Posts implements SecurityIdentityAugmentor {
    // One round trip and one implicit transaction: the setting opens row-level security for the caller's own posts
    // only.
    private static final String OWN_POSTS = """
            select set_config('app.subject', ?, true);
            select p.id, p.role, p.area, p.organization_id, p.staff_id, p.client_id, s.resident_id, coalesce(s.name, c.name), p.main
            from post p left join staff s on s.id = p.staff_id left join client c on c.id = p.client_id
            where p.subject = ? and p.valid_from <= ? and (p.valid_until is null or p.valid_until > ?)
            order by p.main desc, p.valid_from, p.id""";

    @Inject
    LimitSettings limits;

    @Inject
    DataSource database;

    @Inject
    CleanThread thread;

    static String subjectOf(SecurityIdentity identity) {
        return ((JsonWebToken) identity.getPrincipal()).getSubject();
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return augment(identity, context, Map.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        if (identity.isAnonymous()) return Uni.createFrom().item(identity);
        var routing = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        var wished = routing == null ? null : routing.request().getHeader("Acting-Post");
        return context.runBlocking(() -> withPosts(identity, wished));
    }

    private SecurityIdentity withPosts(SecurityIdentity identity, String wished) {
        thread.begin();
        // The token says which roles a person may hold: a post whose role it does not carry gives no right.
        var posts = posts(identity).stream()
                .filter(p -> identity.hasRole(p.role().realmName()))
                .toList();
        var acting = posts.stream()
                .filter(p -> wished == null || p.id().toString().equalsIgnoreCase(wished))
                .findFirst();
        var builder = QuarkusSecurityIdentity.builder(identity)
                .addAttribute(Caller.POSTS, posts)
                .addPermissionAsString("getMe");
        acting.ifPresent(post -> builder.addAttribute(Caller.ACTING, post)
                .addPermissionsAsString(post.role().operations()));
        return builder.build();
    }

    private List<CallerPost> posts(SecurityIdentity identity) {
        try {
            return of(subjectOf(identity));
        } catch (SQLException e) {
            throw Problem.OVERLOADED.because(e);
        }
    }

    List<CallerPost> of(String subject) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(OWN_POSTS)) {
            // Everybody waits for this, and for nothing that takes long.
            connection.setNetworkTimeout(
                    Runnable::run, (int) limits.connection().toMillis());
            statement.setString(1, subject);
            statement.setString(2, subject);
            var now = Days.now().atOffset(ZoneOffset.UTC);
            statement.setObject(3, now);
            statement.setObject(4, now);
            statement.execute();
            statement.getMoreResults();
            var posts = new ArrayList<CallerPost>();
            try (var row = statement.getResultSet()) {
                while (row.next()) {
                    posts.add(new CallerPost(
                            row.getObject(1, UUID.class),
                            Role.valueOf(row.getString(2)),
                            new AreaCode(row.getString(3)),
                            row.getObject(4, UUID.class),
                            row.getObject(5, UUID.class),
                            row.getObject(6, UUID.class),
                            row.getObject(7, UUID.class),
                            row.getString(8),
                            row.getBoolean(9)));
                }
            }
            return posts;
        }
    }
}
