package org.gridmediation.http;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.gridmediation.http.Problem.Fault;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Runs inside the transaction of the work, so that work and key are stored together or not at all. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 300)
class IdempotencyInterceptor {
    @Inject
    HttpHeaders headers;

    @Inject
    UriInfo uri;

    @Inject
    SecurityIdentity identity;

    @Inject
    DataSource database;

    @Inject
    EntityManager session;

    @Inject
    ChangedResource changed;

    @Inject
    ObjectMapper mapper;

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        var key = headers.getHeaderString("Idempotency-Key");
        if (key == null) return call.proceed();
        if (!key.matches("[\\x21-\\x7e]{1,100}"))
            throw new FaultyRequest(
                    Problem.INVALID_PARAMETER, java.util.List.of(new Fault(null, "Idempotency-Key", "WRONG_FORMAT")));
        var subject = ((JsonWebToken) identity.getPrincipal()).getSubject();
        var fingerprint = fingerprint(call);
        try (var connection = database.getConnection()) {
            if (!alone(connection, subject, key)) throw Problem.IDEMPOTENCY_KEY_IN_USE.exception();
            replay(connection, subject, key, fingerprint, status(call));
            var result = call.proceed();
            session.flush();
            store(connection, subject, key, call.getMethod().getName(), fingerprint, result);
            return result;
        }
    }

    private byte[] fingerprint(InvocationContext call) throws Exception {
        var sha = MessageDigest.getInstance("SHA-256");
        var query = uri.getRequestUri().getRawQuery();
        sha.update((call.getMethod().getName() + " " + uri.getPath() + (query == null ? "" : "?" + query))
                .getBytes(StandardCharsets.UTF_8));
        for (var parameter : call.getParameters())
            if (parameter instanceof Record) sha.update(mapper.writeValueAsBytes(parameter));
        return sha.digest();
    }

    /** Holds the key to the end of the transaction; another request with it at the same time is told so instead of waiting. */
    private static boolean alone(Connection connection, String subject, String key) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, subject + " " + key);
            try (var row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static int status(InvocationContext call) {
        return call.getMethod().getAnnotation(ResponseStatus.class).value();
    }

    private static void replay(Connection connection, String subject, String key, byte[] fingerprint, int status)
            throws SQLException {
        try (var query = connection.prepareStatement(
                "select fingerprint, body, location, etag from idempotency where subject = ? and key = ?")) {
            query.setString(1, subject);
            query.setString(2, key);
            try (var row = query.executeQuery()) {
                if (!row.next()) return;
                if (!Arrays.equals(row.getBytes(1), fingerprint)) throw Problem.IDEMPOTENCY_KEY_REUSED.exception();
                throw new Replay(status, row.getString(2), row.getString(3), row.getString(4));
            }
        }
    }

    private void store(
            Connection connection, String subject, String key, String operation, byte[] fingerprint, Object result)
            throws Exception {
        try (var insert = connection.prepareStatement(
                "insert into idempotency (subject, key, operation, fingerprint, body, location, etag, at) values (?, ?, ?, ?, ?, ?, ?, now())")) {
            insert.setString(1, subject);
            insert.setString(2, key);
            insert.setString(3, operation);
            insert.setBytes(4, fingerprint);
            insert.setString(5, mapper.writeValueAsString(result));
            insert.setString(6, changed.location(result, uri.getPath()));
            insert.setString(7, changed.etag(result));
            insert.executeUpdate();
        }
    }
}
