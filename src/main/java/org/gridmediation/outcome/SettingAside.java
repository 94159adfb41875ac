package org.gridmediation.outcome;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Days;
import org.gridmediation.privacy.Visible;

/** Why an agreement binds no more, and from which day. */
public record SettingAside(
        @NotNull Ground ground,

        @PastOrPresent @Schema(description = "Today when absent.")
        LocalDate on,

        @NotBlank @Size(max = 2000) String reason,

        @Visible @Size(max = 60) @Schema(description = "The court's number; needed when a court decided.")
        String rulingNumber,

        @Size(min = 1, max = 50)
        @Schema(description = "The numbers of the parties who agreed to give it up: every party, with PARTIES_AGREED.")
        List<@NotNull @Min(1) @Max(50) Integer> agreedBy,

        @Size(max = 50)
        @Schema(
                description =
                        "With PARTIES_AGREED the numbers of the parties whose guardian was present: every minor's must have been, and nobody's who has none.")
        List<@NotNull @Min(1) @Max(50) Integer> guardiansPresent) {
    public SettingAside {
        if (on == null) on = Days.today();
    }

    public enum Ground {
        /** 法院确认无效. */
        VOID_BY_COURT,
        /** 法院撤销. */
        REVOKED_BY_COURT,
        PARTIES_AGREED;

        boolean isOfCourt() {
            return this != PARTIES_AGREED;
        }
    }

    @Schema(
            name = "NewSettingAside",
            description = "The mediation ends with it, so the parties must be told of the other routes (art. 26, 33).")
    public record Request(
            @NotNull @Valid SettingAside settingAside,
            @NotNull @Valid NewRouteNotice told) {}
}
