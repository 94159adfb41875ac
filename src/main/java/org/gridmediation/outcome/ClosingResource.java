package org.gridmediation.outcome;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.DisputeDetail;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Settlement;
import org.gridmediation.http.Days;
import org.gridmediation.http.Idempotent;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/disputes")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Idempotent
@Tag(name = "Disputes")
public class ClosingResource {
    @Inject
    Disputes disputes;

    @Inject
    EndOfMediation endOfMediation;

    @POST
    @Path("{id}/settlement")
    @Operation(
            summary = "Settle a dispute on the spot",
            description =
                    "An oral agreement reached by an officer who is engaged as a mediator, in one request: accepted, assigned, agreed. Send as `lin`.")
    @Extension(
            name = "x-problems",
            value =
                    "WRONG_STATE,RULE_BROKEN,CONSENT_MISSING,NOT_ENGAGED,NOT_THE_MEDIATOR,MEDIATOR_BARRED,MEDIATOR_TIED,CONFLICT_OF_INTEREST,ESCALATION_OPEN,OPPONENT_MISSING,RECUSAL_PENDING")
    @ResponseStatus(201)
    @APIResponseSchema(value = DisputeDetail.class, responseCode = "201")
    @PermissionsAllowed("settleDispute")
    public DisputeDetail settleDispute(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "settlement", value = """
                                                                    {"content": "双方同意上午九时至十一时施工，午休和夜间停工。", "dueOn": "2036-06-30",
                                                                     "rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true},
                                                                     "obligations": [{"kind": "ACT", "debtorNumber": 2, "content": "当日清理楼道内的施工垃圾。"},
                                                                                     {"kind": "CONDUCT", "debtorNumber": 2, "content": "装修集中在工作日上午进行。", "lastsUntil": "2036-06-30",
                                                                                      "windows": [{"days": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"], "from": "07:00", "until": "09:00"}]}]}""")))
                    Settlement body) {
        var dispute = disputes.change(id, Action.SETTLE);
        endOfMediation.settle(dispute, body, Days.now(), "");
        return disputes.detail(dispute);
    }

    @POST
    @Path("{id}/outcome")
    @Operation(
            summary = "Record how mediation ended",
            description =
                    "By the assigned mediator: an oral or written agreement, failure, termination or withdrawal. A written agreement that is yet to be"
                            + " signed (`toBeSigned`) leaves the dispute in mediation; whatever is recorded next takes its place. If-Match is the dispute's. Send as `lin`.")
    @Extension(
            name = "x-problems",
            value =
                    "WRONG_STATE,RULE_BROKEN,CONSENT_MISSING,NOT_THE_MEDIATOR,NOT_ENGAGED,MEDIATOR_TIED,CONFLICT_OF_INTEREST,ESCALATION_OPEN,OPPONENT_MISSING,RECUSAL_PENDING")
    @ResponseStatus(201)
    @APIResponseSchema(value = OutcomeDetail.class, responseCode = "201")
    @PermissionsAllowed("recordOutcome")
    public OutcomeDetail recordOutcome(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "oral agreement", value = """
                                                                    {"kind": "AGREED", "agreement": {"form": "ORAL", "content": "乙方更换感应灯，夜间不再常亮。", "dueOn": "2036-03-27",
                                                                    "rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}}}""")))
                    NewOutcome body) {
        return endOfMediation.record(disputes.change(id, Action.RECORD_OUTCOME), body);
    }
}
