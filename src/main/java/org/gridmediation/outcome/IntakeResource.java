package org.gridmediation.outcome;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
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
import org.gridmediation.dispute.NewDispute;
import org.gridmediation.dispute.Registration;
import org.gridmediation.dispute.Settlement;
import org.gridmediation.http.Days;
import org.gridmediation.http.Idempotent;
import org.gridmediation.journal.Journal;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/disputes")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Idempotent
@Tag(name = "Disputes")
public class IntakeResource {
    @Inject
    Disputes disputes;

    @Inject
    Registration registration;

    @Inject
    Closing closing;

    @Inject
    Journal journal;

    @POST
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
        var now = now(body.settlement());
        var dispute = registration.register(body, reported(body.settlement(), now));
        journal.about(dispute.id);
        if (body.settlement() != null) {
            disputes.must(dispute, Action.SETTLE);
            closing.settle(dispute, body.settlement(), now, "/settlement");
        }
        return disputes.detail(dispute);
    }

    /** What was agreed just now is reported, accepted and settled at one instant: nobody was kept waiting. */
    private static Instant now(Settlement settlement) {
        var now = Days.now();
        return settlement != null && settlement.agreedAt(now).isAfter(now.minusSeconds(60))
                ? settlement.agreedAt(now)
                : now;
    }

    /** What was settled on the spot and is written down later that day was reported by then. */
    private static Instant reported(Settlement settlement, Instant now) {
        return settlement != null && Days.of(settlement.agreedAt(now)).equals(Days.of(now))
                ? settlement.agreedAt(now)
                : now;
    }
}
