package org.gridmediation.dispute;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description =
                "What one party owes another: `amount` for MONEY, `windows` and `lastsUntil` for CONDUCT, `dueOn` for all but CONDUCT. A party is named"
                        + " by its id, or by its number where it has no id yet. Without a creditor it is owed to every other party.")
public record NewObligation(
        @NotNull Kind kind,
        UUID debtorId,
        @Min(1) @Max(50) Integer debtorNumber,
        UUID creditorId,
        @Min(1) @Max(50) Integer creditorNumber,
        @NotBlank @Size(max = 2000) String content,

        @Min(1) @Max(1_000_000_000_000L) @Schema(description = "In fen.")
        Long amount,

        LocalDate dueOn,

        @Schema(description = "The last day of the conduct; absent when it has no end.")
        LocalDate lastsUntil,

        @Size(max = 20) @Schema(description = "When the conduct is allowed, such as renovation in the morning only.")
        List<@NotNull @Valid Window> windows) {

    @Schema(name = "ObligationKind")
    public enum Kind {
        MONEY,
        ACT,
        CONDUCT,
        APOLOGY
    }

    @Schema(name = "ConductWindow", description = "A time of the day, on some days of the week.")
    public record Window(
            @NotEmpty @Size(max = 7) Set<@NotNull DayOfWeek> days,

            @NotNull @Pattern(regexp = TIME) @Schema(examples = "09:00")
            String from,

            @NotNull @Pattern(regexp = TIME) @Schema(examples = "11:30", description = "Later than `from`.")
            String until) {
        static final String TIME = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

        public boolean ends() {
            return from.compareTo(until) < 0;
        }
    }
}
