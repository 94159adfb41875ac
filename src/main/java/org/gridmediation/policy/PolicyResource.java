package org.gridmediation.policy;

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

@Path("/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Policies", description = "What a district sets for itself, with its days.")
public class PolicyResource {
    @Inject
    Policies policies;

    @GET
    @Operation(
            summary = "List policies",
            description =
                    "What districts have set, past and to come. Where none is valid, `RETURN_VISIT_BY_ANOTHER` is `false`,"
                            + " `ESCALATION_REPORT_MINUTES` is `60`, `REPORT_DUE_DAY` is `3`, `SMALL_NUMBER_THRESHOLD` is `5` and `SMALL_NUMBERS_HIDDEN_ABOVE` is `false`.")
    @PermissionsAllowed("listPolicies")
    public List<PolicyDetail> listPolicies(
            @RestQuery @Parameter(description = "Only this one.") PolicyKey key,
            @RestQuery @Parameter(description = "Only this district's.") AreaCode district) {
        return policies.list(key, district);
    }

    @POST
    @Idempotent
    @Operation(summary = "Set a policy", description = "From tomorrow at the earliest. Send as `liang`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,POLICY_EXISTS")
    @ResponseStatus(201)
    @APIResponseSchema(value = PolicyDetail.class, responseCode = "201")
    @PermissionsAllowed("createPolicy")
    public PolicyDetail createPolicy(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "visits by another", value = """
                                                                    {"key": "RETURN_VISIT_BY_ANOTHER", "district": "440103", "value": "true", "validFrom": "2090-01-01"}""")))
                    NewPolicy body) {
        return policies.record(body);
    }
}
