package org.gridmediation.organization;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.privacy.ValidPhone;
import org.gridmediation.privacy.Visible;

@Schema(description = "A committee, and only a committee, has a kind of committee and a word for its case numbers.")
public record NewOrganization(
        @NotNull AreaCode area,
        @NotNull OrganizationKind kind,
        CommitteeKind committeeKind,
        @Visible @NotBlank @Size(max = 100) String name,

        @Visible @ValidCreditCode @Size(max = 18) @Schema(examples = "55440103MEDEM0016D")
        String creditCode,

        @Visible @Size(min = 1, max = 30) @Schema(examples = "荔彩虹街人调字")
        String caseWord,

        @Visible @Size(max = 30) @ValidPhone String phone,
        @Visible @Size(max = 200) String address,
        LocalDate establishedOn,
        LocalDate endedOn) {}
