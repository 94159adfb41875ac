package org.gridmediation.mediator;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Versioned;

@Schema(name = "Mediator", description = "The mediator's view of a staff member, for one committee.")
public record MediatorDetail(
        UUID id,
        UUID staffId,

        @Schema(maxLength = 100, description = "Absent when the staff member works outside the caller's area.")
        String name,

        AreaCode area,
        @Schema(description = "The committee.") UUID organizationId,
        Employment employment,
        MediatorState state,
        LocalDate engagedFrom,
        LocalDate engagedUntil,
        @Schema(maxLength = 20) String grade,
        @Schema(maxItems = 20) List<String> specialities,
        @Schema(maxLength = 40) String certificateNumber,

        @Schema(
                description =
                        "They may be assigned now: engaged today, and not declared unavailable. An engagement that begins later does not make them so before.")
        boolean available,

        @Schema(minimum = "0", maximum = "100000") int openCases,

        @Schema(maxLength = 500, description = "Of the last step.")
        String reason,

        @Schema(maxItems = 100_000, description = "Only when one mediator is read.")
        List<StepDetail> steps,

        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    @Schema(name = "MediatorStep")
    public record StepDetail(
            MediatorState state,
            Instant at,
            @Schema(maxLength = 100) String by,
            @Schema(maxLength = 500) String reason,

            @Schema(description = "The term of an engagement; absent in other steps, and where it was not recorded.")
            LocalDate engagedFrom,

            LocalDate engagedUntil) {
        StepDetail(MediatorStep s) {
            this(s.state, s.at, s.byName, s.reason, s.engagedFrom, s.engagedUntil);
        }
    }

    MediatorDetail(Mediator m, String name, List<StepDetail> steps) {
        this(
                m.id,
                m.staffId,
                name,
                m.area,
                m.organizationId,
                m.employment,
                m.state,
                m.engagedFrom,
                m.engagedUntil,
                m.grade,
                m.specialities,
                m.certificateNumber,
                m.isAvailable(),
                m.openCases,
                m.reason,
                steps,
                m.seen());
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/mediators/" + id;
    }
}
