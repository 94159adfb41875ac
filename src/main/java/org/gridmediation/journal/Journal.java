package org.gridmediation.journal;

import io.quarkus.arc.Arc;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Operation;
import org.gridmediation.http.RequestId;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Notes what a request did or saw: with its success in the same transaction, with its refusal right after. */
@RequestScoped
public class Journal {
    @Inject
    Caller caller;

    @Inject
    RequestId requestId;

    @Inject
    ResourceInfo resource;

    @Inject
    HttpServerRequest request;

    private Object about;
    private String purpose;
    private boolean unfinished;
    private String part;
    private String fields;

    /** Which resource this request is about: its id, never its data. */
    public void about(Object id) {
        about = id;
    }

    /** A refusal may come before the resource is looked up; an id that is none is not written down. */
    void aboutPath(String id) {
        if (about == null && id != null && id.matches("[0-9a-fA-F-]{36}")) about = id;
    }

    public void purpose(String purpose) {
        this.purpose = purpose;
    }

    /** For a request of several transactions: what is done in this one is not its success yet. */
    public <T> T unfinished(Supplier<T> part) {
        unfinished = true;
        try {
            return part.get();
        } finally {
            unfinished = false;
        }
    }

    boolean isUnfinished() {
        return unfinished;
    }

    /** Which full values were shown: of which part of the resource, and which of its fields. @param id null when it is the resource itself */
    public void revealed(UUID id, Collection<? extends Enum<?>> shown) {
        part = id == null ? null : id.toString();
        fields = shown.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }

    // Not private: what is called through a client proxy must be seen by it.
    Entry entry(int status) {
        var method = resource.getResourceMethod();
        var operation = method == null ? null : Operation.of(method.getName());
        if (operation == null || !operation.journalled() || caller.post() == null) return null;
        var address =
                request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
        return Entry.of(
                caller.subject(),
                caller.post(),
                operation.id(),
                about == null ? null : about.toString(),
                part,
                fields,
                purpose,
                status,
                address,
                requestId.value());
    }

    @ApplicationScoped
    static class Writer {
        @Inject
        Journal journal;

        @Inject
        ResourceInfo resource;

        @Inject
        TransactionSynchronizationRegistry transactions;

        @Inject
        DataSource database;

        @Inject
        ManagedExecutor later;

        void begin(@Observes @Initialized(TransactionScoped.class) Object transaction) {
            if (!Arc.container().requestContext().isActive() || !inRequest()) return;
            transactions.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    var entry = journal.isUnfinished() ? null : journal.entry(200);
                    if (entry == null) return;
                    try (var connection = database.getConnection()) {
                        entry.write(connection);
                    } catch (SQLException e) {
                        throw new IllegalStateException("the journal could not be written", e);
                    }
                }

                @Override
                public void afterCompletion(int status) {}
            });
        }

        /** The demo and the jobs run in a request context without a request. */
        private boolean inRequest() {
            try {
                return resource.getResourceMethod() != null;
            } catch (RuntimeException noRequest) {
                return false;
            }
        }

        // Refusals happen on the event loop, which must not wait for the database.
        @ServerResponseFilter
        void refused(ContainerRequestContext request, ContainerResponseContext response) {
            // What the server could not do is no act of the caller's, and there is then no room for more work.
            var refused = response.getStatus() >= 400 && response.getStatus() < 500;
            // The first answer is seen again, and the transaction that found it is undone.
            var replayed = response.getHeaders().containsKey("Idempotency-Replayed");
            if (!refused && !replayed) return;
            journal.aboutPath(request.getUriInfo().getPathParameters().getFirst("id"));
            var entry = journal.entry(refused ? response.getStatus() : 200);
            if (entry != null) later.execute(() -> entry.writeAlone(database));
        }
    }
}
