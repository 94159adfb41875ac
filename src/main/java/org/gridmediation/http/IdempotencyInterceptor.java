package org.gridmediation.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.gridmediation.access.Caller;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Runs inside the transaction of the work, so that work and key are stored together or not at all. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 300)
class IdempotencyInterceptor {
    /** Whoever sends it again may have put its properties in another order. */
    private static final ObjectMapper IN_ORDER =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    @Inject
    HttpHeaders headers;

    @Inject
    UriInfo uri;

    @Inject
    SecurityIdentity identity;

    @Inject
    Caller caller;

    @Inject
    DataSource database;

    @Inject
    EntityManager entities;

    @Inject
    ChangedResource changed;

    @Inject
    ObjectMapper mapper;

    @Inject
    Bodies bodies;

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        var key = headers.getHeaderString(QueryParameters.IDEMPOTENCY_KEY);
        if (key == null) return call.proceed();
        var owner = new Owner(
                ((JsonWebToken) identity.getPrincipal()).getSubject(),
                caller.post().id(),
                key);
        var fingerprint = fingerprint(call);
        try (var connection = database.getConnection()) {
            if (!owner.isAlone(connection)) throw Problem.IDEMPOTENCY_KEY_IN_USE.exception();
            replay(connection, owner, fingerprint, status(call));
            var result = call.proceed();
            entities.flush();
            store(connection, owner, call.getMethod().getName(), fingerprint, result);
            return result;
        }
    }

    /** Of what was sent: a record made of it may have taken the time of its arrival for one that was left out. A file is told by its digest. */
    private byte[] fingerprint(InvocationContext call) throws Exception {
        var sha = MessageDigest.getInstance("SHA-256");
        var query = uri.getRequestUri().getRawQuery();
        sha.update((call.getMethod().getName() + " " + uri.getPath() + (query == null ? "" : "?" + query))
                .getBytes(StandardCharsets.UTF_8));
        var body = bodies.sent();
        if (body == null)
            for (var parameter : call.getParameters())
                if (parameter instanceof Record) sha.update(mapper.writeValueAsBytes(parameter));
        if (body != null && body.length > 0)
            sha.update(IN_ORDER.writeValueAsBytes(IN_ORDER.readValue(body, Object.class)));
        return sha.digest();
    }

    /** Who may have the answer again: the same person in the same post, which holds still or there would be no caller. */
    private record Owner(String subject, UUID post, String key) {
        /** Holds the key to the end of the transaction; another request with it at the same time is told so instead of waiting. */
        boolean isAlone(Connection connection) throws SQLException {
            try (var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
                lock.setString(1, subject + " " + post + " " + key);
                try (var row = lock.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        }

        /** The first three places of a statement. */
        void in(PreparedStatement statement) throws SQLException {
            statement.setString(1, subject);
            statement.setObject(2, post);
            statement.setString(3, key);
        }
    }

    private static int status(InvocationContext call) {
        return call.getMethod().getAnnotation(ResponseStatus.class).value();
    }

    private static void replay(Connection connection, Owner owner, byte[] fingerprint, int status) throws SQLException {
        try (var query = connection.prepareStatement(
                "select fingerprint, body, location, etag from idempotency where subject = ? and post = ? and key = ?")) {
            owner.in(query);
            try (var row = query.executeQuery()) {
                if (!row.next()) return;
                if (!Arrays.equals(row.getBytes(1), fingerprint)) throw Problem.IDEMPOTENCY_KEY_REUSED.exception();
                throw new Replay(status, row.getString(2), row.getString(3), row.getString(4));
            }
        }
    }

    private void store(Connection connection, Owner owner, String operation, byte[] fingerprint, Object result)
            throws Exception {
        try (var insert = connection.prepareStatement(
                "insert into idempotency (subject, post, key, area, operation, fingerprint, body, location, etag, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, now())")) {
            owner.in(insert);
            insert.setString(4, caller.area().value());
            insert.setString(5, operation);
            insert.setBytes(6, fingerprint);
            insert.setString(7, mapper.writeValueAsString(result));
            insert.setString(8, changed.location(result, uri.getPath()));
            insert.setString(9, changed.etag(result));
            insert.executeUpdate();
        }
    }
}
