package org.gridmediation.dispute;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.codes.DisputeTypes;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.RowPaging;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/disputes")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Disputes", description = "From the first clue to the archive.")
public class DisputeResource {
    @Inject
    Disputes disputes;

    @Inject
    DisputeList list;

    @Inject
    DisputeTypes types;

    @Inject
    Registration registration;

    @GET
    @Operation(
            summary = "List disputes, newest first",
            description =
                    "Disputes of the caller's area, or of an area inside it. A resident sees their own applications; the city sees no free text, and asks by neither `text` nor `party`.")
    @PermissionsAllowed("listDisputes")
    public Paged<DisputeSummary> listDisputes(@Valid @BeanParam DisputeFilter filter, @Valid @BeanParam Paging paging) {
        return list.page(filter, paging);
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "Read a dispute",
            description = "With its parties; names are masked. Reading it is journalled.")
    @PermissionsAllowed("getDispute")
    public DisputeDetail getDispute(@RestPath UUID id) {
        return disputes.detail(disputes.get(id));
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Correct a dispute's registration",
            description = "While it is open. Send as `lin` for a dispute of her grid.")
    @Extension(name = "x-problems", value = "NOT_THE_HOLDER,WRONG_STATE,RULE_BROKEN,RECUSAL_PENDING")
    @PermissionsAllowed("changeDispute")
    public DisputeDetail changeDispute(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "light", value = """
                                                                    {"title": "浴室强光扰民", "description": "对面楼浴室夜间强光直射卧室，已核实光源。", "place": "中兴社区示范楼2栋",
                                                                     "type": "02", "publicOrderType": "Z02", "urgency": "NORMAL", "difficulty": "ORDINARY",
                                                                     "tags": ["LIGHT_POLLUTION"], "peopleInvolved": 4, "scale": "INDIVIDUAL"}""")))
                    DisputeChange body) {
        var dispute = disputes.change(id, Action.CHANGE);
        registration.change(dispute, body);
        return disputes.detail(dispute);
    }

    @GET
    @Path("{id}/timeline")
    @Operation(
            summary = "Read a dispute's timeline",
            description = "Everything that happened to it, numbered from 1 without a gap.")
    @PermissionsAllowed("getTimeline")
    public List<TimelineItem> getTimeline(@RestPath UUID id, @Valid @BeanParam RowPaging paging) {
        return disputes.timeline(disputes.get(id).id, paging);
    }

    @GET
    @Path("/types")
    @Operation(
            summary = "List dispute types",
            description =
                    "Codes of both lines with their names and validity; the code tables `dispute-types` and `public-order-types` have the mapping too.")
    @PermissionsAllowed("listDisputeTypes")
    public List<DisputeTypeDetail> listDisputeTypes() {
        return types.all().stream().map(DisputeTypeDetail::new).toList();
    }
}
