package org.gridmediation.client;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;
import org.gridmediation.privacy.Visible;

public record NewClient(
        @NotNull AreaCode area,
        @Visible @NotBlank @Size(max = 100) String name,

        @NotNull @Pattern(regexp = "^[a-z][a-z0-9.-]{2,59}$")
        String clientId,

        @Size(max = 100) String contact,
        @NotNull @Size(min = 1, max = 3) List<@NotNull Role> roles) {}
