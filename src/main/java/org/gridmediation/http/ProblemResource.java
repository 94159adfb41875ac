package org.gridmediation.http;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/problems")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Problems", description = "What each problem type means and how to mend it.")
public class ProblemResource {
    @Inject
    HttpHeaders headers;

    @GET
    @Path("{slug}")
    @PermitAll
    @Operation(
            summary = "Explain a problem",
            description =
                    "What the problem means and what mends it, in zh-CN or en by Accept-Language. Needs no token.")
    public Explanation getProblem(@RestPath String slug) {
        var problem = Stream.of(Problem.values())
                .filter(p -> p.slug().equals(slug))
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception);
        var texts = Texts.of(headers);
        return new Explanation(
                "/problems/" + slug,
                problem.name(),
                problem.status,
                texts.problem(problem, "title"),
                texts.problem(problem, "meaning"),
                texts.problem(problem, "remedy"));
    }

    @Schema(name = "ProblemExplanation")
    public record Explanation(
            @Schema(examples = "/problems/wrong-state", maxLength = 100, required = true)
            String type,

            @Schema(maxLength = 60, required = true) String code,

            @Schema(minimum = "400", maximum = "599", required = true)
            int status,

            @Schema(maxLength = 200, required = true) String title,
            @Schema(maxLength = 1000, required = true) String meaning,
            @Schema(maxLength = 1000, required = true) String remedy) {}
}
