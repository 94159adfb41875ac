package org.gridmediation.report;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.http.Period;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/reports/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Reports")
public class ReturnResource {
    private static final String DIGEST = "SHA-256 of the content (RFC 9530).";
    private static final String EDITION = "The newest when absent.";

    @Inject
    ReportCycle reportCycle;

    @Inject
    Reports reports;

    @Inject
    LaterCounts laterCounts;

    @GET
    @Path("return")
    @Operation(
            summary = "Read a report's return",
            description =
                    "人民调解案件情况统计表, by both lines' classifications, with a line for each area below. A locked edition is the same bytes for ever.")
    @APIResponse(
            responseCode = "200",
            description = "The return.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MonthlyReturn.class)),
            headers =
                    @Header(
                            name = "Repr-Digest",
                            description = DIGEST,
                            schema = @Schema(type = SchemaType.STRING, maxLength = 200)))
    @PermissionsAllowed("getReturn")
    public ReturnFile getReturn(
            @RestPath UUID id, @RestQuery @Min(1) @Max(1000) @Parameter(description = EDITION) Integer edition) {
        return reportCycle.file(id, edition, ReturnFormat.JSON);
    }

    @GET
    @Path("return/xlsx")
    @Produces(ReturnFile.XLSX)
    @Operation(
            summary = "Download a report's return as a workbook",
            description = "In the layout of the official return. A locked edition is the same bytes for ever.")
    @APIResponse(
            responseCode = "200",
            description = "The workbook.",
            content =
                    @Content(
                            mediaType = ReturnFile.XLSX,
                            schema = @Schema(type = SchemaType.STRING, format = "binary", maxLength = 10_000_000)),
            headers =
                    @Header(
                            name = "Repr-Digest",
                            description = DIGEST,
                            schema = @Schema(type = SchemaType.STRING, maxLength = 200)))
    @PermissionsAllowed("downloadReturnXlsx")
    public ReturnFile downloadReturnXlsx(
            @RestPath UUID id, @RestQuery @Min(1) @Max(1000) @Parameter(description = EDITION) Integer edition) {
        return reportCycle.file(id, edition, ReturnFormat.XLSX);
    }

    @GET
    @Path("return/pdf")
    @Produces(ReturnFile.PDF)
    @Operation(
            summary = "Download a report's return on paper",
            description = "To sign, seal and file. A locked edition is the same bytes for ever.")
    @APIResponse(
            responseCode = "200",
            description = "The paper.",
            content =
                    @Content(
                            mediaType = ReturnFile.PDF,
                            schema = @Schema(type = SchemaType.STRING, format = "binary", maxLength = 10_000_000)),
            headers =
                    @Header(
                            name = "Repr-Digest",
                            description = DIGEST,
                            schema = @Schema(type = SchemaType.STRING, maxLength = 200)))
    @PermissionsAllowed("downloadReturnPdf")
    public ReturnFile downloadReturnPdf(
            @RestPath UUID id, @RestQuery @Min(1) @Max(1000) @Parameter(description = EDITION) Integer edition) {
        return reportCycle.file(id, edition, ReturnFormat.PDF);
    }

    @GET
    @Path("adjustments")
    @Operation(
            summary = "See what became known of the month since a report was counted",
            description =
                    "Which numbers are others now, which disputes made them so, and what happened to these. The report itself does not move; a correction takes them up.")
    @PermissionsAllowed("getReportAdjustments")
    public Adjustments getReportAdjustments(
            @RestPath UUID id, @RestQuery @Min(1) @Max(1000) @Parameter(description = EDITION) Integer edition) {
        return laterCounts.of(id, edition);
    }

    @GET
    @Path("diff")
    @Operation(summary = "Compare two editions of a report", description = "Every number that is another one.")
    @PermissionsAllowed("diffReport")
    public ReportDiff diffReport(
            @RestPath UUID id,
            @RestQuery
                    @Min(1)
                    @Max(1000)
                    @Parameter(
                            description =
                                    "The one before `to` when absent; the first has none, and is compared with itself.")
                    Integer from,
            @RestQuery @Min(1) @Max(1000) @Parameter(description = "The newest when absent.") Integer to) {
        var report = reports.get(id);
        var later = reports.edition(report, to, Period.TO);
        var earlier = reports.edition(
                report, from == null ? Integer.valueOf(Math.max(1, later.number - 1)) : from, Period.FROM);
        return new ReportDiff(
                earlier.number, later.number, later.reason, Comparison.of(reports.read(earlier), reports.read(later)));
    }
}
