package org.gridmediation.feed;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.AreaDetail;
import org.gridmediation.dispute.DisputeSummary;
import org.gridmediation.mediator.MediatorDetail;
import org.gridmediation.organization.OrganizationDetail;
import org.gridmediation.outcome.OutcomeSummary;
import org.gridmediation.report.ReportSummary;
import org.gridmediation.resident.ResidentSummary;
import org.gridmediation.staff.StaffDetail;

@Schema(description = "A change as a CloudEvent 1.0 in JSON.")
public record CloudEvent(
        @Schema(maxLength = 5, required = true, examples = "1.0")
        String specversion,

        @Schema(
                maxLength = 100,
                required = true,
                description = "With `source` the same for ever: what is delivered twice is told by it.")
        String id,

        @Schema(maxLength = 40, required = true, description = "The district in whose order it stands.")
        String source,

        @Schema(
                maxLength = 100,
                required = true,
                examples = "org.gridmediation.dispute.accepted",
                description =
                        "Of a dispute its step; of others created, changed, removed. `scope-entered` and `scope-left` when it came into, or left, what the caller sees;"
                                + " `present` in a snapshot.")
        String type,

        @Schema(maxLength = 100, required = true, description = "The record's address.")
        String subject,

        @Schema(required = true) Instant time,

        @Schema(maxLength = 40, examples = "application/json")
        String datacontenttype,

        @Schema(
                maxLength = 19,
                description = "Greater for what happened to the same record later; in its order as text.")
        String sequence,

        @Schema(required = true, description = "Where the record lies since.")
        AreaCode area,

        @Schema(
                anyOf = {
                    AreaDetail.class,
                    OrganizationDetail.class,
                    StaffDetail.class,
                    StaffPost.class,
                    MediatorDetail.class,
                    ResidentSummary.class,
                    DisputeSummary.class,
                    OutcomeSummary.class,
                    ReportSummary.class
                },
                description =
                        "The record as its list shows it to the caller now, not as it was then. Absent when it was removed, when the caller does not see it any"
                                + " more, or may not list it.")
        Object data) {

    private static final String VERSION = "1.0";
    private static final String JSON = "application/json";

    static String source(String district) {
        return "/v1/areas/" + district;
    }

    CloudEvent(
            String id,
            String source,
            String type,
            String subject,
            Instant time,
            String sequence,
            AreaCode area,
            Object data) {
        this(VERSION, id, source, type, subject, time, data == null ? null : JSON, sequence, area, data);
    }
}
