package org.gridmediation.outcome;

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
import org.gridmediation.dispute.Action;
import org.gridmediation.http.Idempotent;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/outcomes")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Outcomes", description = "How mediation ended, and how agreements were kept.")
public class OutcomeResource {
    @Inject
    Outcomes outcomes;

    @Inject
    AgreementPerformance agreementPerformance;

    @Inject
    ReturnVisits returnVisits;

    @GET
    @Operation(
            summary = "List outcomes, newest first",
            description =
                    "Outcomes of the caller's area, or of an area inside it; without `track` or `dispute` those that stand.")
    @PermissionsAllowed("listOutcomes")
    public Paged<OutcomeSummary> listOutcomes(@Valid @BeanParam OutcomeFilter filter, @Valid @BeanParam Paging paging) {
        return outcomes.list(filter, paging);
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "Read an outcome",
            description =
                    "With the content of its agreement, of which each party holds a copy (人民调解法 art. 29): a resident reads those of their own disputes."
                            + " Reading it is journalled.")
    @PermissionsAllowed("getOutcome")
    public OutcomeDetail getOutcome(@RestPath UUID id) {
        return outcomes.detail(outcomes.get(id));
    }

    @POST
    @Path("{id}/fulfilment")
    @Idempotent
    @Operation(
            summary = "Record how an agreement was performed",
            description =
                    "As a whole, where it has no obligations: the committee supervises performance (人民调解法 art. 31). If-Match is the"
                            + " outcome's. Send as `lin`.")
    @Extension(
            name = "x-problems",
            value = "WRONG_STATE,RULE_BROKEN,NOT_THE_HOLDER,FULFILLED_APART,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = OutcomeDetail.class, responseCode = "201")
    @PermissionsAllowed("recordFulfilment")
    public OutcomeDetail recordFulfilment(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "fulfilled", value = """
                                                                    {"result": "FULFILLED", "note": "感应灯已安装，现场确认。"}""")))
                    NewFulfilment body) {
        return agreementPerformance.fulfil(outcomes.change(id, Action.RECORD_FULFILMENT), body);
    }

    @GET
    @Path("{id}/return-visits")
    @Operation(summary = "List return visits", description = "In the order in which they were made.")
    @PermissionsAllowed("listReturnVisits")
    public List<ReturnVisitDetail> listReturnVisits(@RestPath UUID id) {
        return returnVisits.visits(outcomes.get(id));
    }

    @POST
    @Path("{id}/return-visits")
    @Idempotent
    @Operation(
            summary = "Record a return visit",
            description =
                    "Whether the agreement is kept and how satisfied the parties are; after another end, whether it is quiet. A district can want"
                            + " somebody else than the mediator for it. If-Match is the outcome's. Send as `lin`.")
    @Extension(
            name = "x-problems",
            value = "WRONG_STATE,RULE_BROKEN,NOT_THE_HOLDER,VISITOR_IS_MEDIATOR,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = ReturnVisitDetail.class, responseCode = "201")
    @PermissionsAllowed("recordReturnVisit")
    public ReturnVisitDetail recordReturnVisit(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "visit", value = """
                                                                    {"method": "IN_PERSON", "performed": true, "satisfaction": 5, "note": "双方均无异议。", "nextVisitOn": "2036-05-04"}""")))
                    NewReturnVisit body) {
        return returnVisits.visit(outcomes.change(id, Action.RECORD_RETURN_VISIT), body);
    }
}
