package org.gridmediation.resident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.BirthDate;
import org.gridmediation.access.Sex;
import org.gridmediation.area.AreaCode;
import org.gridmediation.privacy.ValidPhone;
import org.gridmediation.privacy.Visible;
import org.gridmediation.privacy.WithoutNumbers;

@Schema(
        description =
                "Sex and birth date may be left out when the document's number tells them; given, they must agree with it.")
public record NewResident(
        @NotNull @Schema(examples = "440103009106001", description = "The grid where they live.")
        AreaCode area,

        @Visible @WithoutNumbers @NotBlank @Size(max = 100) String name,
        Sex sex,
        @BirthDate LocalDate birthDate,
        @Valid IdentityDocument document,
        @Size(max = 5) List<@NotNull @Size(max = 30) @Visible @ValidPhone String> phones,
        @Size(max = 200) String address,

        @Visible @Size(max = 40) @Schema(description = "Number of the household, local.")
        String household) {}
