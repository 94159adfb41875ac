package org.gridmediation.calendar;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/calendars/{year: [1-9][0-9]*}")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Deadlines", description = "Which days are worked, how long something may take, and what is due.")
public class CalendarResource {
    @Inject
    Calendars calendars;

    @GET
    @Operation(
            summary = "Read a year's working calendar",
            description =
                    "The State Council's holidays and make-up workdays 调休; every other day is worked from Monday to Friday. A year that is not known says so.")
    @PermissionsAllowed("getCalendar")
    public CalendarDetail getCalendar(
            @RestPath @Min(2000) @Max(2100) int year,
            @RestQuery @Min(1) @Parameter(description = "As it was known in this revision; the latest when absent.")
                    Integer revision) {
        return calendars.year(year, revision);
    }

    @PUT
    @Operation(
            summary = "Load a year's working calendar",
            description =
                    "All of the year's days, as the State Council announces them late in the year before, by an administrator of a whole province."
                            + " Running deadlines are reckoned anew soon after. Send as `admin`.")
    @Extension(name = "x-problems", value = "RULE_BROKEN")
    @PermissionsAllowed("changeCalendar")
    public CalendarDetail changeCalendar(
            @RestPath @Min(2000) @Max(2100) int year,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "a made-up year", value = """
                                                                    {"days": [{"day": "2099-01-01", "kind": "OFF", "name": "元旦"}, {"day": "2099-01-02", "kind": "OFF", "name": "元旦"},
                                                                      {"day": "2099-01-04", "kind": "WORK", "name": "元旦"}]}""")))
                    NewCalendar body) {
        return calendars.load(year, body);
    }
}
