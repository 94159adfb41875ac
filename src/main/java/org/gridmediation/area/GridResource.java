package org.gridmediation.area;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Post;
import org.gridmediation.http.Days;
import org.gridmediation.http.Idempotent;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Precondition;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/grids")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Grids", description = "Areas of the lowest tier, with kind, households, boundary and officers.")
public class GridResource {
    @Inject
    EntityManager entities;

    @Inject
    Areas areas;

    @Inject
    Redistricting redistricting;

    @Inject
    Caller caller;

    @Inject
    Precondition precondition;

    @GET
    @Operation(summary = "List grids", description = "Those valid today, by code.")
    @PermissionsAllowed("listGrids")
    public Paged<GridSummary> listGrids(
            @RestQuery @Parameter(description = "Only grids of this area.") AreaCode area,
            @RestQuery @Parameter(description = "Only grids of this kind.") GridKind kind,
            @Valid @BeanParam Paging paging) {
        return areas.page(new Areas.Wanted(Tier.GRID, null, area, null, kind, Days.today()), paging, GridSummary::new);
    }

    @GET
    @Path("{code}")
    @Operation(summary = "Read a grid", description = "With the officers whom the caller's area shows.")
    @PermissionsAllowed("getGrid")
    public GridDetail getGrid(@RestPath AreaCode code) {
        return detail(areas.getGrid(code));
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Create a grid",
            description =
                    "In a community; its code's last digits tell its kind: 001–699 basic, 701–899 dedicated, 901–999 temporary. Send as `admin`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,DUPLICATE_CODE,AREA_RETIRED")
    @ResponseStatus(201)
    @APIResponseSchema(value = GridDetail.class, responseCode = "201")
    @PermissionsAllowed("createGrid")
    public GridDetail createGrid(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "school", value = """
                                                                    {"community": "440103009106", "name": "示例学校专属网格", "kind": "DEDICATED", "households": 0, "validFrom": "2026-01-01",
                                                                     "boundary": {"type": "Polygon", "coordinates": [[[113.230,23.130],[113.240,23.130],[113.240,23.140],[113.230,23.130]]]}}""")))
                    NewGrid body) {
        return detail(redistricting.createGrid(body));
    }

    @PUT
    @Path("{code}")
    @Operation(summary = "Change a grid", description = "Its name, households and boundary. Send as `admin`.")
    @PermissionsAllowed("changeGrid")
    public GridDetail changeGrid(
            @RestPath AreaCode code,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "households",
                                                            value = "{\"name\": \"中兴第1网格（演示）\", \"households\": 420}")))
                    GridChange body) {
        caller.mustCover(code);
        var grid = areas.lock(areas.getGrid(code));
        precondition.matches(detail(grid).version());
        grid.name = body.name().strip();
        grid.outline(body.households(), body.boundary());
        return detail(grid);
    }

    private GridDetail detail(Area grid) {
        entities.flush();
        var officers = Post.<Post>find("""
                        select distinct s.id, s.name from Post p join Staff s on s.id = p.staffId
                        where p.area = ?1 and p.role = GRID_OFFICER and p.validFrom <= instant and (p.validUntil is null or p.validUntil > instant)
                        order by s.name, s.id""", grid.code)
                .project(GridDetail.Officer.class)
                .list();
        return new GridDetail(grid, officers);
    }
}
