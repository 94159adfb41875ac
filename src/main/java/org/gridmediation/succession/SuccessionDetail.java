package org.gridmediation.succession;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Versioned;

/** A succession as it happened. It changes no more. */
@Schema(name = "Succession")
public record SuccessionDetail(
        UUID id, Instant at, @Schema(maxLength = 1000) String reason, SuccessionPlan plan) implements Versioned {

    SuccessionDetail(Succession s) {
        this(s.id, s.at, s.reason, s.plan);
    }

    @Override
    @JsonIgnore
    public int version() {
        return 0;
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/areas/" + plan.ending().get(0) + "/successions";
    }
}
