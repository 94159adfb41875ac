package org.gridmediation.journal;

import io.quarkus.security.PermissionsAllowed;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.records.Conditions;
import org.gridmediation.records.KeysetList;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/journal")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Journal", description = "Who did and who saw what.")
public class JournalResource {
    private static final KeysetList<JournalLine> LATEST =
            KeysetList.descending(JournalLine.class, KeysetList.time("at", l -> l.at), KeysetList.id("id", l -> l.id));

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
        var conditions = new Conditions()
                .between("at", from, to)
                .equal("operation", operation)
                .equal("objectId", objectId)
                .equal("postId", postId)
                .equal("status", status);
        return LATEST.page(conditions, paging, JournalEntry::new);
    }
}
