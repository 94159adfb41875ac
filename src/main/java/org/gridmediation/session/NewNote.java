package org.gridmediation.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

public record NewNote(@NotBlank @Size(max = 4000) String text) {}
