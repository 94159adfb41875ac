package org.gridmediation.correction;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.http.Idempotent;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.RowPaging;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/corrections")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(
        name = "Corrections",
        description =
                "校核纠错: whoever reads a record says that it is wrong, whoever keeps it answers in time. 回流: what a tier above decides comes back to them as a task.")
public class CorrectionResource {
    @Inject
    Corrections corrections;

    @Inject
    CorrectionList list;

    @Inject
    CorrectionActions correctionActions;

    @GET
    @Operation(
            summary = "List corrections, newest first",
            description =
                    "Of the records in the caller's area and below that the caller's role reads, or for a platform the officers of its tier; `mine=true` for what the caller flagged.")
    @PermissionsAllowed("listCorrections")
    public Paged<CorrectionSummary> listCorrections(
            @Valid @BeanParam CorrectionFilter wanted, @Valid @BeanParam Paging paging) {
        return list.list(wanted, paging);
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Say that a record is wrong",
            description =
                    "By whoever reads it. It waits for whoever keeps it (a dispute's holder, else the officers of the area) until the time that the district's policy for CORRECTION gives. Send as `demo-platform`.")
    @Extension(name = "x-problems", value = "NOT_FOUND,RULE_BROKEN")
    @ResponseStatus(201)
    @APIResponseSchema(value = CorrectionDetail.class, responseCode = "201")
    @PermissionsAllowed("flagRecord")
    public CorrectionDetail flagRecord(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "households", value = """
                                                                    {"kind": "AREA", "recordId": "440103009106001", "flaw": "OUTDATED", "text": "户数与市平台不一致。",
                                                                     "field": "/households", "proposed": "312"}""")))
                    NewCorrection body) {
        return corrections.detail(correctionActions.flag(body));
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "Read a correction",
            description = "How far it is, whom it waits for, and what the caller may do.")
    @PermissionsAllowed("getCorrection")
    public CorrectionDetail getCorrection(@RestPath UUID id) {
        return corrections.detail(corrections.get(id));
    }

    @GET
    @Path("{id}/timeline")
    @Operation(summary = "Read what happened to a correction", description = "In order, with who did it and why.")
    @PermissionsAllowed("getCorrectionTimeline")
    public List<CorrectionTimelineItem> getCorrectionTimeline(@RestPath UUID id, @Valid @BeanParam RowPaging paging) {
        return corrections.timeline(corrections.get(id), paging);
    }

    @POST
    @Path("{id}/reveal")
    @Operation(
            summary = "See what should stand in a field about a person",
            description =
                    "By whoever keeps the record or decides; needs a purpose, which is journalled. Send as `lin` for a record of her grid.")
    @Extension(name = "x-problems", value = "CORRECTION_NOT_YOURS")
    @PermissionsAllowed("revealCorrection")
    public CorrectionReveal.RevealedCorrection revealCorrection(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "purpose",
                                                            value = "{\"purpose\": \"核对平台反馈的住址并更正登记\"}")))
                    CorrectionReveal body) {
        return correctionActions.reveal(id, body);
    }
}
