package org.gridmediation.session;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Versioned;
import org.gridmediation.privacy.MaskedName;

@Schema(name = "Investigation")
public record InvestigationDetail(
        UUID id,
        @Schema(minimum = "1", maximum = "100000") int number,
        Instant beganAt,
        Instant endedAt,
        @Schema(maxLength = 200) String place,
        UUID askedPartyId,
        MaskedName askedName,
        @Schema(maxLength = 100) String askedAs,
        @Schema(maxLength = 100) String investigator,
        @Schema(maxLength = 100) String recorder,
        @Schema(maxLength = 4000) String record,
        @JsonIgnore @Schema(hidden = true) UUID dispute,
        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    InvestigationDetail(Investigation i, int version) {
        this(
                i.id,
                i.number,
                i.beganAt,
                i.endedAt,
                i.place,
                i.askedParty,
                MaskedName.of(i.askedName),
                i.askedAs,
                i.investigator,
                i.recorder,
                i.record,
                i.disputeId(),
                version);
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/disputes/" + dispute + "/investigations";
    }
}
