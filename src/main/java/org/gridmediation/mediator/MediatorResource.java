package org.gridmediation.mediator;

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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/mediators")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Mediators", description = "People's mediators: nominated, engaged, suspended, ended.")
public class MediatorResource {
    @Inject
    Mediators mediators;

    @GET
    @Operation(
            summary = "List mediators",
            description = "Of committees inside the caller's area, and of those that serve it.")
    @PermissionsAllowed("listMediators")
    public Paged<MediatorDetail> listMediators(
            @Valid @BeanParam MediatorFilter filter, @Valid @BeanParam Paging paging) {
        return mediators.list(filter, paging);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a mediator", description = "With each step of the engagement.")
    @PermissionsAllowed("getMediator")
    public MediatorDetail getMediator(@RestPath UUID id) {
        return mediators.detail(mediators.get(id));
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Nominate a mediator",
            description = "A staff member for a committee of the caller's area. Send as `huang`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,MEDIATOR_EXISTS")
    @ResponseStatus(201)
    @APIResponseSchema(value = MediatorDetail.class, responseCode = "201")
    @PermissionsAllowed("nominateMediator")
    public MediatorDetail nominateMediator(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "huang herself", value = """
                                                                    {"staffId": "00000000-0000-7000-8002-000000000004", "organizationId": "00000000-0000-7000-8000-440103009106",
                                                                     "employment": "PART_TIME", "specialities": ["02"]}""")))
                    MediatorRequests.Nomination body) {
        return mediators.detail(mediators.nominate(body));
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Change a mediator",
            description = "Grade, specialities, certificate and availability. Send as `he`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN")
    @PermissionsAllowed("changeMediator")
    public MediatorDetail changeMediator(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "specialities",
                                                            value =
                                                                    "{\"specialities\": [\"01\", \"02\"], \"available\": true}")))
                    MediatorRequests.Change body) {
        var mediator = mediators.change(id);
        mediator.grade = body.grade();
        mediator.specialities = mediators.specialities(body.specialities());
        mediator.certificateNumber = body.certificateNumber();
        mediator.available = body.available();
        return mediators.detail(mediator);
    }

    @POST
    @Path("{id}/engagement")
    @Idempotent
    @Operation(
            summary = "Engage a mediator",
            description = "An adult, for at most three years; also ends a suspension. Send as `he`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,WRONG_STATE")
    @ResponseStatus(201)
    @APIResponseSchema(value = MediatorDetail.class, responseCode = "201")
    @PermissionsAllowed("engageMediator")
    public MediatorDetail engageMediator(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "three years",
                                                            value =
                                                                    "{\"from\": \"2026-01-01\", \"until\": \"2028-12-31\"}")))
                    MediatorRequests.Engagement body) {
        var mediator = mediators.change(id);
        mediators.engage(mediator, body);
        return mediators.detail(mediator);
    }

    @POST
    @Path("{id}/suspension")
    @Idempotent
    @Operation(
            summary = "Suspend a mediator",
            description = "From now on they mediate nothing until engaged again. Send as `he`.")
    @Extension(name = "x-problems", value = "WRONG_STATE")
    @ResponseStatus(201)
    @APIResponseSchema(value = MediatorDetail.class, responseCode = "201")
    @PermissionsAllowed("suspendMediator")
    public MediatorDetail suspendMediator(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "leave", value = "{\"reason\": \"产假\"}")))
                    MediatorRequests.Reason body) {
        var mediator = mediators.change(id);
        mediators.suspend(mediator, body);
        return mediators.detail(mediator);
    }

    @POST
    @Path("{id}/end")
    @Idempotent
    @Operation(summary = "End a mediator's engagement", description = "For good, once no case is open. Send as `he`.")
    @Extension(name = "x-problems", value = "WRONG_STATE,MEDIATOR_HAS_CASES")
    @ResponseStatus(201)
    @APIResponseSchema(value = MediatorDetail.class, responseCode = "201")
    @PermissionsAllowed("endMediator")
    public MediatorDetail endMediator(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(name = "moved", value = "{\"reason\": \"调离岗位\"}")))
                    MediatorRequests.Reason body) {
        var mediator = mediators.change(id);
        mediators.end(mediator, body);
        return mediators.detail(mediator);
    }
}
