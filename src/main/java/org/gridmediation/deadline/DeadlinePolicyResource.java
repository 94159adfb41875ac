package org.gridmediation.deadline;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Idempotent;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/deadline-policies")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Deadlines")
public class DeadlinePolicyResource {
    @Inject
    DeadlinePolicies policies;

    @GET
    @Operation(
            summary = "List deadline policies",
            description =
                    "How long each thing may take: the defaults and the districts' own, past and coming ones too.")
    @PermissionsAllowed("listDeadlinePolicies")
    public List<DeadlinePolicyDetail> listDeadlinePolicies(
            @RestQuery ClockKind kind,
            @RestQuery @Parameter(description = "Only those that can count in this district.") AreaCode district) {
        return policies.list(kind, district);
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Set a deadline policy",
            description =
                    "From tomorrow at the earliest; what runs already keeps its term. The judicial confirmation's term is the law's, and no policy's. Send as `liang`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,POLICY_EXISTS")
    @ResponseStatus(201)
    @APIResponseSchema(value = DeadlinePolicyDetail.class, responseCode = "201")
    @PermissionsAllowed("createDeadlinePolicy")
    public DeadlinePolicyDetail createDeadlinePolicy(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "acceptance", value = """
                                                                    {"kind": "ACCEPTANCE", "district": "440103", "amount": 2, "unit": "WORKING_DAY", "validFrom": "2090-01-01"}""")))
                    NewDeadlinePolicy body) {
        return policies.record(body);
    }
}
