package org.gridmediation.area;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.access.Caller;
import org.gridmediation.http.Days;
import org.gridmediation.http.Idempotent;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;
import org.gridmediation.http.RowPaging;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/areas")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(
        name = "Areas",
        description = "The tree from province to grid. Everybody reads it; administrators change their part.")
public class AreaResource {
    @Inject
    EntityManager entities;

    @Inject
    Areas areas;

    @Inject
    Redistricting redistricting;

    @Inject
    CoverageQuery coverage;

    @Inject
    Caller caller;

    @GET
    @Operation(summary = "List areas", description = "By code, or by name when a name is asked for.")
    @PermissionsAllowed("listAreas")
    public Paged<AreaDetail> listAreas(
            @RestQuery @Parameter(description = "Only areas of this tier.") Tier tier,
            @RestQuery @Parameter(description = "Only areas right below this one.") AreaCode parent,
            @RestQuery @Size(min = 1, max = 50) @Parameter(description = "Beginning of the name.") String name,
            @RestQuery @Parameter(description = "Areas valid on this day; today when absent.") LocalDate at,
            @Valid @BeanParam Paging paging) {
        return areas.page(
                new Areas.Wanted(tier, parent, null, name, null, at == null ? Days.today() : at),
                paging,
                AreaDetail::new);
    }

    @GET
    @Path("{code}")
    @Operation(summary = "Read an area")
    @PermissionsAllowed("getArea")
    public AreaDetail getArea(@RestPath AreaCode code) {
        return new AreaDetail(areas.get(code));
    }

    @GET
    @Path("{code}/children")
    @Operation(summary = "List the areas right below one", description = "Those valid today, by code.")
    @PermissionsAllowed("listAreaChildren")
    public Paged<AreaDetail> listAreaChildren(@RestPath AreaCode code, @Valid @BeanParam Paging paging) {
        areas.get(code);
        return areas.page(new Areas.Wanted(null, code, null, null, null, Days.today()), paging, AreaDetail::new);
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Create an area",
            description = "Any tier between city and community; its code says its parent. Send as `admin`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,DUPLICATE_CODE,AREA_RETIRED")
    @ResponseStatus(201)
    @APIResponseSchema(value = AreaDetail.class, responseCode = "201")
    @PermissionsAllowed("createArea")
    public AreaDetail createArea(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "community",
                                                            value =
                                                                    "{\"code\": \"440103009190\", \"name\": \"示例社区居民委员会\", \"validFrom\": \"2026-01-01\"}")))
                    NewArea body) {
        var area = redistricting.create(body);
        entities.flush();
        return new AreaDetail(area);
    }

    @PUT
    @Path("{code}")
    @Operation(summary = "Change an area's name or first day", description = "Send as `admin`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN")
    @PermissionsAllowed("changeArea")
    public AreaDetail changeArea(
            @RestPath AreaCode code,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "name",
                                                            value =
                                                                    "{\"name\": \"彩虹街道\", \"validFrom\": \"2023-01-01\"}")))
                    AreaChange body) {
        caller.mustCover(code);
        var area = areas.change(areas.get(code));
        redistricting.change(area, body);
        entities.flush();
        return new AreaDetail(area);
    }

    @POST
    @Path("{code}/retirement")
    @Idempotent
    @Operation(
            summary = "Retire an area",
            description =
                    "From the day after its last it takes no new records; those it has keep it. Also for grids. Send as `admin`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,AREA_RETIRED,AREA_IN_USE")
    @ResponseStatus(201)
    @APIResponseSchema(value = AreaDetail.class, responseCode = "201")
    @PermissionsAllowed("retireArea")
    public AreaDetail retireArea(
            @RestPath AreaCode code,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "merged",
                                                            value =
                                                                    "{\"validUntil\": \"2026-12-31\", \"successor\": \"440103009106002\"}")))
                    Retirement body) {
        caller.mustCover(code);
        var area = areas.change(areas.get(code));
        redistricting.retire(area, body);
        entities.flush();
        return new AreaDetail(area);
    }

    @GET
    @Path("{code}/coverage")
    @Operation(
            summary = "See which grids and communities lack mediators",
            description =
                    "The rule: a mediator in every grid, two grid officers who mediate in every community. The totals are of the"
                            + " whole area, a community or larger; the communities are listed one by one. `he` sees her subdistrict's.")
    @Extension(name = "x-problems", value = "AREA_NOT_YOURS")
    @PermissionsAllowed("getCoverage")
    public Coverage getCoverage(@RestPath AreaCode code, @Valid @BeanParam RowPaging paging) {
        caller.mustCover(code);
        if (areas.get(code).tier == Tier.GRID) throw Problem.NOT_FOUND.exception();
        return coverage.of(code, paging);
    }
}
