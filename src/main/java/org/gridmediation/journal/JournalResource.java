package org.gridmediation.journal;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.Predicate;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/journal")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Journal", description = "Who did and who saw what.")
public class JournalResource {
    @Inject
    EntityManager session;

    /** What the journal may be narrowed to. */
    record Wanted(LocalDate from, LocalDate to, String operation, String objectId, UUID postId, Integer status) {}

    @GET
    @Operation(
            summary = "Read the journal, newest first",
            description = "What was done and seen under posts of the auditor's area, refusals included.")
    @PermissionsAllowed("listJournal")
    public Paged<JournalEntry> listJournal(
            @RestQuery @Parameter(description = "On or after this day.") LocalDate from,
            @RestQuery @Parameter(description = "On or before this day.") LocalDate to,
            @RestQuery @Size(max = 60) @Parameter(description = "An operation id.") String operation,
            @RestQuery @Size(max = 60) @Parameter(description = "The resource that it was about.") String objectId,
            @RestQuery @Parameter(description = "The post under which it was done.") UUID postId,
            @RestQuery @Min(100) @Max(599) @Parameter(description = "The status of the answer; 200 for every success.")
                    Integer status,
            @Valid @BeanParam Paging paging) {
        var wanted = new Wanted(from, to, operation, objectId, postId, status);
        return paging.page(
                rows(wanted, paging, paging.after(2), paging.limit + 1),
                JournalEntry::new,
                l -> List.of(l.at, l.id),
                () -> rows(wanted, paging, List.of(), Paging.counted()).size());
    }

    private List<JournalLine> rows(Wanted wanted, Paging paging, List<String> after, int limit) {
        var builder = session.getCriteriaBuilder();
        var query = builder.createQuery(JournalLine.class);
        var row = query.from(JournalLine.class);
        var conditions = new ArrayList<Predicate>();
        if (wanted.from() != null)
            conditions.add(builder.greaterThanOrEqualTo(row.get("at"), Days.start(wanted.from())));
        if (wanted.to() != null)
            conditions.add(
                    builder.lessThan(row.get("at"), Days.start(wanted.to().plusDays(1))));
        if (wanted.operation() != null) conditions.add(builder.equal(row.get("operation"), wanted.operation()));
        if (wanted.objectId() != null) conditions.add(builder.equal(row.get("objectId"), wanted.objectId()));
        if (wanted.postId() != null) conditions.add(builder.equal(row.get("postId"), wanted.postId()));
        if (wanted.status() != null) conditions.add(builder.equal(row.get("status"), wanted.status()));
        if (!after.isEmpty()) {
            var at = paging.time(after.get(0));
            var id = paging.id(after.get(1));
            conditions.add(builder.lessThanOrEqualTo(row.get("at"), at));
            conditions.add(builder.or(builder.lessThan(row.get("at"), at), builder.lessThan(row.<UUID>get("id"), id)));
        }
        query.where(conditions.toArray(Predicate[]::new))
                .orderBy(builder.desc(row.get("at")), builder.desc(row.get("id")));
        return session.createQuery(query).setMaxResults(limit).getResultList();
    }
}
