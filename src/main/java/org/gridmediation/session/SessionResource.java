package org.gridmediation.session;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.DisputeDetail;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.http.Idempotent;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/disputes/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Sessions", description = "What mediators held, looked into and were told.")
public class SessionResource {
    @Inject
    Disputes disputes;

    @Inject
    Sessions sessions;

    @Inject
    Facts facts;

    @GET
    @Path("sessions")
    @Operation(
            summary = "List a dispute's sessions",
            description = "As the mediator recorded them, in order. Reading them is journalled.")
    @PermissionsAllowed("listSessions")
    public List<SessionDetail> listSessions(@RestPath UUID id) {
        return sessions.sessions(disputes.get(id));
    }

    @POST
    @Path("sessions")
    @Idempotent
    @Operation(
            summary = "Record a session",
            description =
                    "A site inspection, statements, coordination, mediation, a remedy or feedback, by an assigned mediator; where, with whom, and which"
                            + " of the parties took part. A minor is not heard without the guardian. Send as `lin`.")
    @Extension(
            name = "x-problems",
            value =
                    "WRONG_STATE,RULE_BROKEN,CONSENT_MISSING,NOT_THE_MEDIATOR,NOT_ENGAGED,MEDIATOR_TIED,CONFLICT_OF_INTEREST,ESCALATION_OPEN,OPPONENT_MISSING,RECUSAL_PENDING,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = DisputeDetail.class, responseCode = "201")
    @PermissionsAllowed("holdSession")
    public DisputeDetail holdSession(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = {
                                                @ExampleObject(name = "inspection", value = """
                                                                    {"kind": "SITE_INSPECTION", "place": "中兴社区示范楼2栋", "open": false,
                                                                    "rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true},
                                                                     "record": "夜间到现场查看，确认光源来自对面三楼浴室。", "participants": [{"kind": "NEIGHBOUR", "name": "示例邻居"}]}"""),
                                                @ExampleObject(name = "adviser in the grid", value = """
                                                                    {"kind": "MEDIATION", "placeKind": "GRID",
                                                                     "place": "中兴社区第一网格议事点", "record": "法律顾问说明相邻关系的规定，双方各自陈述。", "recorder": "示例记录员", "result": "ADJOURNED",
                                                                     "participants": [{"kind": "LEGAL_ADVISER", "name": "示例律师"}, {"kind": "RULE_OF_LAW_INSTRUCTOR", "name": "示例指导员"}],
                                                                     "undisputedFacts": ["浴室灯于二十二时后仍开启。"],
                                                                    "rightsNotice": {"version": "2026-1", "method": "IN_PERSON", "acknowledged": true}}""")
                                            }))
                    NewSession body) {
        var dispute = disputes.change(id, Action.HOLD_SESSION);
        sessions.hold(dispute, body);
        return disputes.detail(dispute);
    }

    @GET
    @Path("facts")
    @Operation(
            summary = "List what nobody disputes",
            description = "Facts stated in sessions, each with the marks of the parties. Reading them is journalled.")
    @PermissionsAllowed("listFacts")
    public List<FactDetail> listFacts(@RestPath UUID id) {
        return facts.of(disputes.get(id));
    }

    @POST
    @Path("facts/{factId}/marks/{partyId}")
    @Idempotent
    @Operation(
            summary = "Take a party's mark under an undisputed fact",
            description =
                    "Once for each party, also after mediation has failed. If-Match is the dispute's. Send as `lin`.")
    @Extension(name = "x-problems", value = "WRONG_STATE,RULE_BROKEN,NOT_THE_MEDIATOR,FACT_MARKED,RECUSAL_PENDING")
    @ResponseStatus(201)
    @APIResponseSchema(value = FactDetail.class, responseCode = "201")
    @PermissionsAllowed("signFact")
    public FactDetail signFact(
            @RestPath UUID id,
            @RestPath UUID factId,
            @RestPath UUID partyId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "fingerprint", value = """
                                                                    {"kind": "FINGERPRINT"}""")))
                    NewFactMark body) {
        return facts.sign(disputes.change(id, Action.SIGN_FACT), factId, partyId, body);
    }
}
