package org.gridmediation.succession;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
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
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Areas;
import org.gridmediation.http.Idempotent;
import org.gridmediation.http.RowPaging;
import org.hibernate.Session;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/areas/{code}/successions")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Areas")
public class SuccessionResource {
    @Inject
    Session entities;

    @Inject
    Areas areas;

    @Inject
    Successions successions;

    @GET
    @Operation(
            summary = "List the successions in which a grid ended or followed",
            description = "The latest first, with what moved.")
    @PermissionsAllowed("listSuccessions")
    public List<SuccessionDetail> listSuccessions(@RestPath AreaCode code, @Valid @BeanParam RowPaging paging) {
        areas.get(code);
        var rows = entities.createNativeQuery(
                        "select s.* from succession s join succession_grid g on g.succession_id = s.id where g.code = :code and s.id < :after order by s.id desc",
                        Succession.class)
                .setParameter("code", code.value())
                .setParameter("after", paging.after(UUID::fromString, RowPaging.LAST_ID))
                .setMaxResults(paging.wanted())
                .getResultList();
        return paging.rows(rows, SuccessionDetail::new, s -> s.id);
    }

    @POST
    @Path("preview")
    @Operation(summary = "See what a succession would move", description = "Changes nothing. Send as `admin`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,AREA_RETIRED,AREA_IN_USE")
    @PermissionsAllowed("previewSuccession")
    public SuccessionPlan previewSuccession(
            @RestPath AreaCode code,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "split", value = """
                                                                    {"successors": [{"code": "440103009106015", "name": "中兴第15网格（示例）", "kind": "BASIC", "households": 200, "buildings": ["示范楼2栋"]},
                                                                                    {"code": "440103009106016", "name": "中兴第16网格（示例）", "kind": "BASIC", "households": 220}],
                                                                     "defaultSuccessor": "440103009106016", "reason": "户数超过一个网格的规模。"}""")))
                    NewSuccession body) {
        return successions.preview(code, body);
    }

    @POST
    @Idempotent
    @TransactionConfiguration(timeout = 300)
    @Operation(
            summary = "Split or merge grids",
            description =
                    "The grid, and others of its community that are named, end; residents, disputes with all their parts, tasks and posts go on in"
                            + " the successors, at once. Every record keeps the grid in which it was recorded. A post that would see people whom it did not see before, as in a grid that was there"
                            + " already, is only proposed to another administrator. Nobody does it whose own posts go on so. Send as `admin`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,AREA_RETIRED,AREA_IN_USE,DUPLICATE_CODE,SECOND_PERSON_NEEDED")
    @ResponseStatus(201)
    @APIResponseSchema(value = SuccessionDetail.class, responseCode = "201")
    @PermissionsAllowed("succeedArea")
    public SuccessionDetail succeedArea(
            @RestPath AreaCode code,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "split", value = """
                                                                    {"successors": [{"code": "440103009106015", "name": "中兴第15网格（示例）", "kind": "BASIC", "households": 200, "buildings": ["示范楼2栋"]},
                                                                                    {"code": "440103009106016", "name": "中兴第16网格（示例）", "kind": "BASIC", "households": 220}],
                                                                     "defaultSuccessor": "440103009106016", "reason": "户数超过一个网格的规模。"}""")))
                    NewSuccession body) {
        return successions.succeed(code, body);
    }
}
