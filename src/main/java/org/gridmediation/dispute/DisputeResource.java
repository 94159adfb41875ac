package org.gridmediation.dispute;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.codes.DisputeTypes;
import org.gridmediation.http.Idempotent;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.RowPaging;
import org.jboss.resteasy.reactive.ResponseStatus;
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
    DisputeRegistration disputeRegistration;

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

    @POST
    @Idempotent
    @Operation(
            summary = "Register a dispute",
            description =
                    "Found on a round, reported, or applied for by a resident; the receipt number comes at once. With `settlement` it is also"
                            + " accepted and settled on the spot, in the same transaction, by an officer who is engaged as a mediator. Send as `lin`.")
    @Extension(
            name = "x-problems",
            value =
                    "RULE_BROKEN,OPPONENT_MISSING,CONSENT_MISSING,NOT_ENGAGED,MEDIATOR_BARRED,CONFLICT_OF_INTEREST,AREA_RETIRED,OPERATION_NOT_PERMITTED")
    @ResponseStatus(201)
    @APIResponseSchema(value = DisputeDetail.class, responseCode = "201")
    @PermissionsAllowed("registerDispute")
    public DisputeDetail registerDispute(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = {
                                                @ExampleObject(name = "light", value = """
                                                                {"area": "440103009106001", "title": "浴室强光扰民", "description": "对面楼浴室夜间强光直射卧室。", "place": "中兴社区示范楼2栋",
                                                                 "type": "02", "publicOrderType": "Z02", "source": "RESIDENT_REPORT", "urgency": "NORMAL", "difficulty": "SIMPLE",
                                                                 "parties": [{"role": "APPLICANT", "kind": "PERSON", "name": "示例甲", "consented": true},
                                                                             {"role": "RESPONDENT", "kind": "PERSON", "name": "示例乙", "consented": true}]}"""),
                                                @ExampleObject(name = "settled on the spot", value = """
                                                                {"area": "440103009106001", "title": "楼道堆物", "description": "楼道堆放杂物，邻居出入不便。", "type": "02", "publicOrderType": "Z02",
                                                                 "source": "PATROL", "urgency": "NORMAL", "difficulty": "SIMPLE",
                                                                 "parties": [{"role": "APPLICANT", "kind": "PERSON", "name": "示例甲", "consented": true},
                                                                             {"role": "RESPONDENT", "kind": "PERSON", "name": "示例乙", "consented": true}],
                                                                 "settlement": {"content": "乙方当日清理杂物，今后不再堆放。",
                                                                                   "rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}}}""")
                                            }))
                    NewDispute body) {
        return disputes.detail(disputeRegistration.take(body));
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
        disputeRegistration.change(dispute, body);
        return disputes.detail(dispute);
    }

    @GET
    @Path("{id}/timeline")
    @Operation(
            summary = "Read a dispute's timeline",
            description = "Everything that happened to it, numbered from 1 without a gap.")
    @PermissionsAllowed("getTimeline")
    public List<TimelineItem> getTimeline(@RestPath UUID id, @Valid @BeanParam RowPaging paging) {
        return disputes.timeline(disputes.get(id), paging);
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
