package org.gridmediation.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Versioned;

@Schema(name = "Report")
public record ReportDetail(
        UUID id,
        AreaCode area,
        @Schema(maxLength = 100) String areaName,
        Tier tier,
        @Schema(maxLength = 7, examples = "2026-03") String period,
        ReportState state,

        @Schema(minimum = "1", maximum = "1000", description = "The newest.")
        int edition,

        @Schema(minimum = "1", maximum = "1000", description = "The newest that is locked.")
        Integer lockedEdition,

        @Schema(description = "The first instant at which it is late.")
        Instant dueAt,

        @Schema(description = "For the first time.") Instant submittedAt,

        @Schema(description = "Submitted after it was due, or due and not submitted.")
        boolean late,

        @Schema(maxItems = 1000) List<EditionItem> editions,

        @Schema(maxItems = 20, description = "The ids of the operations that the caller may call on it now.")
        List<String> allowedActions,

        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    @Schema(name = "ReportEdition", description = "A version of a report; its return is read with `getReturn`.")
    public record EditionItem(
            @Schema(minimum = "1", maximum = "1000") int number,

            @Schema(maxLength = 1000, description = "Why the one before was corrected.")
            String reason,

            @Schema(maximum = "100000", description = "排查纠纷 (次), as stated by the area.")
            Integer screenings,

            @Schema(maximum = "100000", description = "预防纠纷 (件), as stated by the area.")
            Integer disputesPrevented,

            @Schema(maxLength = 1000) String remark,
            Instant countedAt,
            @Schema(description = "零报告: nothing happened.") boolean zero,

            @Schema(
                    maximum = "200",
                    description = "How many control equations do not hold; such a report is not submitted.")
            int violations,

            @Schema(
                    maximum = "1000",
                    description =
                            "How many areas right below had no accepted report when it was counted, submitted or locked; its return names them. A warning, not a bar.")
            int missing,

            @Schema(maxLength = 64, description = "SHA-256 of the return's JSON, in hexadecimal.")
            String digest,

            Instant lockedAt) {

        EditionItem(Edition e) {
            this(
                    e.number,
                    e.reason,
                    e.screenings,
                    e.disputesPrevented,
                    e.remark,
                    e.countedAt,
                    e.zero,
                    e.violations,
                    e.missing,
                    e.digest,
                    e.lockedAt);
        }
    }

    ReportDetail(Report r, String name, List<Edition> editions, List<String> allowed) {
        this(
                r.id,
                r.area,
                name,
                r.tier,
                YearMonth.from(r.period).toString(),
                r.state,
                r.edition,
                r.lockedEdition,
                r.dueAt,
                r.submittedAt,
                r.isLate(),
                editions.stream().map(EditionItem::new).toList(),
                allowed,
                r.seen());
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/reports/" + id;
    }
}
