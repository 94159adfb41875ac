package org.gridmediation.link;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.dispute.Disputes;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/disputes")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Links")
public class SuggestionResource {
    @Inject
    Disputes disputes;

    @Inject
    Suggestions suggestions;

    @Inject
    Repeats repeats;

    @POST
    @Path("suggestions")
    @Operation(
            summary = "Look for duplicates before registering",
            description =
                    "Disputes of the 30 days around that have a party or the building in common, as far as the caller sees them, the likeliest first."
                            + " A party is known by residentId, by name and phone, or by the name in its grid. Send as `lin`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN")
    @PermissionsAllowed("suggestDuplicates")
    public List<Suggestion> suggestDuplicates(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "light", value = """
                                                                    {"area": "440103009106001", "place": "中兴社区示范楼2栋",
                                                                     "parties": [{"role": "APPLICANT", "kind": "PERSON", "name": "示例甲"},
                                                                                 {"role": "RESPONDENT", "kind": "PERSON", "name": "示例乙"}]}""")))
                    Sighting body) {
        return suggestions.like(body);
    }

    @GET
    @Path("{id}/repeats")
    @Operation(
            summary = "See whether a dispute comes again",
            description =
                    "How many there are of the same pair, party or building in the caller's area, and which of them this is; no names. The city sees"
                            + " no ids.")
    @PermissionsAllowed("getRepeats")
    public List<Repeat> getRepeats(@RestPath UUID id) {
        return repeats.of(disputes.get(id));
    }
}
